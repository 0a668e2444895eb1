from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from opendata.collect.batch import Document, Outcome
from opendata.journal.journal import Journal, Step
from opendata.problems import OpendataError
from opendata.review.takedowns import Takedown, forbidden, row_words, takedowns_of
from opendata.table import Table

COLUMNS = ("uid", "title", "acceptedDate", "url")
ROW = ("2-2024", "Про допомогу", "2024-02-14", "https://a.example/2.docx")
TABLE = Table(COLUMNS, (("1-2024", "Про бюджет", "2024-02-13", None), ROW))


def takedown(
    documents: frozenset[str] = frozenset(),
    words: frozenset[str] = frozenset(),
    rows: frozenset[str] = frozenset(),
) -> Takedown:
    day = date(2026, 3, 2)
    return Takedown("T-1", "decisions", day, "закон", "2-2024", documents, words, rows, ("1.0.0",))


def document(sha256: str = "a", words: str = "w") -> Document:
    return Document("a.docx", sha256, 1, "docx", Outcome.READ, words=words)


def test_the_journal_tells_what_was_recorded(tmp_path: Path) -> None:
    journal = Journal(tmp_path / "journal.sqlite")
    one = takedown(frozenset({"a"}), frozenset({"w"}), frozenset({"r"}))
    at = datetime(2026, 3, 2, tzinfo=UTC)
    journal.record(at, "run", Step.TAKEN_DOWN, "decisions", one.as_data())
    assert takedowns_of(journal, "decisions") == (one,)
    assert takedowns_of(journal, "other") == ()
    journal.record(at, "run", Step.TAKEN_DOWN, "decisions", {"id": "x"})
    with pytest.raises(OpendataError, match="journal-damaged"):
        takedowns_of(journal, "decisions")


def test_a_row_is_known_by_its_words_without_key_day_and_link() -> None:
    same = ("9-2024", "ПРО  ДОПОМОГУ.", "2025-01-01", None)
    assert row_words(COLUMNS, ROW, ("uid",)) == row_words(COLUMNS, same, ("uid",)) != ""
    other = ("2-2024", "Про інше", "2024-02-14", None)
    assert row_words(COLUMNS, other, ("uid",)) != row_words(COLUMNS, ROW, ("uid",))
    assert row_words(COLUMNS, ("2-2024", None, "2024-02-14", None), ("uid",)) == ""


@pytest.mark.parametrize(
    ("one", "own", "expected"),
    [
        (takedown(documents=frozenset({"a"})), document("a", ""), {1}),
        (takedown(words=frozenset({"w"})), document("b", "w"), {1}),
        (takedown(documents=frozenset({"a"}), words=frozenset({"w"})), document("b", "v"), set()),
        (takedown(words=frozenset({""})), document("b", ""), set()),
        (takedown(rows=frozenset({row_words(COLUMNS, ROW, ("uid",))})), None, {1}),
        (takedown(), document(), set()),
    ],
)
def test_what_may_not_come_back(one: Takedown, own: Document | None, expected: set[int]) -> None:
    assert set(forbidden([one], TABLE, ("uid",), [None, own])) == expected


def test_nothing_is_forbidden_where_nothing_was_taken_down() -> None:
    assert forbidden([], TABLE, ("uid",), [None, document()]) == {}
