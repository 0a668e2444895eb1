"""Our own score, and what each line weighs in it. Never «the official score»: docs/compliance.md.

Each requirement that is owed has 100 points, shared among its aspects, and among the sets that
serve it if there are several; the council as a whole has 100 more. What does not apply, is
deferred, or is not due yet counts neither way; what could not be checked counts as not shown.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Final

from opendata.report.compliance.line import Aspect, Line, State

WEIGHTS: Final[Mapping[Aspect, int]] = {
    Aspect.SITE: 20,
    Aspect.PORTAL: 20,
    Aspect.FREQUENCY: 8,
    Aspect.CHANGES: 10,
    Aspect.ACCEPTED: 4,
    Aspect.PASSPORT: 10,
    Aspect.STRUCTURE: 8,
    Aspect.FORMATS: 5,
    Aspect.MACHINE_READABLE: 5,
    Aspect.LINKS: 2,
    Aspect.CONTENT: 5,
    Aspect.PRIVACY: 3,
    Aspect.PERSON: 50,
    Aspect.REGISTER: 50,
}
"""Points of a set for each aspect, 100 together; and of the council."""
WITHOUT_SET: Final = 50
"""Points of each of the two lines of a requirement that no set is there for."""
COUNTED: Final = frozenset({State.MET, State.NOT_MET, State.OVERDUE, State.COULD_NOT_CHECK})


@dataclass(frozen=True, slots=True)
class Score:
    """The score: ``got`` and ``possible`` points, as exact fractions of a requirement's 100."""

    got: Fraction
    possible: Fraction

    @property
    def percent(self) -> float | None:
        """0 to 100 with one decimal; None where nothing is owed."""
        return round(float(100 * self.got / self.possible), 1) if self.possible else None


def weighed(lines: Iterable[Line]) -> tuple[Line, ...]:
    """The lines with their weights."""
    return tuple(replace(one, weight=_weight(one)) for one in lines)


def _weight(one: Line) -> int:
    if one.requirement and one.dataset is None:
        return WITHOUT_SET
    return WEIGHTS[one.aspect]


def worth(lines: Iterable[Line]) -> Mapping[int, Fraction]:
    """The points of each line that counts, by its place among ``lines``.

    A requirement that is served by some sets has one share for each of them.
    """
    every = list(lines)
    sets: defaultdict[str, set[str | None]] = defaultdict(set)
    for one in every:
        sets[one.requirement].add(one.dataset)
    return {
        at: Fraction(one.weight, len(sets[one.requirement]) if one.requirement else 1)
        for at, one in enumerate(every)
        if one.state in COUNTED
    }


def score(lines: Iterable[Line]) -> Score:
    """The score of ``lines``, which are weighed."""
    every = list(lines)
    points = worth(every)
    got = sum((points[at] for at in points if every[at].state is State.MET), Fraction())
    return Score(got, sum(points.values(), Fraction()))
