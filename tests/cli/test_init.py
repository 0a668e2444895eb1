"""The questions of init: asked again until the answers will do."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from opendata.cli.main import run

OPTIONS = {
    "--name": "Тестова міська рада",
    "--edrpou": "99000005",
    "--katottg": "UA99000000000099001",
    "--site": "https://rada.example",
    "--contact": "Олена Вербицька",
    "--email": "a@rada.example",
}


def options(**changes: str) -> list[str]:
    given = OPTIONS | {f"--{name.replace('_', '-')}": value for name, value in changes.items()}
    return [word for pair in given.items() if pair[1] for word in pair]


@pytest.fixture
def answers(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Somebody at the keyboard, with these answers in this order."""
    waiting: list[str] = []

    def prompt(_question: str, **_: Any) -> str:
        return waiting.pop(0)

    monkeypatch.setattr("sys.stdin.isatty", lambda: True, raising=False)
    monkeypatch.setattr("typer.prompt", prompt)
    return waiting


def settings(root: Path) -> dict[str, Any]:
    return tomllib.loads((root / "opendata.toml").read_text(encoding="utf-8"))


def test_each_wrong_answer_is_asked_again_with_the_reason(
    tmp_path: Path, answers: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    answers += ["Рада міста", "12345", "99000006", " 9900 0005 ", "8000", "UA99000000000099001"]
    answers += ["rada.example/", "О", "Олена Вербицька", "a at b", "a@rada.example"]
    assert run(["init", str(tmp_path / "x")]) == 0
    assert answers == []
    err = capsys.readouterr().err
    assert err.count("[init-answer]") == 4
    assert err.count("[workspace-edrpou]") == 1
    assert err.count("знайдено: 99000006") == 1
    council = settings(tmp_path / "x")["council"]
    assert (council["edrpou"], council["site"]) == ("99000005", "https://rada.example")
    assert settings(tmp_path / "x")["portals"]["site"]["url"] == "https://rada.example/opendata"


def test_given_faults_are_told_before_anything_is_asked(
    tmp_path: Path, answers: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["init", str(tmp_path / "x"), "--edrpou", "99000006", "--email", "a"]) == 4
    assert answers == []
    err = capsys.readouterr().err
    assert err.count("--edrpou:") == err.count("--email:") == 1
    assert not (tmp_path / "x").exists()


def test_every_fault_is_told_once_and_by_the_name_of_the_option(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    wrong = {"edrpou": "99000006", "name": "Р", "executive_edrpou": "1", "url": "a b"}
    assert run(["init", str(tmp_path / "x"), *options(**wrong)]) == 4
    err = capsys.readouterr().err
    for option in ("--edrpou", "--name", "--executive-edrpou", "--url"):
        assert err.count(f"{option}:") == 1
    assert "council." not in err
    assert not (tmp_path / "x").exists()


@pytest.mark.parametrize("name", ['Рада «А» "Б"', "C:\\нова\\тека", "Рада 'В' \\\"", "Рада {x}"])
@pytest.mark.parametrize("folder", ["Рада №1", "C:\\Users\\clerk", "з 'лапками' \"двома\""])
def test_any_name_in_any_folder_makes_a_workspace_that_works(
    tmp_path: Path, name: str, folder: str, capsys: pytest.CaptureFixture[str]
) -> None:
    root = tmp_path / folder.replace("\\", "-").replace(":", "").replace('"', "'")
    if (tmp_path / "a\\b").name == "a\\b":  # not on Windows, where these are no names
        root = tmp_path / folder
    assert run(["init", str(root), *options(name=name)]) == 0
    assert settings(root)["council"]["name"] == name
    assert run(["datasets", "-C", str(root)]) == 0
    assert "decisions" in capsys.readouterr().out


@pytest.fixture
def places(tmp_path: Path) -> Iterator[list[Path]]:
    file = tmp_path / "file"
    file.write_text("x", encoding="utf-8")
    yield [file, file / "x", file / "x" / "y"]
    assert file.read_text(encoding="utf-8") == "x"


def test_a_file_stands_where_the_workspace_should(
    places: list[Path], capsys: pytest.CaptureFixture[str]
) -> None:
    for place in places:
        assert run(["init", str(place), "--json"]) == 4
        assert '"error": "init-folder"' in capsys.readouterr().out


def test_a_folder_that_may_not_be_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def refuse(self: Path, **_: object) -> None:
        raise PermissionError(13, "Permission denied", str(self))

    monkeypatch.setattr(Path, "mkdir", refuse)
    assert run(["init", str(tmp_path / "x"), *options()]) == 4
    assert "[init-folder]" in capsys.readouterr().err


def test_a_workspace_that_is_there_is_told_before_anything_is_asked(
    tmp_path: Path, answers: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["init", str(tmp_path), *options()]) == 0
    assert run(["init", str(tmp_path)]) == 4
    assert answers == []
    assert "[workspace-exists]" in capsys.readouterr().err
