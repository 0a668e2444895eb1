"""A checked batch → the next release in the store, or the word that nothing changed."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from opendata.check.check import without
from opendata.collect.batch import Batch, Document, Outcome
from opendata.pipeline.home import address_of
from opendata.pipeline.keys import key_for
from opendata.pipeline.record import Run, drafted, recover, released
from opendata.pipeline.taken import tombstones_for, without_taken
from opendata.problems import OpendataError, Problem
from opendata.release.draft import Draft, Previous, make_draft
from opendata.release.guard import Kept, check_removals, keep_invalid, keep_missing, too_many
from opendata.release.release import Changes, DocumentFile, Release
from opendata.release.tables import key_getter, uid_of
from opendata.review.takedowns import takedowns_of
from opendata.table import Table
from opendata.workspace.workspace import Dataset


@dataclass(frozen=True, slots=True)
class Content:
    """What a release is made of: rows, and the document and kind of each by uid.

    ``others`` are the tables beyond the first.
    """

    table: Table
    documents: Mapping[str, Document]
    kinds: Mapping[str, str]
    problems: tuple[Problem, ...] = ()
    others: tuple[Table, ...] = ()


@dataclass(frozen=True, slots=True)
class Made:
    """The newest release now; ``new``: this run made it, with ``changes`` against ``previous``."""

    release: Release
    new: bool
    previous: str | None
    changes: Changes | None
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class Out:
    """Which rows of a table are left out of a release, by their positions: ``invalid`` ones, which
    may stay as they were published before, and ``withheld`` ones, which may not.
    """

    invalid: Collection[int]
    withheld: Collection[int] = ()


def make_release(
    run: Run, dataset: Dataset, batch: Batch, out: Out, *, allow_removals: bool
) -> Made:
    """Release ``batch`` without the rows that are ``out``, if that differs from the newest release.

    A row with errors that was published before stays as it was, and so does what an incomplete
    batch lacks; only what a person has said is not to be published, and what holds personal data,
    goes all the same.

    :raises OpendataError: ``release-removals``, exit 7, when too many rows would vanish.
    """
    previous = run.house.store.previous(dataset.name)
    invalid = out.invalid
    good = without(batch, {*invalid, *out.withheld})
    content = Content(good.table, good.files, good.kinds)
    if previous is not None:
        before, files = _without_set_aside(previous, batch, out, dataset.schema.primary_key)
        if invalid:
            at = batch.table.index("uid")
            content = filled_up(
                content,
                keep_invalid(
                    content.table,
                    content.documents,
                    content.kinds,
                    [batch.table.rows[number][at] for number in invalid],
                    before,
                    files,
                    dataset.schema.primary_key,
                ),
            )
        if not batch.complete:
            content = filled_up(
                content,
                keep_missing(
                    content.table,
                    content.documents,
                    content.kinds,
                    before,
                    files,
                    dataset.schema.primary_key,
                ),
            )
    try:
        return release_content(run, dataset, content, previous, allow_removals=allow_removals)
    except OpendataError as error:
        raise explained(error, content.problems) from error


def _without_set_aside(
    previous: Previous, batch: Batch, out: Out, key: Sequence[str]
) -> tuple[Table, tuple[DocumentFile, ...]]:
    """The rows and documents of ``previous``, but those that a person or the screen for personal
    data has since withheld.

    They are not missing because a source is: to keep them would publish against that decision.
    """
    aside = {one.sha256 for one in batch.documents if one.outcome is Outcome.SET_ASIDE}
    aside |= {batch.row_documents[row].sha256 for row in out.withheld}
    gone = {one.uid for one in previous.documents if one.sha256 in aside}
    gone |= withheld_uids(batch.table, out.withheld, key)
    if not gone or not set(key) <= set(previous.table.columns):
        return previous.table, tuple(previous.documents)
    of = key_getter(previous.table.columns, key)
    rows = tuple(row for row in previous.table.rows if uid_of(of(row)) not in gone)
    files = tuple(one for one in previous.documents if one.uid not in gone)
    return Table(previous.table.columns, rows), files


def withheld_uids(table: Table, rows: Collection[int], key: Sequence[str]) -> set[str]:
    """What names the rows at these positions in releases."""
    if not rows or not set(key) <= set(table.columns):
        return set()
    of = key_getter(table.columns, key)
    return {uid_of(of(table.rows[row])) for row in rows}


def explained(error: OpendataError, findings: Iterable[Problem]) -> OpendataError:
    """``error``, with what was found before it: a clerk who is stopped wants to know all of it."""
    return OpendataError(error.problem, error.exit_code, *error.problems[1:], *findings)


def release_content(
    run: Run,
    dataset: Dataset,
    content: Content,
    previous: Previous | None,
    *,
    allow_removals: bool,
) -> Made:
    """Release ``content``; see :func:`make_release`."""
    house = run.house
    recover(run)
    takedowns = takedowns_of(house.journal, dataset.name)
    previous = without_taken(previous, dataset, takedowns)
    draft = make_draft(
        dataset,
        house.workspace.council,
        content.table,
        content.documents,
        content.kinds,
        previous,
        now=run.made,
        address=address_of(house.workspace, dataset, house.journal),
        others=content.others,
        tombstones=tombstones_for(takedowns),
    )
    before = previous.release if previous else None
    if draft is None:
        if before is None:
            raise RuntimeError("a first release is never «nothing changed»")
        return Made(before, False, str(before.version), None, content.problems)
    forced = False
    if previous is not None:
        for changes, rows in _each_table(draft.changes, previous):
            check_removals(
                dataset.name, changes, rows, dataset.max_removals, allowed=allow_removals
            )
            forced = forced or too_many(changes, rows, dataset.max_removals)
    signing = key_for(house.workspace, run.made)
    if signing.key is not None:
        draft = replace(draft, signature=signing.key.sign(draft.manifest))
    release = _commit(run, draft, forced=forced)
    name = str(before.version) if before else None
    return Made(release, True, name, draft.changes, (*content.problems, *signing.problems))


def _each_table(changes: Changes, previous: Previous) -> Iterator[tuple[Changes, int]]:
    """The changes of each table, and how many rows it had; one that was dropped was dropped by
    whoever changed the descriptor.
    """
    yield changes, len(previous.table)
    for name, one in changes.others.items():
        if not one.columns_removed:
            yield one, len(previous.others.get(name, ()))


def _commit(run: Run, draft: Draft, *, forced: bool) -> Release:
    """The journal hears of the run before the store changes, and of the release right after.

    ``forced``: a person allowed more rows to go than may without a word.
    """
    drafted(run, draft.version, draft.manifest, draft.signature)
    release = run.house.store.commit(draft)
    released(run, release, removals_allowed=forced)
    return release


def filled_up(content: Content, kept: Kept) -> Content:
    """``content`` with what was kept of the release before."""
    return Content(kept.table, kept.documents, kept.kinds, (*content.problems, *kept.problems))
