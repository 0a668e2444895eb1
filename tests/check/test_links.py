"""Links between tables of a dataset."""

from __future__ import annotations

import pytest

from opendata.catalogue.tables import editions, table, tables
from opendata.check.links import Other, check_links, links_of, targets_of
from opendata.problems import Place, Severity
from opendata.table import Origin, Table

POSTS, UNITS, ORGANIZATIONS = (
    table(key) for key in ("posts", "organization_units", "organizations")
)


def rows(schema, *given):
    cells = [tuple(row.get(column) for column in schema.columns) for row in given]
    origins = [Origin(f"{schema.key}.xlsx", "Аркуш1", n, {}) for n in range(2, len(cells) + 2)]
    return Table(schema.columns, tuple(cells), tuple(origins))


def found(posts, *others):
    there = [Other(schema, rows(schema, *given), f"{schema.key}.csv") for schema, *given in others]
    return list(check_links(rows(POSTS, *posts), POSTS, there, Place("posts.xlsx")))


def test_a_row_that_is_not_there_is_told_at_its_cell():
    (told,) = found(
        [{"unitId": "u1", "orgId": "o1"}, {"unitId": "u9", "orgId": "o1"}, {}],
        (UNITS, {"uid": "u1"}, {"uid": None}),
        (ORGANIZATIONS, {"Id": "o1"}),
    )
    assert (told.code, told.found, told.severity) == ("link-broken", "u9", Severity.WARNING)
    assert (told.place.file, told.place.row, told.place.field) == ("posts.xlsx", 3, "unitId")


def test_a_table_may_come_in_several_files():
    more = ((UNITS, {"uid": "u1"}), (UNITS, {"uid": "u2"}), (ORGANIZATIONS, {"Id": "o"}))
    assert found([{"unitId": "u1"}, {"unitId": "u2"}], *more) == []


def test_what_was_not_given_is_told_once_and_only_where_it_matters():
    told = found([{"unitId": "u1"}, {"unitId": "u2"}])
    assert [(one.code, one.severity) for one in told] == [("link-unchecked", Severity.NOTE)]
    assert found([{}]) == []


@pytest.mark.parametrize("edition", editions())
def test_every_link_of_the_recommendations_has_a_target_in_its_own_set(edition):
    every = tables(edition)
    linked = [one for one in every if links_of(one)]
    assert linked
    for one in linked:
        targets = targets_of(one, every)
        assert targets, one.key
        assert {target.requirement for target in targets} == {one.requirement}, one.key
