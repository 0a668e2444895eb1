"""Which numbers are built alike, and which part of them counts.

«24/12» may be the twelfth act of session 24 or the twenty-fourth of session 12: the acts of one day
show it, as a session has one number and its acts have many. Where nothing shows it, nothing is
claimed.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from opendata.check.numbering_acts import Numbered
from opendata.clean.act_numbers import ActNumber

FEW: Final = 0.2
"""A build that so small a share of the acts has may be another way to write the usual one."""
MOSTLY: Final = 0.8
USUAL: Final = 20
"""So many builds of one kind are taken for usual ones; the largest come first."""
ENOUGH: Final = 5
"""Acts without which a part that alone varies is not taken for the one that counts."""


@dataclass(frozen=True, slots=True)
class Item:
    """An act in its series: ``counter`` is the part that counts, ``others`` are the other parts.

    ``others`` has no year of the act: a year is no part of which the series would have to know.
    """

    act: Numbered
    counter: int
    others: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Family:
    """Acts of one kind with numbers of one build, by date and number.

    ``slot`` is the part that counts, None where the data do not show it; then every act has the
    counter 0 and all its parts among the others.
    """

    kind: str
    items: tuple[Item, ...]
    slot: int | None


def families(acts: Iterable[Numbered]) -> list[Family]:
    """The acts by kind and build of the number, the largest family of a kind first."""
    kinds: dict[str, dict[str, list[Numbered]]] = defaultdict(lambda: defaultdict(list))
    for act in acts:
        kinds[act.kind][act.number.shape].append(act)
    return [
        _family(kind, group)
        for kind, shapes in kinds.items()
        for group in _one_build(list(shapes.values()))
    ]


def _one_build(groups: list[list[Numbered]]) -> list[list[Numbered]]:
    """Join builds that are two ways to write one: «24/12» and «24/12-VIII»."""
    groups = sorted(groups, key=lambda group: (-len(group), group[0].number.shape))
    if _complete_each_other(groups):
        return [[act for group in groups for act in group]]
    joined: list[list[Numbered]] = []
    usual: list[_Usual] = []
    for group in groups:
        home = next((n for n, one in enumerate(usual) if _stray(group, one)), None)
        if home is None:
            joined.append(list(group))
            if len(usual) < USUAL:
                usual.append(_Usual(group[0].number, len(group), set(map(_key, group))))
        else:
            joined[home] += group
            usual[home].keys.update(map(_key, group))
    return joined


@dataclass(frozen=True, slots=True)
class _Usual:
    """A build that many acts have, and the numbers that are taken in it."""

    number: ActNumber
    acts: int
    keys: set[tuple[int, tuple[int, ...]]]


def _stray(group: Sequence[Numbered], usual: _Usual) -> bool:
    """Whether the few acts of ``group`` are of the usual series, only written in another way."""
    one, other = group[0].number, usual.number
    alike = len(one.parts) == len(other.parts) and not (
        one.convocation and other.convocation and one.convocation != other.convocation
    )
    if not alike or one.inserted or len(group) > FEW * usual.acts:
        return False
    return not any(_key(act) in usual.keys for act in group)


def _key(act: Numbered) -> tuple[int, tuple[int, ...]]:
    return act.year, act.number.parts


def _complete_each_other(groups: Sequence[Sequence[Numbered]]) -> bool:
    """Whether «1-р», «2-к», «3-р» are one count, of which each letter has only some numbers."""
    if len(groups) < 2 or any(len(group[0].number.parts) != 1 for group in groups):
        return False
    apart = [_filled(group) for group in groups]
    have, span = map(sum, zip(*apart, strict=True))
    every = [act for group in groups for act in group]
    all_have, all_span = _filled(every)
    # Each letter alone has many gaps, all together have none, and no number comes twice.
    return have < 0.6 * span and all_have >= 0.9 * all_span and all_have >= 0.98 * len(every)


def _filled(acts: Iterable[Numbered]) -> tuple[int, int]:
    """How many different numbers there are in all years, and from the first to the last of each."""
    years: dict[int, set[int]] = defaultdict(set)
    for act in acts:
        years[act.year].add(act.number.parts[0])
    return sum(map(len, years.values())), sum(max(s) - min(s) + 1 for s in years.values())


def _family(kind: str, acts: Sequence[Numbered]) -> Family:
    slot = _counter(acts)
    years = _years(acts)
    items = [
        Item(
            act,
            act.number.parts[slot] if slot is not None else 0,
            tuple(part for n, part in enumerate(act.number.parts) if n != slot and n not in years),
        )
        for act in acts
    ]
    return Family(
        kind, tuple(sorted(items, key=lambda one: (one.act.date, one.counter, one.others))), slot
    )


def _years(acts: Sequence[Numbered]) -> set[int]:
    """The parts that repeat the year of the act: «15/2024», and «15/24» if several years agree."""
    found = set()
    several = len({act.year for act in acts}) > 1
    for slot in range(len(acts[0].number.parts)):
        long = sum(act.number.parts[slot] == act.year for act in acts)
        short = sum(act.number.parts[slot] == act.year % 100 for act in acts)
        if long > MOSTLY * len(acts) or (several and short == len(acts)):
            found.add(slot)
    return found


def _counter(acts: Sequence[Numbered]) -> int | None:
    """The part that counts, or None."""
    if acts[0].number.inserted:
        return None
    years = _years(acts)
    slots = [slot for slot in range(len(acts[0].number.parts)) if slot not in years]
    if len(slots) == 1:
        return slots[0]
    days: dict[str, list[Numbered]] = defaultdict(list)
    for act in acts:
        days[act.date].append(act)
    shared = [day for day in days.values() if len(day) > 1]
    total = sum(len(day) - 1 for day in shared)
    varied = Counter(
        {
            slot: sum(len({act.number.parts[slot] for act in day}) - 1 for day in shared)
            for slot in slots
        }
    )
    if total >= 2:
        counting = [slot for slot in slots if varied[slot] >= MOSTLY * total]
        steady = [slot for slot in slots if varied[slot] <= FEW * total]
        return counting[0] if len(counting) == 1 and len(steady) == len(slots) - 1 else None
    return _only_varying(acts, slots)


def _only_varying(acts: Sequence[Numbered], slots: Sequence[int]) -> int | None:
    """The one part that is not the same in all acts: «02-12/45» with an index of files."""
    varying = [slot for slot in slots if len({act.number.parts[slot] for act in acts}) > 1]
    if len(varying) != 1 or len(acts) < ENOUGH:
        return None
    # «24/1», «25/1», «26/1» may be the first acts of three sessions.
    firsts = all(acts[0].number.parts[slot] == 1 for slot in slots if slot != varying[0])
    return None if firsts else varying[0]
