"""Numbers in words, in Roman numerals of either alphabet, and in figures with endings."""

from __future__ import annotations

import re
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from opendata.acts.ordinals import LARGEST, ORDINAL, TENS_AT_END, read_ordinal, read_roman

FIND = re.compile(ORDINAL, re.IGNORECASE)

WORDS = {
    "перша": 1, "Другої": 2, "третя": 3, "третьої": 3, "третьому": 3, "ЧЕТВЕРТА": 4, "п’ята": 5,
    "п'ятого": 5, "п”ятої": 5, "пята": 5, "шостого": 6, "СЬОМЕ": 7, "сьомому": 7, "восьмого": 8,
    "дев ята": 9, "девятої": 9, "десятій": 10, "одинадцята": 11, "шістнадцятою": 16,
    "дев’ятнадцятої": 19, "двадцята": 20, "двадцять сьома": 27, "двадцять-сьома": 27,
    "двадцятьсьома": 27, "тридцять дев'ята": 39, "сорокова": 40, "сорок третьої": 43,
    "сорока третьої": 43, "п’ятдесята": 50, "П’ятдесят третя": 53, "п’ятидесята": 50,
    "шістдесят перша": 61, "вісімдесята": 80, "дев’яносто": 90, "дев’яноста": 90,
    "дев’яносто перша": 91, "сота": 100, "сто перша": 101, "сто двадцять сьомої": 127,
    "восьмой": 8, "третьей": 3, "двадцать первая": 21, "шестого": 6, "сороковой": 40,
    "одиннадцатая": 11, "пятьдесят седьмая": 57,
}  # fmt: skip
ROMAN = {
    "VII": 7, "VІІ": 7, "УІІ": 7, "УІІІ": 8, "VШ": 8, "УП": 7, "XXIV": 24, "ХХХVІІ": 37,
    "LХУІ": 66, "ХХХХІІІ": 43, "XLIX": 49, "ІХ": 9, "viii": 8, "VIIl": 8, "V1I": 7, "XC": 90,
    "ХIV-ої": 14, "VІІІ-го": 8, "Y": 5, "Ш": 3,
}  # fmt: skip
FIGURES = {
    "31-ї": 31, "46": 46, "32 –а": 32, "32 -а": 32, "8-го": 8, "8го": 8, "_24_": 24, "(7)": 7,
    "40-ва": 40, "1-ша": 1, "23-тя": 23, "199": 199,
}  # fmt: skip


@pytest.mark.parametrize(("text", "value"), [*WORDS.items(), *ROMAN.items(), *FIGURES.items()])
def test_reads_a_number_as_acts_write_it(text: str, value: int) -> None:
    assert read_ordinal(text) == value


@pytest.mark.parametrize(
    "text",
    ["", "____", "сесія", "позачергова", "двадцять десята", "IIX", "VX", "C", "С", "200", "0",
     "000", "2018", "14.02", "і", "у", "РЕГУЛЯТОРНІ АКТИ", "сьомий-восьмий", "12 липня"],
)  # fmt: skip
def test_takes_nothing_else_for_a_number(text: str) -> None:
    assert read_ordinal(text) is None


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("двадцять перша сесія", "двадцять перша"),
        ("шостогоскликання", "шостого"),
        ("24сесії", "24"),
        ("№ 15 / 80 чергова", "15"),
        ("у сесії та і сесія", None),
        ("2018 року", None),
        ("дев’яносто сесія", "дев’яносто"),
        ("сусідньої", None),
    ],
)
def test_finds_a_number_in_a_line(text: str, found: str | None) -> None:
    match = FIND.search(text)
    assert (match.group() if match else None) == found


def test_knows_a_line_that_breaks_off_within_a_number() -> None:
    assert TENS_AT_END.search("У Ясному двадцять")
    assert not TENS_AT_END.search("двадцята")


@given(st.integers(1, LARGEST))
def test_roman_numerals_are_read_back_whatever_their_letters(value: int) -> None:
    tens = ["", "X", "XX", "XXX", "XL", "L", "LX", "LXX", "LXXX", "XC"]
    units = ["", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX"]
    roman = "C" * (value // 100) + tens[value // 10 % 10] + units[value % 10]
    mixed = roman.replace("I", "І").replace("X", "Х")
    if roman != "C":  # alone it is the letter of «С. Ясне»
        assert read_roman(roman) == value
        assert read_roman(mixed) == value
        assert read_roman(mixed.replace("V", "У")) == value


@given(st.text(alphabet="IVXLCХІУШПсdвадцять1234567890-_ ’ої", max_size=40))
def test_any_text_is_a_number_within_bounds_or_none(text: str) -> None:
    value = read_ordinal(text)
    assert value is None or 1 <= value <= LARGEST


@pytest.mark.parametrize("piece", ["двадцять ", "сто ", "ХІ", "1-", "п ", "дев’ят", "перш"])
def test_a_long_line_is_searched_in_linear_time(piece: str) -> None:
    start = time.process_time()
    for match in FIND.finditer(piece * 4000):
        read_ordinal(match.group())
    assert time.process_time() - start < 5
