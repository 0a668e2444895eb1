"""Private keys: made for their owner alone, kept out of workspaces, never told."""

from __future__ import annotations

import os
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest
from signed_chain import SEED

from opendata.pipeline import key_files
from opendata.pipeline.key_files import (
    id_of,
    keys_folder,
    keys_here,
    make_key,
    must_be_outside,
    read_key,
)
from opendata.problems import Exit, OpendataError
from opendata.release.signing import SigningKey

NOW = datetime(2026, 3, 2, 10, 0, tzinfo=UTC)
CODE = "99000005"
posix = pytest.mark.skipif(os.name != "posix", reason="Windows has no modes of files")


def code_of(caught: pytest.ExceptionInfo[OpendataError]) -> str:
    assert caught.value.exit_code is Exit.CONFIGURATION
    return caught.value.problem.code


def test_a_key_is_made_and_found_again() -> None:
    assert keys_here(CODE) == ()
    path, public = make_key(CODE, NOW, [])
    assert path.name == f"{CODE}-20260302T100000Z-{public.id}.pem"
    assert keys_here(CODE) == (path,)
    assert keys_here("99000011") == ()
    assert id_of(path) == public.id
    key, problems = read_key(path)
    assert (key.public, problems) == (public, ())
    assert [*path.parent.iterdir()] == [path]


@posix
def test_nobody_else_may_read_it() -> None:
    before = os.umask(0)
    try:
        path, _ = make_key(CODE, NOW, [])
    finally:
        os.umask(before)
    assert oct(path.stat().st_mode)[-3:] == "600"
    assert oct(path.parent.stat().st_mode)[-3:] == "700"


@posix
@pytest.mark.parametrize("mode", [0o644, 0o604, 0o602])
def test_a_key_that_others_can_read_is_told(mode: int) -> None:
    path, public = make_key(CODE, NOW, [])
    path.chmod(mode)
    key, (problem,) = read_key(path)
    assert key.public == public
    assert problem.code == "key-exposed"
    assert (problem.found or "").startswith("-rw")


def test_two_keys_of_one_moment_are_two_files_in_their_order() -> None:
    first, second = make_key(CODE, NOW, [])[0], make_key(CODE, NOW, [])[0]
    later, _ = make_key(CODE, NOW.replace(year=2027), [])
    assert keys_here(CODE) == (*sorted([first, second]), later)


@pytest.mark.parametrize(
    "content", [b"", b"secret words", b"-----BEGIN PRIVATE KEY-----\nsecret\n"]
)
def test_a_file_that_is_no_key_is_not_told(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "key.pem"
    path.write_bytes(content)
    with pytest.raises(OpendataError) as caught:
        read_key(path)
    assert code_of(caught) == "key-unreadable"
    assert "secret" not in str(caught.value)
    assert caught.value.__cause__ is None


def test_a_key_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(OpendataError) as caught:
        read_key(tmp_path / "none.pem")
    assert code_of(caught) == "key-unreadable"


def test_a_key_with_the_name_of_another_is_not_written_over(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(SigningKey, "generate", lambda: SigningKey.from_seed(SEED))
    path, _ = make_key(CODE, NOW, [])
    path.with_suffix(".new").write_bytes(b"half")  # a kill has left it
    with pytest.raises(OpendataError) as caught:
        make_key(CODE, NOW, [])
    assert code_of(caught) == "key-folder"
    assert read_key(path)[0].public == SigningKey.from_seed(SEED).public


def test_no_key_lies_inside_a_workspace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = tmp_path / "council"
    for folder in (root, root / "keys", root / "a" / ".." / "keys"):
        monkeypatch.setenv("OPENDATA_KEYS", str(folder))
        with pytest.raises(OpendataError) as caught:
            make_key(CODE, NOW, [root])
        assert code_of(caught) == "key-place"
    assert not root.exists()
    must_be_outside(tmp_path / "council-keys", [root])


def test_a_link_into_a_workspace_is_no_way_around(tmp_path: Path) -> None:
    root = tmp_path / "council"
    root.mkdir()
    try:
        (tmp_path / "link").symlink_to(root, target_is_directory=True)
    except OSError:
        pytest.skip("this account may not make links")
    with pytest.raises(OpendataError, match="key-place"):
        must_be_outside(tmp_path / "link" / "key.pem", [root])


def test_a_place_where_no_folder_can_be_made(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_bytes(b"")
    monkeypatch.setenv("OPENDATA_KEYS", str(tmp_path / "file" / "keys"))
    with pytest.raises(OpendataError) as caught:
        make_key(CODE, NOW, [])
    assert code_of(caught) == "key-folder"


def test_an_account_without_a_home(monkeypatch: pytest.MonkeyPatch) -> None:
    def nowhere() -> Path:
        raise RuntimeError("Could not determine home directory.")

    monkeypatch.setattr(Path, "home", nowhere)
    with pytest.raises(OpendataError) as caught:
        keys_folder({})
    assert code_of(caught) == "key-folder"


@pytest.mark.parametrize(
    ("name", "platform", "variables", "expected"),
    [
        ("posix", "linux", {}, "home/.local/share"),
        ("posix", "linux", {"XDG_DATA_HOME": "relative"}, "home/.local/share"),
        ("posix", "darwin", {}, "home/Library/Application Support"),
        ("nt", "win32", {}, "home/AppData/Local"),
    ],
)
def test_where_each_system_keeps_what_is_of_a_user(
    monkeypatch: pytest.MonkeyPatch,
    name: str,
    platform: str,
    variables: dict[str, str],
    expected: str,
) -> None:
    home = Path("home").absolute()
    monkeypatch.setattr(Path, "home", lambda: home)
    monkeypatch.setattr(sys, "platform", platform)
    monkeypatch.setattr(key_files, "WINDOWS", name == "nt")
    assert keys_folder(variables) == home.parent / expected / "opendata" / "keys"


def test_what_the_variables_say_of_the_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert keys_folder({"OPENDATA_KEYS": str(tmp_path)}) == tmp_path
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setattr(key_files, "WINDOWS", False)
    assert keys_folder({"XDG_DATA_HOME": str(tmp_path)}) == tmp_path / "opendata" / "keys"
    monkeypatch.setattr(key_files, "WINDOWS", True)
    assert keys_folder({"LOCALAPPDATA": str(tmp_path)}) == tmp_path / "opendata" / "keys"
