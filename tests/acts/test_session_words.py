"""Which number belongs to «сесія», and which to «скликання»."""

from __future__ import annotations

import pytest

from opendata.acts.session_words import convocations_in, sessions_in


@pytest.mark.parametrize(
    ("text", "session", "convocation"),
    [
        ("двадцять сьома сесія сьомого скликання", 27, 7),
        ("ХХХVІІ СЕСІЯ УІІІ СКЛИКАННЯ", 37, 8),
        ("восьме скликання сорок третя сесія", 43, 8),
        ("8 скликання 24 сесія № 15", 24, 8),
        ("24 сесія 8 скликання 27.11.2020 № 1417", 24, 8),
        ("сесія 24 скликання 8", 24, 8),
        ("Сесія № 24, скликання: 8", 24, 8),
        ("Скликання VIII сесія 24", 24, 8),
        ("СЕСІЯ ДВАДЦЯТЬ ПЕРША", 21, None),
        ("СКЛИКАННЯ – СЬОМЕ", None, 7),
        ("сесія чергова двадцять перша", 21, None),
        ("ХІ (одинадцята) сесія VII (сьомого) скликання", 11, 7),
        ("позачергова (двадцять перша) сесія шостогоскликання", 21, 6),
        ("32 -а СЕСІЯ VШ СКЛИКАННЯ", 32, 8),
        ("5 (позачергова) сесія сьомого демократичного скликання", 5, 7),
        ("перша організаційна сесія", 1, None),
        ("_24_сесії", 24, None),
        ("сесія __24__ скликання __7__", 24, 7),
        ("Х серія VІІ скликання", 10, 7),
        ("друге пленарне засідання двадцятої сесії", 20, None),
        ("ІІ пленарного засідання ХХІ сесії 7-го скликання", 21, 7),
        ("XXI сессия VI созыва", 21, 6),
        ("двадцать первая сессия шестого созыва", 21, 6),
        ("№ 15 / 80 чергова сесія", 80, None),
        ("скликання 8 скликання (листопад 2020 - 20__ рр)", None, 8),
        ("двадцять перше скликання", None, 21),
    ],
)
def test_each_word_gets_its_number(text: str, session: int | None, convocation: int | None) -> None:
    assert next((value for value, *_ in sessions_in(text)), None) == session
    assert next((value for value, *_ in convocations_in(text)), None) == convocation


@pytest.mark.parametrize(
    "text",
    [
        "________ сесія ______ скликання",
        "позачергова сесія",
        "друге пленарне засідання сесії",
        "У сесії взяли участь депутати",
        "Сесія: 2 засідання",
        "Сесія 12.05.2018",
        "Сесія 12 травня",
        "Скликання: РЕГУЛЯТОРНІ АКТИ",
        "Скликання: 2020-2025",
        "рішення № 24 сесія",
        "2018 сесія",
        "екзаменаційна сесія студентів",
        "про скликання сесії",
        "98 скликання",
    ],
)
def test_a_blank_a_date_or_nonsense_is_no_number(text: str) -> None:
    assert list(sessions_in(text)) == []
    assert list(convocations_in(text)) == []


def test_a_session_of_a_blank_number_does_not_take_the_convocation() -> None:
    assert list(sessions_in("_______ сесія VIII скликання")) == []
    assert [value for value, *_ in convocations_in("_______ сесія VIII скликання")] == [8]


def test_the_place_is_that_of_the_words() -> None:
    text = "РІШЕННЯ сорок третя сесія"
    ((value, start, end),) = sessions_in(text)
    assert (value, text[start:end]) == (43, "сорок третя сесія")


def test_the_number_of_the_convocation_is_not_that_of_a_blank_session() -> None:
    line = "_____ сесія 8-го скликання"
    assert list(sessions_in(line)) == []
    assert [found[0] for found in convocations_in(line)] == [8]
