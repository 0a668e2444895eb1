"""``opendata takedown``: written down, released without it, published, and read back."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime

from opendata.acts.screened import NEWEST
from opendata.clock import day, release_time
from opendata.journal.journal import Step
from opendata.journal.lock import only_run
from opendata.messages import msg
from opendata.pipeline.evidence import must_agree
from opendata.pipeline.home import documents_url
from opendata.pipeline.house import House, open_house
from opendata.pipeline.make import Content, release_content
from opendata.pipeline.record import Run
from opendata.pipeline.restore import content_of
from opendata.pipeline.serve import open_shelf, serve
from opendata.pipeline.summary import Published
from opendata.pipeline.takedown.find import Meant, find, words_of
from opendata.pipeline.taken import without_taken
from opendata.pipeline.watch import SILENT, Watcher
from opendata.privacy.finding import Grade
from opendata.privacy.screen import findings
from opendata.problems import Exit, OpendataError, Problem
from opendata.release.tables import key_getter, uid_of
from opendata.release.tombstones import withdrawn
from opendata.review.takedowns import Takedown, takedowns_of
from opendata.workspace.workspace import Dataset, Workspace


@dataclass(frozen=True, slots=True)
class Taken:
    """What was done for one dataset: the take-down, the release without it, and the portals that
    were read back. ``version`` is None in a rehearsal.
    """

    takedown: Takedown
    version: str | None = None
    published: tuple[Published, ...] = ()
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class Account:
    """All of it, and the code to end with: 5 or 6 where a portal still serves it, or may."""

    taken: tuple[Taken, ...]
    exit_code: Exit = Exit.DONE


def take_down(
    workspace: Workspace,
    what: str,
    reason: str,
    now: datetime,
    watch: Watcher = SILENT,
    *,
    dataset: str | None = None,
    dry_run: bool = False,
) -> Account:
    """Remove a document or a row from all that the public is served, for good.

    ``reason`` is the ground, which is public. To be repeated after a kill or a failure: what is
    done is not done twice.

    :raises OpendataError: ``takedown-…``, exit 2; releases or a journal that do not agree, exit 4.
    """
    reason = " ".join(reason.split())
    _must_be_clean(reason)
    house = open_house(workspace)
    if dry_run:
        every = find(house, what, dataset)
        return Account(tuple(Taken(_takedown(house, one, reason, now)) for one in every))
    with only_run(workspace.state, f"takedown {dataset or ''}".strip(), now):
        must_agree(house)
        begun = [_begun(house, one, reason, now) for one in find(house, what, dataset)]
        return _finished(house, begun, now, watch)


def _begun(house: House, meant: Meant, reason: str, now: datetime) -> Takedown:
    """The take-down as it stands in the journal: from here on nothing can publish it again."""
    for one in takedowns_of(house.journal, meant.dataset):
        if set(meant.documents) <= one.documents and meant.rows <= one.rows:
            return one
    made = _takedown(house, meant, reason, now)
    run = Run(house, meant.dataset, now, release_time(now), fingerprint=f"takedown:{made.id}")
    run.open()
    run.record(Step.TAKEN_DOWN, made.as_data())
    return made


def _takedown(house: House, meant: Meant, reason: str, now: datetime) -> Takedown:
    said = "\n".join([meant.dataset, meant.uid, *sorted(meant.documents), *sorted(meant.rows)])
    short = hashlib.sha256(said.encode()).hexdigest()[:8]
    return Takedown(
        id=f"T-{day(now):%Y%m%d}-{short}",
        dataset=meant.dataset,
        day=day(now),
        ground=reason,
        uid=meant.uid,
        documents=frozenset(meant.documents),
        words=words_of(house, meant),
        rows=frozenset(meant.rows) if meant.row else frozenset(),
        versions=tuple(meant.versions),
    )


def _finished(house: House, begun: list[Takedown], now: datetime, watch: Watcher) -> Account:
    """Every dataset has its turn, whatever became of the one before: each day counts."""
    done: list[Taken] = []
    code = Exit.DONE
    for one in begun:
        try:
            done.append(_one(house, one, now, watch))
        except OpendataError as error:
            code = code or error.exit_code
            done.append(Taken(one, problems=error.problems))
    return Account(tuple(done), code)


def _one(house: House, takedown: Takedown, now: datetime, watch: Watcher) -> Taken:
    dataset = house.workspace.datasets[takedown.dataset]
    run = Run(house, dataset.name, now, release_time(now), fingerprint=f"takedown:{takedown.id}")
    try:
        made = release_content(
            run,
            dataset,
            _rest(house, dataset),
            house.store.previous(dataset.name),
            allow_removals=True,
        )
        shelf = open_shelf(house, dataset, now)
        published = serve(run, shelf, watch, dry_run=False)
        _must_be_gone(house, dataset, takedown)
    except OpendataError as error:
        run.fail(error)
        raise
    run.finish(Exit.DONE, str(made.release.version))
    return Taken(takedown, str(made.release.version), published or shelf.addresses(), made.problems)


def _rest(house: House, dataset: Dataset) -> Content:
    """The newest release without what was taken down from the dataset."""
    previous = house.store.previous(dataset.name)
    if previous is None:
        raise RuntimeError("what was found in a release has one")
    url = documents_url(house.workspace, dataset, house.journal)
    content = content_of(house.store, dataset, previous.release, url)
    left = without_taken(previous, dataset, takedowns_of(house.journal, dataset.name))
    if left is None:
        raise RuntimeError("what there was before cannot vanish")
    shas = {one.sha256 for one in left.documents}
    key = dataset.schema.primary_key
    of, before = key_getter(content.table.columns, key), key_getter(left.table.columns, key)
    rows = {uid_of(before(row)) for row in left.table.rows}
    tables = dict(zip((one.name for one in dataset.structures[1:]), content.others, strict=True))
    return replace(
        content,
        table=content.table.keep(
            n for n, row in enumerate(content.table.rows) if uid_of(of(row)) in rows
        ),
        documents={uid: one for uid, one in content.documents.items() if one.sha256 in shas},
        kinds={uid: kind for uid, kind in content.kinds.items() if uid in rows},
        others=tuple(left.others.get(name, table) for name, table in tables.items()),
    )


def _must_be_gone(house: House, dataset: Dataset, takedown: Takedown) -> None:
    """No release that is served holds it, by its files as they stand; a portal serves no others,
    as its receipt proves.
    """
    releases = house.store.releases(dataset.name)
    gone = withdrawn(releases[-1])
    served = [one for one in releases if str(one.version) not in gone]
    left = [version for version in takedown.versions if version not in gone]
    left += [
        str(one.version)
        for one in served
        if any(file.sha256 in takedown.documents for file in house.store.documents(one))
    ]
    if left:
        raise OpendataError(_still_served(left), Exit.DIFFERS)


def _must_be_clean(reason: str) -> None:
    """The ground is public, so that it may not say what is taken down."""
    found = [one for one in findings(reason, NEWEST) if one.grade is Grade.BLOCK]
    if found or not reason:
        problem = Problem(
            "takedown-reason",
            msg("the reason is public, and holds personal data or nothing at all"),
            found=", ".join(one.masked for one in found) or None,
            expected=msg("the law or the decision, without what is taken down"),
            remedy=msg("Write it anew: --reason «the law that forbids the publication»."),
        )
        raise OpendataError(problem, Exit.USAGE)


def _still_served(versions: list[str]) -> Problem:
    return Problem(
        "takedown-served",
        msg("releases that are served still hold what was taken down"),
        found=", ".join(versions),
        expected=msg("none of it in any release that is served"),
        remedy=msg("Repeat the command; if it says so again, send us the report."),
    )


def problems_of(account: Account) -> Iterator[Problem]:
    """The findings of all datasets."""
    for one in account.taken:
        yield from one.problems
