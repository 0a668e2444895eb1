"""The structure file of the recommendations: a row for each column, described in five cells."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from opendata.catalogue.lint.letters import bare, reveal
from opendata.catalogue.lint.listing import Column, Kind, Listing
from opendata.catalogue.lint.texts import TRUTH, check_required
from opendata.catalogue.lint.types import SORT_OF
from opendata.messages import msg, nmsg
from opendata.problems import Place, Problem, Severity

HEADER: Final[tuple[str, ...]] = ("name", "title", "description", "datatype", "required")
Rows = Sequence[Sequence[str]]


def is_structure(rows: Rows) -> bool:
    """True if the header has most of the five words, or the first row is that of a column."""
    if not rows:
        return False
    words = {bare(cell).casefold() for cell in rows[0]}
    return len(words & set(HEADER)) > 2 or _is_column(rows[0])


def structure_listing(
    rows: Rows, place: Place, delimiter: str, name: str
) -> tuple[Listing, list[Problem]]:
    """The structure in ``rows``, of a file where ``delimiter`` parts the cells.

    The problems are those of the form: delimiter, header, number of cells, labels as a row.
    """
    problems = list(_delimiter(place, delimiter))
    first = next((number for number, row in enumerate(rows) if any(row)), 0)
    if _is_column(rows[first]):
        start = first
        order: Mapping[str, int] = {word: at for at, word in enumerate(HEADER)}
        problems.append(_no_header(place, rows[first]))
    else:
        start = first + 1
        order, faults = _header(rows[first], place, first + 1)
        problems += faults
    columns = []
    for number, row in enumerate(rows[start:], start + 1):
        at = Place(place.file, place.sheet, number)
        if not any(cell.strip() for cell in row):
            continue
        if _is_header_again(row):
            what = msg("a row repeats the headings instead of holding data")
            remedy = msg("Take the row out.")
            found = ", ".join(row)
            problems.append(Problem("schema-label-row", what, at, found, remedy=remedy))
            continue
        if len(row) != len(rows[first]):
            problems.append(_width(at, len(row), len(rows[first])))
        columns.append(_column(row, at, order))
        word = _cell(row, order, "required")
        if "required" in order:
            problems += check_required(columns[-1], word)
    return Listing(Kind.STRUCTURE, place, tuple(columns), name), problems


def _column(row: Sequence[str], at: Place, order: Mapping[str, int]) -> Column:
    name = _cell(row, order, "name")
    return Column(
        name,
        Place(at.file, at.sheet, at.row, field=bare(name) or None),
        _cell(row, order, "title"),
        _cell(row, order, "description"),
        _cell(row, order, "datatype"),
        TRUTH.get(_cell(row, order, "required").strip().casefold()),
    )


def _cell(row: Sequence[str], order: Mapping[str, int], word: str) -> str:
    at = order.get(word)
    return row[at] if at is not None and at < len(row) else ""


def _header(
    row: Sequence[str], place: Place, number: int
) -> tuple[Mapping[str, int], list[Problem]]:
    """Which cell stands for which of the five words; what reads otherwise is told."""
    words = [bare(cell).casefold() for cell in row]
    order: dict[str, int] = {word: words.index(word) for word in HEADER if word in words}
    problems = []
    at_row = Place(place.file, place.sheet, number)
    for at, cell in enumerate(row):
        if words[at] not in HEADER:
            meant = HEADER[at] if at < len(HEADER) and HEADER[at] not in order else None
            if meant is not None:
                order[meant] = at
            problems.append(_other_cell(at_row, cell, meant))
        elif cell != words[at]:
            problems.append(_other_cell(at_row, cell, words[at]))
    for word in HEADER:
        if word not in order:
            what = msg("the structure file lacks the column «{name}»", name=word)
            expected = msg("the header: {names}", names=",".join(HEADER))
            remedy = msg("Add the column and fill it in.")
            problems.append(Problem("schema-header", what, at_row, None, expected, remedy))
    return order, problems


def _other_cell(place: Place, cell: str, meant: str | None) -> Problem:
    if meant is None:
        return Problem(
            "schema-header-more",
            msg("the structure file has a column that the recommendations do not know"),
            place,
            reveal(cell),
            msg("the header: {names}", names=",".join(HEADER)),
            msg("Take it out, or keep it if your programs need it."),
            Severity.WARNING,
        )
    return Problem(
        "schema-header",
        msg("a cell of the header reads otherwise"),
        place,
        reveal(cell),
        msg("{name}", name=meant),
        msg("Write the word that is expected."),
    )


def _no_header(place: Place, row: Sequence[str]) -> Problem:
    return Problem(
        "schema-header",
        msg("the structure file has no header"),
        Place(place.file, place.sheet, 1),
        ", ".join(cell[:20] for cell in row),
        msg("the header: {names}", names=",".join(HEADER)),
        msg("Put the header in front of the first row."),
    )


def _delimiter(place: Place, delimiter: str) -> list[Problem]:
    if delimiter == ",":
        return []
    return [
        Problem(
            "schema-delimiter",
            msg("the cells are not parted by commas"),
            place,
            delimiter,
            msg("commas, as in the other structure files"),
            msg("Save the file as “CSV UTF-8 (comma delimited)”."),
            Severity.WARNING,
        )
    ]


def _width(place: Place, number: int, expected: int) -> Problem:
    return Problem(
        "schema-row-cells",
        nmsg("the row has {n} cell", "the row has {n} cells", number),
        place,
        expected=nmsg("{n} cell, as in the header", "{n} cells, as in the header", expected),
        remedy=msg("Put a text that holds the delimiter in quotes."),
    )


def _is_column(row: Sequence[str]) -> bool:
    """True for the row of a column: a word for a type and one for truth at their places."""
    return (
        len(row) == len(HEADER)
        and row[3].strip().casefold() in SORT_OF
        and row[4].strip().casefold() in TRUTH
    )


def _is_header_again(row: Sequence[str]) -> bool:
    same = sum(bare(cell).casefold() == word for cell, word in zip(row, HEADER, strict=False))
    return same > 2
