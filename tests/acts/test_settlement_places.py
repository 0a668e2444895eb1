"""Which lines may name the place of a body, and by what rule."""

from __future__ import annotations

import pytest

from opendata.acts.layout import Layout, lay_out
from opendata.acts.lines import head_lines
from opendata.acts.settlement_places import called_after, in_header, under_signature
from opendata.acts.settlements import RULES

END = "\nПро межі\nВідповідно до закону рада\nВИРІШИЛА:\n1. Так.\n"


def laid_out(text: str) -> Layout:
    return lay_out(head_lines(text))


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("РІШЕННЯ\n14.02.2018 м. Ясне № 48", "settlement-requisites"),
        ("РІШЕННЯ\n14.02.2018 № 48\nм. Ясне", "settlement-line"),
        ("м. Ясне\nРІШЕННЯ\n14.02.2018 № 48", "settlement-above"),
        ("м. Ясне, вул. Садова, 5\nРІШЕННЯ\n14.02.2018 № 48", "settlement-address"),
        ("РІШЕННЯ\n14.02.2018 Ясне № 48", "settlement-bare"),
        (
            "Рішення від 14.02.2018 смт Ясне Про межі\nРІШЕННЯ\n14.02.2018 № 48",
            "settlement-caption",
        ),
        ("САДОВА РАЙОННА У М. ПОЛТАВІ РАДА\nРІШЕННЯ\n14.02.2018 № 48", "settlement-district"),
    ],
)
def test_each_line_has_its_rule(text: str, rule: str) -> None:
    (place,) = in_header(laid_out(text + END))
    assert place.rule == rule
    assert rule in RULES


def test_a_bare_name_without_a_number_is_trusted_less() -> None:
    (whole,) = in_header(laid_out("РІШЕННЯ\n14.02.2018 Ясне № 48" + END))
    (part,) = in_header(laid_out("РІШЕННЯ\n14.02.2018 Ясне" + END))
    assert part.less > whole.less


@pytest.mark.parametrize(
    "line",
    [
        "14.02.2018 Проєкт № 48",
        "14.02.2018 у м. Ясному № 48",
        "Новини м. Ясне сьогодні",
        "м. Я",
        "РІШЕННЯ виконкому м. Ясного № 5",
    ],
)
def test_a_line_that_names_no_place_is_passed_over(line: str) -> None:
    assert list(in_header(laid_out("РІШЕННЯ\n" + line + END))) == []


def test_under_the_signature_it_must_stand_beside_the_date() -> None:
    beside = END + "Голова О. Сад\nм. Ясне\n15 вересня 2016 року\n"
    apart = END + "Голова О. Сад\nм. Ясне\nЗавідувач\nБухгалтер\nЮрист\n15 вересня 2016 року\n"
    assert [p.name for p in under_signature(laid_out("РІШЕННЯ" + beside))] == ["Ясне"]
    assert list(under_signature(laid_out("РІШЕННЯ" + apart))) == []


def test_a_place_is_called_after_only_by_the_adjective_given() -> None:
    layout = laid_out("РІШЕННЯ\nПро майно смт Якимівка та м. Теплодар\nНа підставі закону рада\n")
    assert [p.name for p in called_after(layout, ["теплодарська"])] == ["Теплодар"]
    assert list(called_after(layout, ["тестівська"])) == []
