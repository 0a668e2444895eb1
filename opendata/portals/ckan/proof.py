"""What a portal serves against what it should: each file by its bytes, each field by its value."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from opendata.portals.ckan import conflicts as words
from opendata.portals.ckan.identity import recognise
from opendata.portals.ckan.memory import LastKnown
from opendata.portals.ckan.plan import CkanPlan, Conflict, Kind, Step
from opendata.portals.ckan.planning import plan
from opendata.portals.ckan.present import Present, PresentResource
from opendata.portals.ckan.reading import Served
from opendata.portals.ckan.tombstone import tombstone_upload
from opendata.portals.ckan.values import Change, Values, empty_as_none, shown
from opendata.portals.ckan.wanted import Wanted, WantedResource
from opendata.portals.portal import Check, Match
from opendata.problems import Problem


@dataclass(frozen=True, slots=True)
class Proof:
    """``conflicts`` are edits by hand that were left as they are; ``problems`` tell of those and
    of fields that the portal makes its own of.
    """

    checks: tuple[Check, ...]
    conflicts: tuple[Conflict, ...]
    problems: tuple[Problem, ...]


def prove(
    wanted: Wanted,
    now: Present,
    served: Served,
    last: LastKnown | None,
    *,
    written: Present | None,
    before: tuple[Conflict, ...],
    force: bool,
) -> Proof:
    """Compare ``now``, of which ``served`` was downloaded, with ``wanted``.

    ``written`` is how the portal answered our last write, None where nothing was written: what
    differs from ours in the same way there is the portal's doing and nobody's edit. ``before`` are
    the edits by hand that the plan had found.
    """
    files = {**served.hashes}
    again = plan(wanted, now.with_served(files), last, force=force)
    work = _Work(wanted, now, served, written)
    checks = [*work.files(last), *work.fields(again)]
    kept, mine = work.kept(again, before)
    return Proof(
        checks=tuple(checks),
        conflicts=mine,
        problems=tuple(dict.fromkeys((*again.problems, *kept, *(one.problem for one in mine)))),
    )


@dataclass(frozen=True, slots=True)
class _Work:
    wanted: Wanted
    now: Present
    served: Served
    written: Present | None

    def files(self, last: LastKnown | None) -> Iterator[Check]:
        found = recognise(self.wanted, self.now, last)
        for one in self.wanted.resources:
            there = found.ours.get(one.identity)
            yield self._file(one.identity, there, one.sha256)
        for identity, gone in found.gone.items():
            yield self._file(identity, gone, tombstone_upload(self.wanted, gone).sha256)

    def _file(self, identity: str, there: PresentResource | None, expected: str) -> Check:
        if there is None or there.id in self.served.missing:
            path = there.stamp.url if there else f"{self.now.name}#{identity}"
            return Check(path, expected, None, Match.MISSING)
        url = there.stamp.url
        if there.id in self.served.failed:
            return Check(url, expected, self.served.failed[there.id].code, Match.UNCHECKED)
        sha256 = self.served.hashes.get(there.id)
        return Check(url, expected, sha256, Match.SAME if sha256 == expected else Match.DIFFERS)

    def fields(self, again: CkanPlan) -> Iterator[Check]:
        """One check for each field that differs; one for the whole, where none does."""
        wrong = [
            Check(_address(again, step, one), shown(one.after), shown(one.before), Match.DIFFERS)
            for step in again.steps
            for one in step.changes
            if step.kind is not Kind.ADD and not self._is_portals(step.resource_id, one)
        ]
        wrong += [
            Check(f"{again.name}#order", "…", "–", Match.DIFFERS)
            for step in again.steps
            if step.kind is Kind.REORDER
        ]
        if again.stopped:
            wrong += [
                Check(f"{again.name}#{one.code}", "–", one.found, Match.DIFFERS)
                for one in again.warnings[:1]
            ]
        digest = _digest(self.wanted)
        yield from wrong or [Check(again.name, digest, digest, Match.SAME)]

    def kept(
        self, again: CkanPlan, before: tuple[Conflict, ...]
    ) -> tuple[list[Problem], tuple[Conflict, ...]]:
        """Notes of what the portal made its own of; the edits by hand that remain."""
        known = {(one.identity, one.change.field) for one in before}
        parts = {one.identity: one for one in self.wanted.resources}
        notes, mine = list[Problem](), list[Conflict]()
        for one in again.conflicts:
            new = (one.identity, one.change.field) not in known
            if new and not one.file and self._is_portals(one.resource_id, one.change):
                notes.append(words.kept(self.wanted, one.change, parts.get(one.identity or "")))
            else:
                mine.append(one)
        for step in again.steps:
            notes += [
                words.kept(self.wanted, one, parts.get(step.identity or ""))
                for one in step.changes
                if step.kind is not Kind.ADD and self._is_portals(step.resource_id, one)
            ]
        return notes, tuple(mine)

    def _is_portals(self, resource: str | None, change: Change) -> bool:
        """Whether the portal answered our write itself with what it has now."""
        if self.written is None or change.field == "private":
            return False
        fields: Values | None = self.written.fields
        if resource is not None:
            each = {one.id: one.fields for one in self.written.resources}
            fields = each.get(resource)
        return fields is not None and empty_as_none(fields.get(change.field)) == change.before


def missing(wanted: Wanted, address: str) -> tuple[Check, ...]:
    """The checks of a dataset that the portal does not have."""
    return tuple(
        Check(f"{address}#{one.identity}", one.sha256, None, Match.MISSING)
        for one in wanted.resources
    )


def _address(plan: CkanPlan, step: Step, change: Change) -> str:
    part = f"/{step.identity}" if step.identity else ""
    return f"{plan.name}{part}#{change.field}"


def _digest(wanted: Wanted) -> str:
    """One hash over all fields that are ours to say."""
    said: dict[str, Any] = {"": dict(wanted.fields)}
    for part in wanted.resources:
        said[part.identity] = _said(wanted, part)
    text = json.dumps(said, ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(text.encode()).hexdigest()


def _said(wanted: Wanted, part: WantedResource) -> Values:
    return {**part.fields, **wanted.own_fields(part)}
