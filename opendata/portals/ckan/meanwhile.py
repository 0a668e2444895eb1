"""Whether somebody else wrote to a dataset while a run was at it.

Not everything that moves is somebody’s edit: portals work out fields of their own some seconds
after a write. What a run would overwrite or speak of is compared, and nothing else: the files that
are ours, and the fields that come next.
"""

from __future__ import annotations

from collections.abc import Iterable

from opendata.messages import msg
from opendata.portals.ckan.client import failures as f
from opendata.portals.ckan.plan import Step
from opendata.portals.ckan.present import Present
from opendata.portals.ckan.reading import Portal, show
from opendata.portals.ckan.values import empty_as_none
from opendata.problems import Exit, OpendataError, Place, Problem


def must_be_ours_still(
    before: Present, after: Present, coming: Iterable[Step], own: str | None = None
) -> None:
    """Refuse to go on where somebody else wrote between ``before`` and ``after``.

    ``coming`` are the steps that are still to be done; ``own`` is the id of the resource that we
    wrote in between, None where there was none. That a resource is gone is not looked at here.

    :raises OpendataError: ``portal-changed-meanwhile``, exit 6.
    """
    now = {one.id: one for one in after.resources}
    for one in before.resources:
        found = now.get(one.id, one)
        if one.id != own and (found.mark, found.claimed) != (one.mark, one.claimed):
            raise _changed(after.name, str(found.fields.get("name") or found.id))
    for step in coming:
        for change in step.changes if step.identity is None else ():
            if empty_as_none(after.fields.get(change.field)) != change.before:
                raise _changed(after.name, change.field)


def reorder(portal: Portal, before: Present, order: Iterable[str]) -> None:
    """Put the resources of ``before`` into ``order``. Only positions change.

    :raises OpendataError: ``portal-changed-meanwhile``, exit 6: one of them is gone.
    :raises CkanFailure: as every write.
    """
    try:
        portal.call("package_resource_reorder", {"id": before.id, "order": list(order)})
    except f.Invalid as refused:
        found = show(portal, before.id)
        there = {one.id for one in found.resources} if found else set()
        gone = [one for one in before.resources if one.id not in there]
        if not gone:
            raise
        changed = _changed(before.name, str(gone[0].fields.get("name") or gone[0].id))
        raise changed from refused


def _changed(name: str, found: str) -> OpendataError:
    problem = Problem(
        "portal-changed-meanwhile",
        msg("somebody changed the dataset on the portal while it was being written"),
        Place(name),
        found=found,
        remedy=msg(
            "The run has stopped there. Run the command again: it plans for what is there now. If "
            "another computer publishes the same dataset, let only one of them do so."
        ),
    )
    return OpendataError(problem, Exit.DIFFERS)
