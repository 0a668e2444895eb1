"""Writing a run into the journal, and nothing when there is nothing to tell."""

from __future__ import annotations

import hashlib
import secrets
from collections import Counter
from collections.abc import Mapping
from contextlib import suppress
from datetime import datetime

from opendata.journal.journal import Step
from opendata.pipeline.acceptance import acceptance_of
from opendata.pipeline.evidence import evidence_of
from opendata.pipeline.house import House
from opendata.pipeline.news import news_of
from opendata.problems import Exit, OpendataError
from opendata.release.release import Release, Version
from opendata.release.signing import text_of


def run_name(now: datetime) -> str:
    """A name that sorts by time and that two machines do not share."""
    return f"{now:%Y%m%dT%H%M%SZ}-{secrets.token_hex(3)}"


class Run:
    """One run over one dataset.

    Steps are held back until :meth:`open`, which is called before anything is changed, or until
    the run ends otherwise than the one before it: a nightly job that finds nothing new leaves the
    journal as it was.
    """

    def __init__(
        self,
        house: House,
        dataset: str,
        now: datetime,
        made: datetime,
        fingerprint: str,
        name: str | None = None,
    ) -> None:
        """``now`` dates the events, ``made`` a release of this run: see ``clock.release_time``.

        ``fingerprint`` is that of the sources which the run works from; ``name`` is that of a run
        over many datasets, of which this is a part.
        """
        self.house = house
        self.dataset = dataset
        self.now = now
        self.made = made
        self.name = name or run_name(now)
        self._fingerprint = fingerprint
        self._held: list[tuple[Step, str, Mapping[str, object]]] = [
            (Step.STARTED, dataset, {"fingerprint": fingerprint})
        ]
        self.opened = False
        """Whether this run has begun to change something."""

    def record(self, step: Step, data: Mapping[str, object], *, dataset: str | None = None) -> None:
        """Append one event, or hold it back until the run is opened.

        ``dataset`` is another one than that of the run.
        """
        self._held.append((step, dataset or self.dataset, data))
        if self.opened:
            self._write()

    def open(self) -> None:
        """From here on every step is recorded as it is done."""
        self.opened = True
        self._write()

    def finish(self, code: Exit, version: str | None) -> None:
        """Record the end, unless the last run ended the same way and this one changed nothing."""
        self._end({"exit": int(code), "version": version})

    def fail(self, error: OpendataError) -> None:
        """Record that ``error`` ended the run, by the same rule.

        A journal that cannot be written must not hide what went wrong.
        """
        with suppress(OpendataError):
            code = int(error.exit_code)
            self._end({"exit": code, "version": None, "problem": error.problem.code})

    def _end(self, how: Mapping[str, object]) -> None:
        data = {"fingerprint": self._fingerprint, **how}
        last = self.house.journal.last(self.dataset, Step.FINISHED)
        if self.opened or last is None or last.data != data:
            self.open()
            self.record(Step.FINISHED, data)

    def _write(self) -> None:
        for step, dataset, data in self._held:
            self.house.journal.record(self.now, self.name, step, dataset, data)
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
    """Bring the journal up to the releases in the store: a kill may have come between the two.

    That each of them is the one that was being made, or that the journal is new, was seen to by
    :func:`opendata.pipeline.evidence.must_agree`.
    """
    house = run.house
    known = evidence_of(house.journal).released
    for name in house.workspace.datasets:
        for version in house.store.versions(name):
            if (name, str(version)) not in known:
                released(run, house.store.load(name, version), recovered=True)


def drafted(run: Run, version: Version, manifest: bytes, signature: bytes | None = None) -> None:
    """Record which release is about to be stored."""
    run.open()
    sha256 = hashlib.sha256(manifest).hexdigest()
    run.record(Step.DRAFTED, {"version": str(version), "manifest": sha256, **_signed(signature)})


def _signed(signature: bytes | None) -> dict[str, object]:
    """What is told of a signature: nothing where there is none."""
    text = text_of(signature)
    return {} if text is None else {"signature": text}


def released(
    run: Run, release: Release, *, recovered: bool = False, removals_allowed: bool = False
) -> None:
    """Record that ``release`` exists; ``recovered``: the run that made it had not said so;
    ``removals_allowed``: more rows went than may, as a person had allowed.
    """
    run.open()
    run.record(
        Step.RELEASED,
        {
            "version": str(release.version),
            "manifest": release.manifest_sha256,
            "created": release.created.isoformat(),
            "counts": counts_of(release),
            "formats": _formats_of(run.house, release),
            "changes": [release.rows_added, release.rows_changed, release.rows_removed],
            "recovered": recovered,
            **({"removals_allowed": True} if removals_allowed else {}),
            **news_of(run.house.store, release),
            **acceptance_of(run.house.store, release),
            **_signed(release.signature),
        },
        dataset=release.dataset,
    )


def _formats_of(house: House, release: Release) -> dict[str, int]:
    """How many documents of each format: reports tell it without reading thousands of lines."""
    if not release.counts.documents:
        return {}
    formats = {one.path: one.format for one in house.store.documents(release)}
    return dict(Counter(formats.values()))
