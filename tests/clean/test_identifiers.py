from __future__ import annotations

import pytest
from clean_texts import anything
from hypothesis import given

from opendata.clean.identifiers import (
    clean_edrpou,
    clean_email,
    clean_katottg,
    clean_url,
    is_edrpou,
    is_email,
    is_katottg,
    is_url,
)


def a_code(zeros: int) -> str:
    """An invented code with a right check digit that begins with ``zeros`` zeros."""
    for number in range(10 ** (7 - zeros), 10 ** (8 - zeros)):
        if is_edrpou(f"{number:08d}"):
            return f"{number:08d}"
    raise AssertionError


def test_a_number_cell_gets_its_zero_back() -> None:
    assert clean_edrpou(1234567.0) == "01234567"
    assert clean_edrpou(12345678) == "12345678"
    assert clean_edrpou(12.5) == "12.5"


@pytest.mark.parametrize("zeros", [1, 2, 3])
def test_a_text_gets_zeros_back_only_when_the_check_digit_agrees(zeros: int) -> None:
    code = a_code(zeros)
    assert clean_edrpou(code.lstrip("0")) == code
    wrong = str(int(code) + 1)
    assert clean_edrpou(wrong) == wrong


def test_labels_and_blanks_go() -> None:
    assert clean_edrpou(" Код ЄДРПОУ: 0123 4567 ") == "01234567"


@pytest.mark.parametrize("text", ["", "1234567", "123456789", "1234567a", "١٢٣٤٥٦٧٨"])
def test_what_is_no_code(text: str) -> None:
    assert not is_edrpou(text)


def test_katottg_with_cyrillic_letters() -> None:
    assert clean_katottg("uа 05020030010063857") == "UA05020030010063857"
    assert is_katottg("UA05020030010063857")
    assert not is_katottg("UА05020030010063857")
    assert not is_katottg("UA0502003001006385")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (" https://Rada.Example.UA/Ріш 45.pdf ", "https://rada.example.ua/Ріш%2045.pdf"),
        ("<HTTP://example.ua>", "http://example.ua"),
        ("http:\\\\example.ua\\a", "http://example.ua/a"),
        ("https:/example.ua/a.", "https://example.ua/a"),
        ("https://exаmple.ua", "https://example.ua"),  # a Cyrillic «а»
        ("www.example.ua", "www.example.ua"),  # which scheme is not ours to say
        ("https://рада.укр/a", "https://рада.укр/a"),
    ],
)
def test_clean_url(text: str, expected: str) -> None:
    assert clean_url(text) == expected


def test_is_url() -> None:
    assert is_url("https://example.ua/a")
    assert not is_url("www.example.ua")
    assert not is_url("http://[")


@pytest.mark.parametrize(
    "text", ["mailto:Rada@Example.UA", "<Rada@example.ua>", "Rada @ example.ua;", "Rаda@example.ua"]
)
def test_clean_email(text: str) -> None:
    assert clean_email(text) == "Rada@example.ua"
    assert is_email(clean_email(text))


@given(anything)
def test_fixed_points(text: str) -> None:
    for clean in (clean_edrpou, clean_katottg, clean_url, clean_email):
        assert clean(clean(text)) == clean(text)
