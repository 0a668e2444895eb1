"""What can be wrong, said so that the reader can mend it.

Every finding and every expected failure is a :class:`Problem`: a stable code, the place, what was
found, what was expected, and the next thing to do. An :class:`OpendataError` carries one and ends
the command; everything else is a bug.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from enum import IntEnum, StrEnum

from opendata.letters import deceptive
from opendata.messages import Language, Message, say


class Exit(IntEnum):
    """The exit codes of the command line, as documented in the operator's guide."""

    DONE = 0
    INVALID = 1
    USAGE = 2
    INCOMPLETE = 3
    CONFIGURATION = 4
    UNREACHABLE = 5
    DIFFERS = 6
    WITHHELD = 7
    LOCKED = 11
    BUG = 70
    INTERRUPTED = 130


class Severity(StrEnum):
    """How much a finding weighs."""

    ERROR = "error"
    """The row, the document or the run cannot go on as it is."""
    WARNING = "warning"
    """Published all the same; somebody should look at it."""
    NOTE = "note"
    """Worth knowing; nothing to do."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where something was found; parts that make no sense for the kind of source are None.

    ``file`` is relative to the workspace, with forward slashes. ``row`` counts from 1 as the
    spreadsheet program shows it; ``cell`` is an address such as ``D14``; ``key`` is a dotted path
    in a configuration file; ``field`` is the column of the published table.
    """

    file: str | None = None
    sheet: str | None = None
    row: int | None = None
    cell: str | None = None
    key: str | None = None
    field: str | None = None

    def __str__(self) -> str:
        """Short and without words, so that it reads the same in every language."""
        parts = [
            self.file,
            self.sheet,
            self.cell or (str(self.row) if self.row else None),
            self.key,
        ]
        text = " › ".join(part for part in parts if part)
        return f"{text} [{self.field}]" if self.field else text


NOWHERE = Place()


@dataclass(frozen=True, slots=True)
class Problem:
    """One finding.

    ``code`` is stable, lower case, ``room-what`` (``document-encrypted``); ``found`` is the value
    as it stands in the source, shortened by whoever shows it, or None where there is no value.
    """

    code: str
    what: Message
    place: Place = NOWHERE
    found: str | None = None
    expected: Message | None = None
    remedy: Message | None = None
    severity: Severity = Severity.ERROR


class OpendataError(Exception):
    """An expected failure that ends the command: shown without a traceback, with an exit code."""

    def __init__(self, problem: Problem, exit_code: Exit, *more: Problem) -> None:
        """``problem`` is the first finding; ``more`` are further ones of the same kind."""
        super().__init__(problem.code)
        self.problems = (problem, *more)
        self.exit_code = exit_code

    @property
    def problem(self) -> Problem:
        """The first finding."""
        return self.problems[0]

    def __str__(self) -> str:
        return "\n".join(describe(problem, "en") for problem in self.problems)


LABELS = {
    "uk": ("знайдено", "очікується", "що зробити"),
    "en": ("found", "expected", "what to do"),
}


CLOSELY = {"uk": "придивіться", "en": "look closely"}


def describe(problem: Problem, language: Language) -> str:
    """The finding as a few lines of plain text: what and where, found, expected, remedy."""
    found, expected, remedy = LABELS[language]
    place = visible(str(problem.place))
    lines = [f"{place}: {say(problem.what, language)}" if place else say(problem.what, language)]
    if problem.found is not None:
        lines.append(f"  {found}: {shorten(problem.found)}")
        if strange := ", ".join(say(one, language) for one in deceptive(problem.found)):
            lines.append(f"  {CLOSELY[language]}: {strange}")
    if problem.expected is not None:
        lines.append(f"  {expected}: {say(problem.expected, language)}")
    if problem.remedy is not None:
        lines.append(f"  {remedy}: {say(problem.remedy, language)}")
    return "\n".join(lines) + f"  [{problem.code}]"


def shorten(text: str, limit: int = 120) -> str:
    """One line of at most ``limit`` characters, control characters made visible."""
    line = "".join(ch if ch.isprintable() else _escaped(ch) for ch in text)
    return line if len(line) <= limit else line[: limit - 1] + "…"


def visible(text: str) -> str:
    """One line of ``text``, whole: what a terminal would obey is shown instead, blanks stay.

    That is line ends, escape sequences, and what turns the direction of writing round.
    """
    if text.isprintable():
        return text
    return "".join(
        ch if ch.isprintable() or unicodedata.category(ch) == "Zs" else _escaped(ch) for ch in text
    )


def _escaped(character: str) -> str:
    return f"\\x{ord(character):02x}"
