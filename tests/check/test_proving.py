"""Only rows that may have an error are left to Frictionless, and those they are linked to."""

from __future__ import annotations

from typing import Any

import pytest
from frictionless import Schema, system

from opendata.check.proving import Asked, to_ask
from opendata.table import Cell, Table

INTEGER = {"name": "a", "type": "integer"}
TEXT = {"name": "b", "type": "string"}


def asked(
    rows: list[tuple[Cell, Cell]], *fields: dict[str, Any], **more: Any
) -> tuple[tuple[int, ...], list[int]]:
    schema = Schema.from_descriptor(
        {"fields": list(fields or (INTEGER, TEXT)), "missingValues": ["", "-"], **more}
    )
    found = to_ask(Table(("a", "b"), tuple(rows)), schema)
    return found.rows, sorted(found.count)


def test_a_cell_of_another_type_and_a_blank_row() -> None:
    assert asked([("1", "x"), ("x", "x"), ("-", None), (None, "y")]) == ((1, 2), [1, 2])


def test_all_rows_that_share_a_key_by_its_value() -> None:
    rows: list[tuple[Cell, Cell]] = [("1", "x"), ("2", "x"), ("01", "y"), (None, "z"), ("-", "w")]
    assert asked(rows, primaryKey="a") == ((0, 2, 3, 4), [0, 2, 3, 4])
    unique = INTEGER | {"constraints": {"unique": True}}
    assert asked(rows, unique, TEXT) == ((0, 2), [0, 2])


def test_the_value_of_a_cell_with_a_fault_is_a_key_too() -> None:
    low = INTEGER | {"constraints": {"minimum": 5}}
    assert asked([("1", "x"), ("7", "x"), ("7", "y")], low, TEXT, primaryKey="a")[1] == [0, 1, 2]


def test_a_row_brings_the_row_that_it_is_linked_to() -> None:
    link = {"fields": "b", "reference": {"resource": "", "fields": "a"}}
    text = [{"name": "a", "type": "string"}, TEXT | {"constraints": {"pattern": "[0-9]"}}]
    rows: list[tuple[Cell, Cell]] = [("1", "-"), ("2", "1"), ("3", "10"), ("10", "1"), ("5", "8")]
    assert asked(rows, *text, foreignKeys=[link]) == ((2, 3, 4), [2, 4])


@pytest.mark.parametrize("fields", [("b", "a"), ("a", "a")])
def test_every_row_where_the_header_has_an_error(fields: tuple[str, str]) -> None:
    schema = Schema()
    schema.fields = [
        Schema.from_descriptor({"fields": [INTEGER | {"name": name}]}).fields[0] for name in fields
    ]
    assert to_ask(Table(("a", "b"), (("1", "2"),)), schema) == Asked((0,), frozenset({0}))


def test_every_row_where_keys_cannot_be_looked_up() -> None:
    rows: list[tuple[Cell, Cell]] = [("[1]", "x")]
    assert asked(rows, INTEGER | {"type": "array"}, TEXT, primaryKey="a") == ((0,), [0])


def test_every_row_where_frictionless_was_told_to_raise(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(system, "onerror", "raise")
    assert asked([("1", "x")]) == ((0,), [0])
