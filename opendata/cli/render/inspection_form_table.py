"""A budget passport, or a report on one, for the eye: what it is, and how much was read of it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from opendata.budget.figures import grouped
from opendata.budget.form import Code, Figure, Form, Kind, Party, Table
from opendata.messages import Message, msg

NOTHING: Final = "–"
KINDS: Final[dict[Kind, Message]] = {
    Kind.PASSPORT: msg("budget passport"),
    Kind.REPORT: msg("report on a budget passport"),
}


def short(form: Form) -> dict[str, str | Message]:
    """The form in the columns that acts have: kind, number and date of its order, title.

    Without an order (a report has none) the number is that of the programme.
    """
    code, name = form.programme.kpkvk, form.programme.name
    year = str(form.year) if form.year else NOTHING
    return {
        "kind": KINDS[form.kind],
        "number": form.order.number or NOTHING,
        "date": form.order.date or year,
        "title": " ".join(part for part in (_code(code), name) if part) or NOTHING,
    }


def rows(form: Form) -> Iterator[tuple[Message, str | Message]]:
    """What is known of the form, a name and a value to a row."""
    yield msg("form"), KINDS[form.kind]
    yield msg("year"), str(form.year or NOTHING)
    yield msg("head spending unit"), _party(form.head_unit)
    yield msg("executor"), _party(form.executor)
    programme = form.programme
    codes = [programme.kpkvk, programme.tpkvk, programme.kfkvk]
    yield msg("programme"), _joined([*map(_code, codes), programme.name])
    yield msg("code of the budget"), _joined([_code(programme.budget_code)])
    if form.kind is Kind.PASSPORT:
        amount = form.amount
        yield (
            msg("amount: general, special, total"),
            " + ".join(map(_sum, (amount.general, amount.special))) + f" = {_sum(amount.total)}",
        )
        order = form.order
        yield msg("approved by"), _joined([order.kind, order.number, order.date])
    yield msg("goals"), str(len(form.goals))
    yield msg("tasks"), str(len(form.tasks))
    yield msg("directions of use"), _count(form.directions)
    yield msg("local programmes"), _count(form.programmes)
    yield msg("indicators"), _count(form.indicators)
    yield msg("findings"), str(len(form.findings))


def _party(party: Party) -> str:
    return _joined([_code(party.kpkvk), party.name, _code(party.edrpou)])


def _code(code: Code | None) -> str | None:
    return code.text if code is not None else None


def _sum(figure: Figure | None) -> str:
    return grouped(figure.value) if figure is not None else NOTHING


def _count(table: Table) -> str:
    return str(len(table.rows)) if table.found else NOTHING


def _joined(parts: list[str | None]) -> str:
    return " · ".join(part for part in parts if part) or NOTHING
