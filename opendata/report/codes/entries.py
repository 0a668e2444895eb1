"""The descriptions of all codes, as read from ``texts/*.toml``, in the order of the guide."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache
from pathlib import Path
from typing import Any, Final

from opendata.messages import LANGUAGES, Language

TEXTS: Final = Path(__file__).parent / "texts"
FAMILY: Final = "…"
"""Ends the code that stands for all codes of one beginning which have no description themselves."""
MARKS: Final = {"✗": "error", "!": "warning", "·": "note", "": "stop"}
"""How a finding is marked in the guides → the name of what follows from it, in ``follows``."""


@dataclass(frozen=True, slots=True)
class Words:
    """The same said in every language that the program speaks; Markdown within a line."""

    en: str
    uk: str

    def of(self, language: Language) -> str:
        """The text in ``language``."""
        return self.uk if language == "uk" else self.en


@dataclass(frozen=True, slots=True)
class Example:
    """A value that has the finding, and one that has not.

    ``table`` and ``column`` are those of the recommended structures; ``bad`` and ``good`` are cells
    as typed. A test puts ``bad`` into a row of that table and looks for the code.
    """

    table: str
    column: str
    bad: str
    good: str


@dataclass(frozen=True, slots=True)
class Entry:
    """What is told of one code.

    ``mark`` is one of :data:`MARKS`, ``exit`` the exit code of a run that ends because of it where
    that is not the room's; ``steps`` is the long form of ``mend``; ``rule`` names the law, the
    resolution or the standard that the finding rests on; ``members`` are the endings of the codes
    that a family stands for.
    """

    code: str
    mark: str
    exit: int | None
    means: Words
    mend: Words
    why: Words | None = None
    steps: tuple[Words, ...] = ()
    rule: Words | None = None
    example: Example | None = None
    members: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Room:
    """The codes of one subject.

    ``exit`` is the usual exit code of an error in it; ``intro`` stands above its table in the
    guide; ``follows`` says, by the names in :data:`MARKS`, what a finding does to row and run.
    """

    key: str
    title: Words
    exit: int | None
    intro: Words | None
    follows: Mapping[str, Words]
    entries: tuple[Entry, ...]

    def follow(self, entry: Entry) -> Words | None:
        """What ``entry`` does to the row, the document or the run."""
        return self.follows.get(MARKS[entry.mark])

    def exit_of(self, entry: Entry) -> int | None:
        """The exit code of a run with this finding; None where it is no reason for one."""
        if entry.exit is not None or entry.mark in {"!", "·"}:
            return entry.exit
        return self.exit


@cache
def rooms() -> tuple[Room, ...]:
    """All rooms.

    :raises KeyError, ValueError: a file lacks what every entry must have (a test sees to that).
    """
    files = sorted(TEXTS.glob("*.toml"), key=lambda path: path.name)
    return tuple(_room(path) for path in files)


def every() -> Iterator[tuple[Room, Entry]]:
    """All entries with their rooms."""
    for room in rooms():
        for entry in room.entries:
            yield room, entry


def find(code: str) -> tuple[Room, Entry] | None:
    """The description of ``code`` or, where it has none of its own, that of its family."""
    known = {entry.code: (room, entry) for room, entry in every()}
    if code in known:
        return known[code]
    for room, entry in known.values():
        beginning = entry.code.removesuffix(FAMILY)
        if code.startswith(beginning) and code.removeprefix(beginning) in entry.members:
            return room, entry
    return None


def near(code: str, most: int = 3) -> list[str]:
    """Codes that ``code`` may have been meant to be, the nearest first."""
    known = [entry.code for _, entry in every() if not entry.code.endswith(FAMILY)]
    return get_close_matches(code, known, most) or [one for one in known if code in one][:most]


def _room(path: Path) -> Room:
    read = tomllib.loads(path.read_text(encoding="utf-8"))
    head = read.pop("room")
    return Room(
        path.stem.partition("-")[2],
        _words(head["title"]),
        head.get("exit"),
        _words(head["intro"]) if "intro" in head else None,
        {name: _words(text) for name, text in head.get("follows", {}).items()},
        tuple(_entry(code, text) for code, text in read.items()),
    )


def _entry(code: str, text: Mapping[str, Any]) -> Entry:
    steps = text.get("steps", {language: [] for language in LANGUAGES})
    return Entry(
        code,
        text.get("mark", ""),
        text.get("exit"),
        _words(text["means"]),
        _words(text["mend"]),
        _words(text["why"]) if "why" in text else None,
        tuple(Words(en, uk) for en, uk in zip(steps["en"], steps["uk"], strict=True)),
        _words(text["rule"]) if "rule" in text else None,
        Example(**text["example"]) if "example" in text else None,
        tuple(text.get("members", ())),
    )


def _words(text: Mapping[str, str]) -> Words:
    return Words(text["en"], text["uk"])
