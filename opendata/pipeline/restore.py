"""An older release, made the newest again or copied out."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from urllib.parse import quote

from opendata.clock import day, release_time
from opendata.collect.batch import Document, Outcome
from opendata.journal.journal import Step
from opendata.journal.lock import only_run
from opendata.messages import Message, msg
from opendata.pipeline.canaries import must_be_caught
from opendata.pipeline.evidence import must_agree
from opendata.pipeline.history import release_of
from opendata.pipeline.home import documents_url
from opendata.pipeline.house import House, dataset_of, open_house
from opendata.pipeline.make import Content, release_content
from opendata.pipeline.record import Run
from opendata.pipeline.serve import open_shelf, serve
from opendata.pipeline.summary import Result, Summary
from opendata.pipeline.taken import kept_out
from opendata.pipeline.watch import Watcher
from opendata.pipeline.withholding import must_be_clear, with_hits
from opendata.problems import Exit, OpendataError, Place, Problem, Severity
from opendata.release.manifest import schemas_of
from opendata.release.release import Release
from opendata.release.store import ReleaseStore
from opendata.release.tables import key_getter, uid_of
from opendata.report.counts import totals
from opendata.table import Table
from opendata.workspace.workspace import Dataset, Workspace


def restore_release(
    workspace: Workspace,
    name: str,
    version: str,
    now: datetime,
    watch: Watcher,
    *,
    allow_removals: bool,
) -> Summary:
    """Publish the rows and documents of release ``version`` as a new release.

    Releases are immutable and numbers only grow, so an old one comes back under a new number.

    :raises OpendataError: ``release-unknown``, exit 2; ``restore-structure``, exit 4;
        ``release-removals`` or ``privacy-…``, exit 7; and what the portals say.
    """
    dataset = dataset_of(workspace, name)
    made = release_time(now)
    house = open_house(workspace)
    with only_run(workspace.state, f"restore {name} {version}", now):
        must_agree(house)
        old = release_of(house.store, name, version)
        _must_fit(dataset, old)
        open_shelf(house, dataset, now).must_be_free()
        run = Run(house, name, now, made, fingerprint=f"restore:{old.manifest_sha256}")
        try:
            return _work(run, dataset, old, watch, allow_removals=allow_removals)
        except OpendataError as error:
            if run.opened:  # a refusal leaves no trace
                run.fail(error)
            raise


def _work(
    run: Run, dataset: Dataset, old: Release, watch: Watcher, *, allow_removals: bool
) -> Summary:
    house = run.house
    run.record(Step.RESTORED, {"version": str(old.version), "manifest": old.manifest_sha256})
    url = documents_url(house.workspace, dataset, house.journal)
    content = content_of(house.store, dataset, old, url)
    must_be_caught(house.workspace.waivers, day(run.now))
    tables = (content.table, *content.others)
    must_be_clear(house, dataset, tables, content.documents, day(run.now))
    _must_not_be_taken(house, dataset, content)
    made = release_content(
        run,
        dataset,
        content,
        house.store.previous(dataset.name),
        allow_removals=allow_removals,
    )
    shelf = open_shelf(house, dataset, run.now)
    published = serve(run, shelf, watch, dry_run=False) if made.new else shelf.addresses()
    run.finish(Exit.DONE, str(made.release.version))
    return Summary(
        dataset.name,
        Result.RELEASED if made.new else Result.UNCHANGED,
        Exit.DONE,
        version=str(made.release.version),
        previous=made.previous,
        changes=made.changes,
        published=published,
        totals=totals(house.journal),
        problems=(_reminder(dataset.name),) if made.new else (),
    )


def _must_not_be_taken(house: House, dataset: Dataset, content: Content) -> None:
    """What was taken down comes back by no way, nor as an older file that says the same.

    :raises OpendataError: ``takedown-kept-out``, exit 7; as reading a document does, exit 3.
    """
    if house.journal.latest(dataset.name, Step.TAKEN_DOWN) is None:
        return
    of = key_getter(content.table.columns, dataset.schema.primary_key)
    documents = {
        number: with_hits(known, house.objects.get(known.sha256))
        for number, row in enumerate(content.table.rows)
        if (known := content.documents.get(uid_of(of(row)))) is not None
    }
    _, told = kept_out(house, dataset, (content.table, *content.others), documents)
    if told:
        raise OpendataError(told[0], Exit.WITHHELD, *told[1:])


def copy_release(workspace: Workspace, name: str, version: str, target: Path) -> Path:
    """Copy a release with its documents to the folder ``target``; nothing is published."""
    house = open_house(workspace)
    release = release_of(house.store, dataset_of(workspace, name).name, version)
    house.store.export(release, target)
    return target


def _must_fit(dataset: Dataset, old: Release) -> None:
    """A release goes through today's structure: what that has no place for would be lost."""
    before = {one.name: one for one in schemas_of(old)[1:]}
    pairs = [(schemas_of(old)[0], dataset.schema)]
    pairs += [(before.pop(one.name, one), one) for one in dataset.structures[1:]]
    gone = [column for was, now in pairs for column in was.columns if column not in now.columns]
    gone += [column for was in before.values() for column in was.columns]
    new = [
        field.name
        for was, now in pairs
        for field in now.fields
        if field.required and field.name not in was.columns
    ]
    problems = []
    if gone:
        what = msg("the release has columns that the dataset has no more")
        problems.append(_other_structure(what, gone, dataset, old))
    if new:
        what = msg("the release lacks columns that the dataset must have")
        problems.append(_other_structure(what, new, dataset, old))
    if problems:
        raise OpendataError(problems[0], Exit.CONFIGURATION, *problems[1:])


