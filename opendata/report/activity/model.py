"""The report of an information department as data: parts, each with its lines."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from opendata.messages import Message
from opendata.workspace.workspace import Council


@dataclass(frozen=True, slots=True)
class Source:
    """Where a number comes from: a version of a set, or an event of the journal."""

    dataset: str
    version: str | None = None
    event: int | None = None


@dataclass(frozen=True, slots=True)
class Entry:
    """One line: ``value`` with what it counts.

    ``key`` is stable and names the line in templates (``news``); ``label`` says what is counted,
    ``unit`` in what. ``value`` is None where nothing was recorded: never a zero then. ``says`` is
    the whole sentence of the report, with the number in it, or that nothing was recorded.
    ``remark`` adds what must be known of the number: «2 of 3 months are counted».
    """

    key: str
    label: Message
    value: int | float | str | None
    says: Message
    unit: Message | None = None
    sources: tuple[Source, ...] = ()
    remark: Message | None = None


@dataclass(frozen=True, slots=True)
class Part:
    """One section of the report; ``key`` names it in templates (``publications``)."""

    key: str
    title: Message
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Activity:
    """The report of ``council`` for the days from ``first`` to ``last``, by what was known at
    ``until``.
    """

    council: Council
    first: date
    last: date
    until: datetime
    parts: tuple[Part, ...]

    def entry(self, key: str) -> Entry:
        """The line ``key``; ``KeyError`` if there is none."""
        for part in self.parts:
            for one in part.entries:
                if one.key == key:
                    return one
        raise KeyError(key)
