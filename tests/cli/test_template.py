"""``opendata template``."""

from __future__ import annotations

from pathlib import Path

import pytest

from opendata.cli.main import run

Capture = pytest.CaptureFixture[str]


def test_it_says_what_it_wrote_and_how_to_check(
    tmp_path: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert run(["template", "petitions", "--output", "мої петиції.xlsx"]) == 0
    out, err = capsys.readouterr()
    assert out == "мої петиції.xlsx\n"
    command = 'opendata validate "мої петиції.xlsx" --schema petitions'
    assert err == f"Заповніть його, а тоді перевірте: {command}\n"
    assert run(["validate", "мої петиції.xlsx", "--schema", "petitions"]) == 0


def test_all_tables_of_a_requirement(tmp_path: Path, capsys: Capture) -> None:
    folder = tmp_path / "шаблони"
    assert run(["template", "parking", "--all", str(folder), "--json"]) == 0
    assert '"table": "parking_lots"' in capsys.readouterr().out
    assert sorted(path.name for path in folder.iterdir()) == ["operators.xlsx", "parkingLots.xlsx"]
    assert run(["template", "parking", "--all", str(folder)]) == 2
    assert "template-exists" in capsys.readouterr().err


def test_one_file_or_a_folder(capsys: Capture) -> None:
    assert run(["template", "parking", "--all", "a", "--output", "b.xlsx"]) == 2
    assert "template-output" in capsys.readouterr().err


def test_quiet_says_the_name_alone(tmp_path: Path, capsys: Capture) -> None:
    assert run(["template", "petitions", "-o", str(tmp_path / "p.xlsx"), "--quiet"]) == 0
    assert capsys.readouterr().err == ""
