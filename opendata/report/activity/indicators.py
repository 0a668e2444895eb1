"""Numbers that no other set has: the table ``indicators``, grouped as its sections say."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import pairwise
from typing import Final

from opendata.messages import Message, msg
from opendata.report.activity.entries import entry, key_of
from opendata.report.activity.known import Found, Known, Row, day_of, number_of
from opendata.report.activity.model import Entry, Part

TABLE: Final = "indicators"
AS_OF: Final = "станом на"
"""Numbers of which the last one is reported; all others are added up."""


@dataclass(frozen=True, slots=True)
class _Number:
    """One row: the days from ``since`` (None where it is not said) to ``until``."""

    found: Found
    row: Row
    since: date | None
    until: date

    def holds(self, other: _Number) -> bool:
        """Whether the days of ``other`` are some of these days: then its number is in this one."""
        return (
            (self.since, self.until) != (other.since, other.until)
            and self.since is not None
            and other.since is not None
            and self.since <= other.since
            and other.until <= self.until
        )


def parts(known: Known) -> tuple[Part, ...]:
    """A section for each that the table names, in its order.

    An indicator with numbers for other times alone has its line too: nothing was recorded.
    """
    sections: dict[str, dict[str, list[_Number]]] = {}
    for found in known.tables(TABLE):
        for row in found.rows:
            until = day_of(row, "date")
            if until is not None:
                number = _Number(found, row, day_of(row, "since"), until)
                names = sections.setdefault(str(row["section"]), {})
                names.setdefault(str(row["name"]), []).append(number)
    return tuple(
        Part(
            f"indicators-{key_of(name)}",
            msg("{name}", name=name),
            tuple(_entries(known, name, names)),
        )
        for name, names in sections.items()
    )


def _entries(known: Known, section: str, names: dict[str, list[_Number]]) -> Iterator[Entry]:
    """Lines whose keys name section and indicator; a second unit has its own word in the key."""
    for name, every in names.items():
        units: dict[str, list[_Number]] = {}
        for one in every:
            if known.first <= one.until <= known.last:
                units.setdefault(str(one.row["unit"]), []).append(one)
        key = f"indicator-{key_of(section, name)}"
        for at, (unit, numbers) in enumerate((units or {"": []}).items()):
            yield _entry(known, f"{key}-{key_of(unit)}" if at else key, name, unit, numbers)


def _entry(known: Known, key: str, name: str, unit: str, numbers: list[_Number]) -> Entry:
    value, left_out = _value(known, numbers)
    notes = [str(one.row["note"]) for one in numbers if one.row.get("note")]
    remarks = [msg("{note}", note=one) for one in dict.fromkeys(notes)]
    if left_out is not None:
        remarks.insert(0, left_out)
    one = entry(
        key,
        msg("{name}", name=name),
        value,
        msg(
            "{name}: {value} {unit}.", name=name, value=value if value is not None else 0, unit=unit
        ),
        dict.fromkeys(one.found.source for one in numbers),
        _joined(remarks),
    )
    return replace(one, unit=msg("{unit}", unit=unit)) if unit else one


def _value(known: Known, numbers: Sequence[_Number]) -> tuple[int | float | None, Message | None]:
    """The number for the period, and what was left out of it.

    Only what was counted within the period is added up: the number of a quarter says nothing of
    its last month. A number for days that another one holds is in that one already.
    """
    if any(one.row.get("how") == AS_OF for one in numbers):
        return number_of(max(numbers, key=lambda one: one.until).row, "value"), None
    within = [one for one in numbers if one.since is None or one.since >= known.first]
    widest = [one for one in within if not any(other.holds(one) for other in within)]
    if _overlap(widest):
        return None, msg("The recorded numbers are for days that overlap, so there is no sum.")
    values = [value for one in widest if (value := number_of(one.row, "value")) is not None]
    total = _plain(sum(values)) if values else None
    if len(within) == len(numbers):
        return total, None
    return total, msg("A number that was counted for a longer time is left out.")


def _overlap(numbers: Sequence[_Number]) -> bool:
    spans = sorted((one.since, one.until) for one in numbers if one.since is not None)
    return any(later[0] <= earlier[1] for earlier, later in pairwise(spans))


def _plain(total: float) -> int | float:
    """Without what binary fractions add: 0.1 + 0.2 is 0.3."""
    exact = float(format(total, ".15g"))
    return int(exact) if exact.is_integer() else exact


def _joined(remarks: Sequence[Message]) -> Message | None:
    found: Message | None = None
    for one in remarks:
        found = one if found is None else msg("{first} {second}", first=found, second=one)
    return found
