"""Items 1 to 3 of a form: who spends, who carries out, which programme."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from opendata.budget import codes
from opendata.budget.form import Code, Party, Programme
from opendata.budget.grid import Line
from opendata.budget.labels import item_of, label_of
from opendata.budget.matching import Values, values_of
from opendata.clean.spaces import one_line

_ITEM: Final = re.compile(r"([1-3])\s*[.)]\s*(.*)|([1-3])$")
_LAST_ITEM: Final = 3


@dataclass(frozen=True, slots=True)
class Items:
    """Items 1 to 3."""

    head_unit: Party
    executor: Party
    programme: Programme


def read_items(lines: Sequence[Line], year: int | None) -> Items:
    """The items in ``lines``, which stand between the title and the first section."""
    parted = _parted(lines)
    first, second, third = (values_of(parted.get(n, []), n) for n in (1, 2, 3))
    return Items(_party(first), _party(second), _programme(third, year))


def _party(values: Values) -> Party:
    return Party(_code(values, codes.KPKVK), _name(values), _code(values, codes.EDRPOU))


def _programme(values: Values, year: int | None) -> Programme:
    return Programme(
        _code(values, codes.KPKVK),
        _code(values, codes.TPKVK),
        _code(values, codes.KFKVK),
        _name(values),
        _code(values, codes.BUDGET, year),
    )


def _code(values: Values, kind: str, year: int | None = None) -> Code | None:
    cells = values.get(kind)
    return codes.code_of(kind, cells, year) if cells else None


def _name(values: Values) -> str | None:
    cells = sorted(values.get(codes.NAME, ()), key=lambda cell: (cell.row, cell.col))
    return one_line(" ".join(cell.text for cell in cells)) or None


def _parted(lines: Sequence[Line]) -> dict[int, list[Line]]:
    """The lines of each item: from its number to the next, or, where a form has no numbers, up to
    and with the labels under its values.
    """
    by_number = _by_number(lines)
    return by_number if len(by_number) >= 2 else _by_labels(lines)


def _by_number(lines: Sequence[Line]) -> dict[int, list[Line]]:
    parted: dict[int, list[Line]] = {}
    current = 0
    for line in lines:
        found = _ITEM.match(line[0].text)
        number = int(found[1] or found[3]) if found else 0
        kept = line
        if found and number == current + 1 and (number == 1 or parted.get(current)):
            current = number
            rest = one_line(found[2] or "")
            kept = ((line[0].with_text(rest),) if rest else ()) + line[1:]
        if current and kept:
            parted.setdefault(current, []).append(kept)
    return parted


def _by_labels(lines: Sequence[Line]) -> dict[int, list[Line]]:
    """Lines up to the labels are the first item, and so on; the words of labels correct that."""
    parted: dict[int, list[Line]] = {}
    current, seen = 1, False
    for line in lines:
        labelled = any(label_of(cell.text) for cell in line)
        if seen and not labelled and current < _LAST_ITEM:
            current, seen = current + 1, False
        said = next((n for cell in line if label_of(cell.text) and (n := item_of(cell.text))), None)
        if said and said > current and not seen:
            parted[said] = parted.pop(current, [])
            current = said
        seen = seen or labelled
        parted.setdefault(current, []).append(line)
    return parted
