"""A financial statement as plain data (docs/formats.md has it key by key), and for the eye."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from opendata.budget.figures import grouped, plain
from opendata.budget.form import Figure
from opendata.financials.forms import form_of
from opendata.financials.formulas import COLUMNS, result_of
from opendata.financials.statement import Kind, Line, Statement
from opendata.messages import Language, Message, msg, say

NOTHING: Final = "–"
KINDS: Final[dict[Kind, Message]] = {
    Kind.BALANCE: msg("balance of an enterprise"),
    Kind.RESULTS: msg("statement of financial results"),
}


def record(
    path: str, sha256: str | None, statement: Statement, language: Language
) -> dict[str, Any]:
    """The statement as one object; messages in it are in ``language``."""
    code = statement.edrpou
    return {
        "path": path,
        "sha256": sha256,
        "form": "financial-statement",
        "number": statement.number,
        "enterprise": {"edrpou": code.text if code else None, "name": statement.name},
        "end": statement.end.isoformat() if statement.end else None,
        "unit": str(statement.unit) if statement.unit else None,
        "lines": [_line(statement, line) for line in statement.lines],
        "findings": [
            {
                "code": one.problem.code,
                "message": say(one.problem.what, language),
                "cells": list(one.cells),
            }
            for one in statement.findings
        ],
    }


def short(statement: Statement) -> dict[str, str | Message]:
    """The statement in the columns that acts have: kind, number, date, title."""
    return {
        "kind": KINDS[statement.kind],
        "number": statement.number,
        "date": statement.end.isoformat() if statement.end else NOTHING,
        "title": statement.name or NOTHING,
    }


def rows(statement: Statement) -> Iterator[tuple[Message, str | Message]]:
    """What is known of the statement, a name and a value to a row."""
    code = statement.edrpou
    yield msg("form"), KINDS[statement.kind]
    yield msg("number of the form"), f"№ {statement.number}"
    yield msg("enterprise"), statement.name or NOTHING
    yield msg("EDRPOU"), code.text if code else NOTHING
    yield msg("end of the period"), statement.end.isoformat() if statement.end else NOTHING
    yield msg("unit"), str(statement.unit or NOTHING)
    yield msg("lines with figures"), str(sum(_has_figures(one) for one in statement.lines))
    if statement.kind is Kind.BALANCE:
        yield msg("balance, line 1300"), _sum(statement.by_code.get("1300"))
    else:
        result, figures = result_of(statement, "2350", COLUMNS[0])
        yield msg("net result, lines 2350 and 2355"), grouped(result) if figures else NOTHING
    yield msg("findings"), str(len(statement.findings))


def _line(statement: Statement, line: Line) -> dict[str, Any]:
    names = form_of(statement.kind, statement.size).names
    return {
        "code": line.code,
        "name": names.get(line.code, line.name),
        "current": _number(line.current),
        "previous": _number(line.previous),
    }


def _has_figures(line: Line) -> bool:
    return line.current is not None or line.previous is not None


def _number(figure: Figure | None) -> int | float | None:
    return plain(figure.value) if figure is not None else None


def _sum(line: Line | None) -> str:
    return grouped(line.current.value) if line is not None and line.current else NOTHING
