"""Names of settlements: written, declined, and made into adjectives."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from opendata.acts.places import CITIES, agrees, nominative, proper


@pytest.mark.parametrize(
    ("name", "adjective"),
    [
        ("Ясне", "ясненська"),
        ("Дрогобич", "дрогобицької"),
        ("Київ", "Київська"),
        ("Києві", "київська"),
        ("Біла Церква", "білоцерківська"),
        ("Мала Вільшанка", "Маловільшанська"),
        ("Сарни", "сарненської"),
        ("Коростень", "коростенська"),
        ("Тараща", "таращанська"),
        ("Прилуки", "прилуцька"),
        ("Зоря", "зорянська"),
        ("Запоріжжя", "запорізька"),
        ("Лозова", "лозівська"),
        ("Кам’янець-Подільський", "кам’янець-подільська"),
        ("Івано-Франківськ", "івано-франківська"),
        ("Кривий Ріг", "криворізька"),
        ("САХНОВЩИНА", "САХНОВЩИНСЬКОЇ"),
    ],
)
def test_a_council_is_called_after_its_place(name: str, adjective: str) -> None:
    assert agrees(name, adjective)


@pytest.mark.parametrize(
    ("name", "adjective"),
    [
        ("Сосни", "ясненська"),
        ("Ясна Поляна", "ясненська"),
        ("Біла", "чорнобаївська"),
        ("Кринички", "криворізька"),
        ("Новий Буг", "новоград-волинська"),
    ],
)
def test_another_place_is_not_taken_for_it(name: str, adjective: str) -> None:
    assert not agrees(name, adjective)


@pytest.mark.parametrize(
    ("form", "full_noun", "name"),
    [
        ("Києва", True, "Київ"),
        ("Сум", True, "Суми"),
        ("Суми", True, "Суми"),
        ("Кропивницькому", True, "Кропивницький"),
        ("Перещепине", True, "Перещепине"),
        ("Ясенгорода", True, "Ясенгород"),
        ("Ясенграді", True, "Ясенград"),
        ("Зимогоєва", True, "Зимогоїв"),
        ("Коростень", False, "Коростень"),
        ("Теплодар", True, "Теплодар"),
        ("САХНОВЩИНА", False, "САХНОВЩИНА"),
        ("Овруча", False, None),
        ("Дрогобичі", True, None),
        ("Лебедів", True, None),
        ("Зоряної", False, None),
        ("Ясного", False, None),
    ],
)
def test_the_nominative_is_given_only_where_it_is_plain(
    form: str, full_noun: bool, name: str | None
) -> None:
    assert nominative(form, full_noun=full_noun) == name


def test_an_address_does_not_decline() -> None:
    assert nominative("Ясени", full_noun=False, address=True) == "Ясени"


@pytest.mark.parametrize("city", CITIES)
def test_every_form_of_a_large_city_leads_to_it(city: str) -> None:
    for form in (city, *CITIES[city], city.upper()):
        assert nominative(form, full_noun=True) == city


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("МАЛА ВІЛЬШАНКА", "Мала Вільшанка"),
        ("ІВАНО-ФРАНКІВСЬК", "Івано-Франківськ"),
        ("ЯСНЕ-НА-ГОРІ", "Ясне-на-Горі"),
        ("КАМ’ЯНКА", "Кам’янка"),
        ("Ясне", "Ясне"),
    ],
)
def test_capitals_are_made_a_name(name: str, shown: str) -> None:
    assert proper(name) == shown


@given(st.text(max_size=30), st.text(max_size=30))
def test_no_words_make_it_fail(one: str, two: str) -> None:
    assert agrees(one, two) in (True, False)
    assert proper(proper(one)) is not None
    if one:
        nominative(one, full_noun=True)
