"""A checked batch → the next release in the store, or the word that nothing changed."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from opendata.check.check import without
from opendata.collect.batch import Batch, Document
from opendata.pipeline.record import Run, drafted, recover, released
from opendata.problems import OpendataError, Problem
from opendata.release.draft import Draft, Previous, make_draft
from opendata.release.guard import Kept, check_removals, keep_invalid, keep_missing
from opendata.release.release import Changes, Release
from opendata.table import Table
from opendata.workspace.workspace import Dataset


@dataclass(frozen=True, slots=True)
class Content:
    """What a release is made of: rows, and the document and kind of each by uid."""

    table: Table
    documents: Mapping[str, Document]
    kinds: Mapping[str, str]
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class Made:
    """The newest release now; ``new``: this run made it, with ``changes`` against ``previous``."""

    release: Release
    new: bool
    previous: str | None
    changes: Changes | None
    problems: tuple[Problem, ...] = ()


def make_release(
    run: Run, dataset: Dataset, batch: Batch, invalid: Collection[int], *, allow_removals: bool
) -> Made:
    """Release ``batch`` without the rows at ``invalid`` if that differs from the newest release.

    A row with errors that was published before stays as it was, and so does what an incomplete
    batch lacks.

    :raises OpendataError: ``release-removals``, exit 7, when too many rows would vanish.
    """
    previous = run.house.store.previous(dataset.name)
    good = without(batch, invalid)
    content = Content(good.table, good.files, good.kinds)
    if previous is not None:
        if invalid:
            at = batch.table.index("uid")
            content = _kept(
                content,
                keep_invalid(
                    content.table,
                    content.documents,
                    content.kinds,
                    [batch.table.rows[number][at] for number in invalid],
                    previous.table,
                    previous.documents,
                    dataset.schema.primary_key,
                ),
            )
        if not batch.complete:
            content = _kept(
                content,
                keep_missing(
                    content.table,
                    content.documents,
                    content.kinds,
                    previous.table,
                    previous.documents,
                    dataset.schema.primary_key,
                ),
            )
    try:
        return release_content(run, dataset, content, previous, allow_removals=allow_removals)
    except OpendataError as error:
        raise explained(error, content.problems) from error


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
    draft = make_draft(
        dataset,
        house.workspace.council,
        content.table,
        content.documents,
        content.kinds,
        previous,
        now=run.made,
        address=f"{house.workspace.portals[dataset.portals[0]].url}/{dataset.name}",
    )
    before = previous.release if previous else None
    if draft is None:
        if before is None:
            raise RuntimeError("a first release is never «nothing changed»")
        return Made(before, False, str(before.version), None, content.problems)
    if previous is not None:
        check_removals(
            dataset.name,
            draft.changes,
            len(previous.table),
            dataset.max_removals,
            allowed=allow_removals,
        )
    release = _commit(run, draft)
    name = str(before.version) if before else None
    return Made(release, True, name, draft.changes, content.problems)


def _commit(run: Run, draft: Draft) -> Release:
    """The journal hears of the run before the store changes, and of the release right after."""
    drafted(run, draft.version, draft.manifest)
    release = run.house.store.commit(draft)
    released(run, release)
    return release


def _kept(content: Content, kept: Kept) -> Content:
    return Content(kept.table, kept.documents, kept.kinds, (*content.problems, *kept.problems))
