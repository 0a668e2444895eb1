from __future__ import annotations

from privacy_numbers import tax_number

from opendata.acts.screened import NEWEST, screened
from opendata.acts.text import read_text
from opendata.privacy.finding import Kind

NUMBER = tax_number(31_234)


def of_page(text: str) -> list[tuple[Kind, str, int]]:
    data = f"<html><body>{text}</body></html>".encode()
    document = read_text(data, "a.html")
    found = screened(data, document.format, "a.html", document.text)
    assert NUMBER not in repr(found)
    return [(one.kind, one.where, one.line) for one in found]


def test_the_text_and_what_stands_beside_it_are_screened() -> None:
    number = f"Бойко І. П., РНОКПП {NUMBER}"
    assert of_page(f"<p>{number}</p>") == [(Kind.TAX_NUMBER, "", 1)]
    assert of_page(f"<p>Рішення</p><!-- {number} -->") == [(Kind.TAX_NUMBER, "comment", 1)]


def test_names_alone_are_left_out() -> None:
    assert of_page("<p>Надати допомогу Бойку Івану Петровичу.</p>") == []


def test_a_birth_after_today_may_be_in_a_number_that_is_remembered() -> None:
    assert NEWEST.year >= 2030
