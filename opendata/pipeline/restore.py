"""An older release, made the newest again or copied out."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from opendata.collect.batch import Document, Outcome
from opendata.journal.journal import Step
from opendata.journal.lock import only_run
from opendata.messages import msg
from opendata.pipeline.history import release_of
from opendata.pipeline.house import dataset_of, open_house
from opendata.pipeline.make import Content, release_content
from opendata.pipeline.record import Run
from opendata.pipeline.serve import open_shelf, serve
from opendata.pipeline.summary import Result, Summary
from opendata.pipeline.watch import Watcher
from opendata.problems import Exit, Problem, Severity
from opendata.release.release import Release
from opendata.release.store import ReleaseStore
from opendata.report.counts import count
from opendata.workspace.workspace import Workspace


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

    :raises OpendataError: ``release-unknown``, exit 2; ``release-removals``, exit 7; and what the
        portals say.
    """
    dataset = dataset_of(workspace, name)
    house = open_house(workspace)
    with only_run(workspace.state, f"restore {name} {version}", now):
        old = release_of(house.store, name, version)
        run = Run(house, name, now, fingerprint=f"restore:{old.manifest_sha256}")
        run.record(Step.RESTORED, {"version": version, "manifest": old.manifest_sha256})
        made = release_content(
            run,
            dataset,
            _content(house.store, old),
            house.store.previous(name),
            allow_removals=allow_removals,
        )
        shelf = open_shelf(house, dataset, now)
        published = serve(run, shelf, watch, dry_run=False) if made.new else shelf.addresses()
        run.finish(Exit.DONE, str(made.release.version))
    totals = count(house.journal, now)
    return Summary(
        name,
        Result.RELEASED if made.new else Result.UNCHANGED,
        Exit.DONE,
        version=str(made.release.version),
        previous=made.previous,
        changes=made.changes,
        published=published,
        totals=(totals.sets, totals.documents),
        problems=(_reminder(name),) if made.new else (),
    )


def copy_release(workspace: Workspace, name: str, version: str, target: Path) -> Path:
    """Copy a release with its documents to the folder ``target``; nothing is published."""
    house = open_house(workspace)
    release = release_of(house.store, dataset_of(workspace, name).name, version)
    house.store.export(release, target)
    return target


def _content(store: ReleaseStore, release: Release) -> Content:
    files = store.documents(release)
    documents = {
        one.uid: Document(one.source or one.path, one.sha256, one.bytes, one.format, Outcome.READ)
        for one in files
    }
    return Content(store.table(release), documents, {one.uid: one.kind for one in files})


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
