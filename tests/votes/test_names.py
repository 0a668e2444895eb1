"""Names of deputies are told from everything else that stands in a roll."""

from __future__ import annotations

import pytest

from opendata.votes.names import is_masked, name_in, rest_in, same_name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Наливайко  Кирило Степанович", "Наливайко Кирило Степанович"),
        ("НАЛИВАЙКО Кирило Степанович", "НАЛИВАЙКО Кирило Степанович"),
        ("Бережна-Кіт Світлана Кирил", "Бережна-Кіт Світлана Кирил"),
        ("Бережна- Кіт Світлана", "Бережна-Кіт Світлана"),
        ("Мар'яненко Дем`ян Ілліч", "Мар’яненко Дем’ян Ілліч"),
        ("Ар'єва Я. В.", "Ар’єва Я. В."),
        ("Бережна-Кіт С.К.", "Бережна-Кіт С.К."),
        ("Гасанов Ельдар Ільгар огли", "Гасанов Ельдар Ільгар огли"),
        ("Нaливайко Кирило Іванович", "Наливайко Кирило Іванович"),
        ("Цагарелі Жора", "Цагарелі Жора"),
    ],
)
def test_names(text: str, name: str) -> None:
    assert name_in(text) == name


@pytest.mark.parametrize(
    "text",
    [
        *("Прийнято", "Вербівська Міська Рада", "ВЕРБІВСЬКА ОБЛАСНА", "Порядок денний"),
        *("Пропозиція Бондара А.І.", "12", "", "Наливайко Кирило Степанович - ЗА", "Про бюджет"),
        *("Голова лічильної комісії", "А" * 200, "Сорок П’ять Шість Сім Вісім"),
    ],
)
def test_what_is_no_name(text: str) -> None:
    assert name_in(text) is None


def test_the_rest_of_a_name() -> None:
    assert rest_in(" Володимирович ") == "Володимирович"
    assert [rest_in(text) for text in ("за", "Сесія", "Лев Іванович", "")] == [None] * 4


def test_a_seat_without_a_name() -> None:
    assert is_masked(". .. ..")
    assert is_masked("")
    assert not is_masked("Жук Л. І.")


def test_one_deputy_in_two_spellings() -> None:
    assert same_name("ЖУК Л. І.") == same_name("Жук Л.І.")
    assert same_name("Жук Лев Іванович") != same_name("Жук Лев Ілліч")
