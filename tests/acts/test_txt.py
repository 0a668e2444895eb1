"""Encodings of plain text."""

from __future__ import annotations

import pytest

from opendata.acts import txt
from tests.acts.conftest import HEADER


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1251", "koi8-u"])
def test_the_header_comes_out_of_each_encoding(encoding: str) -> None:
    text = HEADER.replace("№", "N").replace("’", "'").replace("«", '"').replace("»", '"')
    assert txt.decode(text.encode(encoding)) == text
    assert txt.is_text(text.encode(encoding))


@pytest.mark.parametrize("text", ["РІШЕННЯ", "Рішення ради", "ПРО БЮДЖЕТ Їжі № 5"])
def test_short_texts_in_cp1251(text: str) -> None:
    assert txt.decode(text.encode("cp1251")) == text


def test_what_a_page_declares_is_used_when_it_is_not_utf8() -> None:
    assert txt.decode("рішення".encode("koi8-u"), "koi8-u") == "рішення"
    assert txt.decode("рішення".encode(), "windows-1251") == "рішення"
    assert txt.decode("рішення".encode("cp1251"), "no-such-encoding") == "рішення"
