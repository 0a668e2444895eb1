"""Reading the corpus: the format, and every way in which a file can be none."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from scripts.evaluation.corpus import CorpusError, read_corpus

GOOD = json.dumps({"id": "a", "text": "РІШЕННЯ\u0085 № 1\u2028", "labels": {}}, ensure_ascii=False)


def test_only_a_line_feed_ends_a_record(tmp_path: Path) -> None:
    path = tmp_path / "corpus.jsonl"
    path.write_bytes(f"\ufeff{GOOD}\r\n\n".encode())
    (record,) = read_corpus(path)
    assert record.id == "a"
    assert record.text == "РІШЕННЯ\u0085 № 1\u2028"


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (f"{GOOD}\n{{", "corpus.jsonl:2: is not JSON"),
        ("[]", "corpus.jsonl:1: is not a JSON object"),
        ('{"id": "a", "labels": {}}', "corpus.jsonl:1: has no 'text'"),
        ('{"id": 1, "text": "", "labels": {}}', "corpus.jsonl:1: has no 'id'"),
        ('{"id": "a", "text": "", "labels": []}', "corpus.jsonl:1: has no 'labels'"),
        (f"{GOOD}\n{GOOD}", "two records have the id 'a'"),
        ("\n", "holds no records"),
    ],
)
def test_what_is_wrong_with_a_corpus(tmp_path: Path, content: str, said: str) -> None:
    path = tmp_path / "corpus.jsonl"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(CorpusError, match=said.replace("[", "\\[")):
        read_corpus(path)


def test_a_file_that_is_no_text_or_not_there(tmp_path: Path) -> None:
    path = tmp_path / "corpus.jsonl"
    with pytest.raises(CorpusError, match="cannot be read"):
        read_corpus(path)
    path.write_bytes(b"{\xff}")
    with pytest.raises(CorpusError, match="is not UTF-8 at byte 1"):
        read_corpus(path)
