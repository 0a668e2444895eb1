from __future__ import annotations

import errno
import os
import shutil
from pathlib import Path
from typing import Any

import pytest
from town import Town

from opendata.cli.main import run
from opendata.cli.system import explained
from opendata.problems import Exit


@pytest.mark.parametrize(
    ("number", "code"),
    [
        (errno.ENOSPC, "system-disk-full"),
        (errno.EACCES, "system-permission"),
        (errno.EROFS, "system-permission"),
        (errno.ENOENT, "system-missing"),
        (errno.ENOTDIR, "system-missing"),
        (errno.ENAMETOOLONG, "system-name-long"),
        (errno.EIO, "system-failure"),
    ],
)
def test_each_refusal_has_its_code_place_and_remedy(
    tmp_path: Path, number: int, code: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("opendata.cli.system.os.name", "posix")
    error = OSError(number, os.strerror(number), str(tmp_path / "datasets" / "а.pdf"))
    found = explained(error, tmp_path)
    assert found is not None
    assert found.exit_code is Exit.CONFIGURATION
    problem = found.problem
    assert (problem.code, problem.place.file) == (code, "datasets/а.pdf")
    assert problem.found == os.strerror(number)
    assert problem.remedy is not None


@pytest.mark.parametrize(("said", "code"), [("IO_ENOSPC", "system-disk-full"), ("IO_WRITE", None)])
def test_a_sheet_that_finds_no_room(tmp_path: Path, said: str, code: str | None) -> None:
    """The library that writes sheets has errors of its own."""
    from lxml.etree import SerialisationError

    found = explained(SerialisationError(said), tmp_path)
    assert (found and found.problem.code) == code


def test_on_windows_a_file_that_is_open_elsewhere(tmp_path: Path) -> None:
    error = PermissionError(errno.EACCES, "Permission denied", "register.xlsx")
    error.winerror = 32  # type: ignore[attr-defined]
    found = explained(error, tmp_path)
    assert found is not None
    assert found.problem.code == "system-file-in-use"
    assert "Excel" in str(found.problem.remedy)


def test_copying_a_folder_that_has_gone(tmp_path: Path) -> None:
    text = f"[Errno {errno.EACCES}] Permission denied: 'a'"
    error = shutil.Error([(str(tmp_path / "a"), "b", text)])
    found = explained(error, tmp_path)
    assert found is not None
    assert (found.problem.code, found.problem.place.file) == ("system-permission", "a")


@pytest.mark.parametrize("error", [ValueError("x"), OSError("of a library"), RuntimeError()])
def test_everything_else_is_a_bug(tmp_path: Path, error: Exception) -> None:
    assert explained(error, tmp_path) is None


@pytest.mark.parametrize("arguments", [(), ("--dry-run",)])
def test_a_full_disk_is_no_bug(
    opendata: Any, monkeypatch: pytest.MonkeyPatch, arguments: tuple[str, ...]
) -> None:
    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr("opendata.pipeline.publish.sources_of", full)
    said = opendata("publish", "decisions", *arguments, "--json")
    assert said.code == 4
    assert said.json["error"] == "system-disk-full"
    assert "Traceback" not in said.err


def test_the_state_folder_is_a_file(opendata: Any, town: Town) -> None:
    (town.root / ".opendata").write_text("x", encoding="utf-8")
    said = opendata("publish", "decisions")
    assert said.code == 4
    assert "[run-folder]" in said.err
    assert ".opendata" in said.err


def test_a_workspace_path_that_is_too_long(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["datasets", "-C", "x" * 5000]) == 4
    assert "Traceback" not in capsys.readouterr().err
