from __future__ import annotations

from datetime import date

import pytest

from opendata.privacy.finding import Kind
from opendata.privacy.screen import screen


def kinds(text: str) -> set[Kind]:
    found = screen(text, date(2026, 11, 23))
    return {one.kind for one in found} & {Kind.PASSPORT, Kind.ID_CARD}


@pytest.mark.parametrize(
    "text",
    [
        "паспорт серії МЕ № 123456, виданий Яснозірським РВ УМВС",
        "паспорт ME123456",
        "паспорт: серія КМ номер 123 456",
        "паспорт серія со №654321",
        "Бойко Іван Петрович, СО 123456",
        "ТТ 123456, виданий 12.03.2001 Яснозірським РВ УМВС України",
        "документ, що посвідчує особу: АВ 123456",
    ],
)
def test_passport_books(text: str) -> None:
    assert kinds(text) == {Kind.PASSPORT}


@pytest.mark.parametrize(
    "text",
    [
        "Паспорт громадянина України № 001234567, орган, що видав 8034",
        "ID-картка 001234567",
        "паспорт у формі картки 001 234 567",
        "№ 001234567, виданий органом 8034",
    ],
)
def test_passport_cards(text: str) -> None:
    assert kinds(text) == {Kind.ID_CARD}


@pytest.mark.parametrize(
    "text",
    [
        "державний акт на право власності серії ЯБ № 123456",
        "свідоцтво про право власності САЕ 123456",
        "бланк НМ 123456",
        "диплом КВ № 123456",
        "Паспорт бюджетної програми на 2021 рік, 0113242",
        "паспорт водного об’єкта № 12",
        "наказ від 26.08.2014 № 836, паспорти бюджетних програм КПКВК 0213172",
        "код ЄДРПОУ 012345678",
        "рішення № АБ 123456/7",
    ],
)
def test_other_papers(text: str) -> None:
    assert kinds(text) == set()
