"""The releases of a set, each with what the journal tells of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime
from itertools import pairwise

from opendata.journal.event import Event
from opendata.journal.journal import Journal, Step
from opendata.journal.trouble import facts_of
from opendata.problems import OpendataError, Problem
from opendata.release.manifest import OURS
from opendata.release.release import Release, Version
from opendata.release.store import ReleaseStore
from opendata.report.history.model import Decision, Made, Releases, Seen
from opendata.report.register.changes import between, made_of, recorded
from opendata.report.register.model import Reason, Why

Read = tuple[Version, Release | None]
"""A version of the store, and its release where the manifest can be read."""


def releases_of(
    journal: Journal, store: ReleaseStore, dataset: str, until: datetime
) -> tuple[list[Read], list[Problem]]:
    """The releases made up to ``until``, oldest first, and what is wrong with those not readable.

    The journal knows when a release was made; its own moment may be another one, fixed to make the
    same bytes again, and counts only where the journal does not tell of it. When an unreadable one
    was made is unknown: it counts if one of a later version is of the past.

    :raises OpendataError: ``journal-…``, exit 4.
    """
    told = made_of(journal, dataset)
    read: list[Read] = []
    problems: list[Problem] = []
    pending: list[tuple[Read, Problem]] = []
    for version in store.versions(dataset):
        try:
            release = store.load(dataset, version)
        except OpendataError as error:
            pending.append(((version, None), error.problem))
            continue
        event = told.get(str(version))
        if (event.at if event else release.created) > until:
            return read, problems
        read += [one for one, _ in pending]
        problems += [problem for _, problem in pending]
        pending = []
        read.append((version, release))
    return (
        read + [one for one, _ in pending],
        problems + [problem for _, problem in pending],
    )


class Teller:
    """What the journal tells of the releases of one set; it is asked once for all of them."""

    def __init__(self, journal: Journal, dataset: str, until: datetime) -> None:
        """:raises OpendataError: ``journal-…``, exit 4."""
        self._journal = journal
        self._events: Mapping[str, Event] = made_of(journal, dataset)
        self.proofs: dict[str, list[Seen]] = {}
        for one in journal.proofs(dataset, until=until):
            seen = Seen(one.portal, one.version, one.at, one.number)
            self.proofs.setdefault(one.version, []).append(seen)

    def made(self, release: Release, sha256s: frozenset[str] = frozenset()) -> Made:
        """How ``release`` was made; decisions on the documents ``sha256s`` are marked."""
        ours = release.manifest[OURS]
        version, previous = str(release.version), ours.get("previous")
        event = self._events.get(version)
        before = self._events.get(str(previous)) if previous else None
        known = event if before or not previous else None  # what was decided since is known
        return Made(
            version=version,
            previous=str(previous) if previous else None,
            created=release.created,
            manifest_sha256=release.manifest_sha256,
            recorded=event.at if event else None,
            event=event.number if event else None,
            run=event.run if event else None,
            rows=release.counts.rows,
            documents=release.counts.documents,
            rows_changed=(release.rows_added, release.rows_changed, release.rows_removed),
            proofs=self._first_proofs(version),
            reasons=self._reasons(release, previous, known, before),
            decisions=tuple(self._decisions(known, before, sha256s)) if known else (),
        )

    def _first_proofs(self, version: str) -> tuple[Seen, ...]:
        found: dict[str, Seen] = {}
        for one in self.proofs.get(version, ()):
            found.setdefault(one.portal, one)
        return tuple(found[name] for name in sorted(found))

    def _reasons(
        self, release: Release, previous: str | None, event: Event | None, before: Event | None
    ) -> tuple[Reason, ...]:
        reasons = []
        if previous is None:
            reasons.append(Reason(Why.FIRST))
        elif release.version.major > Version.parse(previous).major:
            reasons.append(Reason(Why.STRUCTURE))
        if event is not None:
            reasons += recorded(self._journal, event, before)
        counted = release.rows_added, release.rows_changed, release.rows_removed
        nothing = event is not None and event.data.get("documents_added") == {}
        if previous is not None and nothing and not any(counted) and not reasons:
            reasons.append(Reason(Why.METADATA))
        return tuple(reasons)

    def _decisions(
        self, made: Event, before: Event | None, sha256s: frozenset[str]
    ) -> Iterator[Decision]:
        for event in between(self._journal, Step.CORRECTED, before, made):
            yield corrected(event, sha256s)
        for event in between(self._journal, Step.RECONCILED, before, made):
            with facts_of(event.number):
                if event.data["what"] == "applied":
                    who, sheet = str(event.data["who"]), event.data["sheet"]
                    file, sha256 = str(sheet["file"]), str(sheet["sha256"])
                    yield Decision(event.step, event.number, event.at, who, file, sha256)


def corrected(event: Event, sha256s: frozenset[str] = frozenset()) -> Decision:
    """The decision in an event ``corrected``, and whether it names one of these bytes."""
    with facts_of(event.number):
        named = {one["sha256"] for one in event.data["documents"]}
        who, file, sheet = (str(event.data[name]) for name in ("who", "file", "sheet"))
    found = not named.isdisjoint(sha256s)
    return Decision(event.step, event.number, event.at, who, file, sheet, found)


def set_history(journal: Journal, store: ReleaseStore, dataset: str, until: datetime) -> Releases:
    """The releases of ``dataset`` up to ``until``, oldest first.

    :raises OpendataError: ``journal-…``, exit 4.
    """
    read, problems = releases_of(journal, store, dataset, until)
    teller = Teller(journal, dataset, until)
    made = tuple(teller.made(one) for _, one in read if one is not None)
    return Releases(dataset, until, made, tuple(problems))


def gaps(read: list[Read]) -> frozenset[Version]:
    """The versions whose release before them is not the one that their manifest names."""
    found = {version for (_, old), (version, _) in pairwise(read) if old is None}
    for place, (version, release) in enumerate(read):
        if release is not None:
            named = release.manifest[OURS].get("previous")
            if named != (str(read[place - 1][0]) if place else None):
                found.add(version)
    return frozenset(found)
