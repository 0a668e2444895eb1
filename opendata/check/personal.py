"""What the screen for personal data means for a publication: which rows are withheld. Pure.

A row is withheld for what stands in its cells, and for what its document holds. Sources: Resolution
835 and article 10-1 of the Law on access to public information (a set with personal data may be
published if they are made unrecognisable, or a law lets them be public), and the Law on the
protection of personal data.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import PurePosixPath
from typing import Final

from opendata.acts.beside.part import WORDS, Where
from opendata.catalogue.schema import TableSchema
from opendata.check.personal_cells import personal_cells, row_sha256
from opendata.collect.batch import Document
from opendata.messages import Message, msg
from opendata.privacy.hit import Hit, hits
from opendata.privacy.screen import findings
from opendata.privacy.version import VERSION
from opendata.privacy.waivers import Judged, Standing, Waiver, judge
from opendata.problems import Place, Problem, Severity
from opendata.table import Table

ALSO_IN_CELLS: Final = "rnokpp-present"
"""The finding of the table's own rules that a row held back by the screen need not be told of."""
_FILE_NAME: Final = "the name of the file"
_WEIGHTS: Final = {
    Standing.BLOCKS: Severity.ERROR,
    Standing.EXPIRED: Severity.ERROR,
    Standing.LOOK: Severity.WARNING,
    Standing.WAIVED: Severity.NOTE,
    Standing.NOTE: Severity.NOTE,
}


@dataclass(frozen=True, slots=True)
class Screening:
    """``withheld`` are the positions of the rows that may not be published; ``blocking`` counts the
    findings that forbid it, ``waived`` those that a person let pass.
    """

    withheld: frozenset[int] = frozenset()
    problems: tuple[Problem, ...] = ()
    blocking: int = 0
    waived: int = 0

    def untold(self, problems: Iterable[Problem]) -> tuple[Problem, ...]:
        """``problems`` of the table without those that the screen tells of as well."""
        places = {one.place for one in self.problems if one.severity is Severity.ERROR}
        return tuple(
            one for one in problems if one.code != ALSO_IN_CELLS or one.place not in places
        )


CLEAR: Final = Screening()


def screening(
    table: Table,
    schema: TableSchema,
    documents: Mapping[int, Document],
    waivers: Mapping[str, Waiver],
    today: date,
) -> Screening:
    """Judge the rows of ``table`` and the ``documents`` of rows (by the position of the row), with
    the names of their files.
    """
    withheld: set[int] = set()
    problems: list[Problem] = []
    judged: list[Judged] = []
    for row, one, place in _each(table, schema, documents, waivers, today):
        judged.append(one)
        problems.append(_problem(one, place))
        if one.withholds:
            withheld.add(row)
    return Screening(
        frozenset(withheld),
        tuple(problems),
        sum(one.withholds for one in judged),
        sum(one.standing is Standing.WAIVED for one in judged),
    )


def told(screenings: Sequence[Screening], *, withheld: bool) -> dict[str, object]:
    """What the journal keeps: which screen it was, how many findings forbid the publication (none
    if what holds them is ``withheld``), how many rows are kept back, how many findings were waived.
    """
    rows = sum(len(one.withheld) for one in screenings)
    return {
        "screen": f"opendata {VERSION}",
        "blocking": 0 if withheld else sum(one.blocking for one in screenings),
        "withheld": rows if withheld else 0,
        "waived": sum(one.waived for one in screenings),
    }


def _each(
    table: Table,
    schema: TableSchema,
    documents: Mapping[int, Document],
    waivers: Mapping[str, Waiver],
    today: date,
) -> Iterator[tuple[int, Judged, Place]]:
    for cell in personal_cells(table, schema, today):
        place = table.origin(cell.row).place(cell.column)
        sha256 = row_sha256(table.rows[cell.row])
        for one in judge([cell.hit], waivers, sha256, today):
            yield cell.row, one, place
    for row, document in documents.items():
        for one in judge(document.hits, waivers, document.sha256, today):
            yield row, one, Place(document.path, _where(one.hit), one.hit.line)
    for row, hit in _in_names(documents, today):
        for one in judge([hit], waivers, documents[row].sha256, today):
            yield row, one, Place(documents[row].path)


def _in_names(documents: Mapping[int, Document], today: date) -> Iterator[tuple[int, Hit]]:
    """What stands in the names of the files: the list of documents of a release has them."""
    named = [(row, PurePosixPath(one.path).stem) for row, one in documents.items()]
    text = "\n\n".join(" ".join(name.replace("_", " ").split()) for _, name in named)
    found = findings(text, today)
    for hit in hits(text, found, Where.METADATA, _FILE_NAME):
        yield named[(hit.line - 1) // 2][0], hit


def _where(hit: Hit) -> str | None:
    """The part of the document by its own name (``word/comments.xml``); None for its text."""
    return hit.part or hit.where or None


def _problem(one: Judged, place: Place) -> Problem:
    hit = one.hit
    return Problem(
        f"privacy-{hit.kind}",
        _what(hit),
        place,
        found=hit.masked,
        expected=_expected(one),
        remedy=_remedy(one),
        severity=_WEIGHTS[one.standing],
    )


def _what(hit: Hit) -> Message:
    if not hit.where:
        return hit.why
    return msg("{what} – in {where}", what=hit.why, where=WORDS[Where(hit.where)])


def _expected(one: Judged) -> Message | None:
    if one.standing is Standing.EXPIRED and one.waiver is not None:
        return msg(
            "a waiver that holds; that of {who} ran out on {day}",
            who=one.waiver.who,
            day=one.waiver.until.isoformat(),
        )
    return None


def _remedy(one: Judged) -> Message | None:
    if one.withholds:
        return msg(
            "Redact the document («opendata redact») or correct the row. If a law lets this be "
            "public, add the finding {finding} to waivers.yaml.",
            finding=one.finding,
        )
    if one.waiver is not None:
        return msg(
            "Waived by {who} until {day}: {ground}",
            who=one.waiver.who,
            day=one.waiver.until.isoformat(),
            ground=one.waiver.ground,
        )
    if one.standing is Standing.LOOK:
        return msg("Look whether this may be public; it is published as it is.")
    return None
