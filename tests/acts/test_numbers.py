"""Numbers as acts write them."""

from __future__ import annotations

import pytest

from opendata.acts.lines import make_line
from opendata.acts.numbers import find_numbers


def read(text: str) -> list[str | None]:
    line = make_line(text)
    return [span.value for span in find_numbers(line.text, line.shown)]


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("№ 48", "48"),
        ("№48 смт Ясне", "48"),
        ("№ 20-1/VII", "20-1/VII"),
        ("№ 20 - 1/VIІ", "20-1/VIІ"),
        ("№ 365-р", "365-р"),
        ("№242р", "242р"),
        ("№53-ОД", "53-ОД"),
        ("№ 7/12-Пр", "7/12-Пр"),
        ("№ 8/12", "8/12"),
        ("№ 41-  ІІ/VІІ -1", "41-ІІ/VІІ-1"),
        ("№ 214/XXІ – VІІ-2", "214/XXІ–VІІ-2"),
        ("№27-1 /УІІ.", "27-1/УІІ"),
        ("№17-02/ VIII", "17-02/VIII"),
        ("№-43-УІ", "43-УІ"),
        ("№_24/2__________", "24/2"),
        ("№№64", "64"),
        ("N 120/2023", "120/2023"),
        ("Номер: 48", "48"),
        ("№ 15 / 80 чергова сесія", "15"),
    ],
)
def test_ways_to_write_a_number(text: str, number: str) -> None:
    assert read(text) == [number]


@pytest.mark.parametrize(
    "text",
    ["№ ____", "№", "№ 00", "№ 8/____", "від ___ № ___ смт Ясне", "№****-____/2023", "№ ..-11-VІІ"],
)
def test_blanks_are_no_numbers(text: str) -> None:
    assert read(text) == [None]


def test_a_number_needs_its_sign() -> None:
    assert read("протягом 48 годин") == []
