"""What lies in a documents folder."""

from __future__ import annotations

import hashlib
import os
import unicodedata
from pathlib import Path

import pytest

from opendata.collect.walk import FoundFile, find_file, find_files, relative
from opendata.problems import Problem


def fill(folder: Path, *names: str) -> None:
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(name.encode())


def test_files_come_in_a_stable_order_with_hash_and_size(tmp_path: Path) -> None:
    fill(tmp_path, "docs/б.txt", "docs/а/2.txt", "docs/а/1.txt", "docs/а.txt")
    files, problems = find_files(tmp_path / "docs", tmp_path)
    assert [file.path for file in files] == [
        "docs/а.txt", "docs/а/1.txt", "docs/а/2.txt", "docs/б.txt",
    ]  # fmt: skip
    assert problems == ()
    assert files[1].sha256 == hashlib.sha256("docs/а/1.txt".encode()).hexdigest()
    assert files[1].bytes == len("docs/а/1.txt".encode())
    assert files[1].absolute.read_bytes() == "docs/а/1.txt".encode()


def test_litter_is_passed_over_in_silence(tmp_path: Path) -> None:
    fill(
        tmp_path, "~$а.docx", ".~lock.а.docx#", "Thumbs.db", "desktop.ini", ".hidden/а.txt", "а.txt"
    )
    files, problems = find_files(tmp_path, tmp_path)
    assert [file.path for file in files] == ["а.txt"]
    assert problems == ()


def test_names_are_shown_composed(tmp_path: Path) -> None:
    fill(tmp_path, unicodedata.normalize("NFD", "їжак.txt"))
    assert [file.path for file in find_files(tmp_path, tmp_path)[0]] == ["їжак.txt"]


def test_two_names_that_look_the_same_are_reported(tmp_path: Path) -> None:
    fill(tmp_path, unicodedata.normalize("NFD", "їжак.txt"), "їжак.txt")
    if len(list(tmp_path.iterdir())) == 1:
        pytest.skip("this file system composes names itself")
    files, problems = find_files(tmp_path, tmp_path)
    assert len(files) == 1
    assert [problem.code for problem in problems] == ["document-name-twice"]


def test_links_to_folders_are_not_followed(tmp_path: Path) -> None:
    fill(tmp_path, "docs/а.txt")
    try:
        (tmp_path / "docs" / "loop").symlink_to(tmp_path / "docs", target_is_directory=True)
        (tmp_path / "docs" / "nowhere").symlink_to(tmp_path / "missing")
        (tmp_path / "docs" / "б.txt").symlink_to(tmp_path / "docs" / "а.txt")
    except OSError as error:
        pytest.skip(f"links cannot be made here: {error}")
    files, problems = find_files(tmp_path / "docs", tmp_path)
    assert [file.path for file in files] == ["docs/а.txt", "docs/б.txt"]
    assert sorted(problem.place.file or "" for problem in problems) == ["docs/loop", "docs/nowhere"]


def test_a_pipe_does_not_keep_us_waiting(tmp_path: Path) -> None:
    if not hasattr(os, "mkfifo"):
        pytest.skip("there are no named pipes here")
    os.mkfifo(tmp_path / "pipe")
    files, problems = find_files(tmp_path, tmp_path)
    assert files == ()
    assert [problem.code for problem in problems] == ["document-link"]


def test_what_cannot_be_opened_is_reported(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fill(tmp_path, "а.txt", "б.txt", "closed/в.txt")
    scan, opening = os.scandir, os.open

    def scandir(path: Path) -> object:
        if Path(path).name == "closed":
            raise PermissionError(13, "no")
        return scan(path)

    def open_one(path: str, flags: int) -> int:
        if Path(path).name == "б.txt":
            raise PermissionError(13, "no")
        return opening(path, flags)

    monkeypatch.setattr("opendata.collect.walk.os.scandir", scandir)
    monkeypatch.setattr("opendata.collect.walk.os.open", open_one)
    files, problems = find_files(tmp_path, tmp_path)
    assert [file.path for file in files] == ["а.txt"]
    assert {(p.code, p.place.file) for p in problems} == {
        ("document-unreadable", "closed"),
        ("document-unreadable", "б.txt"),
    }


def test_a_name_that_is_not_unicode_is_reported(tmp_path: Path) -> None:
    try:
        (tmp_path / os.fsdecode(b"\xf0\xb3\xf8.txt")).write_bytes(b"x")
    except (OSError, UnicodeError) as error:
        pytest.skip(f"such names cannot be made here: {error}")
    files, problems = find_files(tmp_path, tmp_path)
    if files:
        pytest.skip("this system turns every name into Unicode")
    assert [problem.code for problem in problems] == ["document-name"]
    str(problems[0].place).encode("utf-8")


def test_a_folder_outside_the_workspace_keeps_its_way_there(tmp_path: Path) -> None:
    assert relative(tmp_path / "docs" / "а.txt", tmp_path / "house") == "../docs/а.txt"


def test_one_file_is_told_of_as_it_was_asked_for(tmp_path: Path) -> None:
    path = tmp_path / "~$лист.txt"
    path.write_bytes(b"abc")
    found = find_file(path, "./~$лист.txt")
    assert isinstance(found, FoundFile)
    assert (found.path, found.bytes, found.absolute) == ("./~$лист.txt", 3, path)
    assert found.sha256 == hashlib.sha256(b"abc").hexdigest()


@pytest.mark.parametrize(
    ("name", "code"),
    [("none.txt", "document-unreadable"), ("folder", "document-link"), ("\udcff", "document-name")],
)
def test_what_is_no_file_is_a_problem(tmp_path: Path, name: str, code: str) -> None:
    (tmp_path / "folder").mkdir()
    found = find_file(tmp_path / name, name)
    assert isinstance(found, Problem)
    assert found.code == code
