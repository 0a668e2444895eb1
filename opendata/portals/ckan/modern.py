"""Writing to a CKAN that has ``package_revise`` (2.9 and later).

Each request says which state of the dataset it was made for, so that whoever edits at the same time
is never overwritten: the portal refuses, and nothing of the request is done. One request carries
several files and the metadata, and is done whole or not at all.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, Final

from opendata.journal.objects import ObjectStore
from opendata.portals.ckan.client.parts import Source
from opendata.portals.ckan.meanwhile import must_be_ours_still, reorder
from opendata.portals.ckan.payload import dataset_patch, resource_patch
from opendata.portals.ckan.plan import CkanPlan, Kind, Step
from opendata.portals.ckan.present import FROM_FILE, Present, PresentResource, present
from opendata.portals.ckan.reading import Portal
from opendata.portals.ckan.sending import Sent, source_of
from opendata.portals.portal import Progress

FILES: Final = 50
"""Files that one request carries at most."""
BYTES: Final = 64 << 20
"""Bytes of several files in one request at most; a larger file goes alone.

Servers before a CKAN bound the size of a request, and what breaks off is sent again from its start.
"""


def apply(
    portal: Portal,
    objects: ObjectStore,
    plan: CkanPlan,
    now: Present | None,
    progress: Progress,
) -> Present:
    """Do the steps of ``plan``, which was made for ``now``; what the portal has after the last.

    :raises CkanFailure: ``Conflict`` where somebody was faster.
    :raises OpendataError: ``portal-changed-meanwhile``, exit 6: the same.
    :raises OSError, OpendataError: a file cannot be read, or is not what it was.
    """
    sent = Sent(plan, progress)
    steps = list(plan.steps)
    if steps[0].kind is Kind.CREATE:
        created = portal.call("package_create", dataset_patch(None, steps.pop(0).changes))
        now = present(created)
    assert now is not None  # noqa: S101  a plan without a dataset begins with its creation
    for batch in batches(steps):
        if batch[0].kind is Kind.REORDER:
            coming = steps[steps.index(batch[0]) + 1 :]
            now = _reorder(portal, now, batch[0], coming)
        else:
            now = _revise(portal, objects, now, batch, sent)
    return now


def batches(steps: Sequence[Step]) -> Iterator[list[Step]]:
    """``steps`` in their order, in as few requests as their files allow; a reordering is its own.

    Steps of one request happen at once, so their order within it does not matter to a reader.
    """
    batch: list[Step] = []
    files = size = 0
    for step in steps:
        alone = step.kind is Kind.REORDER or (bool(batch) and batch[-1].kind is Kind.REORDER)
        more = step.upload.bytes if step.upload else 0
        full = step.upload is not None and files > 0 and (files >= FILES or size + more > BYTES)
        if batch and (alone or full):
            yield batch
            batch, files, size = [], 0, 0
        batch.append(step)
        files += step.upload is not None
        size += more
    if batch:
        yield batch


def _revise(
    portal: Portal, objects: ObjectStore, now: Present, batch: Sequence[Step], sent: Sent
) -> Present:
    data: dict[str, Any] = {"match": {"id": now.id, "metadata_modified": now.modified}}
    files: dict[str, Source] = {}
    about = [one for step in batch if step.identity is None for one in step.changes]
    if about:
        data["update"] = dataset_patch(now, about)
    added = [step for step in batch if step.kind is Kind.ADD]
    if added:
        data["update__resources__extend"] = [resource_patch(step, now.id) for step in added]
    there = {one.id: one for one in now.resources}
    for step in batch:
        if step.identity is None:
            continue
        at = str(added.index(step) - len(added)) if step in added else str(step.resource_id)
        if step not in added:
            data[f"update__resources__{at}"] = _patch(step, there[at], now.id)
        if step.upload is not None:
            files[f"update__resources__{at}__upload"] = source_of(step.upload, objects)
    if files:
        revised = portal.upload_all("package_revise", data, files, sent.watch)
    else:
        revised = portal.call("package_revise", data)
    sent.add(sum(step.upload.bytes for step in batch if step.upload))
    return present(revised["package"])


def _patch(step: Step, there: PresentResource, dataset: str) -> dict[str, Any]:
    """The fields of a resource; with a new file, what was said of the old one is taken back."""
    if step.upload is None:
        return resource_patch(step, dataset)
    emptied = dict.fromkeys(FROM_FILE & there.raw.keys())
    # CKAN works out a type for new resources alone.
    return {**emptied, "mimetype": step.upload.mimetype, **resource_patch(step, dataset)}


def _reorder(portal: Portal, now: Present, step: Step, coming: Sequence[Step]) -> Present:
    """Only positions change, and nothing else can be lost, if somebody edits at this moment.

    But this request says of no state that it was made for it, and the next one takes the state from
    here: so it is seen to that nobody wrote in between.
    """
    reorder(portal, now, step.order)
    found = present(portal.call("package_show", {"id": now.id}))
    must_be_ours_still(now, found, coming)
    return found
