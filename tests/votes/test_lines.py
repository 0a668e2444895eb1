"""Each line of an export is told for what it is."""

from __future__ import annotations

import pytest

from opendata.problems import Place
from opendata.votes.lines import Is, make_lines, text_rows
from opendata.votes.voting import Vote


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        *[("", Is.BLANK), ("УКРАЇНА", Is.NOISE), ("Page 1 of 16", Is.NOISE), ("-----", Is.NOISE)],
        *[
            ("Сторінка 2 з 5", Is.NOISE),
            ("№ п/п   Прізвище, Ім'я, По-батькові  Вибір", Is.ROLL_HEADER),
        ],
        *[("Депутат", Is.ROLL_HEADER), ("Голова лічильної комісії: ____", Is.TAIL)],
        *[("За ( Голосование: 45 )", Is.GROUP), ("За: 5 Проти: 0", Is.TOTALS)],
        *[("РІШЕННЯ НЕ ПРИЙНЯТО", Is.DECISION), ("Про бюджет", Is.TEXT)],
        *[("Жук Л. І. - За", Is.ROLL), ("12\tЖук Лев Іванович\tЗА", Is.ROLL), ("За", Is.ROLL)],
        *[("За обрання секретаріату", Is.TEXT), ("Про депутатів ради", Is.TEXT)],
    ],
)
def test_kinds(text: str, kind: Is) -> None:
    (line,) = make_lines([(text, Place())])
    assert line.kind is kind


def parts(text: str) -> list[tuple[str, str]]:
    (line,) = make_lines([(text, Place())])
    return [(part.kind, part.text) for part in line.parts]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "1. Жук Лев Іванович - ЗА",
            [("order", "1"), ("name", "Жук Лев Іванович"), ("vote", "ЗА")],
        ),
        (
            "Жук Лев Іванович ЗА Цар Ян Ілліч НЕ ГОЛОСУВАВ",
            [
                ("name", "Жук Лев Іванович"),
                ("vote", "ЗА"),
                ("name", "Цар Ян Ілліч"),
                ("vote", "НЕ ГОЛОСУВАВ"),
            ],
        ),
        (
            "  Нич  Тимофій Ілліч    Цар Ян Ілліч",
            [("name", "Нич Тимофій Ілліч"), ("name", "Цар Ян Ілліч")],
        ),
        ("Жук Л. І., Цар Я. І.", [("name", "Жук Л. І."), ("name", "Цар Я. І.")]),
        ("Жук Л. І. – Подумав", [("name", "Жук Л. І."), ("word", "Подумав")]),
        ("Артеменко  С. В.\tЗа       ", [("name", "Артеменко С. В."), ("vote", "За")]),
    ],
)
def test_parts(text: str, found: list[tuple[str, str]]) -> None:
    assert parts(text) == found


def test_a_label_and_its_number_and_a_broken_name_become_one_line() -> None:
    lines = make_lines(text_rows("За:\n25\nБережна-\nКіт Світлана Іванівна\n"))
    assert [line.kind for line in lines] == [Is.TOTALS, Is.ROLL, Is.BLANK]
    assert lines[1].parts[0].text == "Бережна-Кіт Світлана Іванівна"
    assert [line.place.row for line in lines] == [1, 3, 5]


def test_the_vote_of_a_part() -> None:
    (line,) = make_lines([("Жук Л. І.   Утрим.", Place())])
    assert [part.vote for part in line.parts] == [None, Vote.ABSTAINED]
