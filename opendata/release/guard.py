"""What protects published rows: a limit on removals, and no removal by a source with errors."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from opendata.collect.batch import Document, Outcome
from opendata.messages import msg, nmsg
from opendata.problems import Exit, OpendataError, Problem, Severity
from opendata.release.release import Changes, DocumentFile
from opendata.release.tables import Key, key_getter, uid_of
from opendata.table import Cell, Origin, Row, Table

SHOWN: Final = ("uid", "acceptedDate", "title")
"""The columns that tell people which row is meant."""


def check_removals(
    dataset: str, changes: Changes, previous_rows: int, max_removals: float, *, allowed: bool
) -> None:
    """``OpendataError`` (withheld) if more rows would vanish than the share ``max_removals``.

    ``max_removals`` is 0..1 of ``previous_rows``; ``allowed`` is the explicit permission. The first
    problem of the error is the stop itself; one for every row that would go follows.
    """
    if allowed or not too_many(changes, previous_rows, max_removals):
        return
    removed = len(changes.removed)
    problem = Problem(
        "release-removals",
        nmsg(
            "{n} published row of {rows} would be removed from «{dataset}».",
            "{n} published rows of {rows} would be removed from «{dataset}».",
            removed,
            rows=previous_rows,
            dataset=dataset,
        ),
        found=f"{removed / max(previous_rows, 1):.1%}",
        expected=msg("at most {share} of the rows at once", share=f"{max_removals:.1%}"),
        remedy=msg(
            "Look at the list of removed rows. If they should go, repeat with --allow-removals."
        ),
    )
    raise OpendataError(problem, Exit.WITHHELD, *map(_going, changes.removed))


def too_many(changes: Changes, previous_rows: int, max_removals: float) -> bool:
    """Whether more would vanish than the share ``max_removals`` (0..1) of ``previous_rows``."""
    return len(changes.removed) > max_removals * previous_rows


def _going(row: Mapping[str, Cell]) -> Problem:
    """One row that would be removed, in the words by which a clerk knows an act."""
    named = [row.get(column) for column in SHOWN]
    cells = [cell for cell in (named if any(named) else row.values()) if cell]
    return Problem(
        "release-row-removed",
        msg("This published row would be removed."),
        found=" · ".join(cells[: len(SHOWN)]),
    )


@dataclass(frozen=True, slots=True)
class Kept:
    """An incomplete batch filled up from the previous release.

    ``documents`` and ``kinds`` are by uid, as for :func:`opendata.release.draft.make_draft`;
    ``rows`` are the uids of the rows carried forward, ``filled`` those whose document was.
    """

    table: Table
    documents: Mapping[str, Document]
    kinds: Mapping[str, str]
    rows: tuple[str, ...]
    filled: tuple[str, ...]
    problems: tuple[Problem, ...]


def keep_missing(
    table: Table,
    documents: Mapping[str, Document],
    kinds: Mapping[str, str],
    previous: Table,
    previous_documents: Sequence[DocumentFile],
    key: Sequence[str],
) -> Kept:
    """What an incomplete batch lacks, taken from the previous release, so that nothing is removed.

    A row that is missing comes back as it was published, with its document. A row that lost its
    document gets it back, and what its empty cells held. Columns are those of ``table``.
    """
    before = _rows_by_key(previous, table.columns, key)
    published = {one.uid: one for one in previous_documents}
    files, kinds = dict(documents), dict(kinds)
    of = key_getter(table.columns, key)
    rows: list[Row] = []
    filled: list[str] = []
    seen: set[Key] = set()
    for row in table.rows:
        found = of(row)
        seen.add(found)
        uid = uid_of(found)
        if uid not in files and uid in published and found in before:
            whole = tuple(new or old for new, old in zip(row, before[found], strict=True))
            files[uid], kinds[uid] = _document(published[uid]), published[uid].kind
            filled.append(uid)
            rows.append(whole)
        else:
            rows.append(row)
    lost = [found for found in before if found not in seen]
    for uid in map(uid_of, lost):
        if uid in published:
            files[uid], kinds[uid] = _document(published[uid]), published[uid].kind
    origins = table.origins + tuple(Origin() for _ in lost) if table.origins else ()
    rows += [before[found] for found in lost]
    kept = Kept(
        Table(table.columns, tuple(rows), origins),
        files,
        kinds,
        tuple(map(uid_of, lost)),
        tuple(filled),
        (),
    )
    return replace(kept, problems=_said(kept))


def keep_invalid(
    table: Table,
    documents: Mapping[str, Document],
    kinds: Mapping[str, str],
    invalid: Iterable[str | None],
    previous: Table,
    previous_documents: Sequence[DocumentFile],
    key: Sequence[str],
) -> Kept:
    """``table``, from which rows with errors were taken, with what was published of them before.

    ``invalid`` are the uids of the rows that were taken out. One without a uid, or with a uid that
    was never published, may be any row that is missing now: then all that are missing stay.
    """
    before = _rows_by_key(previous, table.columns, key)
    of = key_getter(table.columns, key)
    missing = before.keys() - {of(row) for row in table.rows}
    known = {uid_of(found) for found in before}
    wanted = frozenset(invalid)
    if wanted <= known:
        missing = {found for found in missing if uid_of(found) in wanted}
    was = key_getter(previous.columns, key) if before else None
    lost = Table(
        previous.columns, tuple(row for row in previous.rows if was and was(row) in missing)
    )
    kept = keep_missing(table, documents, kinds, lost, previous_documents, key)
    return replace(kept, problems=_said_of_invalid(kept))


def _rows_by_key(previous: Table, columns: Sequence[str], key: Sequence[str]) -> dict[Key, Row]:
    """The previous rows in today's columns; none where the key is not among the columns of both."""
    if not key or not set(key) <= set(previous.columns):
        return {}
    of = key_getter(previous.columns, key)
    at = [previous.columns.index(c) if c in previous.columns else None for c in columns]
    rows: dict[Key, Row] = {}
    for row in previous.rows:
        cells: tuple[Cell, ...] = tuple(None if i is None else row[i] for i in at)
        rows[of(row)] = cells
    return rows


