from __future__ import annotations

import pytest
from clean_texts import anything
from hypothesis import given

from opendata.catalogue.tables import table
from opendata.clean import request_words as words
from opendata.clean.request_terms import Term
from opendata.clean.request_words import outcome_of, requester_of, term_of, way_of, yes_or_no

REQUESTS = table("information_requests", "own")


def test_the_words_are_those_of_the_table() -> None:
    assert tuple(REQUESTS.field("outcome").constraints["enum"]) == words.OUTCOMES
    assert REQUESTS.field("term").constraints["enum"] == [term.value for term in Term]
    for word in words.OUTCOMES:
        assert outcome_of(word) == word
    for word in REQUESTS.field("requesterType").constraints["enum"]:
        assert requester_of(word) == word
    for word in REQUESTS.field("receivedBy").values:
        assert way_of(word) in (word, None)
    assert all(term_of(term) is term for term in Term)


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Задоволено", "надано"),
        (" ЗАДОВОЛЕНО. ", "надано"),
        ("Частково задоволено", "надано частково"),
        ("Відмова", "відмовлено"),
        ("Надіслано за належністю", "надіслано належному розпоряднику"),
        ("на розгляді", "у роботі"),
        ("відкликано", "відкликано"),
        # An answer or a refusal: a person has to say which.
        ("Виконано", None),
        ("розглянуто", None),
        ("", None),
    ],
)
def test_outcomes(text: str, word: str | None) -> None:
    assert outcome_of(text) == word


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("ЗМІ", "медіа"),
        ("ГО", "громадське об’єднання"),
        ("об'єднання громадян", "громадське об’єднання"),
        ("Юр. особа", "юридична особа"),
        ("фіз.", "фізична особа"),
        ("не вказано", "не названо"),
        ("Петренко Іван", None),
    ],
)
def test_requesters(text: str, word: str | None) -> None:
    assert requester_of(text) == word


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("E-mail", "електронна пошта"),
        ("ел. поштою", "електронна пошта"),
        ("Поштою", "пошта"),
        ("нарочно", "особисто"),
        ("через сайт", "онлайн-форма"),
        ("Telegram", None),
    ],
)
def test_ways(text: str, word: str | None) -> None:
    assert way_of(text) == word


@pytest.mark.parametrize(
    ("text", "term"),
    [
        ("5", Term.USUAL),
        ("5 р.д.", Term.USUAL),
        ("5р.д.", Term.USUAL),
        ("5-ти робочих днів", Term.USUAL),
        ("п'ять робочих днів", Term.USUAL),
        ("до 20 роб. днів", Term.EXTENDED),
        ("20 днів", Term.EXTENDED),
        ("48 год.", Term.URGENT),
        ("48", Term.URGENT),
        ("5 календарних днів", None),
        ("48 днів", None),
        ("5 годин", None),
        ("50", None),
        ("15 робочих днів", None),
        ("", None),
    ],
)
def test_terms(text: str, term: Term | None) -> None:
    assert term_of(text) is term


@pytest.mark.parametrize(
    ("text", "yes"),
    [("Так", True), ("вчасно", True), ("True", True), ("ні", False), ("Несвоєчасно", False)],
)
def test_yes_and_no(text: str, *, yes: bool) -> None:
    assert yes_or_no(text) is yes


def test_a_dash_is_neither_yes_nor_no() -> None:
    assert yes_or_no("-") is None
    assert yes_or_no("") is None


@given(anything)
def test_no_text_breaks_them(text: str) -> None:
    assert outcome_of(text) in (*words.OUTCOMES, None)
    assert term_of(text) in (*Term, None)
    for find in (requester_of, way_of, yes_or_no):
        find(text)
