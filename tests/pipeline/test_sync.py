"""The nightly run: all datasets, one account, and nothing lost whatever happens to one of them."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pytest
from sync_hands import ORDERS, Council, with_orders
from town import Town

from opendata.journal.journal import Step
from opendata.journal.lock import only_run
from opendata.messages import msg
from opendata.pipeline.add import add_dataset
from opendata.pipeline.publish import READING
from opendata.pipeline.sync import run as sync_run
from opendata.pipeline.sync.night import Ended, Night, Outcome
from opendata.pipeline.sync.stop import Stoppable, Stopped, StopSign
from opendata.pipeline.watch import SILENT
from opendata.portals.site import portal as site_portal
from opendata.problems import Exit
from opendata.workspace.read import read_workspace


@pytest.fixture
def council(town: Town) -> Council:
    return with_orders(town)


def fates(night: Night) -> dict[str, tuple[Outcome, Exit]]:
    return {one.dataset: (one.outcome, one.exit_code) for one in night.ended}


def published(council: Council, dataset: str = "decisions") -> list[dict[str, Any]]:
    folder = council.town.root / "public" / dataset
    newest = json.loads((folder / "datapackage.json").read_text("utf-8"))
    path = next(r["path"] for r in newest["resources"] if r["path"].endswith("legalActs.json"))
    rows: list[dict[str, Any]] = json.loads((folder / path).read_text("utf-8"))
    return rows


def codes(night: Night, dataset: str = "decisions") -> set[str]:
    one = next(one for one in night.ended if one.dataset == dataset)
    return {problem.code for problem in one.problems}


def test_a_night_publishes_all_datasets_under_one_name(council: Council) -> None:
    night = council.sync()
    assert fates(night) == {
        "decisions": (Outcome.RELEASED, Exit.DONE),
        ORDERS: (Outcome.RELEASED, Exit.DONE),
    }
    assert (night.exit_code, night.totals) == (Exit.DONE, (2, 5))
    assert {event.run for event in council.journal.events()} == {night.run}
    assert [row["uid"] for row in published(council, ORDERS)] == ["7-о-2024", "8-о-2024"]


def test_a_night_without_changes_writes_nothing(council: Council) -> None:
    council.sync()
    before = council.town.snapshot()
    night = council.sync()
    assert {outcome for outcome, _ in fates(night).values()} == {Outcome.UNCHANGED}
    assert (night.exit_code, night.totals, night.needs_a_person) == (Exit.DONE, (2, 5), False)
    assert council.town.snapshot() == before


def test_a_quiet_night_hashes_the_site_once(
    council: Council, monkeypatch: pytest.MonkeyPatch
) -> None:
    council.sync()
    looks: list[int] = []
    real = site_portal.hash_files

    def counted(folder: Path, names: Any, *more: Any) -> Any:
        looks.append(len(names))
        return real(folder, names, *more)

    monkeypatch.setattr(site_portal, "hash_files", counted)
    council.sync()
    assert len(looks) == 1


def test_a_site_that_was_tampered_with_is_written_anew(council: Council) -> None:
    council.sync()
    (council.town.root / "public" / ORDERS / "index.html").write_text("gone", "utf-8")
    night = council.sync()
    outcomes = [outcome for outcome, _ in fates(night).values()]
    assert outcomes == [Outcome.REPUBLISHED, Outcome.UNCHANGED]
    assert "gone" not in (council.town.root / "public" / ORDERS / "index.html").read_text("utf-8")


def test_one_that_fails_does_not_stop_the_others(council: Council) -> None:
    council.sync()
    council.write_order("9")
    shutil.rmtree(council.town.documents)
    night = council.sync()
    assert fates(night) == {
        "decisions": (Outcome.FAILED, Exit.CONFIGURATION),
        ORDERS: (Outcome.RELEASED, Exit.DONE),
    }
    assert night.exit_code is Exit.INCOMPLETE
    assert [one.dataset for one in night.wrong] == ["decisions"]
    assert [row["uid"] for row in published(council)] == ["1-2024", "2-2024", "3-2024"]


def test_a_fault_of_ours_in_one_does_not_stop_the_others(
    council: Council, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = sync_run.do

    def faulty(job: Any) -> Any:
        if job.dataset.name == "decisions":
            raise ZeroDivisionError
        return real(job)

    monkeypatch.setattr(sync_run, "do", faulty)
    night = council.sync()
    assert fates(night)["decisions"] == (Outcome.FAILED, Exit.BUG)
    assert fates(night)[ORDERS] == (Outcome.RELEASED, Exit.DONE)
    assert night.exit_code is Exit.BUG


def test_only_the_named_ones_have_a_turn(council: Council) -> None:
    night = council.sync(ORDERS, ORDERS)
    assert list(fates(night)) == [ORDERS]
    wrong = council.sync("nothing-of-this-name")
    assert wrong.failure is not None
    assert (wrong.failure.problem.code, wrong.exit_code) == (
        "dataset-unknown",
        Exit.CONFIGURATION,
    )


def test_tables_are_left_out_and_fail_nothing(council: Council) -> None:
    add_dataset(read_workspace(council.town.root), "parking", "", "", "uk")
    night = council.sync()
    assert fates(night)["parking"] == (Outcome.SKIPPED, Exit.DONE)
    assert night.exit_code is Exit.DONE
    assert not next(one for one in night.ended if one.dataset == "parking").needs_a_person


def test_a_workspace_that_lost_its_datasets_is_not_well(town: Town) -> None:
    shutil.rmtree(town.root / "datasets")
    night = Council(town).sync()
    assert night.failure is not None
    assert (night.failure.problem.code, night.exit_code) == ("sync-nothing", Exit.CONFIGURATION)


def test_another_run_is_not_disturbed(council: Council) -> None:
    council.sync()
    with only_run(council.town.root / ".opendata", "publish decisions", council.town.clock):
        night = council.sync()
    assert (night.exit_code, night.ended) == (Exit.LOCKED, ())


def test_a_lost_release_stops_the_night(council: Council) -> None:
    council.sync()
    shutil.rmtree(council.town.root / ".opendata/releases/decisions/1.0.0")
    before = council.town.snapshot()
    night = council.sync()
    assert night.failure is not None
    assert (night.failure.problem.code, night.exit_code) == ("release-lost", Exit.CONFIGURATION)
    assert {k: v for k, v in council.town.snapshot().items() if not k.endswith(".json")} == {
        k: v for k, v in before.items() if not k.endswith(".json")
    }


def test_where_no_portal_can_take_anything_no_history_is_begun(council: Council) -> None:
    public = council.town.root / "public"
    public.mkdir()
    (public / "index.html").write_text("somebody's own site", "utf-8")
    night = council.sync()
    assert night.exit_code is Exit.CONFIGURATION
    assert codes(night) == {"site-foreign-folder"}
    assert not (council.town.root / ".opendata").exists()


# --- a source that suddenly gives less than half


@pytest.fixture
def six(town: Town) -> Council:
    """Six decisions, published."""
    for number in ("4", "5", "6"):
        town.write(number)
    council = Council(town)
    assert council.sync().exit_code is Exit.DONE
    return council


def lose(council: Council, *numbers: str) -> None:
    for number in numbers:
        (council.town.documents / f"rish {number}.txt").unlink()


def test_less_than_half_is_incomplete_and_deletes_nothing(six: Council) -> None:
    lose(six, "1", "2", "3", "4")
    night = six.sync()
    assert fates(night)["decisions"] == (Outcome.UNCHANGED, Exit.INCOMPLETE)
    assert "documents-shrunk" in codes(night)
    assert len(published(six)) == 6
    assert (six.town.root / "public/decisions/documents").is_dir()


def test_less_than_half_still_takes_in_what_is_new(six: Council) -> None:
    lose(six, "1", "2", "3", "4", "5")
    six.town.write("7")
    night = six.sync()
    assert fates(night)["decisions"] == (Outcome.RELEASED, Exit.INCOMPLETE)
    assert len(published(six)) == 7
    again = six.sync()
    assert fates(again)["decisions"] == (Outcome.UNCHANGED, Exit.INCOMPLETE)
    assert len(published(six)) == 7


def test_an_emptied_folder_deletes_nothing(six: Council) -> None:
    lose(six, *"123456")
    night = six.sync()
    assert night.exit_code is Exit.INCOMPLETE
    assert "documents-vanished" in codes(night)
    assert len(published(six)) == 6


def test_exactly_half_is_for_the_limit_on_removals(six: Council) -> None:
    lose(six, "1", "2", "3")
    night = six.sync()
    assert fates(night)["decisions"] == (Outcome.FAILED, Exit.WITHHELD)
    assert len(published(six)) == 6


def test_what_is_lost_among_other_files_is_missed_too(six: Council) -> None:
    """Annexes and notes do not make up for acts that are gone."""
    lose(six, "1", "2", "3", "4")
    for number in range(6):
        (six.town.documents / f"нотатка {number}.txt").write_text("Просто нотатка", "utf-8")
    night = six.sync()
    assert "rows-shrunk" in codes(night)
    assert len(published(six)) == 6


def test_a_person_may_mean_it(six: Council) -> None:
    lose(six, "1", "2", "3", "4")
    assert six.sync().exit_code is Exit.INCOMPLETE
    summary = six.town.publish(allow_removals=True)
    assert summary.exit_code is Exit.DONE
    assert len(published(six)) == 2
    assert six.sync().exit_code is Exit.DONE


def test_half_a_register_changes_nothing_of_what_it_told(town: Town) -> None:
    """The documents are there, so that no row is lost; but what only the register knew would be."""
    rows = [(n, "14.02.2024", f"Назва {n} з реєстру") for n in "123456"]
    for number in "456":
        town.write(number)
    town.register(*rows)
    council = Council(town)
    assert council.sync().exit_code is Exit.DONE
    titles = [row["title"] for row in published(council)]
    town.register(*rows[:2])
    for extra in ("7", "8"):  # twice: a night that was incomplete is no measure for the next
        town.write(extra)
        night = council.sync()
        assert fates(night)["decisions"] == (Outcome.RELEASED, Exit.INCOMPLETE)
        assert "register-shrunk" in codes(night)
        assert [row["title"] for row in published(council)][:6] == titles
    town.register(*rows)
    assert council.sync().exit_code is Exit.DONE


# --- asked to end


def test_asked_to_end_it_ends_between_two_datasets(
    council: Council, monkeypatch: pytest.MonkeyPatch
) -> None:
    sign = StopSign()
    real = sync_run.do

    def asked_meanwhile(job: Any) -> Any:
        summary = real(job)
        sign.ask()
        return summary

    monkeypatch.setattr(sync_run, "do", asked_meanwhile)
    night = council.sync(sign=sign)
    assert list(fates(night)) == ["decisions"]
    assert (night.stopped, night.exit_code) == (True, Exit.INTERRUPTED)
    monkeypatch.undo()
    assert council.sync().exit_code is Exit.DONE
    assert council.journal.verify() == ()


def test_asked_before_the_first_dataset_it_begins_nothing(council: Council) -> None:
    sign = StopSign()
    sign.ask()
    night = council.sync(sign=sign)
    assert (night.stopped, night.ended) == (True, ())
    assert not council.journal.events()


def test_reading_is_broken_off_and_writing_is_not() -> None:
    sign = StopSign()
    watch = Stoppable(SILENT, sign)
    with pytest.raises(Stopped), watch.task(READING) as progress:  # noqa: PT012
        progress(1, 9)
        sign.ask()
        progress(2, 9)
    sign.asked = False
    with watch.task(msg("Publishing: {portal}", portal="site")) as progress:
        sign.ask()
        progress(2, 9)
    with pytest.raises(Stopped), watch.task(READING):
        pass


def test_asked_twice_it_does_not_wait() -> None:
    sign = StopSign()
    sign.ask()
    with pytest.raises(Stopped):
        sign.ask()


# --- the account


def ended(code: Exit, outcome: Outcome = Outcome.UNCHANGED) -> Ended:
    return Ended("x", outcome, code, 0.0)


@pytest.mark.parametrize(
    ("found", "expected"),
    [
        ([Exit.DONE, Exit.DONE], Exit.DONE),
        ([], Exit.DONE),
        ([Exit.UNREACHABLE, Exit.UNREACHABLE], Exit.UNREACHABLE),
        ([Exit.INVALID], Exit.INVALID),
        ([Exit.INVALID, Exit.DONE], Exit.INCOMPLETE),
        ([Exit.INVALID, Exit.UNREACHABLE], Exit.INCOMPLETE),
        ([Exit.INVALID, Exit.BUG, Exit.DONE], Exit.BUG),
    ],
)
def test_one_code_for_many(town: Town, found: list[Exit], expected: Exit) -> None:
    skipped = ended(Exit.DONE, Outcome.SKIPPED)
    night = Night("r", town.clock, 1.0, (*map(ended, found), skipped))
    assert night.exit_code is expected


def test_the_log_tells_of_each_dataset_and_finding(council: Council) -> None:
    shutil.rmtree(council.town.documents)
    council.sync()
    said = [(str(one.event), one.dataset, one.exit_code) for one in council.log]
    assert said[:4] == [
        ("run.started", None, None),
        ("dataset.started", "decisions", None),
        ("finding", "decisions", None),
        ("dataset.finished", "decisions", Exit.CONFIGURATION),
    ]
    assert said[-1] == ("dataset.finished", ORDERS, Exit.DONE)


def test_verification_finds_what_no_night_looks_at(council: Council) -> None:
    council.sync()
    assert council.sync(verify=True).exit_code is Exit.DONE
    passport = council.town.root / ".opendata/releases/decisions/1.0.0/passport.json"
    passport.write_bytes(passport.read_bytes() + b" ")
    assert council.sync().exit_code is Exit.DONE
    night = council.sync(verify=True)
    assert (night.exit_code, night.proven) == (Exit.DIFFERS, False)


def test_the_baseline_of_a_register_is_written_down(town: Town) -> None:
    town.register(("1", "14.02.2024", "Про питання 1"))
    council = Council(town)
    council.sync()
    collected = council.journal.last("decisions", Step.COLLECTED)
    assert collected is not None
    assert collected.data["register"] == 1
