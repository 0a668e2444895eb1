"""Writing a run into the journal, and nothing when there is nothing to tell."""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from datetime import datetime

from opendata.journal.journal import Step
from opendata.pipeline.house import House
from opendata.problems import Exit
from opendata.release.release import Release


class Run:
    """One run over one dataset.

    Steps are held back until :meth:`open`, which is called before anything is changed, or until
    the run ends otherwise than the one before it: a nightly job that finds nothing new leaves the
    journal as it was.
    """

    def __init__(self, house: House, dataset: str, now: datetime, fingerprint: str) -> None:
        """``fingerprint`` is that of the sources which the run works from."""
        self.house = house
        self.dataset = dataset
        self.now = now
        # A name that sorts by time and that two machines do not share.
        self.name = f"{now:%Y%m%dT%H%M%SZ}-{secrets.token_hex(3)}"
        self._fingerprint = fingerprint
        self._held: list[tuple[Step, Mapping[str, object]]] = [
            (Step.STARTED, {"fingerprint": fingerprint})
        ]
        self._opened = False

    def record(self, step: Step, data: Mapping[str, object]) -> None:
        """Append one event, or hold it back until the run is opened."""
        self._held.append((step, data))
        if self._opened:
            self._write()

    def open(self) -> None:
        """From here on every step is recorded as it is done."""
        self._opened = True
        self._write()

    def finish(self, code: Exit, version: str | None) -> None:
        """Record the end, unless the last run ended the same way and this one changed nothing."""
        data = {"fingerprint": self._fingerprint, "exit": int(code), "version": version}
        last = self.house.journal.last(self.dataset, Step.FINISHED)
        if self._opened or last is None or last.data != data:
            self.open()
            self.record(Step.FINISHED, data)

    def _write(self) -> None:
        for step, data in self._held:
            self.house.journal.record(self.now, self.name, step, self.dataset, data)
        self._held.clear()


def counts_of(release: Release) -> dict[str, object]:
    """The counts of a release as plain data."""
    counts = release.counts
    return {
        "rows": counts.rows,
        "documents": counts.documents,
        "by_kind": dict(counts.by_kind),
    }


def recover(run: Run) -> None:
    """Bring the journal up to the releases in the store: a kill may have come between the two."""
    known = {
        event.data["version"]
        for event in run.house.journal.events(dataset=run.dataset, step=Step.RELEASED)
    }
    for version in run.house.store.versions(run.dataset):
        if str(version) not in known:
            released(run, run.house.store.load(run.dataset, version), recovered=True)


def released(run: Run, release: Release, *, recovered: bool = False) -> None:
    """Record that ``release`` exists; ``recovered``: a killed run had not said so."""
    run.open()
    run.record(
        Step.RELEASED,
        {
            "version": str(release.version),
            "manifest": release.manifest_sha256,
            "created": release.created.isoformat(),
            "counts": counts_of(release),
            "changes": [release.rows_added, release.rows_changed, release.rows_removed],
            "recovered": recovered,
        },
    )
