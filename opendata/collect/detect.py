"""Which table of which edition a file holds, told by its header."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from typing import Final

from opendata.catalogue.schema import TableSchema
from opendata.catalogue.tables import groups, tables
from opendata.collect.filled import sheets_of
from opendata.collect.filled_header import WITHIN, By, FilledHeader, find_filled_header
from opendata.collect.sheets import Sheet, Value, open_sheets
from opendata.messages import msg
from opendata.problems import Exit, OpendataError, Place, Problem

ENOUGH: Final = 0.6
"""So many of the columns of a table must be there, or the file is taken for none."""
WEIGHTS: Final = {By.NAME: 1.0, By.SPELLING: 0.95, By.EARLIER: 0.9, By.LABEL: 0.8, By.WORDS: 0.8}


def detect_table(
    data: bytes,
    name: str,
    sheet: str | None = None,
    edition: str = "",
    named: Collection[str] = (),
) -> TableSchema:
    """The table in the file ``data``, called ``name`` before people.

    ``sheet`` is the only sheet to look at, ``edition`` the only edition, ``named`` the only keys of
    tables; all if they are empty.

    :raises OpendataError: ``table-unknown`` or ``table-ambiguous`` with the keys of all that fit
        equally, exit 2: then it has to be named. ``table-no-sheet``, exit 2.
    """
    book = open_sheets(data, Place(name))
    among = (edition,) if edition else groups()
    ranked = sorted(
        (
            pair
            for one in sheets_of(book, name, sheet)
            for pair in _scores(one, among)
            if not named or pair[1].key in named
        ),
        key=lambda pair: -pair[0],
    )
    if not ranked or ranked[0][0] < ENOUGH:
        raise OpendataError(_unknown(name, ranked), Exit.USAGE)
    best = ranked[0][0]
    equal = list(dict.fromkeys(schema.key for score, schema in ranked if score == best))
    if len(equal) > 1:
        raise OpendataError(_ambiguous(name, equal), Exit.USAGE)
    return ranked[0][1]


def _scores(sheet: Sheet, among: Sequence[str]) -> Iterable[tuple[float, TableSchema]]:
    top = [row for row in sheet.rows[:WITHIN] if _texts(row) > 1]
    if not top:
        return
    for edition in among:
        for schema in tables(edition):
            header = find_filled_header(top, schema)
            if header is not None:
                yield score(header, schema), schema


def score(header: FilledHeader, schema: TableSchema) -> float:
    """0 … 1: the share of the columns of both sides that are the same, by how they were found."""
    found = sum(WEIGHTS[one.by] for one in header.found.values())
    return found / (len(schema.columns) + len(header.unknown))


def _texts(row: Sequence[Value]) -> int:
    return sum(isinstance(value, str) and bool(value.strip()) for value in row)


def _unknown(name: str, ranked: Sequence[tuple[float, TableSchema]]) -> Problem:
    near = ", ".join(dict.fromkeys(schema.key for _, schema in ranked[:3])) or "–"
    return Problem(
        "table-unknown",
        msg("the header is that of no known table"),
        Place(name),
        expected=msg("the nearest are: {names}", names=near),
        remedy=msg("Name the table after --schema; all are shown by: opendata schema list"),
    )


def _ambiguous(name: str, keys: Sequence[str]) -> Problem:
    return Problem(
        "table-ambiguous",
        msg("the header fits several tables"),
        Place(name),
        ", ".join(keys),
        msg("one table"),
        msg("Name the one that is meant after --schema."),
    )
