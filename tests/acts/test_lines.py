"""Lines as they are compared, and where they came from."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from opendata.acts.lines import head_lines, in_small, joined, make_line


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        ("  Р І Ш Е Н Н Я  № 5", "РІШЕННЯ № 5"),
        ("П Р О Е К Т   Р І Ш Е Н Н Я", "ПРОЕКТ РІШЕННЯ"),
        ("Р   І  Ш   Е  Н  Н  Я", "РІШЕННЯ"),
        ("в и р і ш и л а:", "вирішила:"),
        ("рiшення\u00a0ради", "рішення ради"),
        ("ра\u00addа", "раdа"),
        ("20.12 | с. Ясне | № 5 | |", "20.12 с. Ясне № 5"),
        ("XXI – VII", "XXI - VII"),
        ("Р І Ш E H Н Я", "РІШЕННЯ"),
        ("д'ять п`ять", "д’ять п’ять"),
    ],
)
def test_make_line(raw: str, text: str) -> None:
    assert make_line(raw).text == text


def test_the_shown_text_keeps_the_signs_of_the_source() -> None:
    line = make_line("№ 214/XXІ  –\u00a0VІІ-2", 100)
    assert line.shown == "№ 214/XXІ – VІІ-2"
    assert line.span(2, 5) == (102, 105)


def test_a_word_broken_at_the_end_of_a_line_is_joined() -> None:
    assert joined([make_line("природно-"), make_line("заповідного"), make_line("фонду")]).text == (
        "природно-заповідного фонду"
    )


@given(st.text(alphabet="АБ аб\u00ad\u00a0\tXI|–'\n№1", max_size=80))
def test_offsets_point_at_the_signs_shown(text: str) -> None:
    for line in head_lines(text):
        assert len(line.text) == len(line.shown) == len(line.offsets)
        for sign, offset in zip(line.shown, line.offsets, strict=True):
            assert sign == text[offset] or sign == " "
        assert list(line.offsets) == sorted(set(line.offsets))


def test_small_letters_keep_the_places_of_a_text() -> None:
    assert in_small("СКАСУВАТИ № 5") == "скасувати № 5"
    assert in_small("İСТАНБУЛ") == "iстанбул"
