"""How well numbers and dates go together: the longest part in order, and what stands outside it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from opendata.check.numbering_acts import Numbered

if TYPE_CHECKING:
    from opendata.check.numbering_slots import Item

FAR: Final = 50
"""A gap of so many numbers may make what is behind it a slip of the keyboard."""
FEWEST: Final = 5
"""Numbers without which it cannot be said what is far."""


@dataclass(frozen=True, slots=True)
class Slip:
    """An act whose date does not go with its number.

    ``before`` and ``after`` are the nearest acts by number whose dates are in order; None at the
    ends.
    """

    act: Numbered
    before: Numbered | None
    after: Numbered | None


def rising(values: Sequence[Any]) -> list[int]:
    """The positions of a longest subsequence of ``values`` that never falls. Takes n·log n."""
    ends: list[Any] = []
    at: list[int] = []
    previous: list[int] = []
    for position, value in enumerate(values):
        length = bisect_right(ends, value)
        previous.append(at[length - 1] if length else -1)
        if length == len(ends):
            ends.append(value)
            at.append(position)
        else:
            ends[length] = value
            at[length] = position
    chain: list[int] = []
    position = at[-1] if at else -1
    while position >= 0:
        chain.append(position)
        position = previous[position]
    return chain[::-1]


def lengths(values: Sequence[Any]) -> list[int]:
    """For each position the length of a longest such subsequence up to and with it."""
    ends: list[Any] = []
    found: list[int] = []
    for value in values:
        spot = bisect_right(ends, value)
        ends[spot : spot + 1] = [value]
        found.append(len(ends))
    return found


def near_ones(numbers: Iterable[int]) -> list[int]:
    """``numbers`` in order, each once, without one or two per hundred that stand far off.

    Such a number (2204 among 1 … 230) would make nearly all others seem to lack.
    """
    values = sorted(set(numbers))
    if len(values) <= FEWEST:
        return values
    few = max(1, len(values) // 50)
    for cut in range(len(values) - 1, len(values) - 1 - few, -1):
        if _far(values[cut] - values[cut - 1], values[cut - 1] - values[0]):
            values = values[:cut]
            break
    for cut in range(1, few + 1):
        if _far(values[cut] - values[cut - 1], values[-1] - values[cut]):
            return values[cut:]
    return values


def _far(step: int, span: int) -> bool:
    return step > max(FAR, 2 * span)


def disorder(items: Sequence[Item]) -> int:
    """How many acts speak against ``items`` being one count: repeats, and numbers out of order.

    ``items`` come by date, and by number within a day.
    """
    counters = [item.counter for item in items]
    return len(items) - len(rising(counters)) + len(items) - len(set(counters))


def out_of_order(items: Sequence[Item]) -> tuple[Slip, ...]:
    """The fewest acts without which the dates never fall while the numbers rise."""
    ordered = sorted(items, key=lambda item: (item.counter, item.act.date))
    kept = set(rising([item.act.date for item in ordered]))
    if len(kept) == len(ordered):
        return ()
    after: list[Numbered | None] = [None] * len(ordered)
    following: Numbered | None = None
    for position in range(len(ordered) - 1, -1, -1):
        after[position] = following
        if position in kept:
            following = ordered[position].act
    slips: list[Slip] = []
    before: Numbered | None = None
    for position, item in enumerate(ordered):
        if position in kept:
            before = item.act
        else:
            slips.append(Slip(item.act, before, after[position]))
    return tuple(slips)
