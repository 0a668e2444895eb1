"""How a cell of a report reads to people, the same in every rendering made of text."""

from __future__ import annotations

import math
from datetime import date, datetime
from decimal import Decimal
from typing import Final, TypeGuard

from opendata.clean.workbook import cell_text
from opendata.clock import KYIV
from opendata.messages import Language, msg, say
from opendata.report.layout.blocks import Cell, Chart, Column, Figure, Grid, Link, Word

NOTHING: Final = "–"
"""What stands in a column of numbers where nothing was recorded."""
NOT_RECORDED: Final = msg("nothing recorded")
NO_ROWS: Final = msg("There are no rows.")
_LABEL: Final = msg("Label")
_GROUPS_FROM: Final = 10_000
"""Four digits are written together in both languages: the numbers stay easy to find and years
look like years."""


def number(value: float, language: Language) -> str:
    """``value`` for the eye: ``1234``, ``12 345``, ``0,5`` (English: ``12,345``, ``0.5``).

    It is not rounded: how exact a figure is, the report knows. What binary fractions add behind
    the 15th digit is left out.
    """
    exact = Decimal(value) if isinstance(value, int) else Decimal(format(value, ".15g"))
    text = f"{exact:,f}" if abs(exact) >= _GROUPS_FROM else f"{exact:f}"
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    if text == "-0":
        text = "0"
    if language == "uk":
        return text.replace(",", "\u00a0").replace(".", ",")
    return text


def day(value: date, language: Language) -> str:
    """``31.01.2026`` in Ukrainian and ``2026-01-31`` in English; of a moment its time in Kyiv."""
    if isinstance(value, datetime):
        local = value.astimezone(KYIV) if value.tzinfo else value
        return f"{day(local.date(), language)} {local:%H:%M}"
    return f"{value:%d.%m.}{value.year:04}" if language == "uk" else value.isoformat()


def is_number(cell: object) -> TypeGuard[int | float]:
    """True for a number that can be counted with: no truth value, no infinity, no NaN."""
    return isinstance(cell, int | float) and not isinstance(cell, bool) and math.isfinite(cell)


def told(cell: Cell, language: Language) -> str:
    """The text of ``cell``; empty where nothing was recorded.

    Characters that no XML can hold are shown as U+FFFD, and line ends are line feeds.
    """
    if isinstance(cell, Link | Word):
        return cell_text(cell.text)
    if isinstance(cell, date):
        return day(cell, language)
    if isinstance(cell, int | float) and not isinstance(cell, bool):
        return number(cell, language) if math.isfinite(cell) else ""
    return "" if cell is None else cell_text(str(cell))


def figure(one: Figure, language: Language) -> str:
    """The value of ``one`` with its unit; in words where nothing was recorded."""
    value = told(one.value, language)
    if not value:
        return say(NOT_RECORDED, language)
    return f"{value}\u00a0{cell_text(one.unit)}" if one.unit else value


def numeric(grid: Grid) -> tuple[bool, ...]:
    """For each column whether it is set to the right."""
    return tuple(column.numeric for column in grid.columns)


def as_grid(chart: Chart, language: Language) -> Grid:
    """The data of ``chart`` as a table: a line for each label, a column for each series.

    :raises ValueError: where a series has not one value for each label: a fault of the report.
    """
    first = Column("label", chart.axis or say(_LABEL, language))
    columns = (first, *(Column(f"s{n}", one.name, True) for n, one in enumerate(chart.series, 1)))
    rows = tuple(zip(chart.labels, *(one.values for one in chart.series), strict=True))
    return Grid(chart.key, chart.caption, columns, rows)
