"""What people and other computers do while a council publishes to a real CKAN."""

from __future__ import annotations

import shutil
import threading
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

from ckan_council import Council
from ckan_hands import on_ckan
from ckan_runner import Runner
from fault_proxy import Exchange, When, action, write
from proxy_faults import before

from opendata.journal.journal import Step

BOTH = ("2.12.0", "2.8.12")
CONFIGURATION, DIFFERS, LOCKED = 4, 6, 11
PATIENCE = 60.0
PATIENT = (PATIENCE, PATIENCE, 2 * PATIENCE)


def undisturbed(council: Council, folder: Path) -> dict[str, Any]:
    """How it should end; everything is as before afterwards."""
    council.keep(folder)
    council.publishes()
    whole = council.seen()
    council.bring_back(folder)
    return whole


def after_plan(council: Council) -> When:
    """The first call after the plan: an old CKAN is read once more before it is written to."""
    return write(1) if council.ckan.revises else action("package_show", 2)


# The token


@on_ckan(*BOTH)
def test_a_token_that_is_revoked_half_way(council: Council, tmp_path: Path) -> None:
    council.begin()
    whole = undisturbed(council, tmp_path / "kept")
    for wanted in (1, 2) if council.ckan.revises else (1, 6):
        council.bring_back(tmp_path / "kept")
        council.token, revoke = a_token(council)
        council.proxy.when(write(wanted), before(revoke))
        outcome = council.run()
        assert (outcome.code, outcome.codes) == (CONFIGURATION, ["ckan-denied"])
        council.must_not_lie(whole)
        again = council.run()
        assert (again.code, again.codes) == (CONFIGURATION, ["ckan-denied"])
        council.token = a_token(council)[0]
        council.publishes()
        assert council.seen() == whole
        council.is_settled()


def a_token(council: Council) -> tuple[str, Callable[[], None]]:
    """A good token of the editor, and how it is made worthless."""
    ckan = council.ckan

    def do(what: str, **data: Any) -> Any:
        with ckan.client(ckan.sysadmin) as api:
            return api.call_action(what, data)

    if ckan.version < (2, 9):
        made = do("user_generate_apikey", id="editor")["apikey"]
        return made, lambda: do("user_generate_apikey", id="editor")
    made = do("api_token_create", user="editor", name="a night")["token"]
    return made, lambda: do("api_token_revoke", token=made)


# Edits by hand


@on_ckan(*BOTH)
def test_an_edit_between_plan_and_writes_stops_the_run(council: Council, tmp_path: Path) -> None:
    council.publishes_first()
    whole = undisturbed(council, tmp_path / "kept")
    dataset = council.ids()[""]
    edit = before(lambda: council.act("package_patch", id=dataset, notes="Інший опис"))
    council.proxy.when(after_plan(council), edit, times=1)
    outcome = council.run()
    stopped = "ckan-conflict" if council.ckan.revises else "portal-changed-meanwhile"
    assert (outcome.code, outcome.codes) == (DIFFERS, [stopped])
    now = council.seen()
    assert (now["version"], now["notes"]) == ("1.0.0", "Інший опис"), "nothing was written"

    told = council.publishes().answer["problems"]
    assert [one["code"] for one in told] == ["portal-hand-edit"]
    assert told[0]["found"] == "Інший опис"
    assert whole["notes"] in told[0]["expected"], "the difference is shown"
    assert council.seen() == {**whole, "notes": "Інший опис"}
    council.is_settled()
    assert council.run("publish", "decisions", "--force").code == 0
    assert council.seen() == whole


@on_ckan(*BOTH)
def test_a_resource_that_is_deleted_by_hand_comes_back(council: Council, tmp_path: Path) -> None:
    council.publishes_first()
    whole = undisturbed(council, tmp_path / "kept")
    ids = council.ids()
    mine = ids["99000005/decisions#documents:2024"]

    council.act("resource_delete", id=mine)
    council.publishes()
    assert council.seen() == whole
    assert {key: council.ids()[key] for key in ids} == ids
    council.is_settled()

    for moment in (after_plan(council), write(2)):
        council.bring_back(tmp_path / "kept")
        delete = before(lambda: council.act("resource_delete", id=mine))
        council.proxy.when(moment, delete, times=1)
        assert council.run().code in (0, DIFFERS)
        council.must_not_lie(whole)
        council.publishes()
        assert council.seen() == whole
        assert {key: council.ids()[key] for key in ids} == ids
        council.is_settled()


# Two at once


@on_ckan("2.12.0")
def test_two_nights_of_one_workspace_take_turns(
    council: Council, tmp_path: Path, other_runner: Runner
) -> None:
    council.publishes_first()
    whole = undisturbed(council, tmp_path / "kept")
    with Pause(council, after_plan(council)) as pause:
        council.start(timeouts=PATIENT)
        pause.reached()
        second = council.start("sync", runner=other_runner).end()
        assert (second.code, second.answer["error"]) == (LOCKED, "run-locked")
    assert council.runner.end().code == 0
    assert council.seen() == whole
    assert len(council.events(Step.RECEIPT)) == 2
    council.is_settled()


