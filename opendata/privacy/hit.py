"""A finding as it is kept and shown: masked, with its place, without what stood there."""

from __future__ import annotations

import hashlib
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import accumulate

from opendata.messages import Message
from opendata.privacy.finding import Found, Grade, Kind, fingerprint


@dataclass(frozen=True, slots=True)
class Hit:
    """One finding in a document or a cell.

    ``where`` is the part of the document (a word of :class:`opendata.acts.beside.part.Where`), or
    empty for its text; ``part`` names it more exactly. ``line`` counts the lines of that part from
    1. ``masked`` is what to show.

    ``fingerprint`` tells equal findings apart from others and is never shown: a number of ten
    digits could be found by trying all of them. People are shown :meth:`named`.
    """

    kind: Kind
    grade: Grade
    where: str
    part: str
    line: int
    masked: str
    fingerprint: str
    why: Message

    def named(self, holder: str) -> str:
        """What a waiver names the finding by: 16 hexadecimal digits.

        ``holder`` is the SHA-256 of the document or of the row that holds it. What is not published
        has no public hash, so that nobody can try out numbers; and a waiver for one document is
        none for another, nor for the same one after a change.
        """
        return hashlib.sha256(f"{holder}\n{self.fingerprint}".encode()).hexdigest()[:16]


def hits(text: str, found: Iterable[Found], where: str = "", part: str = "") -> Iterator[Hit]:
    """The findings of the screen in ``text`` as hits."""
    ends: list[int] | None = None
    for one in found:
        if ends is None:  # most texts have none
            ends = list(accumulate(len(line) + 1 for line in text.split("\n")))
        line = bisect_right(ends, one.start) + 1
        yield Hit(one.kind, one.grade, where, part, line, one.masked, fingerprint(one), one.why)
