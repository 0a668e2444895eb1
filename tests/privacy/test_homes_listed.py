from __future__ import annotations

from datetime import date

import pytest

from opendata.privacy.finding import Grade, Kind
from opendata.privacy.homes_listed import listed_homes
from opendata.privacy.passage import Passage
from opendata.privacy.screen import screen


def listed(text: str) -> list[str]:
    passage = Passage(text)
    return [passage.text[start:end] for start, end in listed_homes(passage)]


@pytest.mark.parametrize(
    ("text", "home"),
    [
        ("1. Бойко Уляна – дрова, Садова, 7, доглядає донька", "Садова, 7"),
        ("Тихий О. П. | Лісна 3-15 | 12 440,18", "Лісна 3-15"),
        ("3) Тихий О. П. — Лесі Українки 14 кв 8;", "Лесі Українки 14 кв 8"),
        ("Тихий Ю.   п-т АА000000   Підгірна, хата 5", "Підгірна, хата 5"),
        ("гр. Бойко Ганна Петрівна, Л. Зелена, буд. 18, пом. 3.", "Зелена, буд. 18, пом. 3"),
        ("Семизі Денису Орестовичу – Яснозірський р-н, Кремінь 214.", "Кремінь 214"),
        ("Живу тепер у сестри: Яснозір, Бульварна 2-44.", "Бульварна 2-44"),
        ("Під моїми вікнами (Героїв УПА, 18, кв. 5) береза", "Героїв УПА, 18, кв. 5"),
        ("навпроти його дому – Озерна,44.", "Озерна,44"),
        ("Тихий Ян Кузьмич. Місцезнаходження: м. Яр, Нова, 3, кімн. 2.", "Нова, 3, кімн. 2"),
        ("Черга: Тихий КС №000571, Чапаєва 5-2", "Чапаєва 5-2"),
        ("Підписи мешканців: 1) Тихий — Садова 14", "Садова 14"),
    ],
)  # fmt: skip
def test_an_address_without_a_word_for_the_street(text: str, home: str) -> None:
    assert listed(text) == [home]
    found = [one for one in screen(text, date(2026, 11, 23)) if one.kind is Kind.HOME_ADDRESS]
    assert any(home in text[one.start : one.end] for one in found)
    assert all(one.grade is Grade.BLOCK for one in found)


@pytest.mark.parametrize(
    "text",
    [
        "Магазин «Продукти», Садова 7",
        "Депутат Тихий О. П., округ № 4, Садова, 9",
        "Бойко Уляна, Група 2, Категорія 1",
        "Тихий О. П. – Газель 330",
        "Тихий О. П. – Миру 2014",
        "Ремонт дороги: Садова 7, Лісна 3",
        "Зупинки: Ринок, Садова 5; Вокзал, Лісна 3",
        "Садова 7",
        "Тихий О. П. розповів про Садову 7 минулого року",
    ],
)
def test_what_is_no_home(text: str) -> None:
    assert listed(text) == []


@pytest.mark.parametrize(
    "village",
    [
        "с. Яр, 44",
        "с. Яр, буд. 22",
        "х. Вовчий Яр, крайня хата",
        "с. Яр, урочище Гай, хата 3",
        "кут. Гора, 2",
        "х. Вільний",
        "с. Яр-Хутір, б/н",
    ],
)
def test_a_village_and_a_house_or_a_hamlet(village: str) -> None:
    assert listed(f"2) Бойко Ганна Петрівна, 1938 р. н., {village}") == [village]
    assert listed(f'7,БОЙКО,ГАННА,ПЕТРІВНА,"{village}",500') == [village]
    assert listed(f"Ремонт дороги: {village}") == []


def test_an_address_with_a_label_is_of_the_person_above() -> None:
    named = "Боржник: Бойко Ганна Петрівна\nАдреса: Лісна 3"
    assert listed(named) == ["Лісна 3"]
    assert listed("Клуб\nАдреса: Лісна 3") == []
    assert listed("Директор школи Бойко Ганна Петрівна\nАдреса: Лісна 3") == []


def test_whoever_is_named_in_another_item_lives_elsewhere() -> None:
    assert listed("1) Бойко Ганна Петрівна; 2) контейнери: Садова 7") == []


def test_a_letter_below_a_colon_goes_on() -> None:
    text = "зареєстрована з 11.07.2016 за адресою:\nм. Яснозір, вул. Садова, будинок 141"
    found = [one for one in screen(text, date(2026, 11, 23)) if one.kind is Kind.HOME_ADDRESS]
    assert len(found) == 1