@on_ckan(*BOTH)
def test_of_two_computers_one_wins_and_nothing_is_mixed(
    council: Council, tmp_path: Path, other_runner: Runner
) -> None:
    council.publishes_first()
    whole = undisturbed(council, tmp_path / "kept")
    other = another_computer(council, tmp_path / "other", other_runner)
    knows_more(other)
    other.publishes()
    theirs = other.seen()
    writes = sum(one.write for one in council.proxy.seen)
    moments = {"plan": after_plan(council), **{str(n): write(n) for n in (2, writes)}}
    for call, moment in moments.items():
        council.bring_back(tmp_path / "kept")
        shutil.rmtree(other.town.root)
        shutil.copytree(tmp_path / "kept", other.town.root)
        knows_more(other)
        with Pause(council, moment) as pause:
            council.start(timeouts=PATIENT)
            pause.reached()
            first = other.start().end()
        second = council.runner.end()
        council.proxy.wait_for_ckan()
        assert first.code == 0
        assert second.code == DIFFERS, second
        if council.ckan.revises:
            now = council.seen()
            assert without_order(now) == without_order(theirs), "nothing of the second one"
        for mine, ended in ((other, theirs), (council, whole), (other, theirs)):
            outcome = mine.run()
            assert outcome.code in (0, DIFFERS), (call, outcome)
            if outcome.code == 0:
                assert comparable(mine) == without_sizes(ended, mine), call
        assert outcome.code == 0, "who has the newest documents is not kept out for ever"
        other.is_settled()


def comparable(council: Council) -> dict[str, Any]:
    return without_sizes(council.seen(), council)


def without_sizes(seen: dict[str, Any], council: Council) -> dict[str, Any]:
    """An old CKAN is sent the size of a file along with all that it knows, so that a write which
    meets another one leaves the size of the file before it; nothing tells a later run.
    """
    if council.ckan.revises:
        return seen
    return {**seen, "resources": [{**one, "size": None} for one in seen["resources"]]}


def without_order(seen: dict[str, Any]) -> dict[str, Any]:
    """Which place a resource has is not said by whom."""
    return {
        **seen,
        "resources": sorted(
            ({**one, "position": None} for one in seen["resources"]), key=lambda one: str(one["id"])
        ),
    }


def knows_more(other: Council) -> None:
    other.town.write("5", "18.02.2024", title="Про те, що знає лише другий комп’ютер")


def another_computer(council: Council, folder: Path, runner: Runner) -> Council:
    """The same council in a second workspace, which knows what the first one knows."""
    shutil.copytree(council.town.root, folder)
    town = replace(council.town, root=folder)
    return replace(council, town=town, runner=runner)


class Pause:
    """A call that waits until the block ends."""

    def __init__(self, council: Council, chosen: Any) -> None:
        self._reached, self._go_on = threading.Event(), threading.Event()
        council.proxy.when(chosen, self._wait, times=1)

    def _wait(self, exchange: Exchange) -> None:
        self._reached.set()
        assert self._go_on.wait(PATIENCE)
        exchange.send(exchange.forward())

    def reached(self) -> None:
        """Wait until the call has come."""
        assert self._reached.wait(PATIENCE)

    def __enter__(self) -> Pause:
        return self

    def __exit__(self, *_: object) -> None:
        self._go_on.set()


@on_ckan("2.12.0")
def test_a_workspace_from_an_old_backup_does_not_undo_a_newer_release(
    council: Council, tmp_path: Path, other_runner: Runner
) -> None:
    council.begin()
    council.publishes()
    other = another_computer(council, tmp_path / "other", other_runner)
    other.go_on()
    other.later()
    other.publishes()
    newer = other.seen()
    outcome = council.run()
    assert (outcome.code, outcome.codes) == (CONFIGURATION, ["portal-knows-more"])
    assert council.seen() == newer


@on_ckan(*BOTH)
def test_two_computers_that_create_at_once_make_one_dataset(
    council: Council, tmp_path: Path, other_runner: Runner
) -> None:
    council.begin()
    whole = undisturbed(council, tmp_path / "kept")
    other = another_computer(council, tmp_path / "other", other_runner)
    for _ in range(3 if council.ckan.revises else 1):
        council.bring_back(tmp_path / "kept")
        shutil.rmtree(other.town.root)
        shutil.copytree(tmp_path / "kept", other.town.root)
        both = threading.Barrier(2, timeout=PATIENCE)
        council.proxy.when(action("package_create"), before(both.wait), times=2)
        council.start()
        other.start()
        ended = [council.runner.end(), other.runner.end()]
        assert all(one.code in (0, CONFIGURATION, 5, DIFFERS) for one in ended), ended
        assert [one[1] for one in council.kept.everything()["datasets"]] == ["active"]
        # What the first one has proven, a creation that CKAN ends later may undo.
        for one in (council, other):
            one.publishes()
            assert one.seen() == whole
            one.is_settled()
