"""The compliance report: every requirement that the council owes, line by line."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime

from opendata.catalogue.requirement import Requirement
from opendata.report.compliance import (
    content,
    formats,
    in_time,
    links,
    owed,
    passport,
    person,
    privacy,
    published,
    register,
    scans,
    structure,
)
from opendata.report.compliance.fix_first import Fix, fixes
from opendata.report.compliance.known import Known
from opendata.report.compliance.line import Line, State
from opendata.report.compliance.mqa import mqa
from opendata.report.compliance.mqa_model import Quality
from opendata.report.compliance.score import Score, score, weighed
from opendata.report.compliance.snapshot import Snapshot
from opendata.workspace.portals import SITE
from opendata.workspace.workspace import Council


@dataclass(frozen=True, slots=True)
class ComplianceReport:
    """What Resolution 835 asks of the council, as of ``until``.

    ``lines`` stand in the order of the requirements, those about the council as a whole last.
    ``beyond`` are sets that serve no requirement of the edition. ``quality`` is the European score
    of each set that is published.
    """

    council: Council
    edition: str
    until: datetime
    now: datetime
    requirements: tuple[Requirement, ...]
    lines: tuple[Line, ...]
    score: Score
    fixes: tuple[Fix, ...]
    quality: tuple[Quality, ...]
    beyond: tuple[str, ...]

    @property
    def by_state(self) -> Mapping[State, int]:
        """How many lines there are of each state, in the order of the states."""
        return {state: sum(one.state is state for one in self.lines) for state in State}

    @property
    def good(self) -> bool:
        """Whether nothing that is owed is missing, late or not shown."""
        bad = (State.NOT_MET, State.OVERDUE, State.COULD_NOT_CHECK)
        return not any(one.state in bad for one in self.lines)


def compliance(known: Known) -> ComplianceReport:
    """The report on ``known``.

    :raises OpendataError: ``journal-…``, exit 4, when the journal is not as it was written.
    """
    with known.journal.reading():
        served = known.snapshots()
        lines = weighed(_lines(known, served))
    looked_at = {one.dataset.name: one for every in served.values() for one in every}
    base = _base(known)
    every = (mqa(one, known.workspace.council, base) for one in looked_at.values())
    return ComplianceReport(
        council=known.workspace.council,
        edition=known.edition,
        until=known.until,
        now=known.now,
        requirements=known.requirements,
        lines=lines,
        score=score(lines),
        fixes=fixes(lines),
        quality=tuple(one for one in every if one is not None),
        beyond=tuple(one for one in known.workspace.datasets if one not in looked_at),
    )


def _lines(known: Known, served: Mapping[str, tuple[Snapshot, ...]]) -> Iterator[Line]:
    for requirement in known.requirements:
        sets = served.get(requirement.key, ())
        for snapshot in sets:
            yield from of_set(known, snapshot)
        if not sets:
            yield from owed.without_set(known, requirement)
    yield person.look(known)
    yield register.look(known)


def of_set(known: Known, snapshot: Snapshot) -> Iterator[Line]:
    """Every line about one set."""
    store = known.store
    yield from published.look(snapshot)
    yield from in_time.frequency(snapshot, store)
    yield from in_time.changes(snapshot, known.journal)
    yield from in_time.accepted(snapshot)
    yield from passport.look(snapshot, store)
    yield from structure.look(snapshot, store)
    yield from formats.look(snapshot, store)
    yield from scans.look(snapshot, store)
    yield from links.look(snapshot, store)
    yield from content.look(snapshot, store)
    yield from privacy.look(snapshot, store)


def _base(known: Known) -> str:
    """The address of the council's site of open data, with a last slash; empty if it has none."""
    portals = known.workspace.portals.values()
    url = next((one.url for one in portals if one.kind == SITE), "")
    return url.rstrip("/") + "/" if url else ""
