"""What does not add up in a statement. The printed values stay; they are only compared."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from opendata.budget.compare import TOLERANCE, ZERO
from opendata.budget.form import Finding
from opendata.financials import findings
from opendata.financials.forms import DEDUCTED, LOSS_OF, FormOf, form_of, forms_with
from opendata.financials.formulas import COLUMNS, figure_at, made, result_of
from opendata.financials.statement import Kind, Statement

_ASSETS: Final = "1300"
_LIABILITIES: Final = "1900"


def check(statement: Statement) -> tuple[Finding, ...]:
    """All that does not add up, in the order of the form."""
    form = form_of(statement.kind, statement.size)
    return (
        *_header(statement),
        *_codes(statement, form),
        *_sums(statement, form),
        *_balance(statement),
        *_brackets(statement),
    )


def _header(statement: Statement) -> Iterator[Finding]:
    if statement.edrpou is None:
        yield findings.missing(findings.EDRPOU)
    elif not findings.is_right(statement.edrpou.text):
        yield findings.wrong_edrpou(statement.edrpou)
    if statement.name is None:
        yield findings.missing(findings.NAME)
    if statement.end is None:
        yield findings.missing(findings.PERIOD)
    if statement.unit is None:
        yield findings.missing(findings.UNIT)
    ends = (_ASSETS, _LIABILITIES) if statement.kind is Kind.BALANCE else ("2350",)
    for code in ends:
        if code not in statement.by_code and LOSS_OF.get(code, "") not in statement.by_code:
            yield findings.missing(findings.line_named(code))


def _codes(statement: Statement, form: FormOf) -> Iterator[Finding]:
    for line in statement.lines:
        if line.code in form.names:
            continue
        others = forms_with(line.code)
        yield findings.other_code(line, form, others) if others else findings.unknown_code(line)


def _sums(statement: Statement, form: FormOf) -> Iterator[Finding]:
    lines = statement.by_code
    for code, terms in form.formulas.items():
        loss = LOSS_OF.get(code, "")
        line = lines.get(code) or lines.get(loss)
        if line is None:
            continue
        for column in COLUMNS:
            gain, lost = (figure_at(lines.get(one), column) for one in (code, loss))
            if code in LOSS_OF and gain and lost and gain.value and lost.value:
                yield findings.both_results(code, loss, gain, lost)
                continue
            added = made(statement, terms, column)
            if added is None or (not added.parts and not _has_parts(code)):
                continue
            printed, figures = result_of(statement, code, column)
            if not added.is_(printed):
                cell = figures[0].cell if figures else line.cell
                yield findings.wrong_sum(statement.kind, code, printed, added, cell)


def _has_parts(code: str) -> bool:
    """Whether a sum without any part may not stand: its parts are lines of the form.

    1000, 1010 and the like may be printed alone, without first cost and depreciation.
    """
    return code not in ("1000", "1010", "1015", "1020", "1180", "1530", "1595", "2450", "2460")


def _balance(statement: Statement) -> Iterator[Finding]:
    lines = statement.by_code
    if _ASSETS not in lines or _LIABILITIES not in lines:
        return
    for column in COLUMNS:
        one, other = (figure_at(lines[code], column) for code in (_ASSETS, _LIABILITIES))
        left = one.value if one else ZERO
        right = other.value if other else ZERO
        if abs(left - right) > TOLERANCE:
            cells = tuple(
                figure.cell if figure else lines[code].cell
                for figure, code in ((one, _ASSETS), (other, _LIABILITIES))
            )
            yield findings.no_balance(left, right, cells)


def _brackets(statement: Statement) -> Iterator[Finding]:
    """Lines that the form prints in brackets, and this one does not: they are said once."""
    bare = [
        (line.code, figure)
        for line in statement.lines
        if line.code in DEDUCTED
        for column in COLUMNS
        if (figure := figure_at(line, column)) is not None and figure.value > 0
    ]
    if bare:
        yield findings.no_brackets(list(dict.fromkeys(code for code, _ in bare)))
