"""What would be taken out of a document, finding by finding, for a person to decide on.

Everything that is shown is masked, also around the finding: the workbook is read by people who need
not know whom a document is about.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from opendata.acts.beside.beside import beside
from opendata.acts.beside.part import Where
from opendata.acts.text import FORMATS, read_text
from opendata.privacy.finding import Found, Grade
from opendata.privacy.hit import Hit, hits
from opendata.privacy.screen import screen
from opendata.redact.sheets.engine import sniff_sheets

_AROUND: Final = 90
"""Characters on each side of a finding that show where it stands."""
UNSEEN: Final = frozenset(
    {Where.METADATA, Where.COMMENT, Where.DELETED, Where.HIDDEN, Where.EMBEDDED}
)
"""Places that never come into a copy."""
MORE: Final = "…"


@dataclass(frozen=True, slots=True)
class Proposal:
    """One finding: ``context`` is the line in which it stands, with everything found masked."""

    hit: Hit
    context: str

    @property
    def unseen(self) -> bool:
        """Whether it stands where a copy has nothing at all."""
        return self.hit.where in UNSEEN


def form_of(data: bytes, name: str) -> str:
    """The format of a document or a spreadsheet.

    :raises OpendataError: as reading it does, exit 3.
    """
    return sniff_sheets(data, name) or read_text(data, name).format


def proposals(data: bytes, form: str, name: str, today: date) -> tuple[Proposal, ...]:
    """What blocks the document ``data``, or should be looked at, in the order of its parts.

    It is what :func:`opendata.acts.screened.screened` finds, with what stands around it.

    :raises OpendataError: as reading the document does, exit 3.
    """
    return tuple(
        proposal
        for where, part, text in _parts(data, form, name)
        for proposal in _of_text(text, where, part, today)
    )


def _parts(data: bytes, form: str, name: str) -> Iterator[tuple[str, str, str]]:
    if form in FORMATS:
        yield "", "", read_text(data, name).text
    for part in beside(data, form, name):
        yield part.where, part.name, part.text


def _of_text(text: str, where: str, part: str, today: date) -> Iterator[Proposal]:
    found = screen(text, today)
    heavy = [one for one in found if one.grade is not Grade.NOTE]
    for one, hit in zip(heavy, hits(text, heavy, where, part), strict=True):
        yield Proposal(hit, _context(text, one, found))


def _context(text: str, one: Found, found: Sequence[Found]) -> str:
    begin, end = max(0, one.start - _AROUND), min(len(text), one.end + _AROUND)
    begin = max(begin, text.rfind("\n", 0, one.start) + 1)
    line_end = text.find("\n", one.end)
    end = min(end, line_end) if line_end >= 0 else end
    # A finding that is cut by the edge is masked as a whole, and nothing of it is shown as it is.
    out, at = [MORE if begin and text[begin - 1] != "\n" else ""], begin
    for other in found:
        if other.end <= at or other.start >= end:
            continue
        out += [text[at : max(at, other.start)], other.masked]
        at = other.end
    out += [text[at:end], MORE if end < len(text) and text[end] != "\n" else ""]
    return " ".join("".join(out).split())
