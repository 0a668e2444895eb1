"""Layouts that say things in columns and sentences are put into lines, and read like all others."""

from __future__ import annotations

import pytest

from opendata.votes.lines import text_rows
from opendata.votes.prepare import prepared
from opendata.votes.text import read_text
from opendata.votes.voting import TOTAL_OF, Vote, Voting

HEAD = "Вербівська міська рада\n12 сесія VIII скликання\n12.05.2021 11:20\nПоіменне голосування\n"
TITLE = "Про затвердження програми\n"
LEV, IAN, PETRO = "Жук Лев Ілліч", "Цар Ян Ілліч", "Рак Петро Іванович"
ROLL = [(LEV, Vote.FOR), (IAN, Vote.AGAINST), (PETRO, Vote.FOR)]

LAYOUTS = {
    "marks in columns": (
        "№ з/п\tПрізвище, ім'я, по батькові\tЗа\tПроти\tУтримався\tНе голосував\n"
        f"1\t{LEV}\t+\t\t\t\n2\t{IAN}\t\t+\t\t\n3\t{PETRO}\tV\t\t\t\nВсього\t\t2\t1\t0\t0\n"
    ),
    "marks in columns of a text": (
        f"Депутат                  За     Проти\n{LEV}            +\n"
        f"{IAN}                    +\n{PETRO}       +\nЗа: 2 Проти: 1\n"
    ),
    "names in a sentence": f"«за» - 2 (Жук Лев Ілліч,\n{PETRO})\n«проти» - 1 (Цар Ян Ілліч).\n",
    "names behind a colon": f"За – 2: {LEV}, {PETRO}\nПроти – 1: {IAN}\nУтримались – немає\n",
    "names below their vote": f"Голосували «за»:\n{LEV}\n{PETRO}\nГолосували «проти»:\n{IAN}\n",
    "a name in three cells": (
        "Прізвище\tІм'я\tПо батькові\tГолос\nЖук\tЛев\tІлліч\tЗа\nЦар\tЯн\tІлліч\tПроти\n"
        "Рак\tПетро\tІванович\tЗа\nЗа: 2\nПроти: 1\n"
    ),
    "a faction between": (
        f"{LEV}\tфракція «Вітер змін у громаді на краще»\tЗА\n{IAN}\tПозафракційний\tПРОТИ\n"
        f"{PETRO}\tСад\tЗА\nЗа – 2, проти – 1\n"
    ),
    "totals in columns": (
        f"За\tПроти\tУтрималися\n2\t1\t0\n{LEV}\tЗа\n{IAN}\tПроти\n{PETRO}\tЗа\n"
    ),
    "the head of the council": (
        f"1. {LEV} (міський голова) – за\n2. {IAN} – проти\n3. {PETRO} – за\nЗа: 2\n"
    ),
    "two in a line": f"1  {LEV}   ЗА     3  {PETRO}   ЗА\n2  {IAN}   ПРОТИ\nЗа – 2; Проти – 1\n",
    "words only": f"1 {LEV} За\n2 {IAN} Проти\n3 {PETRO} За\nУСЬОГО: За – 2 (два), проти – один\n",
}


def only(text: str) -> Voting:
    (voting,) = read_text(text).votings
    return voting


@pytest.mark.parametrize("name", LAYOUTS)
def test_a_layout_is_read(name: str) -> None:
    voting = only(f"{HEAD}{TITLE}{LAYOUTS[name]}Рішення прийнято\n")
    assert sorted((voice.name, voice.vote) for voice in voting.roll) == sorted(ROLL)
    for_it, against = (voting.totals.get(TOTAL_OF[vote]) for vote in (Vote.FOR, Vote.AGAINST))
    assert for_it is None or for_it.value == 2
    assert against is None or against.value == 1
    assert (voting.title, voting.decided, voting.problems) == (TITLE.strip(), True, ())
    assert (voting.council, voting.session, voting.convocation) == ("Вербівська міська рада", 12, 8)


def test_two_marks_are_no_vote() -> None:
    table = LAYOUTS["marks in columns"].replace(f"{IAN}\t\t+\t", f"{IAN}\t+\t+\t")
    voting = only(f"{HEAD}{TITLE}{table}")
    assert [problem.code for problem in voting.problems] == ["votes-unknown-word"]
    assert [problem.found for problem in voting.problems] == ["За Проти"]


def test_places_stay_those_of_the_source() -> None:
    text = "За – 2: Жук Л. І.,\nРак П. І.\nПроти:\n1\n"
    assert [(line, place.row) for line, place in prepared(list(text_rows(text)))] == [
        ("За: 2", 1),
        ("Жук Л. І.\tЗа", 1),
        ("Рак П. І.\tЗа", 1),
        ("Проти: 1", 3),
        ("", 5),
    ]


@pytest.mark.parametrize("text", ["За основу: Жук", "За", "Про надання: Жук Л. І.", "а\tб", ""])
def test_what_needs_no_order_stays_as_it_is(text: str) -> None:
    assert [line for line, _ in prepared(list(text_rows(text)))] == [text]
