from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from pipeline_hands import Hands
from town import Town

from opendata.journal.head import Head, write_head
from opendata.journal.journal import Step
from opendata.pipeline.verify import verify_workspace
from opendata.pipeline.watch import SILENT
from opendata.problems import Exit, OpendataError, Severity
from opendata.workspace.read import read_workspace


def test_what_is_whole_is_verified_and_nothing_is_written(town: Town, hands: Hands) -> None:
    town.publish()
    town.write("4")
    town.publish()
    before = town.snapshot()
    found = hands.verify()
    assert (found.exit_code, found.releases, found.problems) == (Exit.DONE, 2, ())
    assert all(receipt.proven for receipt in found.receipts)
    assert town.snapshot() == before


def test_an_empty_workspace_has_nothing_wrong(hands: Hands) -> None:
    found = hands.verify()
    assert (found.exit_code, found.releases, found.problems) == (Exit.DONE, 0, ())


def test_a_lost_release_is_found(town: Town, hands: Hands) -> None:
    town.publish()
    town.write("4")
    town.publish()
    hands.lose("1.0.0")
    found = hands.verify()
    assert found.exit_code is Exit.DIFFERS
    assert "release-lost" in [p.code for p in found.problems]


def test_a_forged_release_is_found(town: Town, hands: Hands) -> None:
    town.publish()
    hands.forge("1.0.0", "1.0.1")
    codes = hands.codes()
    assert "release-unrecorded" in codes
    assert "release-unproven" in codes


def test_a_release_that_was_made_another_is_found(town: Town, hands: Hands) -> None:
    town.publish()
    hands.forge("1.0.0", "1.0.0")
    assert "release-replaced" in hands.codes()


def test_a_release_of_a_dataset_that_nobody_declares_is_found(town: Town, hands: Hands) -> None:
    town.publish()
    hands.forge("1.0.0", "1.0.0", dataset="orders")
    assert hands.codes() == ["release-unrecorded"]
    shutil.rmtree(hands.release("1.0.0", "orders"))
    shutil.rmtree(town.root / "datasets" / "decisions")
    found = hands.verify()
    assert (found.exit_code, found.releases, found.receipts) == (Exit.DONE, 1, ())
    (hands.release("1.0.0") / "legalActs.csv").unlink()
    assert hands.codes() == ["release-missing"]


@pytest.mark.parametrize("with_head", [True, False])
def test_a_journal_that_was_deleted_is_missed(town: Town, hands: Hands, *, with_head: bool) -> None:
    town.publish()
    hands.journal.path.unlink()
    if with_head:
        hands.journal.head.unlink()
    codes = hands.codes()
    assert hands.verify().exit_code is Exit.DIFFERS
    assert ("journal-truncated" in codes) is not with_head
    assert {"release-unrecorded", "release-unproven"} <= {*codes}


def test_an_end_of_the_journal_that_was_cut_off_is_missed(town: Town, hands: Hands) -> None:
    town.publish()
    hands.change("DELETE FROM events WHERE number = (SELECT max(number) FROM events)")
    assert hands.codes() == ["journal-truncated"]


@pytest.mark.parametrize("step", [Step.RELEASED, Step.RECEIPT, Step.FINISHED])
@pytest.mark.parametrize("change", ["data='xx'", "at='yesterday'", "data='{}'", "data='[1]'"])
def test_a_damaged_event_is_a_finding(town: Town, hands: Hands, step: Step, change: str) -> None:
    town.publish()
    hands.change(f"UPDATE events SET {change} WHERE step='{step}'")
    found = hands.verify()
    assert found.exit_code is Exit.DIFFERS
    assert "journal-chain" in [p.code for p in found.problems]
    if change != "data='{}'" or step != Step.FINISHED:
        assert "journal-damaged" in [p.code for p in found.problems]


def test_a_receipt_that_lies_about_itself_proves_nothing(town: Town, hands: Hands) -> None:
    town.publish()
    data = dict(hands.last(Step.RECEIPT).data)
    town.write("4")
    town.publish()
    lie = data | {"version": "1.1.0", "matches": {"differs": data["checks"]}}
    hands.change("DELETE FROM events WHERE step IN ('receipt', 'finished') AND number > 10")
    hands.journal.head.unlink()
    last = hands.journal.events()[-1]
    write_head(hands.journal.head, Head(last.number, last.hash))  # a forger who knows the way
    hands.journal.record(town.clock, "r", Step.RECEIPT, "decisions", lie)
    assert "release-unproven" in hands.codes()


