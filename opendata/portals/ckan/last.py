"""How the memory of our writes grows: with a plan, with a receipt, or made again from releases."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from opendata.portals.ckan.identity import known_of, recognise
from opendata.portals.ckan.memory import KnownResource, LastKnown, Memory
from opendata.portals.ckan.plan import CkanPlan, Kind, Step
from opendata.portals.ckan.present import Present, PresentResource
from opendata.portals.ckan.values import EXTRA, OWN, Change, Values, empty_as_none
from opendata.portals.ckan.wanted import Wanted

_OF_DATASET = (Kind.CREATE, Kind.METADATA, Kind.OPEN)


def remembered(last: LastKnown | None, plan: CkanPlan) -> LastKnown:
    """The memory with what ``plan`` means to write, kept before the first write is done.

    A run that is killed half-way then knows what it may find on the portal.
    """
    last = last or LastKnown()
    if plan.id is None and not plan.stopped:  # whatever was there before is given up
        last = LastKnown(left=last.left)
    memory, resources = last.memory, dict(last.resources)
    for step in plan.steps:
        if step.kind in _OF_DATASET:
            memory = _with(memory, step.changes)
        elif step.identity is not None:
            known = resources.get(step.identity) or _by_id(resources.values(), step)
            resources[step.identity] = _meant(known, step)
    return replace(last, memory=memory, resources=resources)


def learned(last: LastKnown | None, plan: CkanPlan, wanted: Wanted, present: Present) -> LastKnown:
    """The memory after ``plan`` was done and proven: every file of ``present`` was downloaded.

    What others wrote and we left alone does not become ours by that.
    """
    before = last or LastKnown()
    found = recognise(wanted, present, replace(before, id=present.id))
    held: dict[str | None, set[str]] = {}
    for conflict in plan.conflicts:
        held.setdefault(conflict.identity, set()).add(conflict.change.field)
    resources: dict[str, KnownResource] = {}
    for one in wanted.resources:
        if there := found.ours.get(one.identity):
            known = known_of(one, last) or KnownResource()
            fields = {**one.fields, **wanted.own_fields(one)}
            memory = _seen(known.memory, fields, there.fields, held.get(one.identity, set()))
            resources[one.identity] = KnownResource(
                there.id, there.served or one.sha256, there.stamp, (), memory
            )
    for identity, gone in found.gone.items():
        resources[identity] = _buried(gone)
    fields = {key: one for key, one in wanted.fields.items() if key not in wanted.along}
    memory = _seen(before.memory, fields, present.fields, held.get(None, set()))
    along = {key: (present.fields.get(key),) for key in wanted.along}
    memory = replace(memory, wrote={**memory.wrote, **along})
    return LastKnown(present.id, memory, resources, left=before.left)


def rebuilt(earlier: Iterable[Wanted], present: Present) -> LastKnown | None:
    """The memory made again from releases (oldest first), for a journal that was lost.

    None where the dataset does not bear our mark. What the releases never said counts as written
    by others.
    """
    memory = Memory()
    resources: dict[str, KnownResource] = {}
    mine = None
    for wanted in earlier:
        if present.mark != wanted.mark:
            return None
        mine = present.id
        memory = _with(memory, _as_changes(wanted.fields))
        found = recognise(wanted, present, None)
        for one in wanted.resources:
            known = resources.get(one.identity, KnownResource())
            there = found.ours.get(one.identity)
            resources[one.identity] = replace(
                known,
                id=there.id if there else known.id,
                uploads=tuple(dict.fromkeys((*known.uploads, one.sha256))),
                memory=_with(known.memory, _as_changes(one.fields)),
            )
    return LastKnown(mine, memory, resources) if mine else None


def _as_changes(fields: Values) -> tuple[Change, ...]:
    return tuple(Change(key, None, value) for key, value in fields.items())


def _by_id(known: Iterable[KnownResource], step: Step) -> KnownResource | None:
    """A part that had another name before."""
    return next((one for one in known if one.id and one.id == step.resource_id), None)


def _meant(known: KnownResource | None, step: Step) -> KnownResource:
    known = known or KnownResource()
    uploads = known.uploads
    if step.upload is not None and step.upload.sha256 not in uploads:
        uploads = (*uploads, step.upload.sha256)
    there = step.resource_id if step.kind is not Kind.ADD else known.id
    return replace(
        known, id=there or known.id, uploads=uploads, memory=_with(known.memory, step.changes)
    )


def _with(memory: Memory, changes: Iterable[Change]) -> Memory:
    """``memory`` with the new values of ``changes``, and with what they take the place of.

    The old ones stay: a write that was meant may not have been done.
    """
    wrote = dict(memory.wrote)
    for one in changes:
        if one.field.removeprefix(EXTRA) not in OWN:
            known = wrote.get(one.field, ())
            value = empty_as_none(one.after)
            values = (*known, empty_as_none(one.before), value)
            wrote[one.field] = tuple(dict.fromkeys(values))
    return replace(memory, wrote=wrote)


def _seen(before: Memory, ours: Values, theirs: Values, held: set[str]) -> Memory:
    """What the portal has now is what we know; of fields that were left to others, as before."""
    wrote, kept = dict(before.wrote), dict(before.kept)
    for key, wanted in ours.items():
        if key in held:
            continue
        found = empty_as_none(theirs.get(key))
        wrote[key] = (found,)
        kept.pop(key, None)
        if found != empty_as_none(wanted):
            kept[key] = (empty_as_none(wanted), found)
    return Memory(wrote, kept)


def _buried(gone: PresentResource) -> KnownResource:
    """A resource that was withdrawn: what it says now was written by us."""
    said = {key: (gone.fields.get(key),) for key in ("name", "description", "format")}
    return KnownResource(gone.id, gone.served or gone.claimed, gone.stamp, (), Memory(said))
