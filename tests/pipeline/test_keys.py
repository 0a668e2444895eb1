"""Which key signs: never a reason to hold up a release."""

from __future__ import annotations

import os
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from signing_hands import give_key, ours, released, workspace_of
from town import Town

from opendata.pipeline.key import rotate
from opendata.pipeline.key_files import make_key, read_key
from opendata.pipeline.keys import Signing, key_for
from opendata.problems import Severity
from opendata.release.signing import chain_problems
from opendata.workspace.public_keys import PublicKey


def signing(town: Town) -> Signing:
    return key_for(workspace_of(town), town.clock)


def codes(found: Signing) -> list[str]:
    assert all(one.severity is Severity.WARNING for one in found.problems)
    return [one.code for one in found.problems]


def test_a_workspace_without_a_key_is_not_warned(town: Town) -> None:
    make_key("99000005", town.clock, [])  # of another workspace of the council
    assert signing(town) == Signing(None)
    summary = town.publish()
    assert "release-unsigned" not in [one.code for one in summary.problems]
    assert [signature for _, signature in released(town)] == [None]


def test_the_key_of_the_council_signs(town: Town) -> None:
    key = give_key(town)
    found = signing(town)
    assert found.key is not None
    assert found.key.public.id == key.public.id
    assert found.problems == ()


def test_releases_are_signed_from_the_next_one_on(town: Town) -> None:
    town.publish()
    key = give_key(town)
    settled = released(town)
    town.publish()
    assert released(town) == settled  # a key alone makes no release
    town.write("4")
    town.publish()
    town.write("5")
    town.publish()
    first, second, third = chain = released(town)
    assert [one is not None for _, one in chain] == [False, True, True]
    assert "previous_manifest" not in ours(first)
    assert ours(second)["previous_signature"] is None
    assert ours(third)["previous_signature"] == (second[1] or b"").decode().strip()
    assert chain_problems(chain, [key.public]) == ()


def test_a_release_where_the_key_is_not(
    town: Town, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    give_key(town)
    monkeypatch.setenv("OPENDATA_KEYS", str(tmp_path / "other computer"))
    summary = town.publish()
    assert [one.code for one in summary.problems].count("release-unsigned") == 1
    assert int(summary.exit_code) == 0
    assert [signature for _, signature in released(town)] == [None]


def test_the_variable_comes_first_and_then_the_credential(
    town: Town, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = give_key(town).path
    assert path is not None
    moved = path.rename(tmp_path / "night.pem")
    assert codes(signing(town)) == ["release-unsigned"]
    monkeypatch.setenv("OPENDATA_SIGNING_KEY", str(moved))
    assert signing(town).key is not None
    monkeypatch.delenv("OPENDATA_SIGNING_KEY")
    monkeypatch.setenv("CREDENTIALS_DIRECTORY", str(tmp_path))
    assert codes(signing(town)) == ["release-unsigned"]  # systemd has other credentials for us
    moved.rename(tmp_path / "signing-key")
    assert signing(town).key is not None
    monkeypatch.setenv("OPENDATA_SIGNING_KEY", str(tmp_path / "gone"))
    assert codes(signing(town)) == ["key-unreadable", "release-unsigned"]


def test_a_key_that_the_workspace_does_not_name_does_not_sign(
    town: Town, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    give_key(town)
    other, public = make_key("99000011", town.clock, [])
    monkeypatch.setenv("OPENDATA_SIGNING_KEY", str(other))
    found = signing(town)
    assert codes(found) == ["release-unsigned"]
    assert found.problems[0].found == public.id


def test_a_key_inside_the_workspace_is_not_used(
    town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = give_key(town).path
    assert path is not None
    for folder in ("", "public", "datasets"):
        place = town.root / folder / "key.pem"
        place.parent.mkdir(exist_ok=True)
        place.write_bytes(path.read_bytes())
        monkeypatch.setenv("OPENDATA_SIGNING_KEY", str(place))
        assert codes(signing(town)) == ["key-place", "release-unsigned"]


@pytest.mark.skipif(os.name != "posix", reason="Windows has no modes of files")
def test_a_key_that_others_can_read_signs_with_a_warning(town: Town) -> None:
    path = give_key(town).path
    assert path is not None
    path.chmod(0o644)
    found = signing(town)
    assert found.key is not None
    assert codes(found) == ["key-exposed"]
    assert "key-exposed" in [one.code for one in town.publish().problems]
    assert released(town)[0][1] is not None


def test_a_key_signs_on_its_days_alone(town: Town) -> None:
    give_key(town)
    workspace = workspace_of(town)
    for moment in (town.clock - timedelta(days=1), town.clock - timedelta(days=400)):
        assert codes(key_for(workspace, moment)) == ["release-unsigned"]
    assert key_for(workspace, town.clock + timedelta(days=4000)).key is not None


def test_the_newest_of_two_keys_signs(town: Town) -> None:
    give_key(town)
    new = rotate(workspace_of(town), town.clock + timedelta(hours=1))
    found = signing(town)
    assert found.key is not None
    assert found.key.public.id == new.public.id
    # The first is found as well, where the new one is not.
    assert new.path is not None
    new.path.unlink()
    again = signing(town)
    assert again.key is not None
    assert again.key.public.id != new.public.id


def test_no_secret_reaches_the_workspace(town: Town) -> None:
    path = give_key(town).path
    assert path is not None
    town.publish()
    lines = path.read_bytes().splitlines()
    secret = lines[1]
    assert len(secret) == 64
    for file in town.root.rglob("*"):
        if file.is_file():
            assert secret not in file.read_bytes(), file
    assert secret.decode() not in repr(read_key(path)[0])


def test_keys_that_differ_in_days_alone_have_one_id(town: Town) -> None:
    public = give_key(town).public
    assert replace(public, since=None).id == public.id == PublicKey(public.raw).id
