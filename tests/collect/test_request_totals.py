"""Totals of information requests by quarters and years, and the list of reports on them."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from request_hands import COUNCIL, TABLES, TODAY, request

from opendata.catalogue.tables import table
from opendata.check.table_check import check_table
from opendata.clean.request_words import OUTCOMES
from opendata.collect.request_rows import Request
from opendata.collect.request_totals import (
    Period,
    count_requests,
    reports_table,
    totals_table,
)

TOTALS = TABLES["information_request_totals"]


def test_counted_by_hand() -> None:
    requests = [
        request(number="1", receivedDate="2019-01-31", answerDate="2019-02-01"),
        request(number="2", receivedDate="2019-02-04", answerDate="2019-02-20"),
        request(number="3", receivedDate="2019-03-29", outcome="частково", answerDate="2019-04-01"),
        request(number="4", receivedDate="2019-04-01", outcome="відмовлено"),
        request(number="5", receivedDate="2019-04-02", outcome=None, answerDate=None),
        request(number="6", receivedDate="колись"),
    ]
    rows = [dict(one) for one in totals_table(count_requests(requests), TOTALS).records()]
    assert [one["period"] for one in rows] == ["2019", "2019-Q1", "2019-Q2"]
    assert rows[1] == {
        "period": "2019-Q1",
        "periodStart": "2019-01-01",
        "periodEnd": "2019-03-31",
        "received": "3",
        "answered": "3",
        "answeredPartly": "1",
        "refused": "0",
        "postponed": "0",
        "forwarded": "0",
        "left": "0",
        "withdrawn": "0",
        "inWork": "0",
        "inTime": "2",
        "late": "1",
        "inTimeShare": "66.7",
    }
    assert (rows[0]["received"], rows[0]["refused"], rows[0]["inWork"]) == ("5", "1", "1")
    # The answer to no. 4 is dated before it came: neither in time nor late.
    assert (rows[2]["inTime"], rows[2]["late"], rows[2]["inTimeShare"]) == ("0", "0", None)


some_requests = st.lists(
    st.builds(
        lambda day, wait, outcome: request(
            receivedDate=day.isoformat(),
            answerDate=None if wait is None else (day + timedelta(wait)).isoformat(),
            outcome=outcome,
        ),
        st.dates(date(2017, 1, 1), date(2019, 12, 31)),
        st.none() | st.integers(0, 40),
        st.sampled_from(OUTCOMES),
    ),
    max_size=12,
)


@settings(deadline=None, max_examples=40)
@given(some_requests)
def test_quarters_add_up_to_years_and_outcomes_to_requests(requests: list[Request]) -> None:
    found = totals_table(count_requests(requests), TOTALS)
    rows = {one["period"]: one for one in found.records()}
    numbers = [name for name in TOTALS.columns if TOTALS.field(name).type == "integer"]
    for name, row in rows.items():
        assert name is not None
        counted = {column: int(row[column] or "") for column in numbers}
        ended = ("answered", "refused", "postponed", "forwarded", "left", "withdrawn", "inWork")
        assert counted["received"] == sum(counted[column] for column in ended)
        assert counted["inTime"] + counted["late"] <= counted["received"]
        if len(name) == 4:
            quarters = [rows[f"{name}-Q{n}"] for n in range(1, 5) if f"{name}-Q{n}" in rows]
            for column in numbers:
                assert counted[column] == sum(int(one[column] or "") for one in quarters)
    assert check_table(found, TOTALS, TODAY) == ()


@given(st.integers(2011, 2090), st.integers(1, 4))
def test_quarters_follow_one_another(year: int, quarter: int) -> None:
    one = Period(year, quarter)
    following = Period(year, quarter + 1) if quarter < 4 else Period(year + 1, 1)
    assert one.end + timedelta(days=1) == following.start
    assert Period(year).start <= one.start < one.end <= Period(year).end


@pytest.mark.parametrize("edition", ["2025", "2019"])
def test_a_report_is_listed_when_its_period_is_over(edition: str) -> None:
    schema = table("reports", edition)
    totals = count_requests(
        [
            request(receivedDate="2018-12-03"),
            request(receivedDate="2019-09-03"),
            request(receivedDate="2019-10-03"),
        ]
    )
    found = reports_table(totals, schema, COUNCIL, "totals.csv", TODAY)
    uid = schema.columns[0]
    assert [one[uid] for one in found.records()] == [
        "information-requests-2018",
        "information-requests-2018-Q4",
        "information-requests-2019-Q3",
    ]
    titles = [one["title"] for one in found.records()]
    assert titles[0] == "Звіт щодо задоволення запитів на інформацію за 2018 рік"
    assert titles[2] == "Звіт щодо задоволення запитів на інформацію за III квартал 2019 року"
    first = next(found.records())
    assert COUNCIL.edrpou in first.values()
    assert first["type"] in schema.field("type").values


def test_a_report_misses_nothing_but_where_and_since_when_it_is_public() -> None:
    schema = TABLES["reports"]
    found = reports_table(count_requests([request()]), schema, COUNCIL, "totals.csv", TODAY)
    faults = check_table(found, schema, TODAY)
    assert {one.problem.place.field for one in faults} == {"issuedDate", "url"}
    assert {one.problem.code for one in faults} == {"cell-empty"}
