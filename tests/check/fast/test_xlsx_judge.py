"""A column is judged as Frictionless judges it, and asked about as little as may be."""

from __future__ import annotations

from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest
from frictionless import Schema
from frictionless.table.row import create_cell_handlers

from opendata.check.fast.cells import FAULT
from opendata.check.fast.xlsx_judge import Column, Judge

DAY = datetime.fromisoformat("2024-02-29")


def judge(
    field: dict[str, Any], missing: list[str], exact: bool = False
) -> tuple[Judge, list[Any]]:
    """The judge of a field, and the cells that it asks Frictionless about."""
    schema = Schema.from_descriptor({"fields": [{"name": "f", **field}], "missingValues": missing})
    (handler,) = create_cell_handlers(schema.fields).values()
    asked: list[Any] = []

    def reader(cell: Any) -> Any:
        asked.append(cell)
        return handler.reader(cell)

    return Judge(handler._replace(reader=reader), missing, exact), asked


@pytest.mark.parametrize(
    ("field", "missing", "sure", "doubtful"),
    [
        ({"type": "string"}, [""], ["а", "1"], ["", None, 5]),
        ({"type": "string", "constraints": {"minLength": 2}}, [], ["аб"], ["а"]),
        ({"type": "string", "constraints": {"maxLength": 2}}, [], ["аб"], ["абв"]),
        ({"type": "string", "constraints": {"pattern": "а|б"}}, [], ["аХ", "б"], ["в"]),
        ({"type": "string", "constraints": {"enum": ["а"]}}, [], [], ["а", "в"]),
        ({"type": "string", "format": "uri"}, [], ["https://a.ua/x"], ["a:b", "x"]),
        ({"type": "integer"}, [""], [5, -7], [5.0, True, "5", None, 2**60]),
        ({"type": "integer"}, ["7"], [], [7, 5]),
        ({"type": "integer", "constraints": {"minimum": 3}}, [""], [4], [3, 2]),
        ({"type": "number"}, [""], [5, 0.5], ["0,5", True, 1e300]),
        ({"type": "number", "constraints": {"maximum": "0.3"}}, [""], [0.25], [0.3, 0.35]),
        ({"type": "date"}, [""], [DAY], [DAY + timedelta(hours=1), "2024-01-01"]),
        ({"type": "date"}, ["2024"], [], [DAY]),
    ],
)
def test_only_the_doubtful_is_asked_about(
    field: dict[str, Any], missing: list[str], sure: list[Any], doubtful: list[Any]
) -> None:
    one, asked = judge(field, missing)
    assert one.of(sure) == sure
    assert asked == []
    one.of([*sure, *doubtful])
    assert asked == doubtful


def test_where_the_values_count_they_are_those_of_frictionless() -> None:
    one, _ = judge({"type": "number"}, [""], exact=True)
    assert [(type(value), value) for value in one.of([0.1, 5])] == [
        (Decimal, Decimal("0.1")),
        (int, 5),
    ]
    assert one.of(["sNaN", "x", ""]) == [FAULT, FAULT, None]


class _Read:
    """Stands for the values of a sheet: what is written, as a text."""

    def of(self, raws: list[Any]) -> list[Any]:
        return [None if raw is None else raw.decode() for raw in raws]


def column(exact: bool) -> tuple[Column, list[Any]]:
    one, asked = judge({"type": "string", "constraints": {"enum": ["a", "b"]}}, [""], exact)
    return Column(one, _Read()), asked  # type: ignore[arg-type]


def test_a_cell_written_alike_is_asked_about_once() -> None:
    one, asked = column(exact=True)
    assert one.judged([b"a", b"a", b"x", None]) == ["a", "a", FAULT, None]
    assert one.judged([b"a", b"b", b"x", None]) == ["a", "b", FAULT, None]
    assert sorted(map(str, asked)) == ["None", "a", "b", "x"]


def test_where_the_values_do_not_count_a_good_block_has_none() -> None:
    one, _ = column(exact=False)
    assert one.judged([b"a", b"b"]) == []
    assert one.judged([b"a", b"x"]) == ["a", FAULT]
    assert one.judged([b"b", None]) == ["b", None]


def test_a_column_of_identifiers_is_not_looked_up_for_ever() -> None:
    one, asked = judge({"type": "string"}, [""], exact=True)
    many = Column(one, _Read())  # type: ignore[arg-type]
    for start in range(0, 500, 100):
        block = [b"%d" % at for at in range(start, start + 100)]
        assert many.judged(block) == [raw.decode() for raw in block]
    assert many.judged([b"7", None]) == ["7", None]
    assert asked == [None]
