"""Pages and headings that stand between the parts of a voting do not part it."""

from __future__ import annotations

from opendata.votes.lines import make_lines, text_rows
from opendata.votes.sections import sections
from opendata.votes.voting import Total

ROLL = "1. Жук Лев Ілліч - ЗА\n2. Цар Ян Ілліч - ЗА\n3. Рак Ян Ілліч - ПРОТИ\n"


def heads(text: str) -> list[list[str]]:
    return [[line.text for line in one.head] for one in sections(make_lines(text_rows(text)))]


def test_a_text_behind_a_roll_opens_the_next() -> None:
    assert heads(f"Про одне\n{ROLL}Про друге\n{ROLL}") == [["Про одне"], ["Про друге"]]


def test_totals_above_or_below_belong_to_the_same_voting() -> None:
    above = sections(make_lines(text_rows(f"Про одне\nЗа: 2\nПрийнято\n{ROLL}")))
    below = sections(make_lines(text_rows(f"Про одне\n{ROLL}За: 2\nПрийнято\n")))
    assert [(len(one.voices), one.totals[Total.FOR].value, one.decided) for one in above] == [
        (3, 2, True)
    ]
    assert [len(one.voices) for one in below] == [3]


def test_a_heading_between_the_totals_and_the_roll_parts_nothing() -> None:
    text = f"Про одне\nЗа: 2 Проти: 1\nПоіменне голосування:\n{ROLL}"
    assert heads(text) == [["Про одне"]]


def test_a_heading_of_the_file_on_every_page_parts_nothing() -> None:
    more = "4. Мак Ян Ілліч - ЗА\n5. Тур Ян Ілліч - ЗА\n"
    text = f"Звіт системи\nПро одне\n{ROLL}{'Про друге'}\n{ROLL}Звіт системи\n{more}"
    found = sections(make_lines(text_rows(text)))
    assert [len(one.voices) for one in found] == [3, 5]
