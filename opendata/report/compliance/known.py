"""What is known of each dataset at a moment: by the indexes of the journal and one manifest."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import cached_property

from opendata.catalogue.requirement import Requirement
from opendata.catalogue.requirements import read_requirements
from opendata.clock import day
from opendata.journal.journal import Event, Journal, Step
from opendata.journal.trouble import facts_of
from opendata.problems import OpendataError
from opendata.release.release import Release, Version
from opendata.release.store import ReleaseStore
from opendata.report.compliance.snapshot import Snapshot
from opendata.workspace.workspace import Dataset, Workspace


@dataclass(frozen=True)
class Known:
    """A workspace with its journal and releases, looked at as of ``until``.

    ``now`` is the true moment: settings have no history, and are those of now. ``edition`` is that
    of the requirements.
    """

    workspace: Workspace
    journal: Journal
    store: ReleaseStore
    until: datetime
    now: datetime
    edition: str

    @property
    def today(self) -> date:
        """The day of :attr:`until` in Ukraine."""
        return day(self.until)

    @cached_property
    def requirements(self) -> tuple[Requirement, ...]:
        """Those that the edition asks for, or may ask for."""
        return tuple(one for one in read_requirements() if one.is_in(self.edition))

    @cached_property
    def published(self) -> tuple[str, ...]:
        """The sets that some portal was proven to serve by then, declared today or not."""
        names = self.journal.datasets()
        return tuple(one for one in names if self.journal.latest_proof(one, self.until) is not None)

    def snapshots(self) -> Mapping[str, tuple[Snapshot, ...]]:
        """By the key of a requirement: each set of the workspace that serves it."""
        wanted = {one.key: one for one in self.requirements}
        found: dict[str, list[Snapshot]] = {}
        for dataset in self.workspace.datasets.values():
            served = [wanted[key] for key in served_by(dataset) if key in wanted]
            if served:
                bare = self._snapshot(dataset, served[0])
                for one in served:
                    found.setdefault(one.key, []).append(replace(bare, requirement=one))
        return {key: tuple(every) for key, every in found.items()}

    def _snapshot(self, dataset: Dataset, requirement: Requirement) -> Snapshot:
        journal, name, until = self.journal, dataset.name, self.until
        latest = journal.latest(name, Step.RELEASED, until)
        proof = journal.latest_proof(name, until)
        release = released = None
        if proof is not None:
            with facts_of(proof.number):
                version = Version.parse(proof.version)
            release = self._release(name, version)
            released = self._event_of(name, proof.version, latest)
        proofs = {
            portal: found
            for portal in dataset.portals
            if (found := journal.latest_proof(name, until, portal)) is not None
        }
        portals = self.workspace.portals
        return Snapshot(
            dataset=dataset,
            requirement=requirement,
            edition=self.edition,
            until=until,
            today=self.today,
            release=release,
            released=released,
            latest=latest,
            proofs=proofs,
            kinds={one: portals[one].kind for one in dataset.portals if one in portals},
            collected=journal.latest(name, Step.COLLECTED, until),
            checked=journal.latest(name, Step.CHECKED, until),
            links=journal.latest(name, Step.LINKS, until),
        )

    def _release(self, name: str, version: Version) -> Release | None:
        """The release; None where the store has lost it, which ``opendata verify`` tells."""
        try:
            return self.store.load(name, version)
        except OpendataError:
            return None

    def _event_of(self, name: str, version: str, latest: Event | None) -> Event | None:
        """The event that tells of the making of ``version``: mostly the last one."""
        if latest is not None and latest.data.get("version") == version:
            return latest
        every = self.journal.between(name, Step.RELEASED, None, self.until)
        return next((one for one in every if one.data.get("version") == version), None)


def served_by(dataset: Dataset) -> tuple[str, ...]:
    """The keys of the requirements that ``dataset`` serves: its own, and those of its tables."""
    keys = (dataset.requirement, *(schema.requirement for schema in dataset.structures))
    return tuple(dict.fromkeys(key for key in keys if key))
