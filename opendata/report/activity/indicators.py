"""Numbers that no other set has: the table ``indicators``, grouped as its sections say."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Final

from opendata.messages import msg
from opendata.report.activity.entries import entry
from opendata.report.activity.known import Found, Known, Row, day_of, number_of
from opendata.report.activity.model import Entry, Part

TABLE: Final = "indicators"
AS_OF: Final = "станом на"
"""Numbers of which the last one is reported; all others are added up."""


def parts(known: Known) -> tuple[Part, ...]:
    """A section for each that the table names, in its order."""
    found = known.tables(TABLE)
    sections: dict[str, list[tuple[Found, Row]]] = {}
    for one in found:
        for row in one.rows:
            if known.within(row, "date"):
                sections.setdefault(str(row["section"]), []).append((one, row))
    return tuple(
        Part(f"indicators-{at}", msg("{name}", name=name), tuple(_entries(at, rows)))
        for at, (name, rows) in enumerate(sections.items(), 1)
    )


def _entries(section: int, rows: list[tuple[Found, Row]]) -> Iterator[Entry]:
    grouped: dict[tuple[str, str], list[tuple[Found, Row]]] = {}
    for found, row in rows:
        grouped.setdefault((str(row["name"]), str(row["unit"])), []).append((found, row))
    for at, ((name, unit), every) in enumerate(grouped.items(), 1):
        value = _value([row for _, row in every])
        notes = dict.fromkeys(str(row["note"]) for _, row in every if row.get("note"))
        yield entry(
            f"indicator-{section}-{at}",
            msg("{name}", name=name),
            value,
            msg("{name}: {value} {unit}.", name=name, value=value, unit=unit),
            dict.fromkeys(found.source for found, _ in every),
            msg("{note}", note="; ".join(notes)) if notes else None,
        )


def _value(rows: list[Row]) -> int | float | None:
    if any(row.get("how") == AS_OF for row in rows):
        return number_of(max(rows, key=lambda row: day_of(row, "date") or date.min), "value")
    known = [one for one in (number_of(row, "value") for row in rows) if one is not None]
    return sum(known) if known else None