def _other_structure(what: Message, columns: list[str], dataset: Dataset, old: Release) -> Problem:
    return Problem(
        "restore-structure",
        what,
        Place(f".opendata/releases/{dataset.name}/{old.version}"),
        found=", ".join(columns),
        expected=msg(
            "the columns: {names}",
            names=", ".join(name for one in dataset.structures for name in one.columns),
        ),
        remedy=msg(
            "Nothing was changed. To have the release as it is, copy it to a folder: "
            "«opendata restore {dataset} {version} --to FOLDER».",
            dataset=dataset.name,
            version=str(old.version),
        ),
    )


def content_of(
    store: ReleaseStore, dataset: Dataset, release: Release, documents_url: str
) -> Content:
    """Rows and documents of ``release``, as the dataset is structured today. ``documents_url`` is
    where our copies of documents are served, for the links in the table.
    """
    files = store.documents(release)
    documents = {
        one.uid: Document(one.source or one.path, one.sha256, one.bytes, one.format, Outcome.READ)
        for one in files
    }
    tables = store.tables(release)
    table = _linked(next(iter(tables.values())), documents_url)
    others = tuple(tables.get(one.name, Table(one.columns, ())) for one in dataset.structures[1:])
    return Content(table, documents, {one.uid: one.kind for one in files}, others=others)


def _linked(table: Table, documents_url: str) -> Table:
    """The table with links to our own copies of the documents as they are served today."""
    if not {"text", "url"} <= set(table.columns):
        return table
    text, url = table.index("text"), table.index("url")
    rows = []
    for row in table.rows:
        ending = f"/documents/{quote(row[text] or '')}"
        ours = row[text] and (row[url] or "").endswith(ending)
        link = f"{documents_url}/{quote(row[text] or '')}" if ours else row[url]
        rows.append((*row[:url], link, *row[url + 1 :]))
    return Table(table.columns, tuple(rows), table.origins)


def _reminder(name: str) -> Problem:
    return Problem(
        "restore-sources-stay",
        msg("the documents and the register are as they were before"),
        remedy=msg(
            "Bring them in line with the restored release, or the next "
            "«opendata publish {dataset}» will publish them again.",
            dataset=name,
        ),
        severity=Severity.NOTE,
    )
