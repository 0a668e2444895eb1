from __future__ import annotations

from datetime import date, timedelta

import pytest
from signing_hands import give_key, released, workspace_of
from town import Town

from opendata.pipeline.key import begin, first_key, known_keys, rotate
from opendata.pipeline.key_files import keys_here, make_key
from opendata.pipeline.restore import restore_release
from opendata.pipeline.watch import SILENT
from opendata.problems import Exit, OpendataError
from opendata.release.signing import chain_problems, check_signature


def test_a_council_has_one_key_for_all_its_workspaces(town: Town) -> None:
    first = first_key("99000005", [town.root], town.clock)
    again = first_key("99000005", [town.root], town.clock + timedelta(days=1))
    assert (first.made, again.made) == (True, False)
    assert first.path == again.path
    assert first.public.id == again.public.id
    assert first_key("99000011", [], town.clock).public.id != first.public.id
    assert len(keys_here("99000005")) == 1


def test_a_workspace_gets_the_key_into_its_settings(town: Town) -> None:
    before = (town.root / "opendata.toml").read_bytes()
    key = begin(workspace_of(town), town.clock)
    assert (town.root / "opendata.toml").read_bytes().startswith(before)
    assert workspace_of(town).keys == (key.public,)
    assert key.public.since == date(2026, 3, 2)
    with pytest.raises(OpendataError) as caught:
        begin(workspace_of(town), town.clock)
    assert (caught.value.problem.code, caught.value.exit_code) == (
        "key-declared",
        Exit.CONFIGURATION,
    )
    assert len(keys_here("99000005")) == 1


def test_no_key_is_taken_from_inside_the_workspace(
    town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = town.snapshot()
    monkeypatch.setenv("OPENDATA_KEYS", str(town.root / "keys"))
    for command in (begin, rotate):
        with pytest.raises(OpendataError, match="key-place"):
            command(workspace_of(town), town.clock)
    assert town.snapshot() == before
    (town.root / "keys").mkdir()
    monkeypatch.setenv("OPENDATA_KEYS", str(town.root.parent / "keys"))
    path, _ = make_key("99000005", town.clock, [])
    path.rename(town.root / "keys" / path.name)
    monkeypatch.setenv("OPENDATA_KEYS", str(town.root / "keys"))
    with pytest.raises(OpendataError, match="key-place"):
        begin(workspace_of(town), town.clock)


def test_an_old_key_verifies_what_it_has_signed(town: Town) -> None:
    old = give_key(town)
    town.publish()
    town.clock += timedelta(days=3)
    new = rotate(workspace_of(town), town.clock)
    town.clock += timedelta(days=1)
    town.write("4")
    town.publish()
    keys = workspace_of(town).keys
    assert [key.id for key in keys] == [old.public.id, new.public.id]
    assert [(key.since, key.until) for key in keys] == [
        (date(2026, 3, 2), date(2026, 3, 5)),
        (date(2026, 3, 5), None),
    ]
    first, second = chain = released(town)
    assert check_signature(first[0], first[1] or b"", old.public)
    assert check_signature(second[0], second[1] or b"", new.public)
    assert chain_problems(chain, keys) == ()


def test_a_first_rotation_is_a_first_key(town: Town) -> None:
    key = rotate(workspace_of(town), town.clock)
    assert workspace_of(town).keys == (key.public,)
    # Twice on one day: the day of the end is not before that of the beginning.
    again = rotate(workspace_of(town), town.clock + timedelta(hours=1))
    assert [one.id for one in workspace_of(town).keys] == [key.public.id, again.public.id]


def test_what_is_known_of_keys(town: Town, monkeypatch: pytest.MonkeyPatch) -> None:
    assert known_keys(workspace_of(town), town.clock).keys == ()
    key = give_key(town)
    found = known_keys(workspace_of(town), town.clock)
    assert [(one.public, one.path) for one in found.keys] == [(key.public, key.path)]
    assert (found.signs, found.problems) == (key.public.id, ())
    monkeypatch.setenv("OPENDATA_KEYS", str(town.root.parent / "none"))
    found = known_keys(workspace_of(town), town.clock)
    assert [one.path for one in found.keys] == [None]
    assert found.signs is None
    assert [one.code for one in found.problems] == ["release-unsigned"]


def test_a_restored_release_is_signed_anew(town: Town) -> None:
    key = give_key(town)
    town.publish()
    town.write("4")
    town.publish()
    town.clock += timedelta(days=1)
    restore_release(
        workspace_of(town), "decisions", "1.0.0", town.clock, SILENT, allow_removals=True
    )
    chain = released(town)
    assert len(chain) == 3
    assert all(check_signature(data, one or b"", key.public) for data, one in chain)
    assert chain_problems(chain, [key.public]) == ()
    assert len({one for _, one in chain}) == 3
