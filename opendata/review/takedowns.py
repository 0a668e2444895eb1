"""What was taken down, out of the journal, and what of a batch may never be published again."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from opendata.acts.words import words_sha256
from opendata.collect.batch import Document
from opendata.journal.journal import Event, Journal, Step
from opendata.journal.trouble import facts_of
from opendata.table import Row, Table

_DAY: Final = re.compile(r"\d{4}-\d{2}-\d{2}")
_LINK: Final = re.compile(r"https?://|\S+\.[a-zA-Z]{2,5}$")


@dataclass(frozen=True, slots=True)
class Takedown:
    """One take-down in the dataset ``dataset``, begun on ``day``.

    ``documents`` are the SHA-256 of the bytes of the documents, ``words`` those of the words of
    their texts, ``rows`` those of the words of rows (:func:`row_words`). ``uid`` is the key of the
    row as releases have it. ``versions`` are the releases that hold any of it. ``ground`` is
    public.
    """

    id: str
    dataset: str
    day: date
    ground: str
    uid: str
    documents: frozenset[str]
    words: frozenset[str]
    rows: frozenset[str]
    versions: tuple[str, ...]

    def as_data(self) -> dict[str, Any]:
        """What the journal keeps; it is not public."""
        return {
            "id": self.id,
            "day": self.day.isoformat(),
            "ground": self.ground,
            "uid": self.uid,
            "documents": sorted(self.documents),
            "words": sorted(self.words),
            "rows": sorted(self.rows),
            "versions": list(self.versions),
        }


def takedowns_of(journal: Journal, dataset: str) -> tuple[Takedown, ...]:
    """Those of ``dataset``, in the order in which they were begun.

    :raises OpendataError: ``journal-…``, exit 4.
    """
    return tuple(map(understood, journal.each(dataset=dataset, step=Step.TAKEN_DOWN)))


def understood(event: Event) -> Takedown:
    """The take-down that an event tells of.

    :raises OpendataError: ``journal-damaged``, exit 4.
    """
    with facts_of(event.number):
        data = event.data
        return Takedown(
            str(data["id"]),
            event.dataset,
            date.fromisoformat(data["day"]),
            str(data["ground"]),
            str(data["uid"]),
            frozenset(map(str, data["documents"])),
            frozenset(map(str, data["words"])),
            frozenset(map(str, data["rows"])),
            tuple(map(str, data["versions"])),
        )


def row_words(columns: Sequence[str], row: Row, key: Collection[str]) -> str:
    """A row by its words: without its key, days, and links, which change when it comes again.

    Empty for a row that says nothing else.
    """
    said = [
        cell
        for name, cell in zip(columns, row, strict=True)
        if cell and name not in key and not _DAY.fullmatch(cell) and not _LINK.match(cell)
    ]
    return words_sha256(" ".join(said))


def forbidden(
    takedowns: Iterable[Takedown],
    table: Table,
    key: Collection[str],
    documents: Sequence[Document | None],
) -> dict[int, Takedown]:
    """The rows of ``table`` that were taken down, by position; ``documents`` are theirs, in order.

    A row whose document was taken down is one; with another document, such as a redacted copy, it
    is not, unless the row itself was.
    """
    every = tuple(takedowns)
    if not every:
        return {}
    of_rows = any(one.rows for one in every)
    found = {}
    for number, row in enumerate(table.rows):
        document = documents[number] if number < len(documents) else None
        words = row_words(table.columns, row, key) if of_rows else ""
        for one in every:
            if _holds(one, document) or (words and words in one.rows):
                found[number] = one
                break
    return found


def _holds(one: Takedown, document: Document | None) -> bool:
    return document is not None and (
        document.sha256 in one.documents or bool(document.words and document.words in one.words)
    )
