from __future__ import annotations

import pytest
from clean_texts import anything
from hypothesis import given

from opendata.clean.lookalikes import mixed_words, mixes_scripts, to_cyrillic, to_latin


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("pішeння", "рішення"),
        ("Cтатус", "Статус"),
        ("CM", "CM"),
        ("Zелений", "Zелений"),  # Z has no twin: what is meant is not ours to say
        ("Windows та Excel", "Windows та Excel"),
        ("oб’єкт", "об’єкт"),
    ],
)
def test_to_cyrillic(text: str, expected: str) -> None:
    assert to_cyrillic(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("VIІ скликання", "VII скликання"),
        ("legalАct", "legalAct"),
        ("оds", "ods"),
        ("рішення", "рішення"),
        ("legalжct", "legalжct"),
    ],
)
def test_to_latin(text: str, expected: str) -> None:
    assert to_latin(text) == expected


def test_mixed_words() -> None:
    assert mixed_words("Рішення mіста Kyiv") == ["mіста"]


@given(anything)
def test_folding_is_a_fixed_point_and_keeps_length(text: str) -> None:
    for fold in (to_cyrillic, to_latin):
        assert fold(fold(text)) == fold(text)
        assert len(fold(text)) == len(text)


@given(anything)
def test_words_of_one_script_are_left_alone(text: str) -> None:
    if not any(mixes_scripts(word) for word in [text, *mixed_words(text)]):
        assert to_cyrillic(text) == to_latin(text) == text
