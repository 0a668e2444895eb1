"""What is said above a roll, and in the names of files and folders."""

from __future__ import annotations

import pytest

from opendata.votes.head import read_context, read_head


def test_a_whole_head() -> None:
    head = read_head(
        [
            *("ВЕРБІВСЬКА МІСЬКА РАДА", "Дев'ята сесія сьомого скликання", "місто Верба"),
            *("від   23.12.2016 17:40", "23.12.2016 18:50:42", "Про бюджет", "на рік"),
        ]
    )
    assert head.council == "ВЕРБІВСЬКА МІСЬКА РАДА"
    assert (head.session, head.convocation) == (9, 7)
    assert (head.date, head.time, head.other_date) == ("2016-12-23", "17:40", None)
    assert head.question.title == "Про бюджет на рік"


@pytest.mark.parametrize(
    ("line", "session", "convocation"),
    [
        ("XLI сесія VII скликання", 41, 7),
        ("ХLІ сесія VIІ скликання", 41, 7),
        ("3тя сесія", 3, None),
        ("46 сесія Вербівської міської ради (27.11.2014)", 46, None),
        ("пленарного засідання позачергової шостої сесії обласної ради сьомого скликання", 6, 7),
        ("5 сесія 7 скликання Вербівської міської ради", 5, 7),
    ],
)
def test_sessions(line: str, session: int | None, convocation: int | None) -> None:
    head = read_head([line])
    assert (head.session, head.convocation) == (session, convocation)
    assert head.question.title == ""


def test_a_council_in_the_genitive() -> None:
    assert read_head(["46 сесія Вербівської міської ради"]).council == "Вербівська міська рада"


@pytest.mark.parametrize(
    "title",
    [
        "Про затвердження порядку денного 41 сесії Вербівської міської ради",
        "Про внесення змін до рішення обласної ради від 20 грудня 2006 року № 21-5/2006",
        "Звернення депутатів",
    ],
)
def test_a_title_that_names_sessions_and_dates_stays_whole(title: str) -> None:
    head = read_head([title])
    assert (head.question.title, head.session, head.date) == (title, None, None)


def test_a_time_before_the_title() -> None:
    head = read_head(["11:30:3 Про звернення"])
    assert (head.time, head.question.title) == ("11:30:03", "Про звернення")


def test_a_type_and_a_stage_behind_the_time() -> None:
    head = read_head(["Дата та час голосування: 12.01.16 11:21:41 Тип: Процедурне"])
    assert (head.date, head.time, head.stage) == ("2016-01-12", "11:21:41", "Процедурне")
    assert read_head(["від 30.10.18 10:25:37 За основу і в цілому"]).stage == "За основу і в цілому"


def test_two_days() -> None:
    head = read_head(["від 22.12.2015 09:27", "23.12.2015 10:48:23"])
    assert (head.date, head.other_date) == ("2015-12-22", "2015-12-23")


@pytest.mark.parametrize(
    ("path", "day", "session", "convocation"),
    [
        ("votes/голосування 06.04.2016.doc", "2016-04-06", None, None),
        ("votes/2016-12-23/а.rtf", "2016-12-23", None, None),
        ("11)Одинадцята сесія Вербівської ради VIІ скликання 23.12.2016.xls", "2016-12-23", 11, 7),
        ("5 сесія 8 скликання/2024-09-04.pdf", "2024-09-04", 5, 8),
        ("а.txt", None, None, None),
    ],
)
def test_names_of_files_and_folders(
    path: str, day: str | None, session: int | None, convocation: int | None
) -> None:
    context = read_context(path)
    assert (context.date, context.session, context.convocation) == (day, session, convocation)
