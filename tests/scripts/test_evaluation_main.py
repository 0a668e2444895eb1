"""The program: what it prints, as text and as JSON, and its exit codes."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from scripts.evaluation.main import main
from scripts.evaluation.scores import SHOWN
from scripts.evaluation.targets import F1, WRONG_RATE, Check

ROOT = Path(__file__).resolve().parents[2]
TEXT = """УКРАЇНА
ЯСНОЗІРСЬКА МІСЬКА РАДА
РІШЕННЯ
від 14 лютого 2024 року № 20
Про утримання скверів
Відповідно до статті 26 Закону України «Про місцеве самоврядування в Україні», міська рада
ВИРІШИЛА:
1. Утримувати сквери.
"""
LABELS: dict[str, Any] = {
    "kind": "рішення ради",
    "is_draft": False,
    "body": "Яснозірська міська рада",
    "number": "20",
    "date": "2024-02-14",
    "title": "Про утримання скверів",
}


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    wrong = {**LABELS, "number": "21"}
    records = [
        {"id": "one", "text": TEXT, "labels": LABELS},
        {"id": "two", "text": TEXT, "labels": wrong},
    ]
    path = tmp_path / "corpus.jsonl"
    path.write_text("\n".join(json.dumps(one) for one in records), encoding="utf-8")
    return path


def test_tables_and_errors(corpus: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([str(corpus)]) == 0
    printed = capsys.readouterr().out
    number = next(line for line in printed.splitlines() if line.startswith("number"))
    assert number.split() == [
        *("number", "2", "1", "1", "0"),  # support, right, wrong, missed
        *("0.500", "0.500", "0.500", "50.0%", "/2"),
    ]
    assert "two  number  wrong\n    expected  21\n    found     20" in printed
    evidence = [line for line in printed.splitlines() if line.startswith("    evidence")]
    assert len(evidence) == 1
    assert "20" in evidence[0]
    assert "taken without a person: confidence at least 0.8" in printed
    assert "confidence against truth" in printed


def test_no_errors_and_one_field(corpus: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([str(corpus), "--no-errors", "--field", "date", "--field", "is_draft"]) == 0
    printed = capsys.readouterr().out
    assert "expected" not in printed
    rows = [line.split("  ")[0] for line in printed.splitlines() if "/2" in line]
    assert rows == ["is_draft", "is_draft: true", "date"] * 2


def test_json_holds_all_of_it(corpus: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([str(corpus), "--json", "--folds", "2", "--targets"]) == 1
    found = json.loads(capsys.readouterr().out)
    assert list(found["fields"]) == list(SHOWN)
    assert found["fields"]["date"]["any_confidence"]["f1"] == 1.0
    assert found["fields"]["number"]["sure"]["wrong_rate"] == 0.5
    (error,) = found["errors"]
    assert (error["id"], error["expected"], error["found"]) == ("two", "21", "20")
    assert "20" in error["evidence"]
    assert len(found["folds"]) in (1, 2)
    assert found["f1_over_folds"]["date"]["mean"] == 1.0
    met = {(one["field"], one["measure"]): one["met"] for one in found["targets"]}
    assert met["date", "F1"]
    assert not met["number", "F1"]
    assert not met["number", "wrong"]


def test_folds_and_targets_as_text(corpus: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([str(corpus), "--folds", "2", "--targets", "--field", "date"]) == 0
    printed = capsys.readouterr().out
    assert "confidence by hand / counted per rule" in printed
    assert "date                   1.000 ± 0.000" in printed
    assert "met     date                F1" in printed
    assert "MISSED" not in printed


def test_every_target_is_of_a_field_that_is_scored() -> None:
    assert set(F1) | set(WRONG_RATE) <= set(SHOWN)
    assert Check("date", "wrong", 0.01, 0.01).met
    assert not Check("date", "wrong", 0.01, 0.011).met
    assert Check("date", "F1", 0.97, 0.97).met
    assert not Check("date", "F1", 0.97, 0.969).met


def test_a_bad_corpus_is_said_in_one_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "bad.jsonl"
    path.write_text("{\n", encoding="utf-8")
    assert main([str(path)]) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert len(said.err.splitlines()) == 1
    assert "bad.jsonl:1" in said.err


@pytest.mark.parametrize("wrong", [["--folds", "1"], ["--field", "colour"], ["--folds", "x"]])
def test_misuse(corpus: Path, wrong: list[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        main([str(corpus), *wrong])
    assert stopped.value.code == 2


def test_the_script_runs_from_anywhere(corpus: Path) -> None:
    done = subprocess.run(
        [sys.executable, str(ROOT / "scripts" / "evaluate-recognition"), corpus.name],
        cwd=corpus.parent,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith("2 documents")
