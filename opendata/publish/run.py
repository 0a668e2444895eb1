"""One publication: plan, write, read back, and a record of each step."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final

from opendata.messages import Message, msg, nmsg
from opendata.portals.portal import (
    Check,
    Match,
    Plan,
    Portal,
    Progress,
    Publication,
    Receipt,
    Write,
)
from opendata.problems import Exit, OpendataError, Place, Problem, Severity
from opendata.publish.receipt import receipt_to_json

Record = Callable[[str, Mapping[str, object]], None]
"""Called with the step (``planned``, ``applied``, ``receipt``) and what is worth keeping of it."""

NAMED: Final = 50
"""Addresses that an error names; the others are counted, as there may be thousands."""


@dataclass(frozen=True, slots=True)
class Publishing:
    """What a publication did. ``receipt`` is None after a dry run; ``address`` is for people."""

    portal: str
    plan: Plan
    receipt: Receipt | None
    address: str

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What a person should know: after a dry run of the plan, else of what is served."""
        if self.receipt is None:
            return self.plan.problems
        waiting = (_waiting(self.receipt),) if self.receipt.waiting else ()
        return (*self.receipt.problems, *waiting)


def publish(
    portal: Portal,
    publication: Publication,
    *,
    record: Record,
    progress: Progress,
    dry_run: bool = False,
) -> Publishing:
    """Bring ``publication`` to ``portal`` and prove it. Nothing to write is proven all the same.

    ``record`` is called before and after the writes, so that a killed run is seen to be one; a dry
    run records and writes nothing.

    :raises OpendataError: ``publish-not-proven`` with the addresses, exit 6, after the
        receipt was recorded; what a plan was stopped for; or whatever the portal says, exit 4, 5
        or 6.
    """
    plan = portal.plan(publication)
    address = portal.where(publication)
    if dry_run:
        return Publishing(portal.name, plan, None, address)
    if plan.stopped:
        raise OpendataError(plan.problems[0], plan.exit, *plan.problems[1:])
    said = {"portal": portal.name, **_subject(publication)}
    record("planned", {**said, **_plan_to_json(plan)})
    portal.apply(publication, plan, progress)
    record("applied", {**said, "writes": len(plan.writes)})
    receipt = portal.read_back(publication, progress)
    record("receipt", receipt_to_json(receipt))
    if not receipt.right:
        raise _not_proven(receipt)
    return Publishing(portal.name, plan, receipt, portal.where(publication))


def _subject(publication: Publication) -> dict[str, object]:
    return {"dataset": publication.dataset.name, "version": str(publication.release.version)}


def _plan_to_json(plan: Plan) -> dict[str, object]:
    """The counts and every write: what a run that died was about to do can be read later.

    Of a write: what it does, where, the hash and the size of its file; and where a portal says so,
    the reason and the fields (name, before, after).
    """
    counts = Counter(write.action.value for write in plan.writes)
    return {
        "same": plan.same,
        "counts": dict(sorted(counts.items())),
        "writes": [_write_to_json(write) for write in plan.writes],
        "kept": list(plan.kept),
        **({} if plan.memory is None else {"memory": plan.memory}),
    }


def _write_to_json(write: Write) -> list[object]:
    told: list[object] = [write.action.value, write.path, write.sha256, write.bytes]
    if write.reason is not None:
        fields = [[one.field, one.before, one.after] for one in write.fields]
        told += [str(write.reason), fields]
    return told


def _waiting(receipt: Receipt) -> Problem:
    return Problem(
        "portal-waiting",
        msg("all of it was sent and read back; it waits for the moderator of the portal"),
        Place(receipt.portal, key=receipt.dataset),
        remedy=msg("Nothing has to be done: the next run asks again whether the public sees it."),
        severity=Severity.NOTE,
    )


def _not_proven(receipt: Receipt) -> OpendataError:
    wrong = [check for check in receipt.checks if check.match is not Match.SAME]
    if not wrong:
        nothing = msg("The portal {portal} gave nothing to read back", portal=receipt.portal)
        return OpendataError(Problem("publish-not-proven", nothing), Exit.DIFFERS)
    first, *more = (_finding(check) for check in wrong[:NAMED])
    if len(wrong) > NAMED:
        more.append(_others(len(wrong) - NAMED))
    return OpendataError(first, Exit.DIFFERS, *more)


def _others(number: int) -> Problem:
    return Problem(
        "publish-not-proven",
        nmsg(
            "{n} more file is not served as it should be",
            "{n} more files are not served as they should be",
            number,
        ),
        remedy=_again(),
    )


def _again() -> Message:
    """True because a portal that serves anything else than it should is never taken for done."""
    return msg("Run the command again; what differs will be written anew")


def _finding(check: Check) -> Problem:
    what = {
        Match.MISSING: msg("The portal does not serve this file"),
        Match.UNCHECKED: msg("It could not be checked what the portal serves here"),
    }.get(check.match, msg("The portal serves other content than it should"))
    return Problem(
        "publish-not-proven",
        what,
        Place(check.path),
        found=check.found,
        expected=msg("content with the SHA-256 {sha256}", sha256=check.expected),
        remedy=_again(),
    )
