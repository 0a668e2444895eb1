"""Where one voting ends and the next begins."""

from __future__ import annotations

from opendata.votes.cut import cut
from opendata.votes.lines import make_lines, text_rows
from opendata.votes.section import Section
from opendata.votes.sections import sections
from opendata.votes.voting import Count, Total


def heads(text: str) -> list[list[str]]:
    return [[line.text for line in one.head] for one in sections(make_lines(text_rows(text)))]


def test_names_without_votes_need_an_open_roll() -> None:
    assert heads("Жук Лев Ілліч\nЦар Ян Ілліч\nПро одне\n") == []


def test_groups_of_the_next_voting_without_a_head() -> None:
    group = "За (1)\nЖук Лев Ілліч\nПроти (1)\nЦар Ян Ілліч\n"
    assert len(sections(make_lines(text_rows(group + group)))) == 2


def test_names_below_a_total_voted_so() -> None:
    text = "Про одне\nЗа – 2:\nЖук Лев Ілліч\nЦар Ян Ілліч\nПроти – 1:\nРак Ян Ілліч\n"
    (one,) = sections(make_lines(text_rows(text)))
    assert [(voice.name, voice.vote) for voice in one.voices] == [
        ("Жук Лев Ілліч", "За"),
        ("Цар Ян Ілліч", "За"),
        ("Рак Ян Ілліч", "Проти"),
    ]


def test_each_voting_has_the_lines_that_are_its_own() -> None:
    roll = "1. Жук Лев Ілліч - ЗА\n2. Цар Ян Ілліч - ПРОТИ\n"
    first, second = cut(
        make_lines(text_rows(f"Про одне\n{roll}За: 1\nПро друге\nПроти: 1\n{roll}"))
    )
    assert ([line.text for line in first.head], list(first.totals)) == (["Про одне"], [Total.FOR])
    assert ([line.text for line in second.head], list(second.totals)) == (
        ["Про друге"],
        [Total.AGAINST],
    )
    assert (len(first.voices), len(second.voices)) == (2, 2)


def test_a_total_that_is_printed_again_counts_once() -> None:
    section = Section()
    for value in (3, 3, 4):
        section.note(Total.FOR, Count(value, f"За: {value}"))
    assert section.totals[Total.FOR].value == 3
    assert [count.value for _, count in section.twice] == [4]
