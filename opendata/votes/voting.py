"""One voting as an export prints it: typed, with the place of each value that is checked."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from opendata.problems import NOWHERE, Place, Problem


class Vote(StrEnum):
    """How a deputy voted, in the words of the recommended table ``council_votings``."""

    FOR = "За"
    AGAINST = "Проти"
    ABSTAINED = "Утримався"
    NOT_VOTING = "Не голосував"
    ABSENT = "Відсутній"


class Total(StrEnum):
    """What a printed total counts; the value is its name in JSON."""

    FOR = "for"
    AGAINST = "against"
    ABSTAINED = "abstained"
    NOT_VOTING = "not_voting"
    ABSENT = "absent"
    VOTED = "voted"
    """«Всього проголосувало»: systems count those who pressed nothing in, or leave them out."""
    PRESENT = "present"
    ALL = "all"
    """«Всього»: the lines of the roll, or the composition where it leaves the absent out."""
    UNKNOWN = "unknown"
    """«Ім’я не знайдено»: seats counted among those who did not vote, with no name to print."""


TOTAL_OF = {
    Vote.FOR: Total.FOR,
    Vote.AGAINST: Total.AGAINST,
    Vote.ABSTAINED: Total.ABSTAINED,
    Vote.NOT_VOTING: Total.NOT_VOTING,
    Vote.ABSENT: Total.ABSENT,
}


@dataclass(frozen=True, slots=True)
class Voice:
    """One line of the roll: ``vote`` is None where ``word``, as printed, says none that is known.

    ``name`` is tidy; a system may have cut it at 32 characters, or print initials only.
    """

    name: str
    vote: Vote | None
    word: str
    place: Place = NOWHERE


@dataclass(frozen=True, slots=True)
class Count:
    """A printed total: its ``value``, the ``text`` it stands in, and where."""

    value: int
    text: str
    place: Place = NOWHERE


@dataclass(frozen=True, slots=True)
class Voting:
    """One voting. What the export does not print is None (``title``: empty).

    ``council`` is as printed, in the nominative; ``date`` is ISO, ``time`` ``HH:MM`` or
    ``HH:MM:SS``; ``number`` is that of the question as printed (``5.6``, ``155–161``), ``project``
    that of the draft; ``stage`` says «За основу», «Процедурне» and the like. ``decided`` is what
    is printed of the result, never counted. ``is_test`` marks a test of the system. ``problems``
    are the findings about this voting alone.
    """

    place: Place
    title: str = ""
    council: str | None = None
    session: int | None = None
    convocation: int | None = None
    date: str | None = None
    time: str | None = None
    number: str | None = None
    project: str | None = None
    stage: str | None = None
    decided: bool | None = None
    is_test: bool = False
    totals: Mapping[Total, Count] = field(default_factory=dict)
    roll: tuple[Voice, ...] = ()
    problems: tuple[Problem, ...] = ()

    def counted(self, vote: Vote) -> int:
        """How many lines of the roll say ``vote``."""
        return sum(voice.vote is vote for voice in self.roll)


@dataclass(frozen=True, slots=True)
class Export:
    """What a file holds; ``is_attendance`` says that it is a list of who came, and no voting."""

    votings: tuple[Voting, ...] = ()
    is_attendance: bool = False
