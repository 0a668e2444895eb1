from __future__ import annotations

from datetime import date

import pytest

from opendata.catalogue.tables import groups, table, table_paths
from opendata.portals.site.temporal import COLUMNS, Period, period_of
from opendata.table import Table


def covered(key: str, column: str, *cells: str | None) -> Period | None:
    made = Table((column,), tuple((cell,) for cell in cells))
    edition = next(one for one in groups() if key in table_paths(one))
    return period_of([(table(key, edition), made)])


@pytest.mark.parametrize("key", COLUMNS)
def test_every_column_that_is_named_is_one(key: str) -> None:
    editions = [one for one in groups() if key in table_paths(one)]
    assert editions
    known = {name for one in editions for name in table(key, one).columns}
    assert known.intersection(COLUMNS[key])
    for one in editions:
        assert set(table(key, one).columns).intersection(COLUMNS[key]), one


def test_from_the_first_day_to_the_last() -> None:
    found = covered("legal_acts", "acceptedDate", "2024-02-14", None, "2021-02-25", "2023-01-01")
    assert found == Period(date(2021, 2, 25), date(2024, 2, 14))


def test_a_month_and_a_year_are_covered_whole() -> None:
    assert covered("publication_counts", "period", "2026-02") == Period(
        date(2026, 2, 1), date(2026, 2, 28)
    )
    assert covered("budget", "period", "2025", "2026") == Period(
        date(2025, 1, 1), date(2026, 12, 31)
    )


def test_what_is_no_date_says_nothing() -> None:
    assert covered("legal_acts", "acceptedDate", None, "учора", "2024-13-01", "0000") is None


def test_birthdays_are_no_time_that_a_table_covers() -> None:
    assert covered("deputies", "birthDate", "1963-04-19") is None


def test_several_tables_are_covered_together() -> None:
    budget, acts = table("budget", "own"), table("legal_acts")
    found = period_of(
        [
            (budget, Table(("period",), (("2026",),))),
            (acts, Table(("acceptedDate",), (("2024-02-14",),))),
        ]
    )
    assert found == Period(date(2024, 2, 14), date(2026, 12, 31))
