"""Codes of local budgets: programme (КПКВК МБ), typical one (ТПКВК), function (КФКВК), budget.

Sources: order 793 of the Ministry of Finance of 20 September 2017 (a programme has seven digits:
two of the chief spending unit, one of the executor, four of the typical programme), and the list of
budgets, whose codes have ten digits since 2023 and had one more zero before.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial
from typing import Final

from opendata.check.public_sector.findings import Finding, Look, Rule, problem, rule_of
from opendata.check.public_sector.layout import Cells, Column, Layout
from opendata.messages import Message, msg

_SEVEN = re.compile(r"[0-9]{7}")
_FOUR = re.compile(r"[0-9]{4}")
_TEN = re.compile(r"[0-9]{10}")
_ELEVEN = re.compile(r"[0-9]{10}0")
_YEAR = re.compile(r"(?:19|20)[0-9]{2}")
_TEN_SINCE: Final = 2023
_OF_PROGRAMMES: Final = "КПКВК"
_PERIODS: Final = ("period", "year", "budgetYear", "periodYear")
_PASSPORT: Final = {
    "programCode": "kpkvk",
    "mainDisposerCode": "kpkvk",
    "executantCode": "kpkvk",
    "typicalProgramCode": "tpkvk",
    "functionalCode": "kfkvk",
}
"""Columns of the passports of budget programmes, whose names tell nothing elsewhere."""


def rule(layout: Layout) -> Rule | None:
    """``kpkvk-form``, ``kpkvk-tpkvk``, ``kfkvk-form``, ``budget-code-form``."""
    programmes = _columns(layout, "kpkvk")
    typical = _columns(layout, "tpkvk")
    functions = _columns(layout, "kfkvk")
    budgets = _columns(layout, "budgetcode")
    # The chief spending unit and the executor have codes of this form, but no typical programme.
    pair = (_programme(programmes), typical[0]) if programmes and typical else None
    period = layout.first(_PERIODS)
    code, named = layout.get("code"), layout.get("classification")

    return rule_of(
        [
            *(Look((one,), partial(_kpkvk, one)) for one in programmes),
            *(Look((one,), partial(_kfkvk, one)) for one in functions),
            *(
                Look((one, period) if period else (one,), partial(_budget, one, period))
                for one in budgets
            ),
            *([Look(pair, partial(_pair, *pair))] if pair else ()),
            *([Look((code, named), partial(_classified, code, named))] if code and named else ()),
        ]
    )


def _kpkvk(column: Column, row: Cells) -> Iterator[Finding]:
    if text := _other(column, row, _SEVEN):
        yield _problem("kpkvk-form", column, text, msg("7 digits, such as 0116030"))


def _kfkvk(column: Column, row: Cells) -> Iterator[Finding]:
    if text := _other(column, row, _FOUR):
        yield _problem("kfkvk-form", column, text, msg("4 digits, such as 0620"))


def _budget(column: Column, period: Column | None, row: Cells) -> Iterator[Finding]:
    text = _other(column, row, _TEN)
    if text and not (_ELEVEN.fullmatch(text) and _is_old(row, period)):
        expected = msg("10 digits, such as 2050100000 (before 2023 one zero more)")
        yield _problem("budget-code-form", column, text, expected)


def _classified(code: Column, named: Column, row: Cells) -> Iterator[Finding]:
    """Codes of several classifications in one column: the zero at the front of a programme is lost
    unseen there, as codes of six digits are allowed.
    """
    text = row.text(code)
    if text and row.text(named) == _OF_PROGRAMMES and not _SEVEN.fullmatch(text):
        yield _problem("kpkvk-form", code, text, msg("7 digits, such as 0116030"))


def _columns(layout: Layout, content: str) -> list[Column]:
    passport = layout.get("typicalProgramCode") is not None
    return [
        one
        for one in layout.columns
        if one.content == content
        or (passport and not one.content and _PASSPORT.get(one.name) == content)
    ]


def _programme(columns: list[Column]) -> Column:
    return next((one for one in columns if one.name == "programCode"), columns[0])


def _other(column: Column, row: Cells, form: re.Pattern[str]) -> str | None:
    """The code, if it is of another form and the schema does not tell that itself."""
    text = row.text(column)
    return None if text is None or column.pattern or form.fullmatch(text) else text


def _problem(code: str, column: Column, text: str, expected: Message) -> Finding:
    return problem(
        code,
        column,
        msg("«{label}» has a code of another form", label=column.title),
        text,
        expected=expected,
        remedy=msg("Make the column text, so that zeros stay, and copy the code from the budget."),
    )


def _is_old(row: Cells, period: Column | None) -> bool:
    """Whether the row is of a year in which the codes had eleven digits."""
    year = row.text(period) if period else None
    return bool(year and _YEAR.match(year)) and int(str(year)[:4]) < _TEN_SINCE


def _pair(programme: Column, typical: Column, row: Cells) -> Iterator[Finding]:
    whole, part = row.text(programme), row.text(typical)
    if whole is None or part is None or not _SEVEN.fullmatch(whole) or whole[3:] == part:
        return
    yield problem(
        "kpkvk-tpkvk",
        typical,
        msg(
            "the code of the programme, {code}, does not end with the code of the typical one",
            code=whole,
        ),
        part,
        expected=msg("the last four digits of the programme: {value}", value=whole[3:]),
        remedy=msg("Compare both codes with the budget; one of them is a slip."),
    )
