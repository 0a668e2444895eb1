"""What ``opendata explain`` says of a code: one model for people and for programs."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from opendata.messages import Language, msg
from opendata.problems import Exit, OpendataError, Problem
from opendata.report.codes.entries import Example, find, near, rooms

_LINK: Final = re.compile(r"\[([^]\[]*)\]\([^)\s]+\)")
_ASIDE: Final = re.compile(r" \(.*\)$")
"""What the heading of a room adds for readers of its table: the verb, the usual exit code."""
_QUOTED: Final = re.compile(r"`([^`]*)`")


@dataclass(frozen=True, slots=True)
class Explanation:
    """One code in one language, as plain text.

    ``mark`` is that of the guides (``✗``, ``!``, ``·``, or empty where the run stops);
    ``follows`` is what becomes of the row or run, ``exit`` the exit code of a run that ends so.
    """

    code: str
    subject: str
    mark: str
    means: str
    why: str | None
    follows: str | None
    exit: int | None
    steps: tuple[str, ...]
    example: Example | None
    rule: str | None


@dataclass(frozen=True, slots=True)
class Subject:
    """The codes of one subject: each with its mark and its meaning in one line."""

    title: str
    codes: tuple[tuple[str, str, str], ...]


def explain(code: str, language: Language) -> Explanation:
    """All that is known of ``code``; brackets around it, as in a finding, do not matter.

    :raises OpendataError: there is no such code (exit 2).
    """
    wanted = code.strip().strip("[]").lower()
    known = find(wanted)
    if known is None:
        raise OpendataError(_unknown(code, near(wanted)), Exit.USAGE)
    room, entry = known
    follow = room.follow(entry)
    steps = [step.of(language) for step in entry.steps] or [entry.mend.of(language)]
    return Explanation(
        wanted,
        _subject(room.title.of(language)),
        entry.mark,
        plain(entry.means.of(language)),
        plain(entry.why.of(language)) if entry.why else None,
        plain(follow.of(language)) if follow else None,
        room.exit_of(entry),
        tuple(map(plain, steps)),
        entry.example,
        plain(entry.rule.of(language)) if entry.rule else None,
    )


def subjects(language: Language) -> tuple[Subject, ...]:
    """All codes by subject, in the order of the guide."""
    return tuple(
        Subject(
            _subject(room.title.of(language)),
            tuple((one.code, one.mark, plain(one.means.of(language))) for one in room.entries),
        )
        for room in rooms()
    )


def plain(markdown: str) -> str:
    """A line of Markdown for a terminal: links keep their words, code gets quotation marks."""
    return _QUOTED.sub(r"«\1»", _LINK.sub(r"\1", markdown)).strip()


def _subject(title: str) -> str:
    return plain(_ASIDE.sub("", title))


def _unknown(code: str, close: list[str]) -> Problem:
    return Problem(
        "explain-code",
        msg("there is no such code"),
        found=code,
        expected=msg("perhaps: {names}", names=", ".join(close)) if close else None,
        remedy=msg("«{command}» lists all codes.", command="opendata explain"),
    )
