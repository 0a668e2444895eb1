"""Values of registers: how they are read, and when two say the same."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

import pytest
from register_extract_hands import code_of

from opendata.catalogue.schema import read_schema
from opendata.review.registers.entry import Concept
from opendata.review.registers.values import Standing, cleaned, differ, standing, writable
from opendata.shipped import shipped

C = Concept


@pytest.mark.parametrize(
    ("concept", "value", "text"),
    [
        (C.CODE, int(code_of(12345)), code_of(12345)),
        (C.CODE, 1234567.0, "01234567"),
        (C.CODE, f"Код ЄДРПОУ: {code_of(5)}", code_of(5)),
        (C.CODE, "–", ""),
        (C.CODE, 0, ""),
        (C.REGISTERED, datetime(2020, 4, 1, 0, 0), "2020-04-01"),  # noqa: DTZ001
        (C.REGISTERED, date(2020, 4, 1), "2020-04-01"),
        (C.REGISTERED, "01.04.2020, 1 070 120 0000 000123", "2020-04-01"),
        (C.REGISTERED, "навесні", "навесні"),
        (C.REGISTERED, 43922, "2020-04-01"),
        (C.HEAD, "КОВАЛЬ-СИЧ ОЛЕНА ВІКТОРІВНА - керівник", "Коваль-Сич Олена Вікторівна"),
        (C.HEAD, "Коваль Олена (з обмеженнями)", "Коваль Олена"),
        (C.NUMBER, "01.04.2020, 1 070 120 0000 000123", "1 070 120 0000 000123"),
        (C.NAME, "  ГО «П'ять»\n", "ГО «П’ять»"),
        (C.ADDRESS, "відсутня", ""),
        (C.STATUS, "null", ""),
    ],
)
def test_cells_are_read(concept: C, value: Any, text: str) -> None:
    assert cleaned(concept, value, date1904=False) == text


def test_a_number_of_a_csv_is_no_date() -> None:
    assert cleaned(C.REGISTERED, 43922) == "43922"


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("зареєстровано", Standing.REGISTERED),
        ("Зареєстрований, свідоцтво недійсне", Standing.REGISTERED),
        ("в стані припинення", Standing.ENDING),
        ("В процесі припинення", Standing.ENDING),
        ("припинено", Standing.ENDED),
        ("Скасовано", Standing.ENDED),
        ("порушено справу", None),
        ("", None),
    ],
)
def test_words_of_the_status(text: str, meant: Standing | None) -> None:
    assert standing(text) is meant


@pytest.mark.parametrize(
    ("concept", "ours", "theirs", "wanted"),
    [
        (C.NAME, "ГО «Схід»", 'ГРОМАДСЬКА ОРГАНІЗАЦІЯ "СХІД"', False),
        (C.NAME, "ГО «Схід»", "ГО «Захід»", True),
        (C.HEAD, "Коваль Олена Вікторівна", "Коваль О. В.", False),
        (C.HEAD, "Коваль Олена Вікторівна", "Олена Вікторівна Коваль", False),
        (C.HEAD, "Коваль Олена Вікторівна", "Коваль І. В.", True),
        (C.HEAD, "Коваль Олена", "Коваль Олена Вікторівна", True),
        (C.STATUS, "Зареєстровано", "діюча", False),
        (C.STATUS, "Зареєстровано", "припинено", True),
        (C.STATUS, "Зареєстровано", "порушено справу", True),
        (C.NUMBER, "1 070 120 0000 000123", "10701200000000123", False),
        (C.REGISTERED, "2020-04-01", "2020-04-02", True),
        (C.REGISTERED, "2020-04-01", "навесні", False),
        (C.REGISTERED, "", "2020-04-02", True),
        (C.ADDRESS, "вул. Довга, 15-А", "03100, Україна, м. Київ, вулиця Довга, буд. 15а", False),
        (C.ADDRESS, "вул. Довга, 15-А", "м. Київ, вул. Довга, 15", True),
        (C.ADDRESS, "Тихий р-н, вул. Довга, 1", "Тихий район, вул. Довга, 1", False),
        (C.HEAD, "Коваль Олена", "", False),
    ],
)
def test_what_differs(concept: C, ours: str, theirs: str, wanted: bool) -> None:
    assert differ(concept, ours, theirs) is wanted


def test_a_status_is_written_in_the_words_of_our_list() -> None:
    field = read_schema(shipped("schemas") / "own" / "parties.json").field("status")
    assert writable(C.STATUS, "скасовано", field) == "Припинено"
    assert writable(C.STATUS, "перебуває в процесі припинення", field) == "В стані припинення"
    assert writable(C.STATUS, "порушено справу", field) == "порушено справу"
