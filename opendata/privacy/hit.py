"""A finding as it is kept and shown: masked, with its place, without what stood there."""

from __future__ import annotations

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
    1. ``masked`` is what to show, ``fingerprint`` what a waiver names.
    """

    kind: Kind
    grade: Grade
    where: str
    part: str
    line: int
    masked: str
    fingerprint: str
    why: Message


def hits(text: str, found: Iterable[Found], where: str = "", part: str = "") -> Iterator[Hit]:
    """The findings of the screen in ``text`` as hits."""
    ends = list(accumulate(len(line) + 1 for line in text.split("\n")))
    for one in found:
        line = bisect_right(ends, one.start) + 1
        yield Hit(one.kind, one.grade, where, part, line, one.masked, fingerprint(one), one.why)
