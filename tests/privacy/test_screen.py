from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from privacy_numbers import tax_number

from opendata.privacy.finding import Found, Grade, Kind, fingerprint, mask
from opendata.privacy.passage import Passage
from opendata.privacy.people import people_in
from opendata.privacy.screen import _Taken, findings, screen

TODAY = date(2026, 11, 23)
GOOD = tax_number(31_234)


def test_places_are_those_of_the_text_as_it_was() -> None:
    text = f"a\u200b\u00adРНОКПП\u00a0{GOOD[:4]}\u200b{GOOD[4:]}!"
    (found,) = screen(text, TODAY)
    assert found.text == f"{GOOD[:4]}\u200b{GOOD[4:]}"
    assert text[found.start : found.end] == found.text


def test_of_two_findings_in_one_place_the_stronger_form_stays() -> None:
    found = screen(f"Бойко Іван Петрович, тел. {GOOD}, РНОКПП {GOOD}", TODAY)
    assert [one.kind for one in found] == [Kind.NAME, Kind.TAX_NUMBER]


def test_a_name_alone_is_a_note_and_an_official_none() -> None:
    (found,) = screen("Надати Бойку Івану Петровичу дозвіл", TODAY)
    assert (found.kind, found.grade) == (Kind.NAME, Grade.NOTE)
    assert screen("Заступник міського голови Бойко І. П.", TODAY) == ()
    assert screen("Бойко І. П. – начальник відділу", TODAY) == ()


@pytest.mark.parametrize(
    ("text", "full"),
    [
        ("Бойко Іван Петрович", True),
        ("БОЙКО Іван Петрович", True),
        ("Бойка Івана Петровича", True),
        ("Ганні Іванівні Бойко-Ткач", True),
        ("Ілля Ілліч Бойко", True),
        ("Бойко І. П.", False),
        ("І.П. Бойко", False),
    ],
)
def test_names(text: str, full: bool) -> None:
    (person,) = people_in(text, text.lower())
    assert (text[person.start : person.end], person.full) == (text, full)


@given(
    st.text(alphabet="абв АБВ.,-0123456789\n\u00a0\u00ad«»№:/()Бойко Іван Петрович", max_size=200)
)
def test_any_text_is_screened_and_places_hold(text: str) -> None:
    for one in screen(text, TODAY):
        assert 0 <= one.start < one.end <= len(text)
        assert text[one.start : one.end] == one.text


@given(st.text(max_size=80))
def test_a_mask_shows_no_more_than_a_hint(text: str) -> None:
    hidden = mask(text)
    for word, shown in zip(text.split(), hidden.split(), strict=True):
        signs = [sign for sign in word if sign.isalnum()]
        left = [sign for sign in shown if sign.isalnum()]
        assert len(left) <= min(2, len(signs) // 2 + 0 if len(signs) > 1 else 0) or len(left) <= 1


def test_findings_of_one_number_have_one_fingerprint() -> None:
    (one,) = screen(f"РНОКПП {GOOD}", TODAY)
    (other,) = screen(f"тут РНОКПП {GOOD[:4]} {GOOD[4:]}", TODAY)
    assert fingerprint(one) == fingerprint(other)
    assert GOOD not in fingerprint(one)
    assert isinstance(one, Found)


def test_the_longest_text_takes_linear_time() -> None:
    import time

    text = ("Бойко Іван Петрович, вул. Садова, 5, тел. 067 000 00 01, 2020 року № 5. " * 30_000)[
        :1_000_000
    ]
    begun = time.process_time()
    Passage(text)
    assert screen(text, TODAY)
    assert time.process_time() - begun < 30


@given(st.lists(st.tuples(st.integers(0, 40), st.integers(1, 8)), max_size=12))
def test_places_that_are_taken_overlap_nowhere(places: list[tuple[int, int]]) -> None:
    taken, kept = _Taken(), list[tuple[int, int]]()
    for start, size in places:
        free = all(end <= start or start + size <= begin for begin, end in kept)
        assert taken.takes(start, start + size) == free
        kept += [(start, start + size)] if free else []


def test_what_stands_in_a_table_of_offices_is_public() -> None:
    rows = "Установа\tАдреса\tТелефон\nШкола № 1\tвул. Миру, 5\t067 123 45 67\n"
    assert findings(rows, TODAY) == ()
    below = f"{rows}\nЗаявник Бойко Іван Петрович, вул. Садова, 5, кв. 2, тел. 067 123 45 68"
    assert {one.kind for one in findings(below, TODAY)} == {Kind.PHONE, Kind.HOME_ADDRESS}
    number = f"{rows}Школа № 2\tРНОКПП {GOOD}\t\n"
    assert {one.kind for one in findings(number, TODAY)} == {Kind.TAX_NUMBER}
