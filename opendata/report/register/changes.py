"""What changed in the published sets: per release, with numbers and reasons."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime, timedelta

from opendata.journal.journal import Event, Journal, Step
from opendata.journal.trouble import facts_of
from opendata.release.diff import diff_tables
from opendata.release.manifest import OURS, schemas_of
from opendata.release.release import Release
from opendata.release.store import ReleaseStore
from opendata.report.counts.news import News, news
from opendata.report.register.entries import version_of
from opendata.report.register.model import Change, Reason, Why
from opendata.table import Table


def changes(
    journal: Journal, store: ReleaseStore, since: datetime | None, until: datetime
) -> tuple[Change, ...]:
    """What was first published after ``since`` (None: ever) and up to ``until``, oldest first.

    :raises OpendataError: ``journal-…`` or ``release-…``, exit 4.
    """
    found = news(journal, store, since, until)
    made = {name: made_of(journal, name) for name in {one.dataset for one in found}}
    return tuple(_change(journal, store, one, made[one.dataset]) for one in found)


def _change(journal: Journal, store: ReleaseStore, one: News, made: Mapping[str, Event]) -> Change:
    release = store.load(one.dataset, version_of(one.version, one.number))
    before = None
    if one.before is not None:
        before = store.load(one.dataset, version_of(one.before, one.number))
    added = sum(one.documents.values())
    # Contents are counted once each, so that what is not there any more follows from the numbers.
    removed = before.counts.documents + added - release.counts.documents if before else 0
    rows = _rows(store, before, release)
    documents = (added, removed)
    return Change(
        dataset=one.dataset,
        title=release.title,
        version=one.version,
        before=one.before,
        at=one.at,
        event=one.number,
        rows=rows,
        documents=documents,
        reasons=tuple(_reasons(journal, before, release, made, sum((*rows, *documents)))),
    )


def _rows(store: ReleaseStore, before: Release | None, release: Release) -> tuple[int, int, int]:
    """Rows added, changed and removed: as the release has counted them against the one before it,
    or against another one that was published before it, counted here.
    """
    if before is None:
        return release.counts.rows, 0, 0
    if release.manifest[OURS].get("previous") == str(before.version):
        return release.rows_added, release.rows_changed, release.rows_removed
    keys = {one.name: one.primary_key for one in (*schemas_of(before), *schemas_of(release))}
    old, new, none = store.tables(before), store.tables(release), Table((), ())
    found = [
        diff_tables(old.get(name, none), new.get(name, none), keys[name]).rows
        for name in sorted({*old, *new})
    ]
    added, changed, removed = zip(*found, strict=True)
    return sum(added), sum(changed), sum(removed)


def _reasons(
    journal: Journal,
    before: Release | None,
    release: Release,
    made: Mapping[str, Event],
    difference: int,
) -> Iterator[Reason]:
    if before is None:
        yield Reason(Why.FIRST)
    elif release.version.major > before.version.major:
        yield Reason(Why.STRUCTURE)
    event = made.get(str(release.version))
    if event is not None:
        yield from recorded(journal, event, made.get(str(before.version)) if before else None)
    if before is not None and not difference:
        yield Reason(Why.METADATA)


def made_of(journal: Journal, dataset: str) -> Mapping[str, Event]:
    """The events that tell of the making of the releases of a set, by version: the first each."""
    found: dict[str, Event] = {}
    for event in journal.each(dataset=dataset, step=Step.RELEASED):
        with facts_of(event.number):
            found.setdefault(str(event.data["version"]), event)
    return found


def recorded(journal: Journal, made: Event, before: Event | None) -> Iterator[Reason]:
    """What the journal has between the making of the two releases."""
    restored = [one for one in between(journal, Step.RESTORED, before, made) if one.run == made.run]
    for event in restored[-1:]:
        with facts_of(event.number):
            yield Reason(Why.RESTORED, version=str(event.data["version"]))
    corrected = 0
    for event in between(journal, Step.CORRECTED, before, made):
        with facts_of(event.number):
            corrected += len(event.data["documents"])
    if corrected:
        yield Reason(Why.CORRECTED, number=corrected)
    reconciled = 0
    for event in between(journal, Step.RECONCILED, before, made):
        with facts_of(event.number):
            reconciled += event.data["what"] == "applied"
    if reconciled:
        yield Reason(Why.RECONCILED, number=reconciled)
    if made.data.get("removals_allowed") is True:
        yield Reason(Why.REMOVALS)
    if made.data.get("recovered") is True:
        yield Reason(Why.RECOVERED)


def between(journal: Journal, step: Step, before: Event | None, made: Event) -> tuple[Event, ...]:
    """The events of a step after ``before`` and up to ``made``, by their numbers: all steps of a
    run have one time.
    """
    since = before.at - timedelta(seconds=1) if before else None
    found = journal.between(made.dataset, step, since, made.at)
    first = before.number if before else 0
    return tuple(one for one in found if first < one.number < made.number)
