from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from opendata.catalogue.schema import schema_from
from opendata.problems import OpendataError
from opendata.release.tables import arrange, key_getter, render, sort_key, sort_rows, uid_of
from opendata.table import Origin, Table

keys = st.tuples(
    st.none() | st.sampled_from("abіїЯ\U0001f4c4\ue000"), st.none() | st.text(max_size=2)
)


@given(st.lists(keys, max_size=8))
def test_sorted_by_key_whatever_the_order(rows: list[tuple[str | None, str | None]]) -> None:
    origins = tuple(Origin(row=number) for number in range(len(rows)))
    done = sort_rows(Table(("a", "b"), tuple(rows), origins), ("a", "b"))
    assert list(done.rows) == sorted(rows, key=sort_key)
    assert [rows[origin.row or 0] for origin in done.origins] == list(done.rows)


def test_none_is_first_and_capitals_before_small_letters() -> None:
    rows = (("ї",), ("а",), ("Я",), (None,), ("b",), ("10",), ("9",))
    assert [row[0] for row in sort_rows(Table(("a",), rows), ("a",)).rows] == [
        None, "10", "9", "b", "Я", "а", "ї",
    ]  # fmt: skip


def test_arranged_by_the_structure(sample) -> None:  # type: ignore[no-untyped-def]
    table = Table(("title", "uid"), (("б", "2"), ("null", "1")))
    assert arrange(table, sample.schema) == Table(
        sample.schema.columns, (("1", None, None, None, None), ("2", "б", None, None, None))
    )


@pytest.mark.parametrize(
    ("said", "found", "expected"),
    [
        ({"trueValues": ["True", "так"], "falseValues": ["False", "ні"]}, "так", "True"),
        ({"trueValues": ["True", "так"], "falseValues": ["False", "ні"]}, "ні", "False"),
        ({}, "True", "true"),
        ({}, "можливо", "можливо"),
        ({}, None, None),
    ],
)
def test_truth_is_spelled_in_one_way(said, found, expected) -> None:  # type: ignore[no-untyped-def]
    fields = [
        {"name": "uid", "title": "Код", "type": "string"},
        {"name": "open", "title": "Відкрито", "type": "boolean", **said},
    ]
    schema = schema_from({"fields": fields, "primaryKey": ["uid"]}, "t")
    assert arrange(Table(("uid", "open"), (("так", found),)), schema).rows == (("так", expected),)


def test_a_column_without_a_place_is_a_bug(sample) -> None:  # type: ignore[no-untyped-def]
    with pytest.raises(ValueError, match="other"):
        arrange(Table(("uid", "other"), ()), sample.schema)


def test_half_a_character_is_an_error_that_teaches(sample) -> None:  # type: ignore[no-untyped-def]
    with pytest.raises(OpendataError) as caught:
        arrange(Table(("uid", "title"), (("1", "a\ud800"),)), sample.schema)
    assert caught.value.problem.code == "release-text"
    assert caught.value.problem.found == "a\\ud800"


def test_three_formats(sample) -> None:  # type: ignore[no-untyped-def]
    assert list(render(arrange(sample.table, sample.schema), sample.schema)) == [
        "csv",
        "json",
        "xlsx",
    ]


def test_the_key_as_one_text() -> None:
    of = key_getter(("a", "b", "c"), ("c", "a"))
    assert uid_of(of(("1", "2", "3"))) == "3|1"
    assert uid_of(("1-2024",)) == "1-2024"
