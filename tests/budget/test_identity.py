"""Identifiers of forms, and names of files by the rule."""

from __future__ import annotations

from dataclasses import replace

import pytest
from budget_pairs import found, paint, passport_content

from opendata.budget import codes
from opendata.budget.form import Code, Form, Order
from opendata.budget.identity import (
    approval_date,
    code_text,
    file_name,
    programme_code,
    slug,
    uid_of_passport,
    uid_of_report,
)


@pytest.fixture(scope="module")
def form() -> Form:
    return found(paint(passport_content(1), 1)[0], "f.xlsx").form


def test_identifiers_and_names_are_those_of_the_rule() -> None:
    assert uid_of_passport(2019, "0813012", "2020-04-14") == "2019-0813012-v-2020-04-14"
    assert uid_of_passport(2019, "0813012", "2020-04-14", "12-od").endswith("-14-12-od")
    assert uid_of_report(2019, "0813012") == "2019-0813012"
    assert file_name("2019-0813012-v-2020-04-14", 0, "xlsx") == "2019-0813012-v-2020-04-14.xlsx"
    assert file_name("2019-0813012", 0, "ods") == "2019-0813012.ods"
    assert file_name("2019-0813012", 3, "xls") == "2019-0813012-and-3-more.xls"


@pytest.mark.parametrize(
    ("number", "said"),
    [("12-од", "12-od"), ("01-04/25", "01-04-25"), ("№ 7", "7"), (None, ""), ("Ю-5", "yu-5")],
)
def test_a_number_in_an_identifier_is_latin(number: str | None, said: str) -> None:
    assert slug(number) == said


@pytest.mark.parametrize(
    ("kind", "text", "whole"),
    [
        (codes.KPKVK, "0611010", True),
        (codes.KPKVK, "611010", False),
        (codes.EDRPOU, "0213456О", False),
        (codes.EDRPOU, "٠٢١٣٤٥٦٧", False),
        (codes.BUDGET, "0355100000", True),
        (codes.BUDGET, "23314514000", True),
        (codes.BUDGET, "23314514001", False),
    ],
)
def test_a_code_has_the_digits_of_its_kind(kind: str, text: str, whole: bool) -> None:
    assert code_text(kind, Code(text, "A1")) == (text if whole else None)
    assert code_text(kind, None) is None


def test_the_date_may_stand_in_a_name_that_is_written_by_the_rule(form: Form) -> None:
    printed = form.order.date
    assert approval_date(form, "x/2000-0000000-v-2001-01-01.xlsx") == printed
    form = replace(form, order=Order("Наказ", "5", None))
    code = programme_code(form)
    assert approval_date(form, f"x/{form.year}-{code}-v-{form.year}-03-04.xlsx") == (
        f"{form.year}-03-04"
    )
    assert approval_date(form, f"x/{form.year}-0000000-v-{form.year}-03-04.xlsx") is None
    assert approval_date(form, f"x/{form.year}-{code}-v-{form.year}-03-041.xlsx") is None
    assert approval_date(form, "x/паспорт.xlsx") is None
