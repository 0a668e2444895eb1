from __future__ import annotations

from datetime import date

import pytest
from brought_rows import brought, line, said

from opendata.report.activity.budget import part

MARCH = (date(2019, 3, 1), date(2019, 3, 31))


def statement(code: str, year: int) -> dict[str, object]:
    return {"uid": f"{code}-{year}", "enterpriseId": code, "periodEnd": f"{year}-12-31"}


@pytest.mark.parametrize(
    ("years", "shown"),
    [
        ((2018,), "2018"),
        ((2017, 2018), "2017, 2018"),
        ((2016, 2017, 2018), "2016–2018"),
        ((2014, 2016, 2018), "2014, 2016, 2018"),
    ],
)
def test_enterprises_are_counted_once_and_no_year_is_invented(
    years: tuple[int, ...], shown: str
) -> None:
    rows = [statement(code, year) for code in ("99000005", "99000011") for year in years]
    one = line(part(brought(*MARCH, financial_statements=rows)), "statements")
    assert one.value == 2
    assert f"2 комунальних підприємств за {shown} рр." in said(one)


def test_reports_on_passports_are_those_that_became_public() -> None:
    rows = [{"uid": f"{n}", "period": "2018"} for n in range(5)]
    one = line(part(brought(*MARCH, budget_passport_reports=rows)), "passport-reports")
    assert one.value == 5
    assert said(one) == "Оприлюднено 5 звітів про виконання паспортів бюджетних програм (за 2018)."


def test_passports_count_by_the_day_of_their_order() -> None:
    rows = [{"uid": "a", "orderDateAccepted": "2019-03-04"},
            {"uid": "b", "orderDateAccepted": "2019-02-28"}]  # fmt: skip
    found = part(brought(*MARCH, budget_passports=rows))
    assert line(found, "passports").value == 1
    assert line(found, "passports-published").value == 2


def test_without_sets_there_are_no_numbers() -> None:
    assert {one.value for one in part(brought(*MARCH)).entries} == {None}
