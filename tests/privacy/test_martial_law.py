from __future__ import annotations

import time
from datetime import date

import pytest

from opendata.privacy.finding import Grade, Kind
from opendata.privacy.martial_law import categories
from opendata.privacy.screen import screen

TODAY = date(2026, 11, 23)


def grades(text: str) -> list[Grade]:
    return [one.grade for one in screen(text, TODAY) if one.kind is Kind.MARTIAL_LAW]


@pytest.mark.parametrize(
    "text",
    [
        "Облаштувати блокпост (48.12345, 35.54321)",
        "Пункт зберігання боєприпасів: 48,500123 34,900321",
        "Мінне поле в районі с. Кут, N 48°30'12\" E 35°10'33\"",
        "командний пункт, квадрат 37U CP 12345 67890",
        "склад військового майна по вул. Тиловій, 9",
        "Укриття ліцею, координати 48.12345, 35.54321",
        "Трансформаторна підстанція ТП-12: 48.12345 / 35.54321",
        "військова частина А0000 за адресою: вул. Тилова, 9",
    ],
)
def test_objects_with_an_exact_place_block(text: str) -> None:
    assert grades(text) == [Grade.BLOCK]


@pytest.mark.parametrize(
    "text",
    [
        "Вогнева позиція за лісосмугою",
        "маршрут руху військової колони через міст",
        "благоустрій біля блокпостів",
        "зберігання боєприпасів забезпечити",
    ],
)
def test_objects_without_a_place_are_for_a_look(text: str) -> None:
    assert grades(text) == [Grade.LOOK]


@pytest.mark.parametrize(
    "text",
    [
        "Найпростіше укриття: вул. Шкільна, 1, місткість 250 осіб",
        "Зупинка «Центр»: 48.12345, 35.54321",
        "на час дії правового режиму воєнного стану",
        "Ремонт котельні по вул. Садовій, 5",
        "Програма оборонної роботи; військовий облік",
        "Позиція 5 кошторису, 35.12 грн, 48.55 грн",
    ],
)
def test_what_is_public_stays(text: str) -> None:
    assert grades(text) == []


def test_every_category_has_a_source_and_says_what_weighs() -> None:
    found = categories()
    assert len({one.key for one in found}) == len(found)
    for one in found:
        assert one.source == "власна категорія" or "№" in one.source
        assert one.title
        assert one.words.pattern
        assert one.street or not one.alone


def test_a_long_text_takes_linear_time() -> None:
    text = ("блокпост, вул. Тилова, 9 (48.12345, 35.54321); військова частина. " * 80_000)[
        :1_000_000
    ]
    begun = time.process_time()
    assert grades(text)
    assert time.process_time() - begun < 30
