"""What a financial statement says: typed, with the cell of each value that is checked."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from opendata.budget.form import Code, Figure, Finding


class Kind(StrEnum):
    """What a statement tells: what there is on a day, or what was earned in a period."""

    BALANCE = "balance"
    RESULTS = "results"


class Size(StrEnum):
    """For whom the form is: the ending of its number."""

    FULL = ""
    SMALL = "-м"
    MICRO = "-мс"


class Unit(StrEnum):
    """In what the sums are."""

    THOUSANDS = "тис. грн"
    HRYVNIAS = "грн"


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a statement.

    ``current`` is at the end of the period, or for the period; ``previous`` at its beginning, or
    for the same period of the year before. None where the form prints nothing (a blank, a dash).
    ``name`` is as printed, ``cell`` the address of the code.
    """

    code: str
    name: str | None
    current: Figure | None
    previous: Figure | None
    cell: str


@dataclass(frozen=True, slots=True)
class Statement:
    """One balance, or one statement of results.

    ``end`` is the last day of the period: the day of a balance. A balance «на 1 січня» is that of
    the day before. ``lines`` stand in the order of the form, each code once.
    """

    kind: Kind
    size: Size
    name: str | None = None
    edrpou: Code | None = None
    end: date | None = None
    unit: Unit | None = None
    lines: tuple[Line, ...] = ()
    findings: tuple[Finding, ...] = ()
    sheet: str | None = None

    @property
    def number(self) -> str:
        """The number of the form: ``1``, ``2``, ``1-м``, ``2-м``, ``1-мс``, ``2-мс``."""
        return number_of(self.kind, self.size)

    @property
    def by_code(self) -> dict[str, Line]:
        """The lines by their codes."""
        return {line.code: line for line in self.lines}


def number_of(kind: Kind, size: Size) -> str:
    """The number of a form, as it is printed after «Форма №»."""
    return ("1" if kind is Kind.BALANCE else "2") + size


def signed(figure: Figure | None) -> Decimal:
    """The figure, or nought where nothing is printed."""
    return figure.value if figure is not None else Decimal(0)
