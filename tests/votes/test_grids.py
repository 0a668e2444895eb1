"""Votings in tables: a column, a row or many lines for each."""

from __future__ import annotations

from votes_layouts import long, matrix
from votes_model import as_given, read_back, sitting

from opendata.problems import Place
from opendata.votes.grids import as_line, read_table
from opendata.votes.voting import Total, Vote

ALL = sitting()


def place(row: int, column: int) -> Place:
    return Place(row=row, cell=f"{row}:{column}")


def cells(rows: list[list[object]]) -> list[list[str]]:
    return [[str(cell) for cell in row] for row in rows]


def test_a_column_for_each_voting() -> None:
    found = read_table(cells(matrix(ALL)), place)
    assert [read_back(one) for one in found] == [as_given(one) for one in ALL.ballots]
    assert [one.number for one in found] == ["1", "2", "3", "4"]
    assert [one.decided for one in found] == [one.decided for one in ALL.ballots]
    assert {one.date for one in found} == {ALL.date}
    assert {(one.session, one.convocation) for one in found} == {(41, 8)}
    assert [one.totals[Total.ABSENT].value for one in found] == [
        one.count(Vote.ABSENT) for one in ALL.ballots
    ]
    assert all(one.problems == () for one in found)


def test_a_row_for_each_voting() -> None:
    rows = cells(matrix(ALL))
    width = max(map(len, rows))
    turned = [[row[at] if at < len(row) else "" for row in rows] for at in range(width)]
    found = read_table(turned, place)
    assert [read_back(one) for one in found] == [as_given(one) for one in ALL.ballots]


def test_a_line_for_each_vote() -> None:
    found = read_table(cells(long(ALL)), place)
    assert [read_back(one) for one in found] == [as_given(one) for one in ALL.ballots]
    assert [(one.date, one.time) for one in found] == [(ALL.date, b.clock) for b in ALL.ballots]
    assert [one.decided for one in found] == [one.decided for one in ALL.ballots]


def test_a_wrong_total_has_its_cell() -> None:
    rows = cells(matrix(ALL))
    at = next(n for n, row in enumerate(rows) if row[0] == "Проти")
    rows[at][2] = str(int(rows[at][2]) + 1)
    problems = [problem for one in read_table(rows, place) for problem in one.problems]
    assert [(one.code, one.place.cell) for one in problems] == [("votes-total", f"{at}:2")]


def test_a_table_of_answers_about_repeated_names_is_no_voting() -> None:
    rows = [["Установа", "Сайт", "Пошта"]] + [["Рибак Лев Петрович", "так", "ні"]] * 9
    assert read_table(rows, place) == ()


def test_a_row_as_a_line() -> None:
    assert as_line(["Жук  Лев\nІванович", " За "]) == "Жук Лев Іванович\tЗа"
