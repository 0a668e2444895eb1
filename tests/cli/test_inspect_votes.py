"""``opendata inspect`` of exports of voting systems, as a program and a clerk use it."""

from __future__ import annotations

import hashlib
import io
import json
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from votes_files import FILES, rtf_of
from votes_layouts import as_json, pairs, protocol
from votes_model import COUNCIL, sitting

from opendata.cli.main import run
from opendata.votes.voting import Vote

ALL = sitting(2)


def inspect(capsysbinary: Any, *arguments: str) -> tuple[int, str, str]:
    capsysbinary.readouterr()
    code = run(["inspect", *arguments])
    out, err = capsysbinary.readouterr()
    return code, out.decode(), err.decode()


@pytest.fixture
def export(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An RTF of two votings; a total of the first is wrong."""
    monkeypatch.chdir(tmp_path)
    path = tmp_path / "сесія.rtf"
    path.write_bytes(rtf_of(protocol(ALL, tabs=True).replace("HI: ", "HI: 1", 1)))
    return path


def test_one_line_for_each_voting_with_the_keys_of_the_reference(
    export: Path, capsysbinary: Any
) -> None:
    code, out, _ = inspect(capsysbinary, export.name, "--format", "jsonl")
    first, second = [json.loads(line) for line in out.splitlines()]
    ballot = ALL.ballots[1]
    assert code == 0
    assert second == {
        "path": export.name,
        "sha256": hashlib.sha256(export.read_bytes()).hexdigest(),
        "form": "voting",
        "council": COUNCIL,
        "session": 41,
        "convocation": 8,
        "date": ALL.date,
        "time": ballot.clock,
        "number": "2",
        "title": ballot.title,
        "project": None,
        "stage": None,
        "is_test": False,
        "result": "Прийнято" if ballot.decided else "Не прийнято",
        "totals": {
            "for": ballot.count(Vote.FOR),
            "against": ballot.count(Vote.AGAINST),
            "abstained": ballot.count(Vote.ABSTAINED),
            "not_voting": ballot.count(Vote.NOT_VOTING),
            "voted": ballot.there,
            "all": len(ballot.roll),
        },
        "roll": [{"name": name, "vote": str(vote)} for name, vote in ballot.roll],
        "findings": [],
    }
    (finding,) = first["findings"]
    assert set(finding) == {"code", "message", "found", "cells"}
    assert (finding["code"], finding["found"][:3]) == ("votes-total", "HI:")
    assert finding["cells"][0].isdecimal()


@pytest.mark.parametrize("name", FILES)
def test_every_format_is_told(
    name: str, tmp_path: Path, capsysbinary: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / name).write_bytes(FILES[name](ALL))
    _, out, _ = inspect(capsysbinary, name, "--format", "jsonl")
    records = [json.loads(line) for line in out.splitlines()]
    assert [record["title"] for record in records] == [one.title for one in ALL.ballots]


def test_a_table_for_the_eye(export: Path, capsysbinary: Any) -> None:
    code, out, err = inspect(capsysbinary, export.name)
    assert code == 0
    assert ALL.ballots[0].title in out
    assert "votes-total" in err


def test_several_files_and_a_workbook_have_a_line_for_each_voting(
    export: Path, capsysbinary: Any
) -> None:
    Path("портал.json").write_text(as_json(ALL), encoding="utf-8")
    _, out, _ = inspect(capsysbinary, ".")
    assert sum("голосування" in line for line in out.splitlines()) == 4
    assert inspect(capsysbinary, ".", "-o", "усе.xlsx")[0] == 0
    sheet: Any = openpyxl.load_workbook(io.BytesIO(Path("усе.xlsx").read_bytes())).active
    titles = {cell.value for row in sheet.iter_rows(min_row=2) for cell in row}
    assert {ballot.title for ballot in ALL.ballots} <= titles
    assert sheet.max_row == 5


def test_an_act_that_cites_a_vote_is_an_act(
    tmp_path: Path, capsysbinary: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    text = pairs(ALL).split("\n")[5]
    Path("рішення.txt").write_text(
        f"ВЕРБІВСЬКА МІСЬКА РАДА\nРІШЕННЯ\n04.09.2024 № 5\nПро бюджет\nГолосування: {text}\n",
        encoding="utf-8",
    )
    _, out, _ = inspect(capsysbinary, "рішення.txt", "--format", "jsonl")
    assert "fields" in json.loads(out)
