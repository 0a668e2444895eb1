"""``opendata history`` from the command line."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
from town import Town

from opendata.cli.main import run


@pytest.fixture
def changed(town: Town) -> Town:
    """Three decisions; then another title of the second, and a fourth."""
    town.publish()
    town.write("2", title="Про інше")
    town.write("4")
    town.publish()
    return town


def says(capsys: pytest.CaptureFixture[str], town: Town, *arguments: str) -> tuple[int, str, str]:
    capsys.readouterr()
    code = run(["history", "decisions", *arguments, "--workspace", str(town.root)])
    out, err = capsys.readouterr()
    return code, out, err


def test_the_history_of_a_row(changed: Town, capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _ = says(capsys, changed, "--row", "2-2024")
    assert code == 0
    assert "title: «Про питання 2» → «Про інше»" in out
    said = json.loads(says(capsys, changed, "--row", "2-2024", "--json")[1])
    assert [one["event"] for one in said["events"]] == ["appeared", "changed"]
    assert said["events"][1]["values"]["title"] == {"old": "Про питання 2", "new": "Про інше"}
    text = says(capsys, changed, "--row", "2-2024", "--format", "csv")[1]
    lines = list(csv.DictReader(io.StringIO(text)))
    assert [one["version"] for one in lines] == ["1.0.0", "1.1.0"]
    assert lines[1]["file"] == ".opendata/releases/decisions/1.1.0/changes.json"
    past = says(capsys, changed, "--row", "2-2024", "--as-of", "2020-01-01")
    assert (past[0], "[history-empty]" in past[2]) == (2, True)


def test_the_history_of_a_document(changed: Town, capsys: pytest.CaptureFixture[str]) -> None:
    file = changed.documents / "rish 1.txt"
    said = json.loads(says(capsys, changed, "--document", str(file), "--json")[1])
    assert (said["there"], said["versions"]) == (True, ["1.0.0", "1.1.0"])
    (one,) = said["events"][0]["documents"]
    for asked in (one["path"], Path(one["path"]).name, one["sha256"].upper()):
        again = json.loads(says(capsys, changed, "--document", asked, "--json")[1])
        assert again["events"] == said["events"]


def test_the_history_of_the_set(changed: Town, capsys: pytest.CaptureFixture[str]) -> None:
    said = json.loads(says(capsys, changed, "--json")[1])
    assert [one["changes"]["added"] for one in said["releases"]] == [3, 1]
    text = says(capsys, changed, "--format", "csv")[1]
    assert [one["version"] for one in csv.DictReader(io.StringIO(text))] == ["1.0.0", "1.1.0"]


@pytest.mark.parametrize("form", ["text", "json", "csv", "html", "xlsx", "docx"])
def test_a_file_of_each_format(
    changed: Town, capsys: pytest.CaptureFixture[str], tmp_path: Path, form: str
) -> None:
    file = tmp_path / f"history.{form}"
    code, out, _ = says(capsys, changed, "--row", "2-2024", "--format", form, "--out", str(file))
    assert (code, out) == (0, "")
    assert file.stat().st_size > 0


@pytest.mark.parametrize(
    ("arguments", "problem"),
    [
        (["--row", "2-2042"], "history-row-unknown"),
        (["--row", "2", "--row", "2024"], "history-key"),
        (["--row", "2-2024", "--table", "things"], "history-table"),
        (["--document", "none.txt"], "history-document-unknown"),
        (["--document", "none.txt", "--row", "2-2024"], "history-options"),
        (["--table", "legalActs"], "history-options"),
        (["--format", "pdf"], "report-format"),
    ],
)
def test_what_cannot_be_answered(
    changed: Town, capsys: pytest.CaptureFixture[str], arguments: list[str], problem: str
) -> None:
    code, out, err = says(capsys, changed, *arguments)
    assert (code, out) == (2, "")
    assert f"[{problem}]" in err
    if problem == "history-row-unknown":
        assert "«2-2024»" in err


def test_a_damaged_difference_is_told_with_the_rest(
    changed: Town, capsys: pytest.CaptureFixture[str]
) -> None:
    file = changed.root / ".opendata" / "releases" / "decisions" / "1.1.0" / "changes.json"
    file.write_bytes(b"{}")
    code, out, _ = says(capsys, changed, "--row", "2-2024", "--json")
    said = json.loads(out)
    assert code == 4
    assert [one["code"] for one in said["problems"]] == ["release-altered"]
    assert [one["event"] for one in said["events"]] == ["appeared", "changed"]
