"""What a form says: typed, with the cell of each value that is checked."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from opendata.problems import Problem


class Kind(StrEnum):
    """Which form it is; the value is that of ``form`` in JSON."""

    PASSPORT = "passport"
    REPORT = "passport-report"


@dataclass(frozen=True, slots=True)
class Figure:
    """A printed number and the address of its cell."""

    value: Decimal
    cell: str


@dataclass(frozen=True, slots=True)
class Sums:
    """One amount by funds; None where the form prints nothing (a blank, a dash, an «х»)."""

    general: Figure | None = None
    special: Figure | None = None
    total: Figure | None = None


@dataclass(frozen=True, slots=True)
class Code:
    """A code with its leading zeros, and the address of its (first) cell."""

    text: str
    cell: str


@dataclass(frozen=True, slots=True)
class Party:
    """Items 1 and 2: the head spending unit, the responsible executor."""

    kpkvk: Code | None = None
    name: str | None = None
    edrpou: Code | None = None


@dataclass(frozen=True, slots=True)
class Programme:
    """Item 3: the budget programme. The wording of No. 908 has neither TPKVK nor budget code."""

    kpkvk: Code | None = None
    tpkvk: Code | None = None
    kfkvk: Code | None = None
    name: str | None = None
    budget_code: Code | None = None


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a section table. A passport has ``approved`` alone.

    ``number`` is that of the first column; ``group``, ``unit`` and ``source`` are of indicators.
    ``part`` says that the row above counts it already («у тому числі»).
    """

    name: str
    number: str | None = None
    approved: Sums = Sums()
    actual: Sums = Sums()
    deviation: Sums = Sums()
    explanation: str | None = None
    group: str | None = None
    unit: str | None = None
    source: str | None = None
    part: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """A section table: its rows, and the row «Усього» where there is one."""

    rows: tuple[Row, ...] = ()
    total: Row | None = None
    found: bool = False


@dataclass(frozen=True, slots=True)
class Order:
    """The document that approved a passport: kind as printed, number, ISO date."""

    kind: str | None = None
    number: str | None = None
    date: str | None = None


@dataclass(frozen=True, slots=True)
class Finding:
    """What does not add up, with the addresses of all cells that it is about."""

    problem: Problem
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Form:
    """One passport, or one report on a passport.

    ``amount`` is item 4 of a passport; in old reports the amounts of the whole programme stand in a
    table of one row, which is ``spending``. ``sheet`` is where it stands, None for a single table.
    """

    kind: Kind
    year: int | None = None
    head_unit: Party = Party()
    executor: Party = Party()
    programme: Programme = Programme()
    amount: Sums = Sums()
    spending: Row | None = None
    grounds: str | None = None
    goals: tuple[str, ...] = ()
    aim: str | None = None
    tasks: tuple[str, ...] = ()
    directions: Table = Table()
    programmes: Table = Table()
    indicators: Table = Table()
    analysis: str | None = None
    conclusion: str | None = None
    order: Order = Order()
    findings: tuple[Finding, ...] = ()
    sheet: str | None = None
