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
