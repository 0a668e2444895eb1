from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from public_sector_hands import ODD, codes, column, layout, look

from opendata.check.public_sector.unique import key_of, rule

KNOWN = layout(column("uid"), column("publisherId", "edrpou"))


def test_one_identifier_of_two_publishers_is_two_identifiers() -> None:
    rows = [["1", "00032945"], ["1", "20064120"], ["2", "00032945"], [None, None], [None, None]]
    assert look(rule(KNOWN), KNOWN, *rows) == []


def test_the_later_row_is_blamed_and_the_earlier_named() -> None:
    rows = [["1", "00032945"], ["2", "00032945"], ["1", "00032945"], ["1", "00032945"]]
    found = look(rule(KNOWN), KNOWN, *rows)
    assert codes(found) == ["id-not-unique"] * 2
    assert [one.first for one in found] == [2, 2]
    assert found[0].problem.found == "1, 00032945"


@given(st.lists(st.tuples(st.sampled_from("12|="), st.sampled_from(["", "1", "|", "=1"]))))
def test_every_row_but_the_first_of_a_kind_is_found(rows: list[tuple[str, str]]) -> None:
    assert len(look(rule(KNOWN), KNOWN, *rows)) == len(rows) - len(set(rows))


def test_each_table_has_a_rule_of_its_own() -> None:
    row = ["1", "00032945"]
    assert look(rule(KNOWN), KNOWN, row) == look(rule(KNOWN), KNOWN, row) == []


@pytest.mark.parametrize(
    "more",
    [
        {"primaryKey": ["uid"]},
        {"foreignKeys": [{"fields": "uid", "reference": {"resource": "x", "fields": "uid"}}]},
        {"fields": [column("uid", constraints={"unique": True})]},
        {"fields": [column("title")]},
    ],
)
def test_where_the_schema_has_a_rule_or_the_column_points_elsewhere(more: dict[str, Any]) -> None:
    assert rule(layout(column("uid"), **more)) is None


def test_the_key_of_the_catalogue_goes_before_names() -> None:
    known = layout(
        column("uid"), column("voterUid"), opendata={"rowKey": ["uid", "voterUid", "gone"]}
    )
    assert [one.name for one in key_of(known)] == ["uid", "voterUid"]
    rows = [["1", "a"], ["1", "b"], ["1", "a"], [None, "a"], [None, "a"], [None, None]]
    assert [one.first for one in look(rule(known), known, *rows, [None, None])] == [2, 5]


def test_odd_cells() -> None:
    found = look(rule(KNOWN), KNOWN, *([c, c] for c in ODD), *([c, c] for c in ODD))
    assert set(codes(found)) == {"id-not-unique"}
