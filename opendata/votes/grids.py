"""Votings in tables: a column (or a row) for each voting, or a line for each vote.

Everything else in a spreadsheet is a list as documents have it, and is read as one.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from typing import Final

from opendata.clean.text import tidy
from opendata.problems import Place
from opendata.votes.checks import checked
from opendata.votes.figures import read_figure
from opendata.votes.head import Head, read_head
from opendata.votes.names import name_in
from opendata.votes.voting import Count, Total, Voice, Voting
from opendata.votes.words import decision_of, folded, total_of, vote_of

Grid = Sequence[Sequence[str]]
PlaceOf = Callable[[int, int], Place]
"""The place of a cell by its row and column, from 0."""

FEWEST: Final = 3
_MOSTLY: Final = 0.8
_ROLES: Final = {
    "uid": re.compile(r"motionuid|^uid$|ідентифікатор питання"),
    "number": re.compile(r"^(?:номер питання|номер|number|num|№|№ питання|№ з/п|№ п/п)$"),
    "title": re.compile(r"motiontitle|питання|назва|^title$|зміст"),
    "when": re.compile(r"дата|час|^date|time$"),
    "session": re.compile(r"сесія|session|скликання|convocation"),
    "decided": re.compile(r"рішення|результат питання|votingresult|підсумок"),
}
"""What the heading of a column says, in the order of asking."""


def read_table(grid: Grid, place_of: PlaceOf) -> tuple[Voting, ...]:
    """The votings of a sheet that is a table of several; none in a list, or in no export."""
    if found := _matrix(grid, place_of):
        return tuple(found)
    width = max(map(len, grid), default=0)
    turned = [[row[at] if at < len(row) else "" for row in grid] for at in range(width)]
    if found := _matrix(turned, lambda row, column: place_of(column, row)):
        return tuple(found)
    return tuple(_long(grid, place_of))


def as_line(row: Sequence[str]) -> str:
    """A row of a sheet as a line of a document; its cells are parted by tabs."""
    return "\t".join(" ".join(cell.split()) for cell in row)


def _columns(grid: Grid) -> tuple[list[int], list[int], list[int]]:
    """The columns of names and of votes, and the rows that have a name in the first of them."""
    names: defaultdict[int, list[int]] = defaultdict(list)
    for at, row in enumerate(grid):
        for column, cell in enumerate(row):
            if len(cell) > 4 and name_in(cell) is not None:
                names[column].append(at)
    of_names = [column for column, rows in sorted(names.items()) if len(rows) >= FEWEST]
    if not of_names:
        return [], [], []
    rows = names[of_names[0]]
    width = max(len(grid[at]) for at in rows)
    of_votes = []
    for column in range(width):
        said = [grid[at][column] for at in rows if column < len(grid[at]) and grid[at][column]]
        votes = sum(vote_of(cell) is not None for cell in said)
        if votes >= FEWEST and votes >= len(said) * _MOSTLY:
            of_votes.append(column)
    return of_names, of_votes, rows


def _matrix(grid: Grid, place_of: PlaceOf) -> list[Voting]:
    """Names in one column, and beside them two columns of votes or more."""
    of_names, of_votes, rows = _columns(grid)
    if len(of_names) != 1 or len(of_votes) < 2:
        return []
    if len({grid[at][of_names[0]] for at in rows}) < len(rows) * _MOSTLY:
        return []  # no roll: a name stands again and again
    first, column = rows[0], of_names[0]
    votes = frozenset(of_votes)
    above = [
        cell
        for row in grid[:first]
        for at, cell in enumerate(row)
        if cell.strip() and (at not in votes or not _of_one(row, votes))
    ]
    context = read_head(above)
    return [_of_column(grid, at, column, rows, context, place_of) for at in of_votes]


def _of_one(row: Sequence[str], votes: frozenset[int]) -> bool:
    """Whether a row above the names says something of each voting, and not of all of them."""
    return sum(at in votes and bool(cell.strip()) for at, cell in enumerate(row)) > 1


def _of_column(
    grid: Grid, at: int, column: int, rows: Sequence[int], context: Head, place_of: PlaceOf
) -> Voting:
    votes_rows = frozenset(rows)
    lines: list[str] = []
    totals: dict[Total, Count] = {}
    roll: list[Voice] = []
    decided: bool | None = None
    for number, row in enumerate(grid):
        cell = row[at].strip() if at < len(row) else ""
        label = row[column] if column < len(row) else ""
        if number in votes_rows:
            name = name_in(label) or tidy(label)
            roll.append(Voice(name, vote_of(cell), cell, place_of(number, at)))
        elif not cell:
            continue
        elif (said := decision_of(cell)) is not None:
            decided = said
        elif (total := total_of(label)) is not None and (value := read_figure(cell)) is not None:
            totals[total] = Count(value, f"{tidy(label)}: {cell}", place_of(number, at))
        elif cell.isdecimal() and len(cell) <= 3:
            lines.append(f"№ {cell}")
        elif number < rows[0] or len(cell) > 3:
            lines.append(cell)
    head = read_head(lines)
    head.take_context(context)
    return _made(head, place_of(0, at), totals, tuple(roll), decided)


def _made(
    head: Head,
    place: Place,
    totals: dict[Total, Count],
    roll: tuple[Voice, ...],
    decided: bool | None,
) -> Voting:
    question = head.question
    return checked(
        Voting(
            place=place,
            title=question.title,
            council=head.council,
            session=head.session,
            convocation=head.convocation,
            date=head.date,
            time=head.time,
            number=question.number,
            project=question.project,
            stage=head.stage,
            decided=decided,
            is_test=question.is_test,
            totals=totals,
            roll=roll,
        )
    )


def _long(grid: Grid, place_of: PlaceOf) -> list[Voting]:
    """A line for each vote: the columns that tell which voting it is of have headings."""
    of_names, of_votes, rows = _columns(grid)
    if len(of_names) != 1 or len(of_votes) != 1 or rows[0] == 0:
        return []
    roles = _roles(grid[rows[0] - 1], {*of_names, *of_votes})
    if "title" not in roles:
        return []
    groups: dict[tuple[str, ...], list[int]] = {}
    for at in rows:
        key = tuple(_cell(grid[at], column) for column in roles.values())
        groups.setdefault(key, []).append(at)
    return [
        _of_rows(
            grid, group, dict(zip(roles, key, strict=True)), of_names[0], of_votes[0], place_of
        )
        for key, group in groups.items()
    ]


def _roles(header: Sequence[str], taken: set[int]) -> dict[str, int]:
    roles: dict[str, int] = {}
    for column, cell in enumerate(header):
        low = folded(cell)
        plain = cell.strip().casefold()
        for role, pattern in _ROLES.items():
            said = pattern.search(low) or pattern.search(plain)
            if column not in taken and role not in roles and said and cell.strip():
                roles[role] = column
                break
    return roles


def _cell(row: Sequence[str], column: int) -> str:
    return row[column].strip() if column < len(row) else ""


def _of_rows(
    grid: Grid,
    rows: Sequence[int],
    said: dict[str, str],
    name: int,
    vote: int,
    place_of: PlaceOf,
) -> Voting:
    number = said.get("number", "")
    lines = list(_lines(said))
    if re.fullmatch(r"\d{1,3}(?:\.\d{1,3})*", number):
        lines.append(f"№ {number}")
    head = read_head(lines)
    roll = tuple(
        Voice(
            name_in(grid[at][name]) or tidy(grid[at][name]),
            vote_of(_cell(grid[at], vote)),
            _cell(grid[at], vote),
            place_of(at, vote),
        )
        for at in rows
    )
    return _made(head, place_of(rows[0], vote), {}, roll, decision_of(said.get("decided", "")))


def _lines(said: dict[str, str]) -> Iterator[str]:
    """The cells as lines of a head, and the date out of an identifier like ``2024-09-04-1``."""
    for role in ("when", "session"):
        if said.get(role):
            yield said[role]
    if not said.get("when") and (day := re.match(r"\d{4}-\d\d-\d\d", said.get("uid", ""))):
        yield day.group()
    yield said["title"]
