"""Which document belongs to which row of the register.

By number and date; then by the file name that the register gives. Both ways nothing is guessed: a
row that fits two documents gets neither, and both are reported.
"""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath

from opendata.acts.act import Kind
from opendata.clean.numbers import number_key
from opendata.collect.batch import Document, Outcome, RegisterRow
from opendata.messages import msg
from opendata.problems import Place, Problem, Severity

NOT_ACTS = frozenset({Kind.ANNEX, Kind.MINUTES, Kind.COMMISSION_OPINION, Kind.DRAFT})
"""Kinds that carry the number or the date of another act, and must not be taken for it."""

Key = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Joined:
    """The pairs, and what has no partner. ``problems`` are about the joining itself."""

    pairs: tuple[tuple[RegisterRow, Document], ...]
    rows: tuple[RegisterRow, ...]
    documents: tuple[Document, ...]
    problems: tuple[Problem, ...]


def join(rows: Sequence[RegisterRow], documents: Sequence[Document]) -> Joined:
    """Pair the rows with the documents that could be read."""
    by_key = _by_key(documents)
    by_name = _by_name(documents)
    wanted: dict[int, Document] = {}
    problems: list[Problem] = []
    for position, row in enumerate(rows):
        found = _of_kind(by_key.get(_row_key(row), ()), row) or by_name.get(_file(row), ())
        if len(found) == 1:
            wanted[position] = found[0]
        elif found:
            problems.append(_several(row, found))
    taken = _claimed_once(rows, wanted, problems)
    used = {document.path for document in taken.values()}
    return Joined(
        pairs=tuple((rows[n], document) for n, document in sorted(taken.items())),
        rows=tuple(row for n, row in enumerate(rows) if n not in taken),
        documents=tuple(d for d in documents if d.path not in used),
        problems=tuple(problems),
    )


def _claimed_once(
    rows: Sequence[RegisterRow], wanted: Mapping[int, Document], problems: list[Problem]
) -> dict[int, Document]:
    """A document that two rows want belongs to neither until a person decides."""
    claims: dict[str, list[int]] = defaultdict(list)
    for position, document in wanted.items():
        claims[document.path].append(position)
    taken = {}
    for path, positions in claims.items():
        if len(positions) == 1:
            taken[positions[0]] = wanted[positions[0]]
            continue
        numbers = ", ".join(str(rows[n].row) for n in positions)
        problems.append(
            Problem(
                "document-claimed-twice",
                msg("several rows of the register fit this document"),
                Place(path),
                found=numbers,
                expected=msg("one row for each document"),
                remedy=msg("Delete the repeated row, or correct its number or date."),
                severity=Severity.WARNING,
            )
        )
    return taken


def _by_key(documents: Iterable[Document]) -> dict[Key, list[Document]]:
    found: dict[Key, list[Document]] = defaultdict(list)
    for document in documents:
        act = document.act
        if act is None or document.outcome is not Outcome.READ:
            continue
        number, date = act.sure("number"), act.sure("date")
        if number and date and act.sure("kind") not in NOT_ACTS:
            found[number_key(number), date].append(document)
    return found


def _by_name(documents: Iterable[Document]) -> dict[str, list[Document]]:
    found: dict[str, list[Document]] = defaultdict(list)
    for document in documents:
        if document.outcome in (Outcome.READ, Outcome.SCAN):
            found[_plain(PurePosixPath(document.path).name)].append(document)
    return found


def _of_kind(found: Sequence[Document], row: RegisterRow) -> Sequence[Document]:
    """Narrow candidates by the kind of act: two bodies may use the same number on one day."""
    kind = row.values.get("kind")
    if len(found) < 2 or kind is None:
        return found
    same = [d for d in found if d.act is not None and d.act.sure("kind") == kind]
    return same or found


def _row_key(row: RegisterRow) -> Key:
    number, date = row.values.get("number"), row.values.get("acceptedDate")
    return (number_key(number), date) if number and date else ("", "")


def _file(row: RegisterRow) -> str:
    name = (row.values.get("file") or "").replace("\\", "/")
    return _plain(PurePosixPath(name).name) if name else "\0"


def _plain(name: str) -> str:
    return unicodedata.normalize("NFC", name).casefold().strip()


def _several(row: RegisterRow, found: Sequence[Document]) -> Problem:
    return Problem(
        "row-several-documents",
        msg("several documents fit this row of the register"),
        Place(row.file, row.sheet, row.row),
        found=", ".join(document.path for document in found),
        expected=msg("one document for each row"),
        remedy=msg(
            "Leave one of the files in the folder, or name the right one in the column «Файл»."
        ),
        severity=Severity.WARNING,
    )
