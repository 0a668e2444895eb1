from __future__ import annotations

from datetime import date

import pytest

from opendata.privacy.finding import Grade, Kind
from opendata.privacy.screen import screen


def homes(text: str) -> list[Grade]:
    found = screen(text, date(2026, 11, 23))
    return [one.grade for one in found if one.kind is Kind.HOME_ADDRESS]


@pytest.mark.parametrize(
    "text",
    [
        "що проживає за адресою: м. Яснозір, вул. Садова, буд. 12, кв. 5",
        "Бойко Іван Петрович, вул. Лесі Українки, 7/2, звернувся із заявою",
        "зареєстрований за адресою: просп. Миру, 14-А, кв. 3",
        "гр. Бойку І. П. (пров. Тихий, буд. 3)",
        "мешканка с. Підлісне, вул. Зелена, 21 Бойко Ганна Іванівна",
        "проживає в с. Підлісне, буд. 4",
        "місце проживання: бульвар Незалежності, 5, корп. 2, кв. 17",
    ],
)
def test_homes_block(text: str) -> None:
    assert homes(text) == [Grade.BLOCK]


def test_land_beside_a_person_is_for_a_look() -> None:
    text = "Бойку Івану Петровичу земельну ділянку площею 0,1 га на вул. Садова, 12"
    assert homes(text) == [Grade.LOOK]


@pytest.mark.parametrize(
    "text",
    [
        "ремонт дороги по вул. Садовій, 12",
        "приймальня: вул. Центральна, 1, каб. 5",
        "КП «Водоканал», вул. Заводська, 3",
        "виборча дільниця № 070123, вул. Шкільна, 8",
        "засідання відбудеться за адресою: вул. Центральна, 1",
        "ТОВ «Нива», зареєстроване за адресою: вул. Польова, 2",
        "депутат Бойко І. П. приймає громадян: вул. Центральна, 1",
        "начальник відділу Бойко І. П., вул. Центральна, 1",
        "вул. Садова між будинками",
    ],
)
def test_addresses_of_offices_and_places(text: str) -> None:
    assert homes(text) == []


def test_a_cell_below_a_name_is_no_signature() -> None:
    assert homes("Тел.\nТихий К. Я.\nвул. Садова, 2а/17\n4-27-83") == [Grade.BLOCK]
    assert homes("вул. Садова, 2 – ремонт\nТихий К. Я.\n") == []


def test_a_record_in_json() -> None:
    record = (
        '{"pib": "Тиха Юлія Марківна", "plosha": "61.4", "adresa": "с. Яр, вул. Садова, 19"}',
        '{"name": "Клуб", "plosha": "61.4", "adresa": "с. Яр, вул. Садова, 19"}',
    )
    assert [homes(one) for one in record] == [[Grade.BLOCK], []]


@pytest.mark.parametrize(
    ("text", "grades"),
    [
        ("Голова приймає у своїй квартирі (вул. Садова, 77, кв. 5)", [Grade.BLOCK]),
        ("Підписи мешканців: 1) Тихий — вул.Л.Зеленої,16/2; 2) Бойко — мкр-н Сонячний, 5-40",
         [Grade.BLOCK, Grade.BLOCK]),
        ("Гр. Бойко Ганна Петрівна, вул. Садова (нині Гаю), 4", [Grade.BLOCK]),
        ("Бойко Ганна Петрівна, вул. Зелена в с. Яр, садиба 19", [Grade.BLOCK]),
        ("Виконавець: Бойко Денис Олегович, паспорт АА 000000, адреса: вул. Шкільна, б. 21",
         [Grade.BLOCK]),
        ("ФОП Тиха Лілія Орестівна (РНОКПП 0000000000), споруда по вул. Базарній, 1", []),
        ("Тихий О. П. стоїть на проїзді біля буд. № 6", []),
        ("Загальна площа 2 114,80 м², Бойко Ганна Петрівна", []),
    ],
)  # fmt: skip
def test_more_ways_to_say_where_somebody_lives(text: str, grades: list[Grade]) -> None:
    assert homes(text) == grades


@pytest.mark.parametrize(
    ("text", "grades"),
    [
        (
            "Заявниця – Гук Павлина Северівна, с. Яр, вулиця Дружби, двадцять один; просить",
            [Grade.BLOCK],
        ),
        (
            "наймачем квартири № 73 в будинку № 5 по вулиці Лікаря Зубка визнати Гук Дану Юріївну",
            [Grade.LOOK],
        ),
        ("Гук Марія Кіндратівна, с. Яри, вул. Польова (без номера)", [Grade.BLOCK]),
        ("Відмовити Гуку Гнату (вул. Козацька, 12 Б) у наданні дров", [Grade.BLOCK]),
        ("Відмовити Прищепі Гнату (вул. Козацька, 12 Б) у наданні дров", [Grade.BLOCK]),
        ("ФОП Гук Едуард Петрович\nадреса: м. Яр, вул. Нова, буд. 76 «а», кв. 114", [Grade.LOOK]),
        ("ФОП Гук Едуард Петрович\nадреса: м. Яр, вул. Нова, буд. 76", []),
        ("ПІП____Гук Роман Вал._____\nАдр.___мкрн Сонячний, 22, кв. 130___", [Grade.BLOCK]),
        ("о/р 004 — Грищенко-Біла Т. — Грушева 118 — 31 008,40", [Grade.BLOCK]),
    ],
)
def test_houses_in_words_and_names_that_hid(text: str, grades: list[Grade]) -> None:
    assert homes(text) == grades


@pytest.mark.parametrize(
    ("text", "grades"),
    [
        ("Гук Соломії Назарівни\nпрожив.: вул. Козацька, буд. 28, кв. 5", [Grade.BLOCK]),
        ("Бабі Марфі Гордіївні Гук – Гагаріна 52, хата за магазином", [Grade.BLOCK]),
        (
            "Я, гр. Гук Зіновія Климівна, поштова адреса 27432, с. Яр, вул. Б. Хмеля, 7",
            [Grade.BLOCK],
        ),
        ("Яму навпроти Вашого подвір’я (с. Кути, вул. 8 Березня, буд.№14) засипано", [Grade.BLOCK]),
        ("адреса житла, де мешкає: Яр, Л.Українки буд.2 «б» кв.11. Плата", [Grade.BLOCK]),
        ("місця по пл. Базарній розподілено: місце 1 – Гук Е. Л.", []),
    ],
)
def test_more_homes(text: str, grades: list[Grade]) -> None:
    assert homes(text) == grades
