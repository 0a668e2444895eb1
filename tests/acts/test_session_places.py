"""Which lines may name a session, and by what rule."""

from __future__ import annotations

import pytest

from opendata.acts.layout import Layout, lay_out
from opendata.acts.lines import head_lines
from opendata.acts.session_places import (
    in_cards,
    in_convening,
    in_header,
    in_own_rules,
    in_stamp,
)
from opendata.acts.sessions import RULES

END = "\nвід 12.03.2021 № 15\nПро межі\nВідповідно до закону\nВИРІШИЛА:\n1. Так.\n"


def laid_out(text: str) -> Layout:
    return lay_out(head_lines(text))


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("МІСЬКА РАДА\n24 сесія\nРІШЕННЯ", "session-header"),
        ("МІСЬКА РАДА\n24 сесія\nа\nб\nв\nг\nд\nРІШЕННЯ", "session-above"),
        ("24 сесія\n" + "Новини\n" * 10 + "РІШЕННЯ", "session-apart"),
        ("Рішення 24 сесії № 5 «Про межі»\nМІСЬКА РАДА\nРІШЕННЯ", "session-caption"),
    ],
)
def test_the_nearer_to_the_heading_the_more_trusted(text: str, rule: str) -> None:
    (place,) = in_header(laid_out(text + END))
    assert place.rule == rule


def test_every_rule_is_declared_and_a_nearer_place_is_trusted_more() -> None:
    trust = [RULES[f"session-{name}"].trust for name in ("header", "above", "apart")]
    assert trust == sorted(trust, reverse=True)
    assert all(0 < rule.trust < 1 for rule in RULES.values())


def test_a_number_on_the_line_above_is_taken_along() -> None:
    (place,) = in_header(laid_out("МІСЬКА РАДА\nДВАДЦЯТЬ\nСЬОМА СЕСІЯ\nРІШЕННЯ" + END))
    assert place.line.text == "ДВАДЦЯТЬ СЬОМА СЕСІЯ"


def test_a_number_of_an_act_on_the_line_above_is_not() -> None:
    (place,) = in_header(laid_out("МІСЬКА РАДА\n24\nсесія восьмого скликання\nРІШЕННЯ" + END))
    assert place.line.text == "сесія восьмого скликання"


def test_a_sentence_of_the_text_is_no_line_of_the_header() -> None:
    prose = "Депутати двадцятої сесії восьмого скликання " + "говорили про школу " * 12
    assert list(in_header(laid_out("МІСЬКА РАДА\nРІШЕННЯ\n" + prose + END))) == []


def test_a_header_that_lost_its_line_breaks_is_read_at_its_beginning() -> None:
    line = (
        "17 жовтня 2014 року № 25 двадцята сесія шостого скликання " + "Присутні члени ради. " * 12
    )
    (place,) = in_header(laid_out("МІСЬКА РАДА\nПРОТОКОЛ\n" + line))
    assert place.rule == "session-header"
    assert "двадцята сесія" in place.line.text


def test_the_value_of_a_card_may_stand_below_its_label() -> None:
    places = in_cards(laid_out("Сесія:\nVI\nСкликання: VIII\nРІШЕННЯ" + END))
    assert [place.line.text for place in places] == ["Сесія: VI", "Скликання: VIII"]


def test_the_stamp_ends_where_changes_or_the_annex_begin() -> None:
    text = "ЗАТВЕРДЖЕНО\nрішенням 24 сесії\nу редакції 30 сесії\nПОЛОЖЕННЯ\nпро музей\n1. Усе\n"
    (place,) = in_stamp(laid_out(text))
    assert place.line.text == "ЗАТВЕРДЖЕНО рішенням 24 сесії"


def test_another_act_in_the_title_makes_it_silent() -> None:
    title = "РІШЕННЯ\nвід 1.02.2021 № 5\nПро {}\nВідповідно до закону рада\n"
    own = title.format("регламент міської ради восьмого скликання")
    other = title.format("зміни до регламенту міської ради сьомого скликання")
    assert [place.rule for place in in_own_rules(laid_out(own))] == ["session-own-rules"]
    assert list(in_own_rules(laid_out(other))) == []


def test_only_an_order_convenes() -> None:
    text = "{}\nвід 1.02.2021 № 5\nПро скликання 24 сесії\nНа підставі закону\n1. Так.\n"
    assert [place.rule for place in in_convening(laid_out(text.format("РОЗПОРЯДЖЕННЯ")))]
    assert list(in_convening(laid_out(text.format("РІШЕННЯ")))) == []
