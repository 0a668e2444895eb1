from __future__ import annotations

import json
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from table_town import schema

from opendata.portals.ckan.datastore.cells import (
    DATE,
    INT,
    NUMERIC,
    TEXT,
    Typing,
    canonical,
    canonical_row,
    digest,
    fingerprint,
    folded,
)

NUMBERS = st.from_regex(r"-?(0|[1-9][0-9]{0,11})(\.[0-9]{1,4})?", fullmatch=True)


def typed(kind: str, *values: str, key: bool = False) -> str:
    field = schema(значення=kind).field("значення")
    typing = Typing(field, key=key)
    for value in values:
        typing.see(value)
    return typing.type


@pytest.mark.parametrize(
    ("kind", "values", "type_"),
    [
        ("string", ["1", "2"], TEXT),
        ("integer", ["1", "-20", "0"], INT),
        ("integer", [], INT),
        ("integer", ["2147483647", "-2147483648"], INT),
        ("integer", ["2147483648"], NUMERIC),
        ("integer", ["00123456"], TEXT),
        ("integer", ["+5"], TEXT),
        ("integer", ["-0"], TEXT),
        ("year", ["1999"], INT),
        ("number", ["1.50", "0.1", "-12"], NUMERIC),
        ("number", ["1,50"], TEXT),
        ("number", ["1e5"], TEXT),
        ("number", [".5"], TEXT),
        ("number", ["05.5"], TEXT),
        ("number", ["-0.0"], TEXT),
        ("number", ["1234567890.123456"], TEXT),
        ("number", ["٣"], TEXT),
        ("date", ["2020-02-29"], DATE),
        ("date", ["2021-02-29"], TEXT),
        ("date", ["2020-02"], TEXT),
        ("date", ["2020-02-01", "01.02.2020"], TEXT),
        ("datetime", ["2020-02-01T10:00:00"], TEXT),
        ("boolean", ["true"], TEXT),
        ("time", ["10:00"], TEXT),
    ],
)
def test_a_column_has_a_type_that_loses_nothing(kind: str, values: list[str], type_: str) -> None:
    assert typed(kind, *values) == type_


def test_a_column_of_the_key_is_text() -> None:
    assert typed("integer", "1", key=True) == TEXT


@given(NUMBERS)
def test_what_is_a_number_is_the_same_number_in_json(value: str) -> None:
    """As PostgreSQL keeps it and as CKAN writes it: a number of JSON, read as a float."""
    if typed("number", value) == NUMERIC:
        assert canonical(value, NUMERIC) == canonical(json.loads(value), NUMERIC)


@given(st.dates(), st.integers(-(1 << 31), (1 << 31) - 1))
def test_days_and_whole_numbers_come_back_as_they_went_in(day: date, number: int) -> None:
    assert typed("date", day.isoformat()) == DATE
    assert canonical(day.isoformat(), DATE) == day.isoformat()
    assert typed("integer", str(number)) == INT
    assert canonical(number, INT) == canonical(str(number), INT)


def test_a_number_that_is_none_stays_text() -> None:
    assert canonical("null", NUMERIC) == "null"


def test_empty_text_is_something_else_than_nothing() -> None:
    assert digest(("a", None)) != digest(("a", ""))
    assert digest(("a", "null")) != digest(("a", None))
    assert digest(folded(("a", "null"))) == digest(folded(("a", ""))) == digest(("a", None))


@given(st.lists(st.tuples(st.text(max_size=3), st.none() | st.text(max_size=3)), max_size=5))
def test_the_order_of_rows_is_no_matter_and_their_number_is(
    rows: list[tuple[str, str | None]],
) -> None:
    digests = [digest(canonical_row(row, (TEXT, TEXT))) for row in rows]
    assert fingerprint(digests) == fingerprint(reversed(digests))
    if digests:
        assert fingerprint(digests) != fingerprint([*digests, digests[0]])
