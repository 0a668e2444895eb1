"""``opendata explain``."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from table_hands import csv_bytes, sample

from opendata.catalogue.tables import table
from opendata.cli.main import run
from opendata.report.codes.entries import every


def test_a_code_is_explained_to_a_clerk(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["explain", "edrpou-check-digit"]) == 0
    out = capsys.readouterr().out
    assert out.startswith("edrpou-check-digit  (попередження)\n")
    parts = ["Що це означає", "Чому це важливо", "Що з цього випливає", "Як виправити", "Приклад"]
    spots = [out.index(f"\n{part}\n") for part in parts]
    assert spots == sorted(spots)
    assert "  1. Знайдіть організацію" in out
    assert "колонка publisherId таблиці legal_acts: «12345679» → «01234562»" in " ".join(
        out.split()
    )


def test_in_english_too(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["--lang", "en", "explain", "cell-empty"]) == 0
    out = capsys.readouterr().out
    assert "What follows" in out
    assert "The command ends with exit code 1." in out


def test_without_a_code_all_are_listed(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["explain"]) == 0
    out = capsys.readouterr().out
    for room, entry in every():
        assert f" {entry.code}  " in out
        assert room.title.uk.partition(" (")[0] + "\n" in out


@pytest.mark.parametrize("how", [["--json"], ["--format", "json"]])
def test_programs_get_one_document(how: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["explain", "cell-type", *how]) == 0
    told = json.loads(capsys.readouterr().out)
    assert (told["code"], told["severity"], told["exit"]) == ("cell-type", "error", 1)
    assert set(told["example"]) == {"table", "column", "bad", "good"}
    assert set(told) == {
        *("code", "subject", "severity", "means", "why", "follows", "exit", "steps", "example"),
        "rule",
    }
    assert run(["explain", *how]) == 0
    every_code = json.loads(capsys.readouterr().out)
    assert [one["code"] for one in every_code] == [entry.code for _, entry in every()]
    assert set(every_code[0]) == {"code", "subject", "severity", "means"}


def test_an_unknown_code_is_refused_with_the_nearest(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["explain", "cell-tipe"]) == 2
    err = capsys.readouterr().err
    assert "cell-type" in err
    assert "[explain-code]" in err


def test_an_unknown_format_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["explain", "cell-type", "--format", "xml"]) == 2
    assert "[explain-format]" in capsys.readouterr().err


def test_a_list_of_findings_says_once_how_to_learn_more(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    header, rows = sample(table("legal_acts"))
    rows[0][header.index("title")] = ""
    rows[1][header.index("publisherId")] = "12345679"
    file = tmp_path / "acts.csv"
    file.write_bytes(csv_bytes([header, *rows]))
    hint = "Більше про код у дужках скаже «opendata explain КОД»."
    run(["validate", str(file)])
    err = capsys.readouterr().err
    assert err.rstrip().endswith(hint)
    assert err.count(hint) == 1
    run(["validate", str(file), "--quiet"])
    assert hint not in capsys.readouterr().err


def test_where_nothing_needs_a_person_nothing_is_said_of_it(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    header, rows = sample(table("legal_acts"))
    rows[0][header.index("status")] += " "
    file = tmp_path / "acts.csv"
    file.write_bytes(csv_bytes([header, *rows]))
    assert run(["validate", str(file)]) == 0
    err = capsys.readouterr().err
    assert "[cell-blanks]" in err
    assert "explain" not in err
