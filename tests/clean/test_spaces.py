from __future__ import annotations

import unicodedata

import pytest
from clean_texts import anything
from hypothesis import given

from opendata.clean.spaces import no_blanks, one_line


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("  Про  бюджет ", "Про бюджет"),
        ("Про\u00a0бюджет\r\nміста", "Про бюджет міста"),
        ("бюд\u00adжет", "бюджет"),
        ("\ufeffПро\u200bбюджет", "Пробюджет"),
        ("Про_x000D_\nбюджет", "Про бюджет"),
        ("и\u0306", "й"),
        ("plain", "plain"),
        (" ascii ", "ascii"),
        ("", ""),
    ],
)
def test_one_line(text: str, expected: str) -> None:
    assert one_line(text) == expected


@given(anything)
def test_one_line_is_a_fixed_point(text: str) -> None:
    line = one_line(text)
    assert one_line(line) == line
    assert unicodedata.is_normalized("NFC", line)
    assert line == " ".join(line.split())


@given(anything)
def test_no_blanks_has_none(text: str) -> None:
    assert no_blanks(no_blanks(text)) == no_blanks(text)
    assert not any(ch.isspace() for ch in no_blanks(text))
