from __future__ import annotations

from datetime import date

import pytest

from opendata.privacy.finding import Kind
from opendata.privacy.screen import screen


def kinds(text: str) -> set[Kind]:
    found = screen(text, date(2026, 11, 23))
    wanted = {Kind.HEALTH, Kind.FAMILY, Kind.CHILD, Kind.MILITARY}
    return {one.kind for one in found} & wanted


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("особа з інвалідністю ІІ групи Бойко Степан Іванович", Kind.HEALTH),
        ("Бойку С. І. на лікування онкологічного захворювання", Kind.HEALTH),
        ("багатодітній матері Бойко Ганні Іванівні", Kind.FAMILY),
        ("встановити опіку над Бойком Петром Івановичем", Kind.FAMILY),
        ("малолітнього Бойка Богдана Олеговича", Kind.CHILD),
        ("дитині Бойко Соломії Іванівні надати місце", Kind.CHILD),
        ("учаснику бойових дій Бойку Андрію Васильовичу", Kind.MILITARY),
        ("сім’ї загиблого військовослужбовця Бойка А. В.", Kind.MILITARY),
    ],
)
def test_notes_on_a_named_person(text: str, kind: Kind) -> None:
    assert kind in kinds(text)


@pytest.mark.parametrize(
    "text",
    [
        "Програма підтримки осіб з інвалідністю на 2020–2024 роки",
        "про оздоровлення дітей учасників бойових дій",
        "Міський голова Іван БОЙКО",
        "доповідач – начальник служби у справах дітей Бойко І. П.",
        "КНП «Лікарня», лікування цукрового діабету",
        "допомога багатодітним сім’ям",
    ],
)
def test_programmes_and_officials(text: str) -> None:
    assert kinds(text) == set()


def test_the_number_of_a_unit() -> None:
    assert kinds("військової частини А1234") == {Kind.MILITARY}


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Гук Омелян (ампутована гомілка)", Kind.HEALTH),
        ("Гук Василь Адамович пересувається на візку", Kind.HEALTH),
        ("Гук Артем Никодимович – ХНН V ст.", Kind.HEALTH),
        ("Гук Ілля, 9-А клас, напівсирота", Kind.FAMILY),
        (
            "шлюб між Гуком Русланом Микитовичем (код 1) та Гук Яною Олегівною розірвано",
            Kind.FAMILY,
        ),
        ("Гук Назар, 2015, під опікою", Kind.FAMILY),
        ("Гук С. – стрілець 95 ОДШБр", Kind.MILITARY),
        ("Олійник Сава Тихонович, 4 рота ТрО", Kind.MILITARY),
        ("Гук Нестор, сержант, ВОС 790037", Kind.MILITARY),
        ("польова пошта В1842", Kind.MILITARY),
    ],
)
def test_more_notes_on_a_named_person(text: str, kind: Kind) -> None:
    assert kind in kinds(text)


def test_the_sons_of_the_deceased_are_grown() -> None:
    heirs = "син Гук Захар Гордійович, донька Лень Юлія Гордіївна"
    assert Kind.CHILD not in kinds(f"Спадкоємцями є: {heirs}")
    assert Kind.CHILD in kinds(f"У заявника: {heirs}")
