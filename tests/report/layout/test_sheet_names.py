from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from layout_hands import WORDS

from opendata.clean.workbook import units
from opendata.report.layout.sheet_names import LONGEST, sheet_name


@pytest.mark.parametrize(
    ("wanted", "name"),
    [
        ("Набори", "Набори"),
        ("Прийнято/скасовано: [2026]?", "Прийнято скасовано 2026"),
        ("'Лапки'", "Лапки"),
        ("", "1"),
        ("History", "History 1"),
        ("Документи, опубліковані в розділі «Відкриті дані»", "Документи, опубліковані в…"),
        ("а" * 40, "а" * 30 + "…"),
    ],
)
def test_a_name_that_excel_takes(wanted: str, name: str) -> None:
    assert sheet_name(wanted, []) == name


def test_names_that_differ_in_case_are_the_same_to_excel() -> None:
    assert sheet_name("НАБОРИ", ["Набори"]) == "НАБОРИ 2"
    assert sheet_name("набори", ["Набори", "НАБОРИ 2"]) == "набори 3"
    assert sheet_name("а" * 40, [sheet_name("а" * 40, [])]) == "а" * 28 + "… 2"


@given(st.lists(WORDS, max_size=12))
def test_every_name_is_allowed_and_there_once(wanted: list[str]) -> None:
    names: list[str] = []
    for one in wanted:
        names.append(sheet_name(one, names))
    assert len({name.casefold() for name in names}) == len(names)
    for name in names:
        assert 1 <= units(name) <= LONGEST
        assert not re.search(r"[\[\]:*?/\\\x00-\x1f]", name)
        assert not name.startswith("'")
        assert not name.endswith("'")
        assert name.casefold() != "history"
