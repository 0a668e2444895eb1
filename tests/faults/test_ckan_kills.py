"""kill -9 at every remote call and every line of the journal of a publication to a real CKAN.

The next run must end as if nothing had happened. After a call is before the next one, so that each
call is a moment to be killed at: before the portal gets it, and where it writes, when the portal
has done it and nobody has been told. Every moment is killed at; runs that were killed at several
moments and left the same behind (as reads leave nothing) are gone on with once. What comes before
the first question to a portal is the same for all of them, and is killed at with the newest. An old
CKAN is slow: of its first publication, the reads (which are those of the second) are left out.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from ckan_council import Council
from ckan_hands import on_ckan
from fault_proxy import Seen, number
from proxy_faults import killed_after, killed_before, killed_half_way

from opendata.journal.head import read_head
from opendata.journal.journal import Step

KILLED = -9
LINES = ("started", "collected", "checked", "drafted", "released")
FURTHER = ("planned", "applied", "receipt", "finished")
"""The lines of the journal before and since the portal was asked for the first time."""


@dataclass(frozen=True)
class Moment:
    """When a run is killed: at a call, or at a line of the journal."""

    when: str
    call: int | None = None
    step: int | None = None

    def kill(self, council: Council) -> None:
        """A run that does not get further."""
        faults = {
            "before": killed_before,
            "half-way": killed_half_way,
            "after": killed_after,
        }
        if self.call is not None:
            fault = faults[self.when](lambda: council.runner.pid)
            council.proxy.when(number(self.call), fault)
            outcome = council.run()
        else:
            outcome = council.run(step=self.step, when=self.when)
        assert outcome.code == KILLED, (self, outcome)


def begins(council: Council) -> None:
    """The first publication of all."""
    council.begin()


def goes_on(council: Council) -> None:
    """1.0.0 is published."""
    council.publishes_first()


@pytest.mark.parametrize("before", [begins, goes_on])
@on_ckan("2.12.0", "2.8.12")
def test_a_killed_publication_is_gone_on_with(
    council: Council, tmp_path: Path, before: Callable[[Council], None]
) -> None:
    before(council)
    already, old_ids = len(council.events()), council.ids()
    council.keep(tmp_path / "kept")
    council.publishes()
    calls, lines = tuple(council.proxy.seen), council.events()[already:]
    assert tuple(one.step for one in lines) == LINES + FURTHER, "each is a moment to be killed at"
    whole = council.seen()
    assert all(state == "active" for state in whole["all resources"])
    ended = set()
    first = 1 if council.ckan.revises else len(LINES) + 1  # they are the same before any portal
    reads = council.ckan.revises or bool(old_ids)
    for moment in moments(calls, range(first, len(lines) + 1), reads=reads):
        council.bring_back(tmp_path / "kept")
        moment.kill(council)
        left = left_behind(council)
        if left not in ended:
            ended.add(left)
            is_gone_on_with(council, moment, whole, old_ids)
    different = 2 * (len(lines) - first + 1) + sum(one.write for one in calls)
    assert len(ended) >= different, "every line and every write leaves something behind"


def moments(calls: tuple[Seen, ...], lines: range, *, reads: bool) -> Iterator[Moment]:
    for one in calls:
        if reads or one.write:
            yield Moment("before", call=one.number)
        if one.write:
            yield Moment("half-way", call=one.number)
            yield Moment("after", call=one.number)
    for step in lines:
        for when in ("before", "between", "after"):
            yield Moment(when, step=step)


def left_behind(council: Council) -> Any:
    """What a killed run has done: on the portal, and in its journal and the head of it."""
    done = sum(one.write and one.status == 200 for one in council.proxy.seen)
    head = read_head(council.town.root / ".opendata" / "journal.head")
    return done, tuple(one.step for one in council.events()), head and head.number


def is_gone_on_with(
    council: Council, moment: Moment, whole: dict[str, Any], old_ids: dict[str, str]
) -> None:
    council.must_not_lie(whole)
    ids = {**council.ids(), **old_ids}
    council.publishes()
    assert council.seen() == whole, moment
    assert {key: council.ids().get(key) for key in ids} == ids, moment
    last = council.events(Step.RECEIPT)[-1].data
    assert (last["version"], last["proven"]) == (whole["version"], True), moment
    council.is_settled()
