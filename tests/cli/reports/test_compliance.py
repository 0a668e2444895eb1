from __future__ import annotations

import json
from pathlib import Path

import pytest
from town import Town, make_town

from opendata.cli.main import run as run_command
from opendata.report.compliance.line import State


@pytest.fixture
def inside(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Town:
    """A town that has published, and the clerk in its folder."""
    town = make_town(tmp_path / "rada")
    town.write("12")
    town.publish()
    monkeypatch.chdir(town.root)
    return town


def run(*arguments: str) -> int:
    return run_command(["--lang", "en", "report", "compliance", *arguments])


def test_the_report_as_text(inside: Town, capsys: pytest.CaptureFixture[str]) -> None:
    assert run() == 0
    out = capsys.readouterr().out
    assert "Open data of the council: what Resolution 835 asks for" in out
    assert "Fix first" in out
    assert "opendata score, of 100" in out


def test_json_tells_every_line_with_its_evidence(
    inside: Town, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("--format", "json", "--edition", "2019") == 0
    content = json.loads(capsys.readouterr().out)
    assert content["edition"] == "2019"
    assert content["score"]["name"] == "opendata score"
    met = [one for one in content["lines"] if one["state"] == State.MET]
    assert met
    assert all(one["evidence"] for one in met)


def test_strict_is_for_build_servers(inside: Town, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("--strict", "--format", "csv") == 1
    assert capsys.readouterr().out.startswith("requirement,dataset,aspect,state,")


@pytest.mark.parametrize("form", ["html", "xlsx", "docx", "junit", "sarif"])
def test_files(inside: Town, form: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("--format", form, "--out", f"report.{form}") == 0
    assert (inside.root / f"report.{form}").stat().st_size > 5_000
    assert f"report.{form}" in capsys.readouterr().err


def test_an_edition_or_format_that_there_is_not(
    inside: Town, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("--edition", "2020") != 0
    assert "edition-unknown" in capsys.readouterr().err
    assert run("--format", "pdf") == 2
    assert "report-format" in capsys.readouterr().err


def test_a_day_before_anything_was_published(
    inside: Town, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("--as-of", "2020-04-01", "--format", "json") == 0
    content = json.loads(capsys.readouterr().out)
    assert content["by_state"]["met"] == 0