def _document(one: DocumentFile) -> Document:
    return Document(one.source or one.path, one.sha256, one.bytes, one.format, Outcome.READ)


def _said_of_invalid(kept: Kept) -> tuple[Problem, ...]:
    if not kept.rows:
        return ()
    what = nmsg(
        "There are rows with errors: {n} published row that may be among them is kept as it was.",
        "There are rows with errors: {n} published rows that may be among them are kept as they "
        "were.",
        len(kept.rows),
    )
    remedy = msg("Mend the rows with errors, then run the publication again.")
    found = ", ".join(kept.rows)
    return (
        Problem(
            "release-invalid-kept", what, found=found, remedy=remedy, severity=Severity.WARNING
        ),
    )


def _said(kept: Kept) -> tuple[Problem, ...]:
    remedy = msg("Mend the source that could not be read, then run the publication again.")
    problems = []
    if kept.rows:
        what = nmsg(
            "The source is incomplete: {n} published row that it lacks is kept as it was.",
            "The source is incomplete: {n} published rows that it lacks are kept as they were.",
            len(kept.rows),
        )
        found = ", ".join(kept.rows)
        problems.append(
            Problem(
                "release-rows-kept", what, found=found, remedy=remedy, severity=Severity.WARNING
            )
        )
    if kept.filled:
        what = nmsg(
            "The source is incomplete: {n} row keeps the document that was published with it.",
            "The source is incomplete: {n} rows keep the documents that were published with them.",
            len(kept.filled),
        )
        found = ", ".join(kept.filled)
        problems.append(
            Problem(
                "release-documents-kept",
                what,
                found=found,
                remedy=remedy,
                severity=Severity.WARNING,
            )
        )
    return tuple(problems)
