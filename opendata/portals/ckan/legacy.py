"""Writing to a CKAN without ``package_revise`` (2.7, 2.8): one writer, who looks after each write.

Such a portal cannot refuse a write that was made for another state, and may lose what two writers
do at once. So the dataset is read before the first write and after each one, and the run stops
where something is not as it was left.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from opendata.journal.objects import ObjectStore
from opendata.messages import msg
from opendata.portals.ckan.meanwhile import must_be_ours_still, reorder
from opendata.portals.ckan.payload import (
    dataset_patch,
    resource_patch,
    whole_dataset,
    whole_resource,
)
from opendata.portals.ckan.plan import CkanPlan, Kind, Step
from opendata.portals.ckan.present import COMPUTED, Present
from opendata.portals.ckan.reading import Portal, show
from opendata.portals.ckan.sending import Sent, source_of
from opendata.portals.portal import Progress
from opendata.problems import Exit, OpendataError, Place, Problem

RESTLESS: Final = COMPUTED - {"organization"} | {"metadata_modified", "revision_id"}
"""Fields of a dataset that move without anybody's edit, or with any."""


def apply(
    portal: Portal,
    objects: ObjectStore,
    plan: CkanPlan,
    now: Present | None,
    progress: Progress,
) -> Present:
    """Do the steps of ``plan``, which was made for ``now``; what the portal has after the last.

    :raises CkanFailure: the portal refused or did not answer.
    :raises OpendataError: ``portal-changed-meanwhile``, exit 6: somebody writes there too.
    """
    sent = Sent(plan, progress)
    if now is not None:
        found = show(portal, now.id)
        if found is None or _still(found) != _still(now):
            raise _changed(now)
        now = found
    for number, step in enumerate(plan.steps, start=1):
        _write(portal, objects, now, step, sent)
        found = _after(portal, plan, now, step)
        if now is not None:
            must_be_ours_still(now, found, plan.steps[number:], step.resource_id)
        now = found
    assert now is not None  # noqa: S101  a plan has a step
    return now


def _write(
    portal: Portal, objects: ObjectStore, now: Present | None, step: Step, sent: Sent
) -> None:
    if now is None:
        portal.call("package_create", dataset_patch(None, step.changes))
        return
    if step.kind in (Kind.METADATA, Kind.OPEN):
        portal.call("package_update", whole_dataset(now, step.changes))
        return
    if step.kind is Kind.REORDER:
        reorder(portal, now, step.order)
        return
    if step.kind is Kind.ADD:
        action = "resource_create"
        data = {"package_id": now.id, **resource_patch(step, now.id)}
    else:
        action = "resource_update"
        raw = next(one.raw for one in now.resources if one.id == step.resource_id)
        data = whole_resource(raw, step.changes, new_file=step.upload is not None)
    _send(portal, objects, action, data, step, sent)


def _send(
    portal: Portal,
    objects: ObjectStore,
    action: str,
    data: Mapping[str, Any],
    step: Step,
    sent: Sent,
) -> None:
    if step.upload is None:
        portal.call(action, data)
        return
    files = {"upload": source_of(step.upload, objects)}
    typed = {**data, "mimetype": step.upload.mimetype}  # CKAN does not work it out anew
    portal.upload_all(action, typed, files, sent.watch)
    sent.add(step.upload.bytes)


def _after(portal: Portal, plan: CkanPlan, before: Present | None, step: Step) -> Present:
    """The dataset after a write; every resource that was there must be there still."""
    found = show(portal, before.id if before else plan.name)
    if found is None:
        raise _lost(plan.name, plan.name)
    ids = {one.id for one in found.resources}
    expected = {one.id for one in before.resources} if before else set()
    if step.kind is Kind.ADD and before is not None:
        expected.add(str(resource_patch(step, before.id)["id"]))
    if missing := expected - ids:
        raise _lost(plan.name, ", ".join(sorted(missing)))
    return found


def _still(dataset: Present) -> dict[str, Any]:
    """All that an edit would change. The order of extras and tags is the portal's own."""
    found = {key: one for key, one in dataset.raw.items() if key not in RESTLESS}
    found["resources"] = [_resource(one.raw) for one in dataset.resources]
    for key in ("extras", "tags", "groups"):
        rows = found.get(key) or ()
        found[key] = sorted(str(sorted(one.items(), key=lambda x: x[0])) for one in rows)
    return found


def _resource(raw: Mapping[str, Any]) -> dict[str, Any]:
    restless = {"revision_id", "revision_timestamp", "tracking_summary", "cache_last_updated"}
    return {key: one for key, one in raw.items() if key not in restless}


def _changed(now: Present) -> OpendataError:
    problem = Problem(
        "portal-changed-meanwhile",
        msg("somebody changed the dataset on the portal while the publication was prepared"),
        Place(now.name),
        remedy=msg("Nothing was written. Run the command again: it plans for what is there now."),
    )
    return OpendataError(problem, Exit.DIFFERS)


def _lost(name: str, found: str) -> OpendataError:
    problem = Problem(
        "portal-write-lost",
        msg("the portal said that it had written, and does not show it"),
        Place(name),
        found=found,
        expected=msg("all resources that were there, and the new one"),
        remedy=msg(
            "Somebody else may have written at the same moment: an old CKAN keeps only one of two "
            "writes. Run the command again; it puts back what is missing."
        ),
    )
    return OpendataError(problem, Exit.DIFFERS)
