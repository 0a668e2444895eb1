from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from public_sector_hands import ODD, TODAY, codes, column, layout, look

from opendata.check.public_sector.days import rule
from opendata.messages import say


def found(cell: object, name: str = "acceptedDate", kind: str = "date", **more: str) -> list[str]:
    known = layout(column(name, kind=kind, **more))
    return codes(look(rule(known, TODAY), known, [cell]))


@given(st.dates(date(1900, 1, 1), date(TODAY.year + 1, 12, 31)))
def test_any_day_of_our_time(day: date) -> None:
    assert found(day.isoformat()) == []
    assert found(day.isoformat(), "decisionDate", "string") == []


@pytest.mark.parametrize("cell", ["0208-02-03", "2091-05-01", "1899-12-31", date(2091, 5, 1)])
def test_a_year_that_can_hardly_be_meant(cell: object) -> None:
    assert found(cell) == ["date-implausible"]


@pytest.mark.parametrize(
    ("cell", "name", "kind"),
    [
        ("2091-05-01", "contractPeriodEndDate", "date"),  # a lease
        ("2050-01-01", "validThrough", "date"),
        ("2035-01-01", "startDate", "date"),
        ("1820-04-01", "deathDate", "date"),  # a graveyard
        ("1650", "constructionYear", "year"),
        ("2026-02-30", "acceptedDate", "date"),  # the schema tells it
        ("2015-09-15, 2018-09-15", "periodEvalDate", "string"),
        ("2026-05-30T10:45", "dateTime", "datetime"),
    ],
)
def test_days_that_are_right_in_their_place(cell: str, name: str, kind: str) -> None:
    assert found(cell, name, kind) == []


@pytest.mark.parametrize(
    ("cell", "name", "kind"),
    [
        ("0208", "period", "year"),
        ("2150-01-01", "contractPeriodEndDate", "date"),
        ("2091-05-01T10:45", "registrationDateTime", "datetime"),
        ("2091-05-01", "decisionDate", "string"),
    ],
)
def test_days_that_are_not(cell: str, name: str, kind: str) -> None:
    assert found(cell, name, kind) == ["date-implausible"]


@pytest.mark.parametrize("cell", ["30.05.2014", "2014", "2014-13-01", "2026-02-30", "травень", "0"])
@pytest.mark.parametrize("name", ["decisionDate", "legalActIssued", "dateAccepted", "birth_date"])
def test_a_text_column_of_dates_wants_them_in_the_iso_form(cell: str, name: str) -> None:
    assert found(cell, name, "string") == ["date-not-iso"]


def test_the_remedy_is_the_day_in_the_iso_form() -> None:
    known = layout(column("decisionDate"))
    (finding,) = look(rule(known, TODAY), known, ["30 травня 2014 року"])
    assert finding.problem.remedy is not None
    assert "2014-05-30" in say(finding.problem.remedy, "uk")


@pytest.mark.parametrize("name", ["passportIssuedName", "title", "update", "candidate"])
def test_other_text_is_no_date(name: str) -> None:
    assert rule(layout(column(name)), TODAY) is None


def test_odd_cells() -> None:
    known = layout(column("decisionDate"), column("acceptedDate", kind="date"))
    found = look(rule(known, TODAY), known, *([c, c] for c in ODD))
    assert {one.problem.place.field for one in found} == {"decisionDate"}
