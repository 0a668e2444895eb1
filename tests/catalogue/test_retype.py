"""A value changes its form only where that is certain."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from opendata.catalogue.retype import retype
from opendata.catalogue.schema import Field

TEXT = Field("x", "X", "", "string", "string", False, {})


def form(kind: str, *values: object, literals: tuple[str, ...] = ()) -> Field:
    constraints = {"enum": list(values)} if values else {}
    return replace(TEXT, type=kind, constraints=constraints, literals=literals)


@pytest.mark.parametrize(
    ("kind", "text", "written"),
    [
        ("date", "14.02.2018", "2018-02-14"),
        ("date", "2018-02-14", "2018-02-14"),
        ("date", "14 лютого 2018 року", "2018-02-14"),
        ("date", "02/03/2018", None),
        ("date", "14.02.2018 10:45", None),
        ("date", "лютий", None),
        ("number", "1234,5", "1234.5"),
        ("number", "1 234 567,50", "1234567.50"),
        ("number", "12 34", None),
        ("number", "1,234", None),  # one and a bit, or a thousand and more
        ("number", "1 200 кв. м", None),
        ("integer", "12,0", "12"),
        ("integer", "12.5", None),
        ("year", "2019", "2019"),
        ("year", "19", None),
        ("boolean", "Так", "True"),
        ("boolean", "НІ", "False"),
        ("boolean", "частково", None),
        ("datetime", "2019-05-30T10:45", "2019-05-30T10:45"),
        ("datetime", "30.05.2019", None),
    ],
)
def test_a_text_gets_the_form_of_its_new_column(kind: str, text: str, written: str | None) -> None:
    assert retype(text, TEXT, form(kind)) == written
    # In a column that had the form before, what cannot be read stays for the checks to find.
    assert retype(text, form(kind), form(kind)) == (text if written is None else written)


def test_truth_becomes_words_again() -> None:
    words = form("string", "Так", "Ні")
    assert retype("True", form("boolean"), words) == "Так"
    assert retype("False", form("boolean"), words) == "Ні"


def test_a_value_that_is_no_longer_listed_is_not_carried() -> None:
    assert retype("0", form("integer", 0, 1, 2, 9), form("integer", 1, 2, 9)) is None
    assert retype("1", form("integer", 0, 1, 2, 9), form("integer", 1, 2, 9)) == "1"
    assert retype("5", form("integer", 1, 2), form("integer", 1, 2)) == "5"


def test_a_literal_stands_in_any_form() -> None:
    assert retype("Невідомо", TEXT, form("integer", literals=("Невідомо",))) == "Невідомо"


def test_an_edrpou_gets_its_zeros_if_the_check_digit_agrees() -> None:
    code = replace(TEXT, content="edrpou")
    assert retype("1234562", code, code) == "01234562"
    assert retype("1234567", code, code) == "1234567"


@given(st.text(), st.sampled_from(["string", "date", "number", "integer", "year", "boolean"]))
def test_it_never_raises_and_settles(text: str, kind: str) -> None:
    once = retype(text, TEXT, form(kind))
    if once is not None:
        assert retype(once, form(kind), form(kind)) == once
