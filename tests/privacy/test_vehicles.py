from __future__ import annotations

from datetime import date

import pytest

from opendata.privacy.finding import Grade, Kind
from opendata.privacy.screen import screen


def plates(text: str) -> list[Grade]:
    found = screen(text, date(2026, 11, 23))
    return [one.grade for one in found if one.kind is Kind.CAR_PLATE]


@pytest.mark.parametrize(
    "text",
    ["автомобіль АА1234ВС, власник Бойко Роман Ігорович", "Бойко Р. І., AA 1234 BC"],
)
def test_a_plate_beside_a_person(text: str) -> None:
    assert plates(text) == [Grade.BLOCK]


def test_a_plate_alone_is_for_a_look() -> None:
    assert plates("автомобіль АА1234ВС") == [Grade.LOOK]


@pytest.mark.parametrize(
    "text", ["списати з балансу КП автобус АА1234ВС", "ДК 1234 АА", "АЯ1234ВС", "схема АА1234ВСК"]
)
def test_other_marks(text: str) -> None:
    assert plates(text) == []


@pytest.mark.parametrize(
    "head",
    ["Майно, що передається на баланс КП «Добробут»:", "Маршрут № 1, шкільні автобуси:"],
)
def test_vehicles_below_a_head_that_says_whose_they_are(head: str) -> None:
    assert (
        plates(f"{head}\nавтомобіль асенізаційний, ВА 3381 АН\nтрактор, держ. номер 14512 ЕА") == []
    )
