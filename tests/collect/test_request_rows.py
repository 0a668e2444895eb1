"""One row of a log: what is published, and what the law says."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from request_hands import TABLES, record, request

from opendata.clean.request_terms import Term
from opendata.clean.working_days import easter
from opendata.collect.request_rows import COLUMNS, is_request

days = st.dates(date(2012, 1, 1), date(2021, 12, 31))


def test_the_columns_are_those_of_the_table() -> None:
    assert TABLES["information_requests"].columns == COLUMNS


def test_what_the_clerk_left_blank_is_filled_in() -> None:
    cells = request().cells
    assert cells["term"] == "5 робочих днів"
    assert cells["dueDate"] == "2019-02-11"
    assert cells["answeredInTime"] == "true"
    assert type(cells["term"]) is str


def test_what_the_clerk_wrote_stands() -> None:
    one = request(dueDate="07.02.2019", answeredInTime="ні", term="5 р.д.")
    assert one.cells["dueDate"] == "2019-02-07"
    assert one.cells["answeredInTime"] == "false"
    assert one.cells["term"] == "5 робочих днів"
    assert one.lawful_due == date(2019, 2, 11)
    assert one.in_time is True


def test_a_holiday_in_the_term_makes_it_longer() -> None:
    assert easter(2019) == date(2019, 4, 28)
    # Off: Monday 29.04 for Easter, 30.04 (moved to 11.05, a Saturday), 1.05; 9.05 is a holiday.
    one = request(receivedDate="2019-04-26", answerDate="2019-05-10")
    assert one.cells["dueDate"] == "2019-05-08"
    assert one.cells["answeredInTime"] == "false"
    assert request(receivedDate="2019-05-06").cells["dueDate"] == "2019-05-13"


def test_under_martial_law_holidays_count() -> None:
    one = request(receivedDate="2024-12-20", answerDate="2024-12-27")
    assert one.cells["dueDate"] == "2024-12-27"
    assert one.cells["answeredInTime"] == "true"


def test_an_extended_request_has_twenty_days() -> None:
    one = request(extendedDate="2019-02-07", answerDate="2019-03-05")
    assert one.lawful_term is Term.EXTENDED
    assert one.cells["term"] == "20 робочих днів"
    assert one.cells["dueDate"] == "2019-03-04"
    assert one.cells["answeredInTime"] == "false"


def test_an_urgent_request_has_two_days() -> None:
    one = request(term="48 годин", answerDate="2019-02-07")
    assert (one.cells["dueDate"], one.cells["answeredInTime"]) == ("2019-02-06", "false")


def test_a_date_in_the_column_of_the_term_is_the_due_date() -> None:
    one = request(term="11.02.2019")
    assert (one.cells["term"], one.cells["dueDate"]) == ("5 робочих днів", "2019-02-11")
    assert one.said["dueDate"] == "2019-02-11"


def test_without_answer_and_outcome_it_is_in_work() -> None:
    one = request(answerDate=None, outcome=None)
    assert one.cells["outcome"] == "у роботі"
    assert one.cells["answeredInTime"] is None


def test_an_answer_without_an_outcome_stays_without() -> None:
    assert request(outcome=None).cells["outcome"] is None


@pytest.mark.parametrize("outcome", ["у роботі", "відкликано", None])
def test_where_no_answer_is_owed_none_is_in_time(outcome: str | None) -> None:
    assert request(outcome=outcome).cells["answeredInTime"] is None


def test_an_answer_before_the_request_is_neither_in_time_nor_late() -> None:
    assert request(answerDate="2019-02-01").cells["answeredInTime"] is None


def test_unknown_words_and_dates_stay_for_the_checks_to_find() -> None:
    one = request(outcome="Виконано", receivedDate="32.13.2019", term="15 днів", subject="—")
    assert one.cells["outcome"] == "Виконано"
    assert one.cells["receivedDate"] == "32.13.2019"
    assert one.cells["term"] == "15 днів"
    assert one.cells["subject"] is None
    assert (one.received, one.lawful_term, one.lawful_due) == (None, None, None)
    assert one.cells["dueDate"] is None


def test_without_a_lawful_term_the_clerks_date_is_the_measure() -> None:
    one = request(term="15 днів", dueDate="2019-02-06")
    assert one.cells["answeredInTime"] == "false"


def test_before_the_law_there_is_no_term() -> None:
    one = request(receivedDate="2009-02-04", answerDate="2009-02-05")
    assert one.cells["dueDate"] is None
    assert one.cells["answeredInTime"] is None


def test_values_are_put_into_the_words_of_the_table() -> None:
    one = request(
        number="№ 17 / ПІ",
        requesterType="ЗМІ",
        receivedBy="ел. поштою",
        outcome="Задоволено",
        unitName="Відділ  обліку",
    )
    found = [one.cells[name] for name in ("number", "requesterType", "receivedBy", "outcome")]
    assert found == ["17/ПІ", "медіа", "електронна пошта", "надано"]
    assert one.cells["unitName"] == "Відділ обліку"
    assert one.number == "17/ПІ"


@pytest.mark.parametrize(
    ("cells", "yes"),
    [
        (record(), True),
        (dict.fromkeys(COLUMNS), False),
        ({**dict.fromkeys(COLUMNS), "number": "Січень 2019"}, False),
        ({**dict.fromkeys(COLUMNS), "number": "8", "subject": "—"}, False),
        ({**dict.fromkeys(COLUMNS), "number": "1", "receivedDate": "2", "subject": "3"}, False),
        ({**dict.fromkeys(COLUMNS), "receivedDate": "2019-02-04"}, True),
        ({**dict.fromkeys(COLUMNS), "number": "8", "receivedDate": "2019-02-04"}, True),
    ],
)
def test_what_is_a_request(cells: dict[str, str | None], *, yes: bool) -> None:
    assert is_request(cells) is yes


@settings(deadline=None)
@given(days, days)
def test_in_time_is_what_the_dates_say(received: date, answered: date) -> None:
    one = request(receivedDate=received.isoformat(), answerDate=answered.isoformat())
    due = date.fromisoformat(one.cells["dueDate"] or "")
    assert due > received
    expected = None if answered < received else str(answered <= due).lower()
    assert one.cells["answeredInTime"] == expected


@settings(deadline=None)
@given(st.fixed_dictionaries({name: st.none() | st.text(max_size=20) for name in COLUMNS}))
def test_no_row_breaks_it(cells: dict[str, str | None]) -> None:
    is_request(cells)
    assert set(request(**cells).cells) == set(COLUMNS)
