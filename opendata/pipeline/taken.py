"""What was taken down stays out: of every new release, and of what releases say of one another."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace

from opendata.check.verdict import Status
from opendata.collect.batch import Document
from opendata.messages import msg
from opendata.pipeline.house import House
from opendata.problems import Place, Problem, Severity
from opendata.release.draft import Previous
from opendata.release.tables import key_getter, uid_of
from opendata.release.tombstones import Tombstone
from opendata.review.takedowns import Takedown, forbidden, row_words, takedowns_of
from opendata.table import Table
from opendata.workspace.workspace import Dataset


def tombstones_for(takedowns: Iterable[Takedown]) -> tuple[Tombstone, ...]:
    """What a release says of them."""
    return tuple(
        Tombstone(one.id, one.day.isoformat(), one.ground, one.versions) for one in takedowns
    )


def without_taken(
    previous: Previous | None, dataset: Dataset, takedowns: Sequence[Takedown]
) -> Previous | None:
    """``previous`` as if what was taken down had never been in it: the file of changes of the next
    release would else tell all of it once more.
    """
    if previous is None or not takedowns:
        return previous
    gone = {sha256 for one in takedowns for sha256 in one.documents}
    uids = {one.uid for one in previous.documents if one.sha256 in gone}
    keys = {schema.name: schema.primary_key for schema in dataset.structures}
    first = dataset.schema.primary_key
    return replace(
        previous,
        table=_without(previous.table, first, takedowns, uids),
        documents=tuple(one for one in previous.documents if one.sha256 not in gone),
        others={
            name: _without(table, keys.get(name, ()), takedowns, set())
            for name, table in previous.others.items()
        },
    )


def _without(
    table: Table, key: Sequence[str], takedowns: Sequence[Takedown], uids: set[str]
) -> Table:
    words = {words for one in takedowns for words in one.rows}
    of = key_getter(table.columns, key) if set(key) <= set(table.columns) else None
    return table.keep(
        number
        for number, row in enumerate(table.rows)
        if not (of is not None and uid_of(of(row)) in uids)
        and not (words and row_words(table.columns, row, key) in words)
    )


def kept_out(
    house: House,
    dataset: Dataset,
    tables: Sequence[Table],
    documents: Mapping[int, Document],
) -> tuple[tuple[frozenset[int], ...], tuple[Problem, ...]]:
    """The rows of each of ``tables`` that may not come back, by position, and the findings that
    say so; ``documents`` are those of the first table, by row.

    :raises OpendataError: ``journal-…``, exit 4.
    """
    takedowns = takedowns_of(house.journal, dataset.name)
    if not takedowns:
        return (frozenset(),) * len(tables), ()
    rows, problems = [], []
    for at, (table, schema) in enumerate(zip(tables, dataset.structures, strict=True)):
        mine = [documents.get(n) if at == 0 else None for n in range(len(table))]
        found = forbidden(takedowns, table, schema.primary_key, mine)
        rows.append(frozenset(found))
        problems += [_kept_out(table.origin(n).place(), one) for n, one in found.items()]
    return tuple(rows), tuple(problems)


def status_with(status: Status, rows: Iterable[Collection[int]]) -> Status:
    """The word of the verdict, where something is kept out."""
    if status in (Status.VALID, Status.WARNINGS) and any(rows):
        return Status.WITHHELD
    return status


def _kept_out(place: Place, one: Takedown) -> Problem:
    return Problem(
        "takedown-kept-out",
        msg("this was taken down and is not published again"),
        place,
        found=one.id,
        expected=msg("another document or row: taken down on {day}", day=one.day.isoformat()),
        remedy=msg("Remove it from the source, or put a redacted document in its place."),
        severity=Severity.WARNING,
    )
