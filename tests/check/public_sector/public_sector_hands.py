"""Small tables for the checks of the public sector, and numbers with the right check digit."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from typing import Any

from stdnum.ua import edrpou, rntrc

from opendata.check.public_sector.findings import Finding, Rule
from opendata.check.public_sector.layout import Cells, Layout, layout_of

TODAY = date(2026, 3, 2)
ODD = [None, "", "null", 5, 0.5, True, date(2024, 1, 1), [], "x" * 5000, "\ud800", "١٢٣", 10**5000]
"""Cells that a reader may bring, and that no rule may stumble over."""


def column(name: str, content: str = "", kind: str = "string", **more: Any) -> dict[str, Any]:
    """A field of a Table Schema; what is not the schema's own goes under ``opendata``."""
    own = {key: more.pop(key) for key in ("separator", "literals", "rounded") if key in more}
    if content:
        own["content"] = content
    title = more.pop("title", f"Стовпець {name}")
    return {"name": name, "title": title, "type": kind, "opendata": own, **more}


def layout(*columns: Mapping[str, Any], name: str = "table", **more: Any) -> Layout:
    """The layout of a table with these columns."""
    rest: dict[str, Any] = {"fields": list(columns), "missingValues": ["", "null"], **more}
    return layout_of(rest, name)


def look(rule: Rule | None, known: Layout, *rows: Sequence[object]) -> list[Finding]:
    """What ``rule`` finds in rows whose cells stand in the order of the columns."""
    assert rule is not None
    at = {one.name: n for n, one in enumerate(known.columns)}
    return [
        finding
        for number, row in enumerate(rows, 2)
        for finding in rule(Cells(known, at, row, number))
    ]


def codes(findings: Sequence[Finding]) -> list[str]:
    return [one.problem.code for one in findings]


def edrpou_code(seven: str) -> str:
    return seven + edrpou.calc_check_digit(seven)


def tax_number(born: date = date(1980, 5, 17), serial: str = "0123") -> str:
    """An invented number of somebody born on that day."""
    nine = f"{(born - date(1899, 12, 31)).days:05d}{serial}"
    return nine + rntrc.calc_check_digit(nine)


def days_between(first: date, last: date) -> Iterator[date]:
    while first <= last:
        yield first
        first += timedelta(days=1)
