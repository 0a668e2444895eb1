"""``opendata report counts`` from the command line."""

from __future__ import annotations

import csv
import io
import json
import sqlite3
from pathlib import Path

import pytest
from town import Town

from opendata.cli.main import run


class Clerk:
    """Runs commands in a town's workspace."""

    def __init__(self, town: Town, capsys: pytest.CaptureFixture[str]) -> None:
        self.town, self._capsys = town, capsys

    def says(self, *arguments: str) -> tuple[int, str, str]:
        self._capsys.readouterr()
        code = run([*arguments, "--workspace", str(self.town.root)])
        out, err = self._capsys.readouterr()
        return code, out, err


@pytest.fixture
def clerk(town: Town, capsys: pytest.CaptureFixture[str]) -> Clerk:
    found = Clerk(town, capsys)
    assert found.says("publish", "decisions")[0] == 0
    return found


def test_a_few_lines_with_the_sentence_and_the_totals(clerk: Clerk) -> None:
    code, out, _ = clerk.says("report", "counts")
    assert code == 0
    *_, sentence, totals = out.splitlines()
    assert "у розділі «Відкриті дані» опубліковано 1 набір, 3 документи." in sentence
    assert totals == "наборів: 1, документів: 3"
    assert "рішення ради: 3" in out


def test_before_anything_was_published(clerk: Clerk) -> None:
    _, out, _ = clerk.says("report", "counts", "--as-of", "2020-04-01")
    assert "Станом на 01.04.2020 журнал не знає нічого опублікованого." in out
    assert out.splitlines()[-1] == "наборів: 0, документів: 0"
    _, out, _ = clerk.says("report", "counts", "--as-of", "2020-04-01", "--format", "csv")
    assert out == "as_of,dataset,version,kind,documents\n"


def test_a_period_in_every_format(clerk: Clerk, tmp_path: Path) -> None:
    period = ("report", "counts", "--from", "2020-01-01")
    said = json.loads(clerk.says(*period, "--json")[1])
    assert (said["period"]["documents"], said["period"]["sets"]) == (3, ["decisions"])
    assert said["period"]["releases"][0]["documents_added"] == {"рішення ради": 3}
    rows = list(csv.DictReader(io.StringIO(clerk.says(*period, "--format", "csv")[1])))
    assert [row["documents_added"] for row in rows] == ["3"]
    assert "вперше опубліковано 1 набір та 3 документи" in clerk.says(*period)[1]
    for form in ("text", "json", "csv", "html", "xlsx", "docx"):
        file = tmp_path / f"report.{form}"
        code, out, err = clerk.says(*period, "--format", form, "--out", str(file))
        assert (code, out) == (0, "")
        assert str(file) in err
        assert file.stat().st_size > 0


@pytest.mark.parametrize("by", ["kind", "dataset", "body", "month"])
def test_one_table(clerk: Clerk, by: str) -> None:
    _, out, _ = clerk.says("report", "counts", "--by", by, "--format", "csv")
    (row,) = csv.DictReader(io.StringIO(out))
    assert row["documents"] == "3"
    assert clerk.says("report", "counts", "--by", by)[0] == 0


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("--by", "year"), "report-by"),
        (("--format", "pdf"), "report-format"),
        (("--to", "2020-01-01"), "report-period"),
    ],
)
def test_misuse(clerk: Clerk, arguments: tuple[str, ...], code: str) -> None:
    exit_code, _, err = clerk.says("report", "counts", *arguments)
    assert (exit_code, f"[{code}]" in err) == (2, True)


@pytest.mark.parametrize("form", ["text", "json", "csv", "html", "xlsx", "docx"])
@pytest.mark.parametrize("period", [(), ("--from", "2020-01-01"), ("--as-of", "2020-01-01")])
def test_a_damaged_journal_is_told(clerk: Clerk, form: str, period: tuple[str, ...]) -> None:
    database = sqlite3.connect(clerk.town.root / ".opendata" / "journal.sqlite")
    database.execute("DROP TRIGGER events_stay")
    database.execute("UPDATE events SET data = replace(data, '{', '[') WHERE step = 'receipt'")
    database.commit()
    database.close()
    code, out, err = clerk.says("report", "counts", "--format", form, *period)
    assert (code, out) == (4, "")
    assert "[journal-damaged]" in err
