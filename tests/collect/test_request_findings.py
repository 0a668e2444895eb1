"""What is told about the rows of a log of information requests."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from request_hands import TODAY, request

from opendata.catalogue.calendar import working_calendar
from opendata.collect.request_findings import row_problems, same_numbers
from opendata.messages import say
from opendata.problems import Problem, Severity


def told(**cells: str | None) -> list[Problem]:
    return list(row_problems(request(**cells), working_calendar(), TODAY))


def test_an_ordinary_request_has_none() -> None:
    assert told() == []
    assert told(dueDate="2019-02-11", answeredInTime="так", term="5 р.д.") == []
    assert told(answerDate=None, outcome=None, receivedDate="2019-11-29") == []


@pytest.mark.parametrize(
    ("cells", "code", "column"),
    [
        ({"answerDate": "2019-02-12"}, "log-late", "answerDate"),
        ({"answerDate": None, "outcome": None}, "log-overdue", "dueDate"),
        ({"answerDate": "2019-02-01"}, "log-dates-order", "answerDate"),
        ({"answerDate": None}, "log-no-answer-date", "answerDate"),
        ({"outcome": "у роботі"}, "log-answered-in-work", "outcome"),
        ({"outcome": "відмовлено"}, "log-no-ground", "refusalGround"),
        ({"outcome": "переадресовано"}, "log-no-holder", "forwardedTo"),
        ({"dueDate": "2019-02-12"}, "log-due-differs", "dueDate"),
        ({"answeredInTime": "ні"}, "log-in-time-differs", "answeredInTime"),
        ({"extendedDate": "2019-02-05", "term": "5"}, "log-term-differs", "term"),
        ({"term": "20", "answerDate": "2019-03-05"}, "log-term-differs", "term"),
        ({"subject": "Дохід Коваля Івана Петровича"}, "log-personal-data", "subject"),
    ],
)
def test_one_oddity_is_one_finding(cells: dict[str, str | None], code: str, column: str) -> None:
    found = [one for one in told(**cells) if one.code == code]
    others = {one.code for one in told(**cells)} - {code}
    assert len(found) == 1
    # A term of 20 days that nobody extended is late by the same date.
    assert others <= {"log-late"}
    assert found[0].place.field == column
    assert found[0].place.cell is not None
    assert found[0].severity is Severity.WARNING


def test_the_extension_has_to_be_told_in_five_days() -> None:
    found = told(extendedDate="2019-02-12", answerDate="2019-03-01")
    assert [one.code for one in found] == ["log-extended-late"]
    assert say(found[0].expected, "en") == "not later than 2019-02-11" if found[0].expected else 0


def test_all_orders_of_dates() -> None:
    found = told(
        dueDate="2019-02-01",
        extendedDate="2019-02-03",
        answerDate="2019-02-02",
        receivedDate="2019-02-04",
    )
    order = [one.place.field for one in found if one.code == "log-dates-order"]
    assert order == ["answerDate", "dueDate", "extendedDate", "answerDate"]


def test_dates_in_the_future() -> None:
    found = told(receivedDate="2020-02-04", answerDate="2020-02-05")
    columns = [one.place.field for one in found if one.code == "log-in-future"]
    assert columns == ["receivedDate", "answerDate"]
    assert "log-in-future" not in [one.code for one in told(receivedDate=TODAY.isoformat())]


def test_a_request_without_a_term_by_law_is_late_by_the_clerks_date() -> None:
    found = told(term="15 днів", dueDate="2019-02-06")
    assert [one.code for one in found] == ["log-late"]
    assert found[0].found == "2019-02-08"


def test_a_request_is_not_overdue_on_its_last_day() -> None:
    last = request(answerDate=None, outcome=None)
    assert last.lawful_due == date(2019, 2, 11)
    assert not list(row_problems(last, working_calendar(), date(2019, 2, 11)))
    after = list(row_problems(last, working_calendar(), date(2019, 2, 12)))
    assert [one.code for one in after] == ["log-overdue"]


def test_a_number_may_stand_once_in_a_year() -> None:
    requests = [
        request(number="7", receivedDate="2019-02-04"),
        request(number="№ 07", receivedDate="2019-03-04"),
        request(number="7", receivedDate="2018-02-05"),
        request(number="8", receivedDate="2019-02-04"),
        request(number=None, receivedDate="2019-02-04"),
        request(number=None, receivedDate="2019-02-05"),
        request(number="9", receivedDate="колись"),
        request(number="9", receivedDate="2019-02-04"),
    ]
    found = list(same_numbers(requests))
    assert [(one.code, one.found) for one in found] == [("log-number-twice", "07")]


def test_the_same_row_twice_is_for_the_key_of_the_table() -> None:
    assert list(same_numbers([request(), request()])) == []


@settings(deadline=None)
@given(
    st.fixed_dictionaries(
        {
            name: st.none() | st.dates(date(2005, 1, 1), date(2030, 1, 1)).map(date.isoformat)
            for name in ("receivedDate", "dueDate", "extendedDate", "answerDate")
        }
    ),
    st.sampled_from([None, "надано", "відмовлено", "відкликано", "у роботі", "щось"]),
)
def test_whatever_the_dates_every_finding_has_its_cell(
    cells: dict[str, str | None], outcome: str | None
) -> None:
    for one in told(**cells, outcome=outcome):
        assert one.code.startswith("log-")
        assert one.place.cell is not None
        assert say(one.what, "en")
