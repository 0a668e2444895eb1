"""Which of the bodies that a text names issued the act."""

from __future__ import annotations

import pytest

from opendata.acts.issuers import RULES
from opendata.acts.recognise import recognise

DAY = "від 14.02.2024 № 48\n"
ABOUT = "Про благоустрій міста\n"
ORDERED = "На підставі закону:\n1. Так.\n"
DECIDED = "Відповідно до закону міська рада\nВИРІШИЛА:\n1. Прибрати місто.\n"


@pytest.mark.parametrize(
    ("text", "body", "rule"),
    [
        (
            f"Зоряна громада\nЯСНОЗІРСЬКА МІСЬКА РАДА\nРІШЕННЯ\n{DAY}{ABOUT}{DECIDED}",
            "Яснозірська міська рада",
            "body-in-header",
        ),
        (
            f"РІШЕННЯ\n{DAY}{ABOUT}Згідно із законом Яснозірська міська рада\nВИРІШИЛА:\n1. Так.\n",
            "Яснозірська міська рада",
            "body-decides",
        ),
        (
            f"РІШЕННЯ\n{DAY}{ABOUT}{DECIDED}2. Апарату Яснозірської міської ради виконати.\n",
            "Яснозірська міська рада",
            "body-alone",
        ),
        (
            (
                "ЗАТВЕРДЖЕНО\nрішенням виконавчого комітету\nЯснозірської міської ради\n"
                f"{DAY}ПОЛОЖЕННЯ\nпро парк\n1. Парк.\n"
            ),
            "Виконавчий комітет Яснозірської міської ради",
            "body-in-stamp",
        ),
        (
            f"ЯСНОЗІРСЬКА МІСЬКА РАДА\nРОЗПОРЯДЖЕННЯ\n{DAY}{ABOUT}{ORDERED}",
            "Яснозірський міський голова",
            "body-in-header",
        ),
        (
            f"ЗОРЯНСЬКА РАЙОННА РАДА\nРОЗПОРЯДЖЕННЯ ГОЛОВИ\n{DAY}{ABOUT}{ORDERED}",
            "Голова Зорянської районної ради",
            "body-in-header",
        ),
        (
            (
                "ТИХОЛУЗЬКА РАЙОННА ДЕРЖАВНА АДМІНІСТРАЦІЯ\n"
                "ТИХОЛУЗЬКА РАЙОННА ВІЙСЬКОВА АДМІНІСТРАЦІЯ\n"
                f"РОЗПОРЯДЖЕННЯ\n{DAY}{ABOUT}{ORDERED}"
            ),
            "Тихолузька районна державна адміністрація",
            "body-in-header",
        ),
    ],
)
def test_who_issued_it(text: str, body: str, rule: str) -> None:
    found = recognise(text, "").body
    assert found is not None
    assert (found.value, found.rule) == (body, rule)
    assert rule in RULES


def test_a_body_of_another_level_than_the_heading_names_is_not_taken() -> None:
    text = (
        "Зорянська обласна державна адміністрація\nРОЗПОРЯДЖЕННЯ\nголови районної державної "
        f"адміністрації\n{DAY}{ABOUT}{ORDERED}"
    )
    assert recognise(text, "").body is None


def test_two_councils_in_the_text_alone_are_a_guess_and_not_made() -> None:
    text = (
        f"РІШЕННЯ\n{DAY}{ABOUT}{DECIDED}2. Передати майно Яснозірської міської ради "
        "Тихогірській селищній раді та комісії Тихогірської селищної ради.\n"
    )
    assert recognise(text, "").body is None
