"""The format of a column keeps what is typed; the example is what a rule allows."""

from __future__ import annotations

from datetime import date

import pytest
from template_hands import column, field, table_of

from opendata.catalogue.template.cells import example_of, example_row, format_of, typed


@pytest.mark.parametrize(
    ("kind", "form"),
    [
        ("string", "@"),
        ("boolean", "@"),
        ("time", "@"),
        ("datetime", "@"),
        ("date", "yyyy-mm-dd"),
        ("integer", "0"),
        ("year", "0"),
        ("number", "General"),
    ],
)
def test_what_a_program_could_spoil_is_text(kind: str, form: str) -> None:
    assert format_of(field(kind)) == form


def test_an_example_is_made_from_the_rules_where_there_is_none() -> None:
    assert example_of(field(example="7-А")) == "7-А"
    assert example_of(field()) == "null"
    assert example_of(field(required=True, enum=["так", "ні"])) == "так"
    assert example_of(field(required=True, values=["рішення"])) == "рішення"
    assert example_of(field(required=True, content="edrpou")) == "00032112"
    assert example_of(field("date", required=True)) == "2024-05-30"


def test_the_first_row_names_no_row_above_it() -> None:
    link = {"fields": ["above"], "reference": {"resource": "", "fields": ["code"]}}
    other = {"fields": "code", "reference": {"resource": "others", "fields": "id"}}
    above = column(example="1") | {"name": "above"}
    schema = table_of(column(example="1.1"), above, foreignKeys=[link, other])
    assert example_row(schema) == {"code": "1.1", "above": "null"}


@pytest.mark.parametrize(
    ("kind", "text", "value"),
    [
        ("date", "2018-07-06", date(2018, 7, 6)),
        ("date", "1899-05-01", "1899-05-01"),
        ("date", "null", "null"),
        ("integer", "20", 20),
        ("year", "2024", 2024),
        ("number", "10.50", 10.5),
        ("number", "nan", "nan"),
        ("number", "null", "null"),
        ("string", "01234567", "01234567"),
    ],
)
def test_an_example_is_what_the_program_would_make_of_it(
    kind: str, text: str, value: object
) -> None:
    assert typed(text, field(kind)) == value
