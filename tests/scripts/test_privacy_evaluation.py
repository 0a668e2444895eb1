"""Measuring the screen: what counts as right, and what is refused."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from scripts.privacy.main import DONE, MISSED, USAGE, main
from scripts.privacy.passages import PassageError, read_passages
from scripts.privacy.scores import score

NUMBER = "3123412341"
TEXT = f"Про допомогу Бойку І. П., РНОКПП {NUMBER}"


def corpus(folder: Path, *passages: dict[str, Any]) -> Path:
    path = folder / "corpus.jsonl"
    lines = [json.dumps(one, ensure_ascii=False) for one in passages]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def passage(text: str, *found: tuple[str, str], personal: bool | None = None) -> dict[str, Any]:
    labels: dict[str, Any] = {"found": [{"kind": kind, "text": part} for kind, part in found]}
    if personal is not None:
        labels["has_personal_data"] = personal
    return {"id": "p1", "text": text, "labels": labels}


def test_right_missed_and_wrong_are_counted(tmp_path: Path) -> None:
    path = corpus(
        tmp_path,
        passage(TEXT, ("tax-number", NUMBER), personal=True),
        passage("РНОКПП немає: 1234", ("tax-number", "1234"), personal=False),
        passage(TEXT),
    )
    found = score(read_passages(path), date(2026, 1, 1))
    one = found["tax-number"]
    assert (one.right, one.missed, one.wrong) == (1, 1, 1)
    assert (one.precision, one.recall) == (0.5, 0.5)
    assert (found["hard"].right, found["hard"].missed, found["hard"].wrong) == (1, 1, 1)
    assert (found["document"].right, found["document"].wrong) == (1, 0)
    assert len(one.errors) == 2


def test_the_second_occurrence_is_meant(tmp_path: Path) -> None:
    text = f"накладна № {NUMBER}; {TEXT}"
    one = passage(text, ("tax-number", NUMBER))
    one["labels"]["found"][0]["nth"] = 2
    (read,) = read_passages(corpus(tmp_path, one))
    assert read.found is not None
    assert read.found[0].start == text.rindex(NUMBER)


def test_targets_decide_the_exit_code(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    good = str(corpus(tmp_path, passage(TEXT, ("tax-number", NUMBER))))
    assert main([good, "--targets"]) == DONE
    bad = str(corpus(tmp_path, passage("Код 1234", ("tax-number", "1234"))))
    assert main([bad]) == DONE
    assert main([bad, "--targets", "--json"]) == MISSED
    out, err = capsys.readouterr()
    assert "hard: recall 0.000, wanted 0.98" in err
    assert '"missed": 1' in out


@pytest.mark.parametrize(
    "line",
    ["{", "[]", "{}", '{"id": "a", "text": "б", "labels": {"found": [{"kind": "x", "text": "б"}]}}',
     '{"id": "a", "text": "б", "labels": {"found": [{"kind": "phone", "text": "в"}]}}', ""],
)  # fmt: skip
def test_a_corpus_that_is_none(
    tmp_path: Path, line: str, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "corpus.jsonl"
    path.write_text(line + "\n", encoding="utf-8")
    with pytest.raises(PassageError, match=r"corpus\.jsonl"):
        read_passages(path)
    assert main([str(path)]) == USAGE
    assert "corpus.jsonl" in capsys.readouterr().err
