from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from activity_hands import Department, day, make_department

from opendata.pipeline.house import open_house
from opendata.pipeline.publish import Options, publish_dataset
from opendata.report.activity.known import Known
from opendata.workspace.read import read_workspace

TABLE = "financial_statements"


def statements(*years: int) -> list[dict[str, object]]:
    return [
        {"uid": f"99000005-{year}-12-31-1", "enterpriseId": "99000005", "period": year,
         "enterpriseName": "КП «Тепло»", "periodEnd": f"{year}-12-31"}
        for year in years
    ]  # fmt: skip


@pytest.fixture(scope="module")
def department(tmp_path_factory: pytest.TempPathFactory) -> Department:
    """Three statements became public in February, one more in March, and one was corrected."""
    made = make_department(tmp_path_factory.mktemp("known") / "rada")
    made.rows("financials", TABLE, statements(2014, 2015, 2016), day(2019, 2, 11))
    path = made.root / "datasets" / "financials" / "table.csv"
    first, *rest = path.read_text(encoding="utf-8").splitlines()[1:]
    more = [first.replace("Тепло", "Тепло і світло"), *rest, rest[-1].replace("2016", "2017")]
    header = path.read_text(encoding="utf-8").splitlines()[0]
    path.write_text("\n".join([header, *more, ""]), encoding="utf-8")
    summary = publish_dataset(read_workspace(made.root), "financials", Options(), day(2019, 3, 11))
    assert summary.version not in (None, "1.0.0"), summary.problems
    return made


def known(department: Department, first: date, last: date, until: datetime) -> Known:
    house = open_house(read_workspace(department.root))
    end = min(datetime(last.year, last.month, last.day, 21, tzinfo=UTC), until)
    return Known(house.workspace, house.journal, house.store, first, last, end, until)


LATER = datetime(2020, 1, 1, tzinfo=UTC)


@pytest.mark.parametrize(
    ("first", "last", "until", "years"),
    [
        (date(2019, 2, 1), date(2019, 2, 28), LATER, ["2014", "2015", "2016"]),
        (date(2019, 3, 1), date(2019, 3, 31), LATER, ["2017"]),
        (date(2019, 1, 1), date(2019, 12, 31), LATER, ["2014", "2015", "2016", "2017"]),
        (date(2019, 4, 1), date(2019, 4, 30), LATER, []),
        (date(2019, 3, 1), date(2019, 3, 31), day(2019, 3, 10), []),
    ],
)
def test_what_was_new_in_a_period_is_not_what_was_there_or_was_corrected(
    department: Department, first: date, last: date, until: datetime, years: list[str]
) -> None:
    found = known(department, first, last, until).fresh(TABLE)
    assert [row["periodEnd"][:4] for one in found for row in one.rows] == years  # type: ignore[index]


def test_before_the_first_publication_nothing_is_known(department: Department) -> None:
    early = known(department, date(2019, 1, 1), date(2019, 1, 31), day(2019, 1, 31))
    assert early.fresh(TABLE) == early.tables(TABLE) == ()
    assert known(department, date(2019, 1, 1), date(2019, 1, 31), LATER).fresh(TABLE) == ()


def test_tables_are_those_of_the_newest_release_that_was_known(department: Department) -> None:
    (then,) = known(department, date(2018, 1, 1), date(2018, 12, 31), day(2019, 3, 1)).tables(TABLE)
    (now,) = known(department, date(2018, 1, 1), date(2018, 12, 31), LATER).tables(TABLE)
    assert (len(then.rows), then.source.version) == (3, "1.0.0")
    assert len(now.rows) == 4
    assert now.rows[0]["enterpriseName"] == "КП «Тепло і світло»"
    assert now.source.event is not None


def test_the_months_of_a_period_go_over_the_year(department: Department) -> None:
    one = known(department, date(2018, 11, 5), date(2019, 2, 1), LATER)
    assert one.months == ("2018-11", "2018-12", "2019-01", "2019-02")
