"""Two registers → which rows are one organisation. Pure, and the same from either side.

First by EDRPOU code, then by the normalised name. What is only likely is never taken for the same:
it is told, with how much alike it is, for a person to decide.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from opendata.clean.organisation_names import OrganisationName, read_organisation
from opendata.review.registers.entry import Concept, Entry
from opendata.review.registers.likeness import likely_pairs
from opendata.review.registers.values import COMPARED, differ, has_code, proven_code


class By(StrEnum):
    """By what two rows were found to be one organisation."""

    CODE = "code"
    NAME = "name"
    LIKENESS = "likeness"


@dataclass(frozen=True, slots=True)
class Pair:
    """Two rows about one organisation, or likely so.

    ``likeness`` is 0..1, 1 for rows that were found by code or name. ``differences`` are what the
    extract says otherwise than the council.
    """

    ours: Entry
    theirs: Entry
    by: By
    likeness: float
    differences: tuple[Concept, ...]


@dataclass(frozen=True, slots=True)
class Outcome:
    """Every row of both sides, exactly once.

    ``same`` and ``differs`` are sure, ``alike`` is for a person to decide. Each is in the order of
    our rows; ``only_there`` in the order of the extract.
    """

    same: tuple[Pair, ...]
    differs: tuple[Pair, ...]
    alike: tuple[Pair, ...]
    only_here: tuple[Entry, ...]
    only_there: tuple[Entry, ...]


def compare(ours: Sequence[Entry], theirs: Sequence[Entry]) -> Outcome:
    """Match the rows of the council's register to those of the extract, and compare them."""
    match = _Match(ours, theirs)
    match.by_code()
    match.by_name()
    sure = sorted(match.pairs, key=lambda one: one.ours.number)
    left, right = match.left, match.right
    alike = [
        _pair(left[i], right[j], By.LIKENESS, score)
        for i, j, score in likely_pairs([*map(_subject, left)], [*map(_subject, right)], _may_be)
    ]
    here = {pair.ours.number for pair in alike}
    there = {pair.theirs.number for pair in alike}
    return Outcome(
        tuple(one for one in sure if not one.differences),
        tuple(one for one in sure if one.differences),
        tuple(sorted(alike, key=lambda one: one.ours.number)),
        tuple(one for one in left if one.number not in here),
        tuple(one for one in right if one.number not in there),
    )


@dataclass(frozen=True, slots=True)
class Subject:
    """An entry with its name as it is compared."""

    entry: Entry
    name: OrganisationName


def _subject(entry: Entry) -> Subject:
    return Subject(entry, read_organisation(entry.name))


def _may_be(one: Subject, other: Subject) -> bool:
    """Whether two rows with likely names may be one organisation at all.

    Two codes that are both right and differ are two organisations, unless the name is the same: an
    organisation that was founded anew is worth a look. Cells of one party differ by their number.
    """
    if one.name.words == other.name.words:
        return True
    two_codes = proven_code(one.entry) and proven_code(other.entry)
    if two_codes and one.entry.get(Concept.CODE) != other.entry.get(Concept.CODE):
        return False
    return one.name.numbers == other.name.numbers and one.name.fits(other.name)


class _Match:
    """Pairs the rows step by step; ``left`` and ``right`` are those that are not paired yet."""

    def __init__(self, ours: Sequence[Entry], theirs: Sequence[Entry]) -> None:
        self.left, self.right = list(ours), list(theirs)
        self.pairs: list[Pair] = []

    def by_code(self) -> None:
        """Rows of one code. Where a side has it several times, those of one name go first."""
        left = _grouped(filter(has_code, self.left), _code)
        right = _grouped(filter(has_code, self.right), _code)
        for code in left.keys() & right.keys():
            self._pair_up(left[code], right[code], By.CODE)
        self._drop()

    def by_name(self) -> None:
        """Rows of one name that no other row has, unless their codes are right and differ."""
        left = _grouped(self.left, _words)
        right = _grouped(self.right, _words)
        for words in left.keys() & right.keys():
            if len(left[words]) == len(right[words]) == 1:
                ours, theirs = left[words][0], right[words][0]
                if _one_by_name(ours, theirs):
                    self.pairs.append(_pair(ours, theirs, By.NAME, 1.0))
        self._drop()

    def _pair_up(self, ours: list[Entry], theirs: list[Entry], by: By) -> None:
        rest = list(theirs)
        later = []
        for one in ours:
            twin = next((other for other in rest if _words(other) == _words(one)), None)
            if twin is None:
                later.append(one)
                continue
            rest.remove(twin)
            self.pairs.append(_pair(one, twin, by, 1.0))
        self.pairs += [_pair(one, other, by, 1.0) for one, other in zip(later, rest, strict=False)]

    def _drop(self) -> None:
        here = {pair.ours.number for pair in self.pairs}
        there = {pair.theirs.number for pair in self.pairs}
        self.left = [one for one in self.left if one.number not in here]
        self.right = [one for one in self.right if one.number not in there]


def _one_by_name(ours: Entry, theirs: Entry) -> bool:
    one, other = _subject(ours), _subject(theirs)
    codes = {ours.get(Concept.CODE), theirs.get(Concept.CODE)} - {""}
    both_right = proven_code(ours) and proven_code(theirs)
    return one.name.same(other.name) and not (both_right and len(codes) > 1)


def _pair(ours: Entry, theirs: Entry, by: By, likeness: float) -> Pair:
    different = tuple(
        concept
        for concept in COMPARED
        if concept in ours.cells and differ(concept, ours.get(concept), theirs.get(concept))
    )
    return Pair(ours, theirs, by, likeness, different)


def _code(entry: Entry) -> str:
    return entry.get(Concept.CODE)


def _words(entry: Entry) -> str:
    return read_organisation(entry.name).key


def _grouped(entries: Iterable[Entry], key: Callable[[Entry], str]) -> dict[str, list[Entry]]:
    """The entries by ``key``, those without one left out."""
    found: dict[str, list[Entry]] = defaultdict(list)
    for one in entries:
        if value := key(one):
            found[value].append(one)
    return found
