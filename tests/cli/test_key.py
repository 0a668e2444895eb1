"""``opendata key``, and the key that ``opendata init`` makes."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest
from town import Town

from opendata.cli.main import run
from opendata.workspace.read import read_workspace

COUNCIL = [
    *("--name", "Тестова міська рада", "--edrpou", "99000005", "--email", "a@rada.example"),
    *("--katottg", "UA99000000000099001", "--site", "https://rada.example"),
    *("--contact", "Олена Вербицька"),
]


def files() -> list[Path]:
    return sorted(Path(os.environ["OPENDATA_KEYS"]).glob("*"))


def test_init_makes_a_key_once_for_a_council(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["init", str(tmp_path / "a"), *COUNCIL]) == 0
    said = capsys.readouterr()
    (path,) = files()
    (key,) = read_workspace(tmp_path / "a").keys
    assert key.text in said.err
    assert "Створено особистий ключ" in said.err
    assert "копію" in said.err
    secret = path.read_text(encoding="ascii").splitlines()[1]
    assert secret not in said.out + said.err
    assert run(["init", str(tmp_path / "b"), *COUNCIL, "--json"]) == 0
    answer = json.loads(capsys.readouterr().out)
    assert (answer["key"]["public"], answer["key"]["file"]) == (key.text, str(path))
    assert files() == [path]
    assert path.read_text(encoding="ascii").splitlines()[1] == secret


def test_init_without_a_key(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["init", str(tmp_path / "a"), *COUNCIL, "--no-key", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["key"] is None
    assert read_workspace(tmp_path / "a").keys == ()
    assert files() == []


def test_init_makes_no_key_where_no_workspace_can_be(
    town: Town, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["init", str(town.root), *COUNCIL]) == 4
    assert "[workspace-exists]" in capsys.readouterr().err
    assert files() == []


def test_init_puts_no_key_into_the_workspace(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    root = tmp_path / "a"
    monkeypatch.setenv("OPENDATA_KEYS", str(root / "keys"))
    assert run(["init", str(root), *COUNCIL]) == 4
    assert "[key-place]" in capsys.readouterr().err
    assert not (root / "opendata.toml").exists()
    assert not (root / "keys").exists()


def test_a_key_is_made_shown_and_followed_by_another(
    town: Town, capsys: pytest.CaptureFixture[str]
) -> None:
    place = ["-C", str(town.root)]
    assert run(["key", "show", *place]) == 0
    assert "opendata key make" in capsys.readouterr().out
    assert run(["key", "make", *place, "--json"]) == 0
    first = json.loads(capsys.readouterr().out)
    assert run(["key", "make", *place]) == 4
    assert "[key-declared]" in capsys.readouterr().err
    assert run(["key", "rotate", *place, "--quiet"]) == 0
    said = capsys.readouterr()
    assert said.err == ""
    assert run(["key", "show", *place, "--json"]) == 0
    answer = json.loads(capsys.readouterr().out)
    old, new = answer["keys"]
    assert old == first | {"until": old["until"]}
    assert old["until"] == new["from"]
    assert new["public"] in said.out
    assert (answer["signs"], answer["problems"]) == (new["id"], [])
    assert sorted(str(path) for path in files()) == sorted([old["file"], new["file"]])


def test_a_key_that_is_not_here(
    town: Town, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    place = ["-C", str(town.root)]
    assert run(["key", "make", *place]) == 0
    monkeypatch.setenv("OPENDATA_KEYS", str(tmp_path / "none"))
    capsys.readouterr()
    assert run(["key", "show", *place]) == 0
    said = capsys.readouterr()
    assert "не на цьому комп’ютері" in said.out
    assert "[release-unsigned]" in said.err


def test_a_release_tells_whether_it_is_signed(
    town: Town, capsys: pytest.CaptureFixture[str]
) -> None:
    town.publish()
    place = ["-C", str(town.root)]
    assert run(["key", "make", *place]) == 0
    town.write("4")
    assert run(["publish", "decisions", *place]) == 0
    capsys.readouterr()
    assert run(["releases", "decisions", *place, "--json"]) == 0
    newest, first = json.loads(capsys.readouterr().out)
    assert first["signature"] is None
    line = (town.root / "public" / "decisions" / "datapackage.sig").read_text(encoding="ascii")
    assert newest["signature"] == line.strip()
    assert run(["releases", "decisions", "1.0.0", *place]) == 0
    assert "Не підписано" in capsys.readouterr().out
    assert run(["releases", "decisions", "1.1.0", *place]) == 0
    assert f"Підпис: {line.strip()}" in capsys.readouterr().out
