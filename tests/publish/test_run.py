from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import replace

import pytest
from publications import World, quiet, row

from opendata.messages import msg
from opendata.portals.portal import Match, Plan, Progress, Publication, Receipt
from opendata.portals.site.portal import SitePortal
from opendata.problems import Exit, OpendataError, Problem, Severity
from opendata.publish.receipt import receipt_from_json, recorded
from opendata.publish.run import NAMED, Publishing, publish

Steps = list[tuple[str, Mapping[str, object]]]


def run(portal: SitePortal, world: World, steps: Steps, *, dry_run: bool = False) -> Publishing:
    return publish(
        portal,
        world.publication(),
        record=lambda step, said: steps.append((step, said)),
        progress=quiet,
        dry_run=dry_run,
    )


@pytest.fixture
def portal(world: World) -> SitePortal:
    return SitePortal("site", world.root / "public", "https://data.example")


def test_a_publication_is_planned_applied_and_proven(world: World, portal: SitePortal) -> None:
    steps: Steps = []
    done = run(portal, world, steps)
    assert [step for step, _ in steps] == ["planned", "applied", "receipt"]
    assert done.receipt is not None
    assert done.receipt.proven
    assert done.address == "https://data.example/decisions/"
    assert receipt_from_json(steps[2][1]) == recorded(done.receipt)
    planned = steps[0][1]
    assert planned["counts"] == {"create": len(done.plan.writes)}
    assert (planned["dataset"], planned["version"]) == ("decisions", "1.0.0")
    json.dumps(steps)


def test_nothing_to_write_is_proven_all_the_same(world: World, portal: SitePortal) -> None:
    run(portal, world, [])
    steps: Steps = []
    done = run(portal, world, steps)
    assert done.plan.nothing
    assert done.receipt is not None
    assert done.receipt.proven
    assert [step for step, _ in steps] == ["planned", "applied", "receipt"]


def test_a_dry_run_leaves_no_trace(world: World, portal: SitePortal) -> None:
    steps: Steps = []
    done = run(portal, world, steps, dry_run=True)
    assert not done.plan.nothing
    assert done.receipt is None
    assert steps == []
    assert not portal.folder.exists()


class Lossy(SitePortal):
    """A portal that says nothing and serves other bytes than it was given."""

    def apply(self, publication: Publication, plan: Plan, progress: Progress) -> None:
        super().apply(publication, plan, progress)
        (self.folder / "decisions" / "1.0.0" / "legalActs.csv").write_bytes(b"other")
        (self.folder / "decisions" / "documents" / "1-2020.docx").unlink()


def test_what_differs_is_listed_after_it_was_recorded(world: World) -> None:
    steps: Steps = []
    with pytest.raises(OpendataError) as caught:
        run(Lossy("site", world.root / "public"), world, steps)
    assert caught.value.exit_code is Exit.DIFFERS
    assert {problem.place.file for problem in caught.value.problems} == {
        "decisions/1.0.0/legalActs.csv",
        "decisions/documents/1-2020.docx",
    }
    assert {problem.code for problem in caught.value.problems} == {"publish-not-proven"}
    assert [step for step, _ in steps] == ["planned", "applied", "receipt"]
    assert steps[2][1]["proven"] is False


class Silent(SitePortal):
    """A portal that reads nothing back, or cannot tell."""

    match: Match | None = None

    def read_back(self, publication: Publication, progress: Progress) -> Receipt:
        receipt = super().read_back(publication, progress)
        checks = tuple(replace(one, match=self.match) for one in receipt.checks if self.match)
        return replace(receipt, checks=checks)


@pytest.mark.parametrize(("match", "count"), [(None, 1), (Match.UNCHECKED, 44)])
def test_no_proof_is_not_a_success(world: World, match: Match | None, count: int) -> None:
    portal = Silent("site", world.root / "public")
    portal.match = match
    with pytest.raises(OpendataError) as caught:
        run(portal, world, [])
    assert caught.value.exit_code is Exit.DIFFERS
    assert len(caught.value.problems) == count


