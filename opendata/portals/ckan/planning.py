"""The plan for one dataset of a CKAN: what should be, against what is. Pure.

Files come first and the passport last of them, then the metadata, and a new dataset is opened at
the end: a reader never sees a passport of data that are not there.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from opendata.messages import Message, msg
from opendata.portals.ckan import conflicts as words
from opendata.portals.ckan.differences import (
    Compared,
    compare,
    content_of,
    is_doubtful,
    is_ours,
)
from opendata.portals.ckan.identity import Recognised, known_of, recognise, resource_id
from opendata.portals.ckan.memory import KnownResource, LastKnown, Memory
from opendata.portals.ckan.names import ending_of, munged
from opendata.portals.ckan.plan import CkanPlan, Conflict, Kind, Step, Upload
from opendata.portals.ckan.present import Present, PresentResource
from opendata.portals.ckan.tombstone import tombstone_fields, tombstone_upload
from opendata.portals.ckan.values import WITHDRAWN, Change
from opendata.portals.ckan.wanted import Wanted, WantedResource
from opendata.problems import Problem

_ORDER = list(Kind)


def plan(
    wanted: Wanted,
    present: Present | None,
    last: LastKnown | None,
    *,
    force: bool = False,
    near: Sequence[Present] = (),
) -> CkanPlan:
    """The writes that bring ``present`` to ``wanted``.

    ``present`` is None where the portal has no such dataset; what :func:`doubtful` names should
    have been downloaded. ``last`` is what we remember. ``force`` takes ours where somebody else
    wrote, and makes a dataset anew that is gone; it never touches a resource of others. ``near``
    are datasets of others that may be this one, where ours would be made.
    """
    if wanted.refused:
        return _stopped(wanted, present, wanted.findings)
    if present is None or not present.active:
        if last is not None and last.id is not None and not force:
            return _stopped(wanted, present, (words.dataset_gone(wanted, last),))
        if near:
            return _stopped(wanted, None, (words.dataset_alike(wanted, near),))
        return _new(wanted)
    if problem := words.stranger(wanted, present, last):
        return _stopped(wanted, present, (problem,))
    recognised = recognise(wanted, present, last)
    stops = [words.contradiction(wanted, one) for one in recognised.contradictions]
    stops = stops or list(words.alike(wanted, recognised))
    if stops:
        return _stopped(wanted, present, stops, recognised)
    return _existing(wanted, present, last, recognised, force=force)


def doubtful(wanted: Wanted, present: Present, last: LastKnown | None) -> tuple[str, ...]:
    """Ids of our resources whose files should be downloaded before the plan is made.

    None of them after an undisturbed run: then the portal says of every file what it said when the
    last receipt was made.
    """
    recognised = recognise(wanted, present, last)
    known = last.resources if last else {}
    found = [
        one.id
        for each in wanted.resources
        if (one := recognised.ours.get(each.identity)) and is_doubtful(one, known_of(each, last))
    ]
    found += [
        one.id
        for name, one in recognised.gone.items()
        if not one.withdrawn and is_doubtful(one, known.get(name))
    ]
    return tuple(found)


def _stopped(
    wanted: Wanted,
    present: Present | None,
    problems: Iterable[Problem],
    recognised: Recognised | None = None,
    conflicts: Iterable[Conflict] = (),
) -> CkanPlan:
    return CkanPlan(
        dataset=wanted.dataset,
        name=present.name if present else wanted.name,
        id=present.id if present else None,
        modified=present.modified if present else None,
        conflicts=tuple(conflicts),
        problems=tuple(dict.fromkeys((*problems, *wanted.findings))),
        foreign=_foreign(recognised),
        stopped=True,
    )


def _new(wanted: Wanted) -> CkanPlan:
    """A dataset that the portal has not: private, where that is ours to say, until all is there."""
    values = {"name": wanted.name, "owner_org": wanted.organization, **wanted.fields}
    values |= wanted.suggested
    steps = []
    if wanted.opens:
        values["private"] = True
    changes = tuple(Change(key, None, value) for key, value in values.items() if value is not None)
    steps.append(Step(Kind.CREATE, msg("the portal does not have this dataset yet"), changes))
    steps += [_add(wanted, one, None) for one in wanted.resources]
    if wanted.opens:
        steps.append(_open(Change("private", True, False)))
    return CkanPlan(wanted.dataset, wanted.name, None, None, tuple(steps), problems=wanted.findings)


@dataclass
class _Work:
    """The plan while it is made."""

    wanted: Wanted
    force: bool
    steps: list[Step] = field(default_factory=list)
    left: list[Step] = field(default_factory=list)
    conflicts: list[Conflict] = field(default_factory=list)
    notes: list[Problem] = field(default_factory=list)


def _existing(
    wanted: Wanted,
    present: Present,
    last: LastKnown | None,
    recognised: Recognised,
    *,
    force: bool,
) -> CkanPlan:
    work = _Work(wanted, force)
    for one in wanted.resources:
        found = recognised.ours.get(one.identity)
        if found is None:
            work.steps.append(_missing(wanted, one, present, last))
        else:
            _resource(work, one, found, known_of(one, last))
    for identity, gone in recognised.gone.items():
        _withdraw(work, identity, gone, last.resources.get(identity) if last else None)
    if any(one.file for one in work.conflicts):
        return _stopped(wanted, present, work.notes, recognised, work.conflicts)
    _order(work, present, recognised)
    _metadata(work, present, last)
    work.steps.sort(key=lambda step: _ORDER.index(_group(step.kind)))  # stable: parts in order
    return CkanPlan(
        dataset=wanted.dataset,
        name=present.name,
        id=present.id,
        modified=present.modified,
        steps=tuple(work.steps),
        left=tuple(work.left),
        conflicts=tuple(work.conflicts),
        problems=(*wanted.findings, *work.notes),
        foreign=_foreign(recognised),
    )


def _group(kind: Kind) -> Kind:
    """Files that are added and files that are replaced stand among each other, in their order."""
    return Kind.ADD if kind is Kind.REPLACE else kind


def _resource(
    work: _Work, one: WantedResource, found: PresentResource, known: KnownResource | None
) -> None:
    free = work.force or (known is not None and known.adopted)
    content = content_of(found, known)
    new_file = content != one.sha256
    if new_file and not free and not is_ours(content, found, known):
        work.conflicts.append(
            words.file_conflict(work.wanted, one.identity, found, content, one.sha256)
        )
        return
    ours = {**one.fields, **work.wanted.own_fields(one)}
    if found.withdrawn:
        ours[WITHDRAWN] = None
    # What a notice says of the resource was written by us, whether it is remembered or not.
    compared = compare(
        ours, found.fields, known.memory if known else Memory(), free=free or found.withdrawn
    )
    _tell(work, compared, one, found.id)
    if new_file:
        reason = _why(found, content, known)
        upload = _upload(one, found)
        work.steps.append(
            Step(Kind.REPLACE, reason, compared.changes, one.identity, found.id, upload)
        )
    elif compared.changes:
        reason = msg("the file is the same; what is said of it changed")
        work.steps.append(Step(Kind.UPDATE, reason, compared.changes, one.identity, found.id))
    else:
        reason = msg("the portal has the same file and says the same of it")
        work.left.append(Step(Kind.LEAVE, reason, (), one.identity, found.id))


def _why(found: PresentResource, content: str | None, known: KnownResource | None) -> Message:
    if found.withdrawn:
        return msg("it was withdrawn, and is published again")
    if is_ours(content, found, known):
        return msg("the file changed since it was published")
    return msg("the file of others is replaced, as was asked for")


def _withdraw(
    work: _Work, identity: str, found: PresentResource, known: KnownResource | None
) -> None:
    content = content_of(found, known)
    upload = tombstone_upload(work.wanted, found)
    if found.withdrawn or content == upload.sha256:
        reason = msg("it was withdrawn before; its address tells so")
        work.left.append(Step(Kind.LEAVE, reason, (), identity, found.id))
        return
    free = work.force or (known is not None and known.adopted)
    if not free and not is_ours(content, found, known):
        work.conflicts.append(
            words.file_conflict(work.wanted, identity, found, content, upload.sha256)
        )
        return
    fields = tombstone_fields(work.wanted, identity, found, upload.sha256)
    changes = compare(fields, found.fields, Memory(), free=True).changes
    reason = msg("it is not in the release any more; its address stays and tells so")
    work.steps.append(Step(Kind.TOMBSTONE, reason, changes, identity, found.id, upload))


def _order(work: _Work, present: Present, recognised: Recognised) -> None:
    """Ours in our order, in the places that ours have; others keep theirs."""
    ids = {name: one.id for name, one in recognised.ours.items()}
    added = {one.identity or "": one for one in work.steps if one.kind is Kind.ADD}
    ids |= {name: one.resource_id or "" for name, one in added.items()}
    now = [one.id for one in present.resources]
    now += [one.resource_id or "" for one in added.values()]
    right = [ids[one.identity] for one in work.wanted.resources]
    gone = {one.id for one in recognised.gone.values()}
    right += [one for one in now if one in gone]
    places = iter(right)
    order = [next(places) if one in set(right) else one for one in now]
    if order != now:
        reason = msg("the resources stand in another order than in the release")
        work.steps.append(Step(Kind.REORDER, reason, order=tuple(order)))


def _metadata(work: _Work, present: Present, last: LastKnown | None) -> None:
    memory = last.memory if last else Memory()
    free = work.force or (last is not None and last.adopted)
    compared = compare(
        work.wanted.fields, present.fields, memory, free=free, along=work.wanted.along
    )
    _tell(work, compared, None, None)
    changes = tuple(one for one in compared.changes if one.field != "private")
    if changes:
        reason = msg("the passport of the dataset changed")
        work.steps.append(Step(Kind.METADATA, reason, changes))
    work.steps += [_open(one) for one in compared.changes if one.field == "private"]
    if not compared.changes:
        reason = msg("the portal says the same of the dataset")
        work.left.append(Step(Kind.LEAVE, reason))


def _tell(work: _Work, compared: Compared, one: WantedResource | None, id_: str | None) -> None:
    work.conflicts += [
        words.field_conflict(work.wanted, change, one, id_) for change in compared.conflicts
    ]
    work.notes += [words.kept(work.wanted, change, one) for change in compared.kept]


def _add(wanted: Wanted, one: WantedResource, id_: str | None) -> Step:
    fields = {**one.fields, **wanted.own_fields(one)}
    changes = tuple(Change(key, None, value) for key, value in fields.items() if value is not None)
    reason = msg("the dataset does not have this resource yet")
    return Step(Kind.ADD, reason, changes, one.identity, id_, _upload(one, None))


def _missing(wanted: Wanted, one: WantedResource, present: Present, last: LastKnown | None) -> Step:
    """A resource that somebody deleted gets the id that it had, so that its address comes back."""
    known = known_of(one, last)
    if known is not None and known.id is not None:
        step = _add(wanted, one, known.id)
        reason = msg("somebody deleted this resource on the portal; it is put back at its address")
        return replace(step, reason=reason)
    return _add(wanted, one, resource_id(present.id, one.identity))


def _upload(one: WantedResource, found: PresentResource | None) -> Upload:
    """A resource keeps the file name in its address, where that is one for such a file."""
    name = one.file_name
    if found is not None and found.uploaded and not found.withdrawn:
        same_kind = ending_of(found.file_name) == ending_of(name)
        if same_kind and munged(found.file_name) == found.file_name.lower():
            name = name if munged(name) == munged(found.file_name) else found.file_name
    return Upload(name, one.mimetype, one.sha256, one.bytes, one.content)


def _open(change: Change) -> Step:
    return Step(Kind.OPEN, msg("all of it is there: everybody may see it now"), (change,))


def _foreign(recognised: Recognised | None) -> tuple[str, ...]:
    return tuple(words.described(one) for one in recognised.foreign) if recognised else ()
