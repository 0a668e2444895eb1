from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from opendata.catalogue.tables import table
from opendata.check.acts_dates import _working_days, dates_of_acts
from opendata.problems import Severity
from opendata.table import Origin, Table

TODAY = date(2026, 11, 23)
NEW, OLD = table("legal_acts"), table("legal_acts", "2019")


def acts(*rows: dict[str, str], edition: str = "2025") -> list[str]:
    schema = table("legal_acts", edition)
    usual = {"type": "рішення", "publisherName": "Рада", "number": "1"}
    made = Table(
        schema.columns,
        tuple(tuple({**usual, **row}.get(column) for column in schema.columns) for row in rows),
    )
    return [one.code for one in dates_of_acts(made, schema, TODAY)]


def act(accepted: str, issued: str = "", valid: str = "", number: str = "1") -> dict[str, str]:
    return {
        "acceptedDate": accepted,
        "issuedDate": issued or accepted,
        "validFrom": valid or accepted,
        "number": number,
    }


@pytest.mark.parametrize(
    ("row", "codes"),
    [
        (act("2026-11-23"), []),
        (act("2026-11-24"), ["act-in-future"]),
        (act("2025-03-10", valid="2025-03-09"), ["act-valid-early"]),
        (act("2025-03-10", valid="2025-03-10"), []),
        (act("2025-03-10", issued="2025-03-09"), ["act-issued-early"]),
        (act("2025-03-10", issued="2025-03-17"), []),
        (act("2025-03-10", issued="2025-03-19"), []),  # two holidays may lie between
        (act("2025-03-10", issued="2025-03-20"), ["act-issued-late"]),
        (act("10.03.2025", issued="2026-01-01"), []),
        (act("2025-03-10") | {"issuedDate": "null", "validFrom": "–"}, []),
    ],
)
def test_dates_are_held_against_each_other(row: dict[str, str], codes: list[str]) -> None:
    assert acts(row) == codes


def test_the_table_of_2019_has_other_names() -> None:
    row = {"dateAccepted": "2026-12-01", "issued": "2026-12-01", "valid": "2026-11-01"}
    assert acts(row, edition="2019") == ["act-in-future", "act-valid-early"]


def test_other_tables_are_left_alone() -> None:
    schema = table("petitions")
    rows = (tuple("2030-01-01" for _ in schema.columns),)
    assert dates_of_acts(Table(schema.columns, rows), schema, TODAY) == ()


def session(*days: str) -> list[str]:
    return acts(*(act(day, number=f"12-{n}/VIII") for n, day in enumerate(days, start=1)))


def test_an_act_of_a_session_on_a_day_it_did_not_sit() -> None:
    five = ["2024-02-14"] * 5
    assert session(*five) == []
    assert session(*five, "2024-12-14") == ["act-session-day"]
    assert session(*five, "2024-02-28") == [], "a session may sit again"
    assert session(*five, "2024-12-14", "2024-12-14") == [], "two acts are no slip of one"
    assert session(*five[:3], "2024-12-14") == [], "too few to tell"


def test_another_session_has_days_of_its_own() -> None:
    first = [act("2024-02-14", number=f"12-{n}/VIII") for n in range(5)]
    assert acts(*first, act("2024-12-14", number="13-1/VIII")) == []
    assert acts(*first, act("2024-12-14", number="12-9/VII")) == []


def test_nothing_of_it_stops_a_publication() -> None:
    rows = (tuple("2030-01-01" if "Date" in c else "1" for c in NEW.columns),)
    found = dates_of_acts(Table(NEW.columns, rows), NEW, TODAY)
    assert found
    assert all(one.severity is not Severity.ERROR for one in found)


@given(st.dates(date(1990, 1, 1), date(2040, 1, 1)), st.integers(0, 400))
def test_working_days_are_counted(start: date, more: int) -> None:
    end = start + timedelta(days=more)
    days = [start + timedelta(days=n) for n in range(1, more + 1)]
    assert _working_days(start, end) == sum(day.weekday() < 5 for day in days)


def test_a_day_of_publication_that_nobody_wrote_is_not_judged() -> None:
    row = tuple(act("2020-01-10", issued="2026-01-10").get(column) for column in NEW.columns)
    written = Origin("r.xlsx", None, 2, {"issuedDate": "F2"})
    for origin, codes in ((written, ["act-issued-late"]), (Origin(document="a.docx"), [])):
        made = Table(NEW.columns, (row,), (origin,))
        assert [one.code for one in dates_of_acts(made, NEW, TODAY)] == codes
