"""Was each draft public ten working days before it was considered?"""

from __future__ import annotations

import pytest

from opendata.catalogue.calendar import working_calendar
from opendata.check.drafts import drafts_and_acts
from opendata.problems import Problem
from opendata.table import Table

DRAFTS = ("uid", "title", "issuedDate")
ACTS = ("number", "acceptedDate", "title")


def found(title: str, issued: str | None, *acts: tuple[str, str, str]) -> list[Problem]:
    drafts = Table(DRAFTS, (("проєкт-1", title, issued),))
    return [*drafts_and_acts(drafts, [Table(ACTS, acts)], working_calendar().before)]


@pytest.mark.parametrize(
    ("issued", "code"),
    [
        ("2025-09-01", "draft-became"),
        ("2025-09-05", "draft-became"),  # ten working days from that Friday to the 18th
        ("2025-09-06", "draft-late"),
        ("2025-09-18", "draft-late"),
        ("2025-10-18", "draft-late"),
    ],
)
def test_ten_working_days_before_the_session(issued: str, code: str) -> None:
    (problem,) = found("Про бюджет", issued, ("5", "2025-09-19", "Про бюджет"))
    assert problem.code == code
    if code == "draft-late":
        assert "2025-09-05" in str(problem.expected)


def test_a_holiday_of_peace_time_makes_the_term_longer() -> None:
    """In 2021 the 24th of August was a day off, and the Monday before it was made one."""
    act = ("5", "2021-08-27", "Про план")
    assert found("Про план", "2021-08-11", act)[0].code == "draft-became"
    assert found("Про план", "2021-08-12", act)[0].code == "draft-late"


@pytest.mark.parametrize(
    "title", ["Проєкт рішення «Про бюджет»", "ПРО БЮДЖЕТ", "Проект рішення Про  бюджет."]
)
def test_a_title_written_otherwise_is_the_same(title: str) -> None:
    assert found(title, "2025-09-01", ("5", "2025-09-19", "Про бюджет"))


@pytest.mark.parametrize(
    "acts",
    [
        (),
        (("5", "2025-09-19", "Про інше"),),
        (("5", "2025-09-19", "Про бюджет"), ("9", "2025-12-19", "Про бюджет")),
        (("5", "19.09.2025", "Про бюджет"),),
    ],
)
def test_where_nothing_is_sure_nothing_is_said(acts: tuple[tuple[str, str, str], ...]) -> None:
    assert found("Про бюджет", "2025-09-18", *acts) == []


def test_a_draft_without_a_day_or_title_is_passed_over() -> None:
    assert found("Про бюджет", None, ("5", "2025-09-19", "Про бюджет")) == []
    assert found("", "2025-09-18", ("5", "2025-09-19", "")) == []
