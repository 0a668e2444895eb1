"""Checked tables → the next release in the store, or the word that nothing changed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from opendata.collect.tables_batch import TablesBatch
from opendata.pipeline.make import (
    Content,
    Made,
    Out,
    explained,
    filled_up,
    release_content,
    withheld_uids,
)
from opendata.pipeline.record import Run
from opendata.problems import OpendataError, Problem
from opendata.release.draft import Previous
from opendata.release.guard import keep_invalid, keep_missing
from opendata.release.release import DocumentFile
from opendata.release.replaced import with_lasting_names
from opendata.release.tables import key_getter, uid_of
from opendata.table import Table
from opendata.workspace.workspace import Dataset


def make_release_of_tables(
    run: Run,
    dataset: Dataset,
    batch: TablesBatch,
    out: Sequence[Out],
    *,
    allow_removals: bool,
) -> Made:
    """Release ``batch`` without the rows that are ``out`` (for each table) if that differs from the
    newest release.

    A row with errors that was published before stays as it was, and so does what an incomplete
    batch lacks, as far as rows can be told apart by a key; what holds personal data goes.

    :raises OpendataError: ``release-removals``, exit 7, when too many rows would vanish.
    """
    previous = run.house.store.previous(dataset.name)
    content = _first(batch, out[0], previous)
    others: list[Table] = []
    problems: list[Problem] = list(content.problems)
    for at, schema in enumerate(dataset.structures[1:], start=1):
        before = previous.others.get(schema.name) if previous else None
        table = batch.tables[at]
        plain = Content(_without(table, out[at]), {}, {})
        kept = _kept(plain, table, out[at], before, (), schema.primary_key, batch.complete)
        others.append(kept.table)
        problems += kept.problems
    content = Content(
        content.table, content.documents, content.kinds, tuple(problems), tuple(others)
    )
    try:
        return release_content(run, dataset, content, previous, allow_removals=allow_removals)
    except OpendataError as error:
        raise explained(error, content.problems) from error


def _first(batch: TablesBatch, out: Out, previous: Previous | None) -> Content:
    """The first table, whose rows may have documents."""
    schema, table = batch.schemas[0], batch.tables[0]
    good = _without(table, out)
    of = key_getter(good.columns, schema.primary_key)
    uids = {uid_of(of(row)) for row in good.rows}
    content = Content(
        good,
        {uid: one for uid, one in batch.of_rows.items() if uid in uids},
        {uid: kind for uid, kind in batch.kinds.items() if uid in uids},
    )
    before = previous.table if previous else None
    files = previous.documents if previous else ()
    content = replace(
        content,
        table=with_lasting_names(content.table, schema.primary_key, content.documents, files),
    )
    return _kept(content, table, out, before, files, schema.primary_key, batch.complete)


def _without(table: Table, out: Out) -> Table:
    rows = {*out.invalid, *out.withheld}
    return table.keep(n for n in range(len(table)) if n not in rows) if rows else table


def _kept(
    content: Content,
    table: Table,
    out: Out,
    before: Table | None,
    files: Sequence[DocumentFile],
    key: Sequence[str],
    complete: bool,
) -> Content:
    """``content`` with what of ``before`` may not vanish."""
    if before is None:
        return content
    if gone := withheld_uids(table, out.withheld, key):
        of = key_getter(before.columns, key)
        before = before.keep(n for n, row in enumerate(before.rows) if uid_of(of(row)) not in gone)
        files = [one for one in files if one.uid not in gone]
    if out.invalid:
        of = key_getter(table.columns, key)
        uids = [uid_of(of(table.rows[n])) for n in out.invalid]
        kept = keep_invalid(
            content.table, content.documents, content.kinds, uids, before, files, key
        )
        content = filled_up(content, kept)
    if not complete:
        kept = keep_missing(content.table, content.documents, content.kinds, before, files, key)
        content = filled_up(content, kept)
    return content
