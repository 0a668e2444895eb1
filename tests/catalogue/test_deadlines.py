from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from opendata.catalogue.data_files import Text
from opendata.catalogue.deadlines import Deadline, deadline_words, next_update, update_words
from opendata.catalogue.requirements import read_requirements, requirement
from opendata.catalogue.terms import read_terms

FREQUENCIES = read_terms().frequencies
DAYS = st.dates(date(2000, 1, 1), date(2100, 1, 1))


@pytest.mark.parametrize(
    ("code", "last", "due"),
    [
        ("more than once a day", "2025-03-01", "2025-03-02"),
        ("once a day", "2024-12-31", "2025-01-01"),
        ("once a week", "2025-02-27", "2025-03-06"),
        ("once a month", "2025-01-31", "2025-02-28"),
        ("once a month", "2024-01-31", "2024-02-29"),
        ("once a month", "2024-12-15", "2025-01-15"),
        ("once a quarter", "2024-11-30", "2025-02-28"),
        ("once a half year", "2025-08-31", "2026-02-28"),
        ("once a year", "2024-02-29", "2025-02-28"),
    ],
)
def test_the_next_update(code: str, last: str, due: str) -> None:
    assert next_update(FREQUENCIES[code], date.fromisoformat(last)) == date.fromisoformat(due)


@pytest.mark.parametrize("code", ["immediately after making changes", "no longer updated"])
def test_some_frequencies_set_no_time(code: str) -> None:
    assert next_update(FREQUENCIES[code], date(2025, 1, 1)) is None


@given(DAYS, DAYS, st.sampled_from(sorted(FREQUENCIES)))
def test_a_later_update_is_never_due_earlier(one: date, two: date, code: str) -> None:
    first, second = sorted((one, two))
    due, later = (next_update(FREQUENCIES[code], day) for day in (first, second))
    assert (due is None) == (later is None)
    if due is not None and later is not None:
        assert first < due <= later


def test_a_day_of_the_year() -> None:
    (yearly,) = requirement("financial-plan-indicators").update.deadlines
    assert yearly.in_year(2025) == date(2025, 3, 31)
    assert deadline_words(yearly, "uk").startswith("щороку до 31.03 (")
    (vote,) = requirement("council-votes").update.deadlines
    assert vote.in_year(2025) is None


@pytest.mark.parametrize(
    ("days", "working", "uk", "en"),
    [
        (0, False, "у день голосування (закон)", "on the day of the vote (law)"),
        (-10, True, "за 10 робочих днів до", "10 working days before"),
        (-1, False, "за 1 день до", "1 day before"),
        (3, True, "протягом 3 робочих днів після", "within 3 working days after"),
        (21, False, "протягом 21 дня після", "within 21 days after"),
    ],
)
def test_a_deadline_in_words(days: int, working: bool, uk: str, en: str) -> None:
    vote = Text("голосування", "the vote")
    one = Deadline(Text("закон", "law"), "verified", None, "votes-cast", vote, days, working)
    assert deadline_words(one, "uk").startswith(uk)
    assert deadline_words(one, "en").startswith(en)


@pytest.mark.parametrize(
    ("key", "uk"),
    [
        ("deputies", "протягом 3 робочих днів після зміни"),
        ("fairs", "протягом 3 робочих днів після зміни або не рідше ніж щомісяця"),
        (
            "medicines",
            "більш як один раз на день, якщо публікує система; щотижня, якщо публікують люди",
        ),
        ("reports", "за строками звітування"),
        ("communal-payments", "не рідше ніж щомісяця або за строками нарахування плати"),
    ],
)
def test_a_rule_in_words(key: str, uk: str) -> None:
    assert update_words(requirement(key).update, "uk") == uk


def test_every_rule_can_be_said() -> None:
    for one in read_requirements():
        for language in ("uk", "en"):
            assert update_words(one.update, language), one.key
        assert one.update.portal
        assert one.update.after_change in (None, 3)
