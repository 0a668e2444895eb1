"""What the sections make of rows and of what is recorded."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from activity_hands import Department, counted, day, indicator, make_department

from opendata.journal.journal import Step
from opendata.messages import say
from opendata.pipeline.house import open_house
from opendata.report.activity.laid_out import laid_out
from opendata.report.activity.model import Activity
from opendata.report.activity.plain import plain
from opendata.report.activity.report import activity
from opendata.report.layout.formats import FORMATS
from opendata.workspace.read import read_workspace


@pytest.fixture
def department(tmp_path: Path) -> Department:
    return make_department(tmp_path / "rada")


def report(department: Department, first: date, last: date, at: int = 2030) -> Activity:
    house = open_house(read_workspace(department.root))
    until = day(at, 1, 1)
    return activity(house.workspace, house.journal, house.store, first, last, until)


MARCH = (date(2019, 3, 1), date(2019, 3, 31))


def sentence(found: Activity, key: str) -> str:
    return say(found.entry(key).says, "en")


def test_requests_tell_how_they_were_answered(department: Department) -> None:
    base = {"dueDate": "2019-03-21", "extendedDate": "null"}
    rows = [
        {
            **base,
            "number": "1",
            "receivedDate": "2019-03-14",
            "answerDate": "2019-03-16",
            "answeredInTime": "true",
        },
        {
            **base,
            "number": "2",
            "receivedDate": "2019-03-14",
            "answerDate": "2019-04-16",
            "answeredInTime": "false",
        },
        {
            **base,
            "number": "3",
            "receivedDate": "2019-03-31",
            "answerDate": "null",
            "answeredInTime": "null",
        },
        {
            **base,
            "number": "4",
            "receivedDate": "2019-04-01",
            "answerDate": "null",
            "answeredInTime": "null",
        },
    ]
    department.rows("requests", "information_requests", rows, day(2019, 5, 2))
    found = report(department, *MARCH)
    assert found.entry("requests").value == 3
    assert sentence(found, "requests") == (
        "3 requests for information were received. 1 of them was answered late. "
        "1 has no answer yet."
    )
    (source,) = found.entry("requests").sources
    assert (source.dataset, source.version) == ("requests", "1.0.0")
    april = report(department, date(2019, 4, 1), date(2019, 4, 30))
    assert sentence(april, "requests").endswith("None of them has an answer yet.")


def test_organisations_stand_as_of_the_end_of_the_period(department: Department) -> None:
    rows = [
        {"registrationDate": "2015-05-05", "terminationDate": "null", "reconciledDate": "null"},
        {
            "registrationDate": "2015-05-05",
            "terminationDate": "2019-03-31",
            "reconciledDate": "null",
        },
        {"registrationDate": "2019-04-05", "terminationDate": "null", "reconciledDate": "null"},
    ]
    department.rows("parties", "parties", rows, day(2019, 5, 2))
    assert report(department, *MARCH).entry("parties").value == 1
    assert report(department, date(2019, 1, 1), date(2019, 3, 30)).entry("parties").value == 2
    assert report(department, *MARCH).entry("ngos").value is None


def test_the_last_reconciliation_is_told(department: Department) -> None:
    rows = [{"registrationDate": "2015-05-05", "terminationDate": "null", "reconciledDate": "null"}]
    department.rows("parties", "parties", rows, day(2019, 5, 2))
    numbers = {
        "ours": 97,
        "theirs": 120,
        "same": 90,
        "differs": 5,
        "alike": 0,
        "only_here": 2,
        "only_there": 0,
        "registered": 97,
        "registered_here": 96,
    }
    told = {
        "what": "compared",
        "table": "parties",
        "as_of": "2019-03-15",
        "numbers": numbers,
        "register": {"file": "parties.xlsx", "sha256": "a" * 64},
        "extract": {"file": "extract.csv", "sha256": "b" * 64},
    }
    journal = open_house(read_workspace(department.root)).journal
    journal.record(day(2019, 5, 3), "run", Step.RECONCILED, "parties", told)
    remark = report(department, *MARCH).entry("parties").remark
    assert remark is not None
    assert say(remark, "en") == (
        "Reconciled with the state register as of 15.03.2019: 97 registered there, 96 here."
    )


def test_indicators_are_added_up_or_the_last_one_is_taken(department: Department) -> None:
    rows = [
        indicator("Листи", "Вхідних", 10, "документів", "2019-03-10"),
        indicator("Листи", "Вхідних", 5.5, "документів", "2019-03-20"),
        indicator("Листи", "Вхідних", 100, "документів", "2019-04-20"),
        indicator("Штат", "Працівників", 9, "осіб", "2019-03-31", "станом на"),
        indicator("Штат", "Працівників", 8, "осіб", "2019-03-01", "станом на"),
    ]
    department.rows("indicators", "indicators", rows, day(2019, 5, 2))
    found = report(department, *MARCH)
    assert [say(part.title, "en") for part in found.parts[-2:]] == ["Листи", "Штат"]
    assert [
        found.entry(f"indicator-{name}").value for name in ("листи-вхідних", "штат-працівників")
    ] == [15.5, 9]


def test_a_report_of_the_past_knows_nothing_of_later_releases(department: Department) -> None:
    department.rows(
        "publications", "publication_counts", [counted("2019-03", "Новини", 5)], day(2019, 5, 2)
    )
    assert report(department, *MARCH).entry("news").value == 5
    assert report(department, *MARCH, at=2019).entry("news").value is None
    with pytest.raises(KeyError):
        report(department, *MARCH).entry("weather")


def test_all_renderings_carry_the_same_numbers_and_bytes(department: Department) -> None:
    rows = [counted("2019-03", "Новини", 4321), counted("2019-03", "усі", 77, "Facebook")]
    department.rows("publications", "publication_counts", rows, day(2019, 5, 2))
    found = report(department, *MARCH)
    layout = laid_out(found, "uk")
    numbers = {row[1]: row[3] for row in layout.grid("numbers").rows}
    content = plain(found, "uk")
    assert numbers == {
        one["key"]: one["value"] for part in content["parts"] for one in part["entries"]
    }
    table = FORMATS["csv"](layout).decode("utf-8-sig")
    assert "news" in table
    assert "4321" in table
    for form in FORMATS.values():
        assert form(layout) == form(laid_out(report(department, *MARCH), "uk"))
