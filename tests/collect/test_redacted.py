from __future__ import annotations

from datetime import UTC, datetime

import pytest

from opendata.collect.redacted import RedactedCopy, in_force, outside, substituted, undone
from opendata.collect.walk import FoundFile, unreadable
from opendata.journal.event import Event
from opendata.problems import OpendataError

COPY = RedactedCopy(
    "a" * 64, "b" * 64, "d/x.pdf", "r/x.pdf.docx", "docx", "pdf", {"iban": 2}, "Оксана"
)
ORIGINAL = FoundFile("d/x.pdf", "/w/d/x.pdf", "a" * 64, 10)
OTHER = FoundFile("d/y.pdf", "/w/d/y.pdf", "c" * 64, 20)
FILE = FoundFile("r/x.pdf.docx", "/w/r/x.pdf.docx", "b" * 64, 7)


def event(number: int, data: dict[str, object]) -> Event:
    return Event(number, datetime(2026, 3, 2, tzinfo=UTC), "r", "redacted", "decisions", data, "h")


def test_what_is_recorded_is_read() -> None:
    made = event(1, COPY.facts("s" * 64))
    assert in_force([made]) == {COPY.original: COPY}
    assert in_force([made, event(2, undone(COPY, "Оксана"))]) == {}
    assert in_force([made, event(2, undone(COPY, "Оксана")), made]) == {COPY.original: COPY}


def test_an_event_that_cannot_be_understood() -> None:
    with pytest.raises(OpendataError) as caught:
        in_force([event(1, {"original": "a"})])
    assert caught.value.problem.code == "journal-damaged"


def test_a_copy_stands_under_the_path_of_the_original() -> None:
    files, problems = substituted([ORIGINAL, OTHER], {COPY.original: COPY}, {COPY.original: FILE})
    assert files == (FoundFile("d/x.pdf", "/w/r/x.pdf.docx", "b" * 64, 7, "pdf"), OTHER)
    assert problems == ()


@pytest.mark.parametrize(
    "standing",
    [
        {},
        {COPY.original: unreadable("r/x.pdf.docx")},
        {COPY.original: FoundFile(FILE.path, FILE.place, "d" * 64, 7)},
    ],
)
def test_a_copy_that_is_not_the_one(standing: dict[str, FoundFile]) -> None:
    files, problems = substituted([ORIGINAL], {COPY.original: COPY}, standing)
    assert files == (ORIGINAL,)
    assert [one.code for one in problems] == ["redact-copy"]


def test_copies_are_no_sources() -> None:
    assert outside([OTHER, FILE], ["r"]) == (OTHER,)
    assert outside([OTHER, FILE], ["r/x"]) == (OTHER, FILE)
