"""What the lines of a formula make, and whether a printed sum is that."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import product
from typing import Final

from opendata.budget.compare import TOLERANCE, ZERO
from opendata.budget.form import Figure
from opendata.financials.forms import DEDUCTED, LOSS_OF, Term
from opendata.financials.statement import Line, Statement

COLUMNS: Final = ("current", "previous")
"""The two figures of a line, by their names in :class:`opendata.financials.statement.Line`."""


@dataclass(frozen=True, slots=True)
class Made:
    """What the parts make: ``sums`` has the usual reading first, and others that signs allow."""

    sums: tuple[Decimal, ...]
    parts: tuple[Figure, ...]

    @property
    def added(self) -> Decimal:
        """The sum as the form has it."""
        return self.sums[0]

    def is_(self, printed: Decimal) -> bool:
        """Whether one of the readings is the printed sum, to half a kopeck."""
        return any(abs(one - printed) <= TOLERANCE for one in self.sums)


def figure_at(line: Line | None, column: str) -> Figure | None:
    """The figure of the line in that column."""
    if line is None:
        return None
    return line.current if column == COLUMNS[0] else line.previous


def result_of(statement: Statement, code: str, column: str) -> tuple[Decimal, tuple[Figure, ...]]:
    """What a line says, a loss and what is deducted below nought, with the figures that say so."""
    lines = statement.by_code
    own = figure_at(lines.get(code), column)
    loss = figure_at(lines.get(LOSS_OF.get(code, "")), column)
    value = ZERO
    if own is not None:
        value += -abs(own.value) if code in DEDUCTED else own.value
    if loss is not None:
        value -= abs(loss.value)
    return value, tuple(figure for figure in (own, loss) if figure is not None)


def made(statement: Statement, terms: Sequence[Term], column: str) -> Made | None:
    """What the lines of ``terms`` make; None where not one of them is printed in the form."""
    lines = statement.by_code
    if not any(term.code in lines or (term.loss or "") in lines for term in terms):
        return None
    brackets = _uses_brackets(statement, column)
    options: list[tuple[Decimal, ...]] = []
    parts: list[Figure] = []
    for term in terms:
        value, figures = _value(statement, term, column)
        if not figures:
            continue
        parts += figures
        options.append(_readings(term, value, brackets))
    sums = dict.fromkeys(sum(chosen, ZERO) for chosen in product(*options))
    return Made(tuple(sums), tuple(parts))


def _value(statement: Statement, term: Term, column: str) -> tuple[Decimal, tuple[Figure, ...]]:
    if term.loss is not None:
        return result_of(statement, term.code, column)
    figure = figure_at(statement.by_code.get(term.code), column)
    return (figure.value, (figure,)) if figure is not None else (ZERO, ())


def _readings(term: Term, value: Decimal, brackets: bool) -> tuple[Decimal, ...]:
    """What a line may add. A cost above nought among costs in brackets may be one taken back."""
    if term.sign == "-":
        return (-abs(value), value) if brackets and value > 0 else (-abs(value),)
    if term.sign == "±":
        return (-abs(value), abs(value))
    if term.sign == "~":
        return (value, ZERO)
    return (value,)


def _uses_brackets(statement: Statement, column: str) -> bool:
    return any(
        line.code in DEDUCTED
        and (figure := figure_at(line, column)) is not None
        and figure.value < 0
        for line in statement.lines
    )
