"""Do the numbers of the acts add up? Gaps, repeats, and dates that do not go with the numbers.

An act belongs to a *series*: the acts of one kind whose numbers are built alike and counted
together. Which part of a number counts, and when the count begins anew, is found from the data
(:mod:`~opendata.check.numbering_slots`, :mod:`~opendata.check.numbering_periods`); where they do
not show it, no gap is claimed.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Final

from opendata.check.numbering_acts import Numbered, acts_of
from opendata.check.numbering_order import Slip, near_ones, out_of_order
from opendata.check.numbering_periods import Counting, Period, periods_of
from opendata.check.numbering_slots import Family, Item, families
from opendata.check.reconciled import Numbering
from opendata.clean.act_numbers import between, size
from opendata.collect.batch import Batch

Ranges = tuple[tuple[int, int], ...]
CHOSEN: Final = 0.5
"""Where a larger share of the numbers lacks, the council keeps only some of its acts here."""
WHOLE: Final = 0.9
"""A year with this share is whole even if other years are not."""


@dataclass(frozen=True, slots=True)
class Series:
    """One series in one period.

    ``pattern`` shows how its numbers are built («24-…/VIII»); ``since`` and ``until`` are ISO
    dates. ``first`` and ``last`` are the smallest and the largest number, but 0 where the data do
    not show what counts. ``missing`` are the numbers that no act has; ``repeats`` the numbers that
    more than one has, with those acts; ``slips`` the acts whose date does not go with the number;
    ``far`` acts whose number stands so far from all others that it may be a slip of the keyboard.

    ``chosen`` says that more than half of the numbers lack, so that single gaps tell nothing.
    """

    kind: str
    pattern: str
    counting: Counting
    since: str
    until: str
    first: int
    last: int
    acts: tuple[Numbered, ...]
    missing: Ranges = ()
    repeats: tuple[tuple[str, tuple[Numbered, ...]], ...] = ()
    slips: tuple[Slip, ...] = ()
    far: tuple[Numbered, ...] = ()
    numbers: frozenset[int] = frozenset()
    chosen: bool = False

    @property
    def lacking(self) -> int:
        """How many numbers are missing."""
        return size(self.missing)


def numbering_of(batch: Batch) -> Numbering:
    """Reconcile the numbers of all acts of ``batch``, published or not. Pure; takes n·log n."""
    acts, unplaced = acts_of(batch)
    return Numbering(reconcile(acts), unplaced)


def reconcile(acts: Iterable[Numbered]) -> tuple[Series, ...]:
    """The series of ``acts``, in whatever order these come."""
    found: list[Series] = []
    for family in families(acts):
        found += _chosen_sessions([_series(family, period) for period in periods_of(family)])
    return tuple(found)


def _series(family: Family, period: Period) -> Series:
    items = period.items
    bare = Series(
        kind=family.kind,
        pattern=_pattern(family, items),
        counting=period.counting,
        since=items[0].act.date,
        until=items[-1].act.date,
        first=0,
        last=0,
        acts=tuple(item.act for item in items),
        repeats=_repeats(items, known=period.counting is not Counting.UNKNOWN),
    )
    if period.counting is Counting.UNKNOWN:
        return bare
    near = near_ones(item.counter for item in items)
    lowest = 1 if period.from_one else near[0]
    missing = between(near, lowest, near[-1])
    inside = [item for item in items if near[0] <= item.counter <= near[-1]]
    told = {id(act) for _number, several in bare.repeats for act in several}
    return replace(
        bare,
        first=near[0],
        last=near[-1],
        missing=missing,
        slips=tuple(slip for slip in out_of_order(inside) if id(slip.act) not in told),
        far=tuple(i.act for i in items if not near[0] <= i.counter <= near[-1]),
        numbers=frozenset(near),
        chosen=size(missing) > CHOSEN * (near[-1] - lowest + 1) or _few(period, near),
    )


def _few(period: Period, near: Sequence[int]) -> bool:
    """Whether one or two acts are all that is here of a year that must have had more."""
    return period.counting is Counting.YEARLY and len(near) <= 2 and near[-1] > 2 * len(near)


def _pattern(family: Family, items: Sequence[Item]) -> str:
    """How the numbers of a period are built; parts that differ within it are «…»."""
    slot = -1 if family.slot is None else family.slot
    numbers = [item.act.number for item in items]
    shapes = {number.shape for number in numbers}
    keep = slot >= 0 and len({item.others for item in items}) == 1
    return numbers[0].pattern(slot, keep=keep) if len(shapes) == 1 else "…"


def _repeats(items: Sequence[Item], *, known: bool) -> tuple[tuple[str, tuple[Numbered, ...]], ...]:
    """Numbers that several acts have, by number; not where the collection has said so already.

    Where it is not ``known`` when the count begins anew, only acts of one day can be repeats.
    """
    groups: dict[tuple[int, tuple[int, ...], str], list[Numbered]] = defaultdict(list)
    for item in items:
        key = (item.counter, (), "") if known else (item.counter, item.others, item.act.date)
        groups[key].append(item.act)
    several = [tuple(group) for _key, group in sorted(groups.items()) if _distinct(group) > 1]
    return tuple((group[0].number.text, group) for group in several)


def _distinct(group: Sequence[Numbered]) -> int:
    """How many acts there are, but for those that a finding has named as rivals already."""
    if len(group) < 2:
        return len(group)
    settled = {act.uid for act in group if act.uid}
    waiting = sum(not act.uid and not act.disputed for act in group)
    dates = {act.date for act in group if act.uid or not act.disputed}
    disputes = {act.date for act in group if act.disputed} - dates
    return len(settled) + waiting + len(disputes)


def _chosen_sessions(series: list[Series]) -> list[Series]:
    """A session has few acts: whether they are all here is judged by the sessions of a year."""
    if not series or series[0].counting is not Counting.BY_SESSION:
        return series
    have: dict[str, int] = defaultdict(int)
    span: dict[str, int] = defaultdict(int)
    for one in series:
        have[one.since[:4]] += len(one.numbers)
        span[one.since[:4]] += one.last
    # A year of a few sessions may look fuller by chance than the council's choice is.
    habit = sum(have.values()) < CHOSEN * sum(span.values())
    limit = WHOLE if habit else CHOSEN
    few = {year for year in have if have[year] < limit * span[year]}
    return [replace(one, chosen=one.chosen or one.since[:4] in few) for one in series]
