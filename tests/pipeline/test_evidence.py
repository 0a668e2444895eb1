"""A run refuses a store that is not the one that the journal knows, and changes nothing."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from pipeline_hands import Hands
from signing_hands import give_key, released
from town import Town

from opendata.journal.journal import Step
from opendata.pipeline import make
from opendata.pipeline.restore import restore_release
from opendata.pipeline.watch import SILENT
from opendata.problems import Exit, OpendataError
from opendata.workspace.read import read_workspace


def refused(town: Town, **options: bool) -> str:
    before = town.snapshot()
    with pytest.raises(OpendataError) as caught:
        town.publish(**options)
    assert caught.value.exit_code is Exit.CONFIGURATION
    assert town.snapshot() == before
    return caught.value.problem.code


@pytest.fixture
def two_releases(town: Town) -> Town:
    town.publish()
    town.write("4")
    town.publish()
    return town


@pytest.mark.parametrize("version", ["1.0.0", "1.1.0"])
@pytest.mark.parametrize("dry_run", [True, False])
@pytest.mark.parametrize("changed", [True, False])
def test_a_number_is_never_used_again(
    two_releases: Town, hands: Hands, version: str, *, dry_run: bool, changed: bool
) -> None:
    hands.lose(version)
    if changed:
        two_releases.write("5")
    assert refused(two_releases, dry_run=dry_run) == "release-lost"


def test_a_release_without_its_manifest_is_lost(two_releases: Town, hands: Hands) -> None:
    (hands.release("1.0.0") / "datapackage.json").unlink()
    assert refused(two_releases) == "release-lost"


def test_a_forged_release_is_not_published(two_releases: Town, hands: Hands) -> None:
    hands.forge("1.1.0", "1.2.0")
    assert refused(two_releases) == "release-unrecorded"


def test_a_release_that_was_made_another_is_not_published(two_releases: Town, hands: Hands) -> None:
    hands.forge("1.1.0", "1.1.0")
    two_releases.write("5")
    assert refused(two_releases) == "release-replaced"


def test_a_lost_journal_is_not_begun_anew_in_silence(two_releases: Town, hands: Hands) -> None:
    hands.journal.path.unlink()
    assert refused(two_releases) == "journal-truncated"


@pytest.mark.parametrize("change", ["data='xx'", "data='{}'", "at='yesterday'"])
def test_a_damaged_journal_ends_a_run(two_releases: Town, hands: Hands, change: str) -> None:
    hands.change(f"UPDATE events SET {change} WHERE step='released'")
    assert refused(two_releases) == "journal-damaged"


def test_nothing_is_restored_into_such_a_store(two_releases: Town, hands: Hands) -> None:
    hands.lose("1.1.0")
    before = two_releases.snapshot()
    with pytest.raises(OpendataError, match="release-lost"):
        restore_release(
            read_workspace(two_releases.root),
            "decisions",
            "1.0.0",
            two_releases.clock,
            SILENT,
            allow_removals=True,
        )
    assert two_releases.snapshot() == before


def test_a_workspace_that_moves_whole_goes_on(
    two_releases: Town, new_town: Callable[[str], Town]
) -> None:
    other = two_releases.root.with_name("moved")
    two_releases.root.rename(other)
    moved = Town(other, two_releases.clock)
    moved.write("5")
    assert moved.publish().version == "1.2.0"


@pytest.fixture
def signed_releases(town: Town) -> Town:
    give_key(town)
    town.publish()
    town.write("4")
    town.publish()
    return town


def test_the_journal_knows_the_signatures(signed_releases: Town, hands: Hands) -> None:
    for step in (Step.DRAFTED, Step.RELEASED):
        told = [event.data["signature"] for event in hands.journal.events(step=step)]
        stored = [(one or b"").decode().strip() for _, one in released(signed_releases)]
        assert told == stored
    assert hands.codes() == []


@pytest.mark.parametrize("version", ["1.0.0", "1.1.0"])
@pytest.mark.parametrize("change", ["gone", "other", "folder"])
def test_a_signature_that_is_not_the_one_of_the_journal(
    signed_releases: Town, hands: Hands, version: str, change: str
) -> None:
    path = hands.release(version) / "datapackage.sig"
    data = path.read_bytes()
    path.unlink()
    if change == "other":
        path.write_bytes(data[:-8] + b"AAAAA==\n")
    if change == "folder":
        path.mkdir()
    assert refused(signed_releases) == "release-signature"
    assert "release-signature" in hands.codes()


def test_a_signature_that_nobody_made(two_releases: Town, hands: Hands) -> None:
    (hands.release("1.0.0") / "datapackage.sig").write_bytes(b"ed25519 x x\n")
    assert refused(two_releases) == "release-signature"


def test_a_signature_in_the_journal_that_is_none(signed_releases: Town, hands: Hands) -> None:
    hands.change("UPDATE events SET data=json_set(data, '$.signature', 7) WHERE step='released'")
    assert "release-signature" in hands.codes()


def test_a_killed_run_is_told_from_a_forger_by_its_signature(
    signed_releases: Town, hands: Hands, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The release is stored, and the journal knows only that it was to be."""
    monkeypatch.setattr(make, "released", _killed)
    signed_releases.write("5")
    with pytest.raises(KeyboardInterrupt):
        signed_releases.publish()
    monkeypatch.undo()
    assert "release-signature" not in hands.codes()
    path = hands.release("1.2.0") / "datapackage.sig"
    data = path.read_bytes()
    path.unlink()
    assert refused(signed_releases) == "release-signature"
    path.write_bytes(data)
    signed_releases.publish()
    event = hands.last(Step.RELEASED)
    assert (event.data["version"], event.data["recovered"]) == ("1.2.0", True)
    assert event.data["signature"] == data.decode().strip()


def _killed(*_: object, **__: object) -> None:
    raise KeyboardInterrupt
