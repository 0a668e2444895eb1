"""What belongs to a row goes with it."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from opendata.catalogue.schema import TableSchema
from opendata.catalogue.tables import OWN, table
from opendata.pipeline.dependents import with_dependents
from opendata.table import Row, Table

PASSPORTS, GOALS = table("budget_passports", OWN), table("budget_passport_goals", OWN)


def rows(schema: TableSchema, column: str, values: Sequence[str | None], **more: str) -> Table:
    def row(value: str | None) -> Row:
        cells = {column: value, **more}
        return tuple(cells.get(one) for one in schema.columns)

    return Table(schema.columns, tuple(row(value) for value in values))


def held(
    passports: Table, goals: Table, first: set[int], second: set[int] | None = None
) -> list[set[int]]:
    found = with_dependents((passports, goals), (PASSPORTS, GOALS), (first, second or set()))
    return [set(one) for one in found]


def test_goals_go_with_their_passport() -> None:
    passports = rows(PASSPORTS, "uid", ["a", "b"])
    goals = rows(GOALS, "passportUid", ["a", "b", "a", None])
    assert held(passports, goals, {0}) == [{0}, {0, 2}]
    assert held(passports, goals, {0}, {1}) == [{0}, {0, 1, 2}]
    assert held(passports, goals, set()) == [set(), set()]


def test_goals_stay_where_another_row_has_the_key() -> None:
    passports = rows(PASSPORTS, "uid", ["a", "a"])
    goals = rows(GOALS, "passportUid", ["a"])
    assert held(passports, goals, {0}) == [{0}, set()]
    assert held(passports, goals, {0, 1}) == [{0, 1}, {0}]


def test_a_passport_does_not_go_with_its_goals_nor_with_the_version_before() -> None:
    passports = rows(PASSPORTS, "uid", ["a", "b"], previousUid="a")
    goals = rows(GOALS, "passportUid", ["a", "b"])
    assert held(passports, goals, set(), {0}) == [set(), {0}]
    assert held(passports, goals, {0}) == [{0}, {0}]


@pytest.mark.parametrize("columns", [("uid",), ()])
def test_tables_without_the_columns_of_the_link(columns: tuple[str, ...]) -> None:
    passports = rows(PASSPORTS, "uid", ["a"])
    bare = Table(columns, (tuple(None for _ in columns),))
    assert held(passports, bare, {0}) == [{0}, set()]
