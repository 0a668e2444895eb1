"""``opendata report register`` from the command line."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
from town import Town

from opendata.cli.main import run


@pytest.fixture
def published(town: Town) -> Town:
    assert run(["publish", "decisions", "--quiet", "--workspace", str(town.root)]) == 0
    return town


def says(capsys: pytest.CaptureFixture[str], town: Town, *arguments: str) -> tuple[int, str, str]:
    capsys.readouterr()
    code = run(["report", "register", *arguments, "--workspace", str(town.root)])
    out, err = capsys.readouterr()
    return code, out, err


def test_the_register(published: Town, capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _ = says(capsys, published)
    assert code == 0
    assert "у розділі «Відкриті дані» опубліковано 1 набір, 3 документи." in " ".join(out.split())
    assert "https://test-rada.example/opendata/decisions/" in out
    said = json.loads(says(capsys, published, "--json")[1])
    assert (said["sets"], said["changes"]) == (1, None)
    (row,) = csv.DictReader(io.StringIO(says(capsys, published, "--format", "csv")[1]))
    assert (row["dataset"], row["documents"]) == ("decisions", "3")


@pytest.mark.parametrize("asked", [("--changes",), ("--from", "2020-01-01")])
def test_the_changes(
    published: Town, capsys: pytest.CaptureFixture[str], asked: tuple[str, ...]
) -> None:
    (row,) = csv.DictReader(io.StringIO(says(capsys, published, *asked, "--format", "csv")[1]))
    assert (row["version"], row["rows_added"], row["reasons"]) == ("1.0.0", "3", "перша публікація")
    said = json.loads(says(capsys, published, *asked, "--json")[1])
    assert said["changes"]["releases"][0]["reasons"][0]["reason"] == "first"


def test_a_past_day(published: Town, capsys: pytest.CaptureFixture[str]) -> None:
    said = json.loads(says(capsys, published, "--as-of", "2020-04-01", "--json")[1])
    assert (said["sets"], said["datasets"]) == (0, [])


@pytest.mark.parametrize("form", ["text", "json", "csv", "html", "xlsx", "docx"])
def test_a_file_of_each_format(
    published: Town, capsys: pytest.CaptureFixture[str], tmp_path: Path, form: str
) -> None:
    file = tmp_path / f"register.{form}"
    code, out, _ = says(capsys, published, "--changes", "--format", form, "--out", str(file))
    assert (code, out) == (0, "")
    assert file.stat().st_size > 0


def test_a_lost_release_is_told(published: Town, capsys: pytest.CaptureFixture[str]) -> None:
    (
        published.root / ".opendata" / "releases" / "decisions" / "1.0.0" / "datapackage.json"
    ).unlink()
    code, out, err = says(capsys, published)
    assert (code, out) == (4, "")
    assert "[release-" in err
