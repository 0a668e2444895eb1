"""The European metadata quality score as a model: dimensions, indicators, points, ratings."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from opendata.messages import Message

METHOD: Final = "https://data.europa.eu/mqa/methodology"
POSSIBLE: Final = 405


class Dimension(StrEnum):
    """What a group of indicators is about."""

    FINDABILITY = "findability"
    ACCESSIBILITY = "accessibility"
    INTEROPERABILITY = "interoperability"
    REUSABILITY = "reusability"
    CONTEXTUALITY = "contextuality"


class Rating(StrEnum):
    """The words of the methodology."""

    EXCELLENT = "excellent"
    GOOD = "good"
    SUFFICIENT = "sufficient"
    BAD = "bad"


RATINGS: Final = ((351, Rating.EXCELLENT), (221, Rating.GOOD), (121, Rating.SUFFICIENT))
"""So many points at least; fewer than the last are :attr:`Rating.BAD`."""


class Told(StrEnum):
    """What can be said of an indicator."""

    GOT = "got"
    LACKING = "lacking"
    COULD_NOT_CHECK = "could not check"


@dataclass(frozen=True, slots=True)
class Indicator:
    """One indicator: ``possible`` points, and ``remedy``, which would bring them."""

    key: str
    dimension: Dimension
    name: Message
    possible: int
    told: Told
    remedy: Message | None = None

    @property
    def points(self) -> int:
        """What it brings; what could not be checked brings nothing."""
        return self.possible if self.told is Told.GOT else 0


@dataclass(frozen=True, slots=True)
class Quality:
    """The score of one set."""

    dataset: str
    indicators: tuple[Indicator, ...]

    @property
    def points(self) -> int:
        """Of :data:`POSSIBLE`."""
        return sum(one.points for one in self.indicators)

    @property
    def unchecked(self) -> int:
        """The points of what could not be checked: the score may be higher by so many."""
        return sum(one.possible for one in self.indicators if one.told is Told.COULD_NOT_CHECK)

    @property
    def rating(self) -> Rating:
        """The word for :attr:`points`."""
        return rating_of(self.points)

    @property
    def fix_first(self) -> tuple[Indicator, ...]:
        """What brings nothing yet, the most points first."""
        open_ones = [one for one in self.indicators if one.told is not Told.GOT]
        return tuple(sorted(open_ones, key=lambda one: -one.possible))


@dataclass(frozen=True, slots=True)
class Answers:
    """Whether the addresses of a set were seen to answer over HTTP; None where nobody has looked.

    ``pages`` are those that people open (``dcat:accessURL``), ``files`` those that are downloaded.
    """

    pages: bool | None = None
    files: bool | None = None


def rating_of(points: int) -> Rating:
    """The word for so many points."""
    return next((word for least, word in RATINGS if points >= least), Rating.BAD)
