"""What a file name may add."""

from __future__ import annotations

import pytest

from opendata.acts.act import SURE, Act, Kind, Reading
from opendata.acts.filename import complete, read_name

KIND = Reading(Kind.COUNCIL_DECISION.value, 0.9, 0, 7)


@pytest.mark.parametrize(
    ("name", "number", "date"),
    [
        ("Рішення № 15 від 12.03.2024.docx", "15", "2024-03-12"),
        ("Рішення_№_7-39_VIII.pdf", "7-39", None),
        ("docs/2024/15 про бюджет.docx", "15", None),
        ("рішення 2024-03-12.odt", None, "2024-03-12"),
        ("бюджет.docx", None, None),
    ],
)
def test_read_name(name: str, number: str | None, date: str | None) -> None:
    assert read_name(name)[:2] == (number, date)


def test_it_fills_with_doubt_confirms_and_never_overrules() -> None:
    act = Act(kind=KIND, number=Reading("16", 0.9, 5, 7), date=Reading("2024-03-12", 0.9, 9, 20))
    merged = complete(act, "Рішення № 15 від 12.03.2024.docx")
    assert merged.number == act.number
    assert merged.date is not None
    assert merged.date.confidence > 0.9
    filled = complete(Act(kind=KIND), "Рішення № 15.docx").number
    assert filled is not None
    assert (filled.start, filled.end) == (-1, -1)
    assert filled.confidence < SURE


def test_it_says_nothing_of_what_is_no_act() -> None:
    assert complete(Act(), "Рішення № 15 від 12.03.2024.docx") == Act()
