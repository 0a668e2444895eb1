"""Names and votes find each other, however they are laid out; what does not fit is not guessed."""

from __future__ import annotations

from opendata.votes.lines import make_lines, text_rows
from opendata.votes.roll import Roll
from opendata.votes.voting import Vote


def roll_of(text: str, group: Vote | None = None) -> Roll:
    roll = Roll()
    if group is not None:
        roll.begin_group(group)
    for line in make_lines(text_rows(text)):
        if line.parts:
            roll.take(line)
    return roll


def said(roll: Roll) -> list[tuple[str, Vote | None]]:
    return [(voice.name, voice.vote) for voice in roll.voices()]


def test_a_block_of_names_and_a_block_of_votes() -> None:
    roll = roll_of("Жук Лев Ілліч\nЦар Ян Ілліч\nЗа\nПроти\nРак Ян Ілліч\nЗа")
    assert said(roll) == [
        ("Жук Лев Ілліч", Vote.FOR),
        ("Цар Ян Ілліч", Vote.AGAINST),
        ("Рак Ян Ілліч", Vote.FOR),
    ]


def test_blocks_of_unequal_length_are_not_matched() -> None:
    roll = roll_of("Жук Лев Ілліч\nЦар Ян Ілліч\nЗа")
    assert said(roll) == [("Жук Лев Ілліч", None), ("Цар Ян Ілліч", None)]
    assert [(names, votes) for names, votes, _ in roll.broken_blocks] == [(2, 1)]


def test_the_rest_of_a_name_goes_to_the_name_above_it() -> None:
    text = (
        "   Жук Лев Ілліч      Бондар Олександр     Цар Ян Ілліч\n"
        "                      Володимирович\n"
        "   Рак Ян Ілліч       Мак Лев Ілліч"
    )
    names = [name for name, _ in said(roll_of(text, Vote.FOR))]
    assert names == [
        *("Жук Лев Ілліч", "Бондар Олександр Володимирович", "Цар Ян Ілліч"),
        *("Рак Ян Ілліч", "Мак Лев Ілліч"),
    ]


def test_a_name_that_goes_on_below_its_vote() -> None:
    roll = roll_of("12  Бондар Олександр     ЗА\n    Володимирович")
    assert said(roll) == [("Бондар Олександр Володимирович", Vote.FOR)]


def test_a_word_of_nobody() -> None:
    roll = roll_of("Жук Лев Ілліч\nВолодимирович", Vote.FOR)
    assert [word for word, _ in roll.pieces] == ["Володимирович"]


def test_a_vote_of_nobody_and_a_seat_without_a_name() -> None:
    roll = roll_of("За\n. .. ..\t.........\nЖук Лев Ілліч\tЗа")
    assert said(roll) == [("Жук Лев Ілліч", Vote.FOR)]
    assert [word for word, _ in roll.lone_votes] == ["За"]


def test_the_numbers_beside_the_names() -> None:
    roll = roll_of("7. Жук Лев Ілліч - За\n8. Цар Ян Ілліч - За")
    assert (roll.first_order, roll.last_order) == (7, 8)
