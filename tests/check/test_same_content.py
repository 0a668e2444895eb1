"""One act under two identifiers."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from opendata.catalogue.tables import table
from opendata.check.same_content import same_content
from opendata.problems import Severity
from opendata.table import Origin, Table

ACTS, FAIRS = table("legal_acts"), table("fairs")
ACT = {
    "uid": "1", "number": "7", "acceptedDate": "2024-01-05", "type": "рішення",
    "publisherName": "Рада",
}  # fmt: skip


def found(schema, *rows):
    cells = tuple(tuple(row.get(column) for column in schema.columns) for row in rows)
    origins = tuple(
        Origin("t.xlsx", "Аркуш1", n, {schema.columns[0]: f"A{n}"}) for n in range(2, len(rows) + 2)
    )
    return list(same_content(Table(schema.columns, cells, origins), schema))


def test_one_act_under_two_identifiers():
    (told,) = found(
        ACTS, ACT, ACT | {"uid": "2", "number": "8"}, ACT | {"uid": "3", "type": " РІШЕННЯ"}
    )
    assert (told.code, told.severity, told.found) == ("act-same", Severity.WARNING, "3")
    assert told.place.row == 4
    assert "A2" in str(told.expected)


def test_an_act_that_lacks_a_part_is_compared_with_none():
    assert found(ACTS, ACT | {"number": None}, ACT | {"number": None, "uid": "2"}) == []


def test_a_repeated_key_is_told_elsewhere():
    assert found(ACTS, ACT, ACT) == []


def test_rows_of_other_tables_may_say_the_same():
    row = dict.fromkeys(FAIRS.columns, "так")
    key = FAIRS.primary_key[0]
    assert found(FAIRS, row | {key: "1"}, row | {key: "2"}) == []


@given(st.lists(st.integers(1, 400), unique=True, max_size=30))
def test_a_sound_register_has_no_finding(numbers):
    assert found(ACTS, *(ACT | {"uid": f"u{n}", "number": str(n)} for n in numbers)) == []