def test_thousands_of_addresses_are_counted_and_not_listed(world: World) -> None:
    world.release([row(number) for number in range(1, NAMED + 10)])
    portal = Silent("site", world.root / "public")
    portal.match = Match.UNCHECKED
    with pytest.raises(OpendataError) as caught:
        run(portal, world, [])
    *named, rest = caught.value.problems
    assert len(named) == NAMED
    assert all(problem.place.file for problem in named)
    files = [path for path in portal.folder.rglob("*") if path.is_file()]
    assert f"{len(files) - NAMED} more files" in str(caught.value)
    assert rest.place.file is None


def test_what_the_remedy_says_is_true(world: World) -> None:
    with pytest.raises(OpendataError) as caught:
        run(Lossy("site", world.root / "public"), world, [])
    assert "Run the command again" in str(caught.value)
    portal = SitePortal("site", world.root / "public")
    assert not portal.serves(world.publication()), "«nothing has changed» would leave it so"
    done = run(portal, world, [])
    assert done.receipt is not None
    assert done.receipt.proven


def test_a_run_that_died_is_seen_in_the_record(world: World, portal: SitePortal) -> None:
    steps: Steps = []

    def record(step: str, said: Mapping[str, object]) -> None:
        steps.append((step, said))
        if step == "planned":
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        publish(portal, world.publication(), record=record, progress=quiet)
    assert [step for step, _ in steps] == ["planned"]
    assert not portal.folder.exists()


def test_a_new_release_is_an_update(world: World, portal: SitePortal) -> None:
    run(portal, world, [])
    world.release([row(1), row(2, "Інша назва")])
    steps: Steps = []
    done = run(portal, world, steps)
    assert done.receipt is not None
    assert str(done.receipt.version) == "1.0.1"
    counts = steps[0][1]["counts"]
    assert isinstance(counts, dict)
    assert set(counts) == {"create", "update"}


class Careful(SitePortal):
    """A portal that has something to say besides."""

    stopped = False
    waiting = False

    def plan(self, publication: Publication) -> Plan:
        made = super().plan(publication)
        note = Problem("portal-hand-edit", msg("a note"), severity=Severity.WARNING)
        file = Problem("portal-hand-file", msg("a file of others"))
        problems = (file, note) if self.stopped else (note,)
        return replace(made, problems=problems, stopped=self.stopped, memory={"n": 1})

    def read_back(self, publication: Publication, progress: Progress) -> Receipt:
        receipt = super().read_back(publication, progress)
        return replace(receipt, waiting=self.waiting, memory={"n": 2})


def test_a_stopped_plan_is_an_error_and_nothing_is_written(world: World) -> None:
    portal = Careful("site", world.root / "public")
    portal.stopped = True
    steps: Steps = []
    with pytest.raises(OpendataError) as caught:
        run(portal, world, steps)
    assert caught.value.exit_code is Exit.DIFFERS
    assert [one.code for one in caught.value.problems] == ["portal-hand-file", "portal-hand-edit"]
    assert steps == []
    assert not portal.folder.exists()
    rehearsed = run(portal, world, steps, dry_run=True)
    assert [one.code for one in rehearsed.problems] == ["portal-hand-file", "portal-hand-edit"]


def test_the_memory_of_a_portal_is_kept_before_and_after_the_writes(world: World) -> None:
    steps: Steps = []
    run(Careful("site", world.root / "public"), world, steps)
    assert [said.get("memory") for _, said in steps] == [{"n": 1}, None, {"n": 2}]


def test_waiting_for_a_moderator_is_neither_a_proof_nor_an_error(world: World) -> None:
    portal = Careful("site", world.root / "public")
    portal.waiting = True
    steps: Steps = []
    done = run(portal, world, steps)
    assert done.receipt is not None
    assert done.receipt.right
    assert not done.receipt.proven
    assert [one.code for one in done.problems] == ["portal-waiting"]
    kept = receipt_from_json(json.loads(json.dumps(steps[2][1])))
    assert kept.waiting
    assert not kept.proven
    assert kept == recorded(done.receipt)
