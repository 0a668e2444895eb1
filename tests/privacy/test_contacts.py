from __future__ import annotations

from datetime import date

import pytest

from opendata.privacy.finding import Kind
from opendata.privacy.screen import screen


def kinds(text: str) -> set[Kind]:
    found = screen(text, date(2026, 11, 23))
    return {one.kind for one in found} & {Kind.PHONE, Kind.EMAIL}


@pytest.mark.parametrize(
    "text",
    [
        "Бойко Іван Петрович, тел. 067 000 00 01",
        "моб. тел.: (050) 000-00-02",
        "контактний телефон заявника +380 (97) 000 00 03",
        "тел. +380970000004",
        "тел. дом. (0332) 70-00-01 Бойко Іван Петрович",
        "гр. Бойко І. П., тел. 2-00-05",
        "0\u00a097 000 00 06",
    ],
)
def test_private_telephones(text: str) -> None:
    assert kinds(text) == {Kind.PHONE}


@pytest.mark.parametrize(
    "text",
    [
        "тел. приймальні (0332) 70-00-01",
        "гаряча лінія 0 800 000 001",
        "Відділ землекористування, тел. 067 000 00 01",
        "диспетчер КП «Водоканал»: (050) 000-00-02",
        "довідки за тел. 70-00-01",
        "ЄДРПОУ 99000005, тел./факс (03376) 2-00-01",
        "рішення № 0670000001",
        "кадастровий номер 0670000001:03:004:0123",
        "КПКВК 0113242 0213172",
        "сума 067 000 000,00 грн",
    ],
)
def test_telephones_of_offices_and_other_numbers(text: str) -> None:
    assert kinds(text) == set()


@pytest.mark.parametrize(
    "text",
    ["boiko.ivan@gmail.com", "Бойко Іван Петрович, boiko@firm.example", "пошта: ivasyk1@ukr.net"],
)
def test_private_mail(text: str) -> None:
    assert kinds(text) == {Kind.EMAIL}


@pytest.mark.parametrize(
    "text",
    [
        "rada@yasnozir.gov.ua",
        "yasnozir.rada@ukr.net",
        "відділ освіти, osvita2020@gmail.com",
        "info@firm.example",
        "kp_vodokanal@ukr.net",
        "@yasnozir",
    ],
)
def test_mail_of_offices(text: str) -> None:
    assert kinds(text) == set()


def test_digits_within_a_hash_or_a_name_are_no_telephone() -> None:
    for text in ("sha256: 9f0671234567ab", "файл scan0671234567", "0671234567b3"):
        assert not [one for one in screen(text, date(2026, 11, 23)) if one.kind is Kind.PHONE]


@pytest.mark.parametrize(
    "number",
    [
        "095 – 617 – 33 – 08",
        "О67 43О 18 27",
        "нуль шістдесят сім 334 – 10 – 95",
        "нуль дев’яносто дев’ять сто двадцять сорок п’ять шість",
    ],
)
def test_telephones_as_people_write_and_say_them(number: str) -> None:
    text = f"Бойко Ганна Петрівна, мій номер {number}, прошу дзвонити"
    found = [one.text for one in screen(text, date(2026, 11, 23)) if one.kind is Kind.PHONE]
    assert found
    assert all(one in number for one in found)


def test_a_short_number_of_a_village() -> None:
    text = "Бойко Ганна Петрівна, х. Веселий, дом. тел. 31-4-12"
    assert [one.text for one in screen(text, date(2026, 11, 23)) if one.kind is Kind.PHONE] == [
        "31-4-12"
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Гук Оріяна, паспорт КА 000001, 096/700/00/83",
        "скарга, мій номер 066.000.70.5 8",
        "Відповідач Гук Е. Л. зобов’язується сплатити. Тел. (0432) 55-00-03 (дом.)",
        "Номер для зв’язку: +380 44 200 00 38 (квартира)",
        "Гук І. — ПАЗ, 80670000090",
        "тел. 80670000090",
        "Гук Зенон; дом.тел. 2-00-87",
    ],
)
def test_numbers_at_home_and_with_other_signs_between(text: str) -> None:
    assert kinds(text) == {Kind.PHONE}


def test_eleven_digits_that_nobody_stands_by() -> None:
    assert kinds("Лічильник 80670000090, покази 12") == set()


@pytest.mark.parametrize(
    "text",
    [
        "Гук Антін повідомив про зникнення авто; хто бачив – дзвонити власнику 0 (66) 900-51-00",
        "за судимого Цапа Юхима Мартиновича; на квартирі батька (05236) 4 50 01.",
        "Довідка ВПО № 3519 від 06.04.2022, +38(095)2100066, viber той самий.",
        "Гук Юхим (05236) 4 50 01",
        "тeл. O67 43l l8 O9",
        "Прізвище|Телефон\nГук Яків|(О5236) 4-4l-17",
    ],
)
def test_more_private_numbers(text: str) -> None:
    assert kinds(text) == {Kind.PHONE}


@pytest.mark.parametrize(
    "text",
    [
        "Довідки за тел. (095) 210-00-66",
        "Для довідок: 095 210 00 66",
        "Кого цікавить, телефонувати (095) 210 00 66",
        "Виконком (05236) 4 50 01",
    ],
)
def test_more_public_numbers(text: str) -> None:
    assert kinds(text) == set()


@pytest.mark.parametrize("sign", ["[at]", "(at)", "[@]", " (at) "])
def test_mail_with_its_sign_spelled_out(sign: str) -> None:
    assert kinds(f"скарга Гука В. О., відповідь на slava.huk{sign}gmail.com") == {Kind.EMAIL}


@pytest.mark.parametrize(
    "text",
    [
        "Староста вулиці Гук Д. Д. – 0660000606",
        "Довідки: 4-00-12 (ЦНАП), 050-000-08-08 (Гук Х., від мешканців)",
    ],
)
def test_elders_of_streets_and_names_behind_a_number(text: str) -> None:
    assert kinds(text) == {Kind.PHONE}


def test_an_official_behind_a_number() -> None:
    assert kinds("Відділ освіти: 050-000-08-08 (начальник Гук Х.)") == set()


@pytest.mark.parametrize(
    "text",
    [
        "Майстер обіцяв передзвонити, номер мій у вас є, але повторю: 067 400-93-05",
        "Збитки відшкодую, 099 41 00 206",
        "Відділу кадрів: облікова картка, тел. дружини 0669000042",
        "краще 0 (95) 700 26 14 (чоловіка)",
        "Ваше звернення, надіслане з номера +38 (097) 226 00 89, розглянуто",
        "нуль п’ятдесят, чотириста шістнадцять, дев’яносто, нуль два",
        "Гук П., вiдoмий тeлeф. 22-5O-7l",
    ],
)
def test_private_numbers_in_letters_and_answers(text: str) -> None:
    assert kinds(text) == {Kind.PHONE}


def test_a_budget_code_and_a_sum() -> None:
    assert kinds("Видатки за КПКВК 0913112 — 846 213 грн, виконання 98,4 %.") == set()
