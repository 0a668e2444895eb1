"""What is counted of a comparison, and rows that repeat a code. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from opendata.problems import Problem
from opendata.review.registers import findings as say
from opendata.review.registers.entry import Concept, Entry
from opendata.review.registers.matching import Outcome
from opendata.review.registers.values import Standing, has_code, proven_code, standing


@dataclass(frozen=True, slots=True)
class Doubles:
    """The numbers of the rows, left over on each side, whose code another row of it has."""

    ours: frozenset[int]
    theirs: frozenset[int]


@dataclass(frozen=True, slots=True)
class Numbers:
    """What a comparison came to.

    ``ours`` and ``theirs`` are rows; ``registered`` are the organisations of the extract that it
    does not call ended, each code once, and ``registered_here`` those of the council's register.
    """

    ours: int
    theirs: int
    same: int
    differs: int
    alike: int
    only_here: int
    only_there: int
    registered: int
    registered_here: int


def numbers_of(outcome: Outcome, ours: Sequence[Entry], theirs: Sequence[Entry]) -> Numbers:
    """The numbers of ``outcome``, which came of ``ours`` and ``theirs``."""
    return Numbers(
        len(ours),
        len(theirs),
        len(outcome.same),
        len(outcome.differs),
        len(outcome.alike),
        len(outcome.only_here),
        len(outcome.only_there),
        registered(theirs),
        registered(ours),
    )


def registered(entries: Iterable[Entry]) -> int:
    """How many organisations there are in ``entries`` that have not ceased to be."""
    left = [one for one in entries if standing(one.get(Concept.STATUS)) is not Standing.ENDED]
    codes = {one.get(Concept.CODE) for one in left if has_code(one)}
    return len(codes) + sum(not has_code(one) for one in left)


def doubles_of(outcome: Outcome, ours: Sequence[Entry], theirs: Sequence[Entry]) -> Doubles:
    """The rows that are left over because their code stands in another row of the same side."""
    return Doubles(_left(outcome.only_here, ours), _left(outcome.only_there, theirs))


def _left(only: Sequence[Entry], side: Sequence[Entry]) -> frozenset[int]:
    first: dict[str, int] = {}
    over = {one.number for one in only}
    # A row that was matched counts as the first, so that the one left over is the double.
    for one in sorted(side, key=lambda one: (one.number in over, one.number)):
        if has_code(one):
            first.setdefault(one.get(Concept.CODE), one.number)
    return frozenset(
        one.number for one in only if has_code(one) and first[one.get(Concept.CODE)] != one.number
    )


def code_problems(entries: Sequence[Entry]) -> Iterator[Problem]:
    """Codes of one side that are none, whose check digit is wrong, or that stand in it twice."""
    first: dict[str, Entry] = {}
    for one in entries:
        code = one.get(Concept.CODE)
        if not code:
            continue
        if not has_code(one):
            yield say.no_code(one.cell(Concept.CODE), code)
            continue
        if not proven_code(one):
            yield say.check_digit(one.cell(Concept.CODE), code)
        if code in first:
            yield say.twice(one.cell(Concept.CODE), first[code].cell(Concept.CODE), code)
        first.setdefault(code, one)
