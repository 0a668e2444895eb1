"""Numbers, dates and sizes in the Ukrainian of the site.

The site is the public's page and is always Ukrainian, as the law's language of public information
is; its texts stand in the templates and here, and are not messages of the program.
"""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Final

from opendata import clock
from opendata.release.passport import UPDATES

NBSP: Final = "\N{NO-BREAK SPACE}"
MONTHS: Final = (
    "січня",
    "лютого",
    "березня",
    "квітня",
    "травня",
    "червня",
    "липня",
    "серпня",
    "вересня",
    "жовтня",
    "листопада",
    "грудня",
)


def plural(count: int, one: str, few: str, many: str) -> str:
    """The form of a noun after ``count``: 1 рядок, 2 рядки, 5 рядків, 11 рядків, 21 рядок."""
    if count % 10 == 1 and count % 100 != 11:
        return one
    if count % 10 in (2, 3, 4) and count % 100 not in (12, 13, 14):
        return few
    return many


def counted(count: int, one: str, few: str, many: str) -> str:
    """The count with its noun, kept on one line: ``1 234 рядки``."""
    return f"{number(count)}{NBSP}{plural(count, one, few, many)}"


def rows(count: int) -> str:
    """``5 рядків``."""
    return counted(count, "рядок", "рядки", "рядків")


def number(value: int) -> str:
    """Thousands set apart by a space that does not break: ``12 345``."""
    return f"{value:,}".replace(",", NBSP)


def size(count: int) -> str:
    """A size in bytes as people read it: ``512 Б``, ``12,3 КБ``, ``4,0 МБ`` (1 КБ = 1024 Б)."""
    value, unit = float(count), "Б"
    for larger in ("КБ", "МБ", "ГБ"):
        if value < 1024:
            break
        value, unit = value / 1024, larger
    text = str(count) if unit == "Б" else f"{value:.1f}".replace(".", ",")
    return text + NBSP + unit


def day(moment: datetime) -> str:
    """``22 листопада 2026``: the day in Ukraine, as in the tables and reports."""
    kyiv = clock.day(moment)
    return f"{kyiv.day}{NBSP}{MONTHS[kyiv.month - 1]}{NBSP}{kyiv.year}"


def minute(moment: datetime) -> str:
    """``10:12 за Києвом``."""
    return f"{moment.astimezone(clock.KYIV):%H:%M} за{NBSP}Києвом"


def stamp(moment: datetime) -> str:
    """``2026-11-22T08:12:00Z``, for machines."""
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def short_day(cell: str | None) -> str:
    """An ISO date as people write it, ``05.03.2024``; anything else as it is."""
    text = cell or ""
    try:
        return date.fromisoformat(text).strftime("%d.%m.%Y") if len(text) == 10 else text
    except ValueError:
        return text


def frequency(code: str) -> str:
    """The label that the national portal shows for a code of the update frequency."""
    return UPDATES.get(code, code)


def difference(added: int, changed: int, removed: int) -> str:
    """What a release changed, in one line: ``додано 3 рядки, змінено 1 рядок``."""
    parts = [
        f"{verb} {rows(count)}"
        for verb, count in (("додано", added), ("змінено", changed), ("вилучено", removed))
        if count
    ]
    return ", ".join(parts) or "рядки не змінилися"
