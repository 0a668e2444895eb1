"""A typed cell has one way of writing, whatever Python would read as well."""

from __future__ import annotations

from typing import Any

import pytest

from opendata.catalogue.schema import schema_from
from opendata.check.written import badly_written
from opendata.table import Table


def found(kind: str, cell: str | None, **words: Any) -> list[tuple[int, str]]:
    field = {"name": "x", "title": "X", "type": kind, **words}
    schema = schema_from({"fields": [field], "primaryKey": "x", "missingValues": ["", "-"]}, "t")
    return list(badly_written(Table(("x",), ((cell,),)), schema))


MINUTES = {"format": "%Y-%m-%dT%H:%M"}


@pytest.mark.parametrize(
    ("kind", "cell", "words"),
    [
        ("date", "2024-1-5", {}),
        ("date", "٢٠٢٤-01-01", {}),
        ("date", "2024-01-05 ", {}),
        ("datetime", "2024-5-3T1:5", MINUTES),
        ("time", "09:30:00Z", {}),
        ("year", "24", {}),
        ("integer", "1_000", {}),
        ("integer", "١٢", {}),
        ("number", "NaN", {}),
        ("number", "Infinity", {}),
        ("number", "1e5", {}),
        ("number", ".", {}),
    ],
)
def test_another_way_is_found(kind: str, cell: str, words: dict[str, Any]) -> None:
    assert found(kind, cell, **words) == [(0, "x")]


@pytest.mark.parametrize(
    ("kind", "cell", "words"),
    [
        ("date", "2024-01-05", {}),
        ("datetime", "2024-05-03T01:05", MINUTES),
        ("datetime", "2023-04-09T15:00:00.000000Z", {"format": "any"}),
        ("time", "09:30:00", {}),
        ("year", "2024", {}),
        ("integer", "-12", {}),
        ("number", "-12.50", {}),
        ("string", "1_000", {}),
        ("boolean", "Так", {}),
        ("date", "-", {}),
        ("date", None, {}),
    ],
)
def test_the_one_way_and_no_value_are_left_alone(
    kind: str, cell: str | None, words: dict[str, Any]
) -> None:
    assert found(kind, cell, **words) == []


@pytest.mark.parametrize("words", [{"groupChar": " "}, {"decimalChar": ","}, {"bareNumber": False}])
def test_a_structure_of_its_own_says_how_numbers_are_written(words: dict[str, Any]) -> None:
    assert found("number", "1 000", **words) == []


def test_a_structure_of_its_own_says_how_dates_are_written() -> None:
    assert found("date", "05.01.2024", format="%d.%m.%Y") == []
