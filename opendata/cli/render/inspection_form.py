"""A budget passport, or a report on one, as plain data: docs/formats.md describes it key by key."""

from __future__ import annotations

from typing import Any

from opendata.budget.figures import plain
from opendata.budget.form import Code, Figure, Finding, Form, Kind, Party, Row, Sums, Table
from opendata.messages import Language, say


def record(path: str, sha256: str | None, form: Form, language: Language) -> dict[str, Any]:
    """The form as one object; messages in it are in ``language``."""
    is_report = form.kind is Kind.REPORT
    programme = form.programme
    return {
        "path": path,
        "sha256": sha256,
        "form": str(form.kind),
        "year": form.year,
        "head_unit": _party(form.head_unit),
        "executor": _party(form.executor),
        "programme": {
            "kpkvk": _code(programme.kpkvk),
            "tpkvk": _code(programme.tpkvk),
            "kfkvk": _code(programme.kfkvk),
            "name": programme.name,
            "budget_code": _code(programme.budget_code),
        },
        **({"amount": _spending(form.spending)} if is_report else _approved(form)),
        "goals": list(form.goals),
        "aim": form.aim,
        "tasks": list(form.tasks),
        "directions": _rows(form.directions, is_report),
        "programmes": _rows(form.programmes, is_report),
        "indicators": _rows(form.indicators, is_report, indicators=True),
        **(
            {"analysis": form.analysis, "conclusion": form.conclusion}
            if is_report
            else {
                "order": {
                    "kind": form.order.kind,
                    "number": form.order.number,
                    "date": form.order.date,
                }
            }
        ),
        "findings": [_finding(one, language) for one in form.findings],
    }


def _approved(form: Form) -> dict[str, Any]:
    amount = form.amount
    return {
        "amount": {
            "total": _number(amount.total),
            "general": _number(amount.general),
            "special": _number(amount.special),
        },
        "grounds": form.grounds,
    }


def _spending(row: Row | None) -> dict[str, Any] | None:
    return _stages(row) if row is not None else None


def _party(party: Party) -> dict[str, Any]:
    return {"kpkvk": _code(party.kpkvk), "name": party.name, "edrpou": _code(party.edrpou)}


def _rows(table: Table, is_report: bool, *, indicators: bool = False) -> list[dict[str, Any]]:
    return [
        {
            **({"group": row.group} if indicators else {}),
            "name": row.name,
            **({"unit": row.unit, "source": row.source} if indicators else {}),
            **(
                _stages(row) | {"explanation": row.explanation}
                if is_report
                else _sums(row.approved)
            ),
        }
        for row in table.rows
    ]


def _stages(row: Row) -> dict[str, Any]:
    return {
        "approved": _sums(row.approved),
        "actual": _sums(row.actual),
        "deviation": _sums(row.deviation),
    }


def _sums(sums: Sums) -> dict[str, int | float | None]:
    return {
        "general": _number(sums.general),
        "special": _number(sums.special),
        "total": _number(sums.total),
    }


def _code(code: Code | None) -> str | None:
    return code.text if code is not None else None


def _number(figure: Figure | None) -> int | float | None:
    return plain(figure.value) if figure is not None else None


def _finding(finding: Finding, language: Language) -> dict[str, Any]:
    return {
        "code": finding.problem.code,
        "message": say(finding.problem.what, language),
        "cells": list(finding.cells),
    }
