from __future__ import annotations

from datetime import date

import pytest

from opendata.privacy.finding import Grade, Kind
from opendata.privacy.screen import screen


def births(text: str) -> list[Grade]:
    found = screen(text, date(2026, 11, 23))
    return [one.grade for one in found if one.kind is Kind.BIRTH_DATE]


@pytest.mark.parametrize(
    "text",
    [
        "Бойко Іван Петрович, 12.03.1980 р.н.",
        "12 березня 1980 року народження",
        "народився 12.03.1980",
        "дата народження: 1980-03-12",
        "Бойко І. П. (12.03.1980 р. н.)",
    ],
)
def test_birthdays(text: str) -> None:
    assert births(text) == [Grade.BLOCK]


def test_a_year_of_birth_is_less() -> None:
    assert births("Бойко Іван Петрович, 1980 р.н., звернувся") == [Grade.LOOK]
    assert births("діти 2015 року народження") == []


@pytest.mark.parametrize(
    "text",
    [
        "рішення від 12.03.2020 року № 5",
        "150 років з дня народження поета, 25.02.2021",
        "12.03.2020 року набрало чинності",
        "нагородити до 60-річчя від дня народження",
    ],
)
def test_other_dates(text: str) -> None:
    assert births(text) == []


@pytest.mark.parametrize(
    ("text", "grades"),
    [
        ("2. Рік народження — 1999", [Grade.LOOK]),
        ("Козирний Максим, р.н. 2003, просить", [Grade.LOOK]),
        ("дружина — Гук Руслана, 1986;\nсин — Гук Матвій, 2010;", [Grade.LOOK, Grade.LOOK]),
        ("підприємство «Дружина Лева», 1986;", []),
        ("ПІБ;дата_нар;тел\nМанойло Клавдія;1948-02-19;-", [Grade.BLOCK]),
    ],
)
def test_years_in_forms_and_families(text: str, grades: list[Grade]) -> None:
    assert births(text) == grades


@pytest.mark.parametrize(
    "text",
    [
        "Гук Неонілу Савівну (народ. 30.06.1993, картка)",
        "Дата народження: 08 07 1999",
        "Народилась: двадцять третього квітня 1970 року",
        "СПИСОК дітей на оздоровлення\nГук Тимофій Захарович – 01.12.2010 – гімназія",
    ],
)
def test_more_birthdays(text: str) -> None:
    assert births(text) == [Grade.BLOCK]


def test_the_birthday_of_whom_a_street_is_named_after() -> None:
    named = "на провулок Василя Квітки (народився 8 січня 1935 р.)"
    assert births(f"Перейменувати провулок Чапаєва {named}") == []
    assert births(f"Гук мешкає {named}") == [Grade.BLOCK]


@pytest.mark.parametrize(
    ("text", "grades"),
    [
        ("Год рождения: 1948 г.", [Grade.LOOK]),
        ("ГЛУЩEHKO MOTPOHA IBAHIBHA, I4.O3.I963 p.н.", [Grade.BLOCK]),
        ("Гук Неоніла, 1990 р.н., рішенням суду від 02.10.2023 позбавлена", [Grade.LOOK]),
        ("альбом «Герої-земляки»: Іван Гук, нар. 8 червня 1920 р.", []),
        ("Гук Іван, вул. Героїв Крут, нар. 8 червня 1950 року", [Grade.BLOCK]),
    ],
)
def test_years_and_days_in_old_papers(text: str, grades: list[Grade]) -> None:
    assert births(text) == grades