def test_a_journal_of_rubbish_is_a_finding(town: Town, hands: Hands) -> None:
    town.publish()
    hands.journal.path.write_bytes(b"rubbish" * 1000)
    assert "journal-unusable" in hands.codes()
    assert hands.verify().exit_code is Exit.DIFFERS


@pytest.mark.parametrize("data", [b"", b"{}", b"\xff", b'{"opendata": {"roles": 1}}'])
def test_a_manifest_of_rubbish_is_a_finding(town: Town, hands: Hands, data: bytes) -> None:
    town.publish()
    (hands.release("1.0.0") / "datapackage.json").write_bytes(data)
    found = hands.verify()
    assert found.exit_code is Exit.DIFFERS
    assert {"release-replaced", "release-broken"} <= {p.code for p in found.problems}


def test_a_portal_that_gives_no_answer_does_not_silence_the_rest(
    town: Town, hands: Hands, monkeypatch: pytest.MonkeyPatch
) -> None:
    from opendata.messages import msg
    from opendata.portals.site.portal import SitePortal
    from opendata.problems import Problem

    town.publish()
    hands.forge("1.0.0", "1.0.0", dataset="orders")

    def fail(*_args: object) -> None:
        raise OpendataError(Problem("site-unreachable", msg("x")), Exit.UNREACHABLE)

    monkeypatch.setattr(SitePortal, "read_back", fail)
    found = hands.verify()
    assert [one.code for one in found.problems] == ["release-unrecorded"]
    assert [one.code for one in found.unchecked] == ["site-unreachable"]
    assert hands.verify().exit_code is Exit.DIFFERS


def test_one_dataset_alone_can_be_verified(town: Town, hands: Hands) -> None:
    town.publish()
    hands.forge("1.0.0", "1.0.0", dataset="orders")
    assert hands.verify("decisions").exit_code is Exit.DONE


def test_a_journal_that_was_begun_anew_is_noted(town: Town, hands: Hands) -> None:
    town.publish()
    hands.journal.path.unlink()
    hands.journal.head.unlink()
    assert town.publish().version == "1.0.0"
    (problem,) = hands.verify().problems
    assert (problem.code, problem.severity) == ("release-rebuilt", Severity.NOTE)
    assert hands.verify().exit_code is Exit.DONE


def test_a_killed_run_is_no_forgery(
    town: Town, hands: Hands, monkeypatch: pytest.MonkeyPatch, new_town: Callable[[str], Town]
) -> None:
    monkeypatch.setattr("opendata.pipeline.make.released", lambda *_args, **_more: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        town.publish()
    assert hands.codes() == ["release-unproven"]
    monkeypatch.undo()
    assert town.publish().version == "1.0.0"
    assert hands.last(Step.RELEASED).data["recovered"] is True
    assert hands.codes() == []


def test_without_the_network_a_portal_could_not_be_checked(town: Town, hands: Hands) -> None:
    """What was not seen is not different; with ``offline`` it was not even asked."""
    town.publish()
    settings = town.root / "opendata.toml"
    with settings.open("a", encoding="utf-8") as file:
        file.write(
            '\n[portals.away]\nkind = "ckan"\nurl = "http://127.0.0.1:9"\norganization = "rada"\n'
        )
    workspace = read_workspace(town.root)
    found = verify_workspace(workspace, None, town.clock, SILENT)
    assert {one.code for one in found.problems} == {"release-unproven"}
    assert {one.code for one in found.unchecked} <= {"ckan-unreachable", "ckan-token-missing"}
    assert found.unchecked
    found = verify_workspace(workspace, None, town.clock, SILENT, offline=True)
    assert {one.code for one in found.problems} == {"release-unproven", "portal-not-asked"}
    assert found.unchecked == ()


def test_many_objects_are_hashed_once(
    town: Town, hands: Hands, monkeypatch: pytest.MonkeyPatch
) -> None:
    from opendata.release import disk

    for number in ("4", "5", "6"):
        town.write(number)
        town.publish()
    read: list[str] = []
    usual = disk.hash_of

    def hash_of(path: Path) -> str | None:
        read.append(str(path))
        return usual(path)

    monkeypatch.setattr(disk, "hash_of", hash_of)
    assert hands.verify().exit_code is Exit.DONE
    objects = [one for one in read if Path(one).parent.parent == hands.state / "objects"]
    assert len(objects) == len(set(objects)) > 5
