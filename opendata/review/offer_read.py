"""A list of what a portal has, as a person saved it: its rows with their decisions."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from opendata.acts.names import listed
from opendata.clean.headers import header_key
from opendata.clean.spaces import one_line
from opendata.collect.register_cells import as_text
from opendata.collect.sheets import Sheet, cell_name, open_sheets
from opendata.messages import LANGUAGES, msg, say
from opendata.problems import Exit, OpendataError, Place, Problem
from opendata.review.findings import SAVED
from opendata.review.offer_sheet import HEADERS, mark
from opendata.review.offers import KINDS, Kind, Said
from opendata.review.sheet import ABOUT

SEARCHED: Final = 10
"""The header stands within so many rows; people write notes above it."""
NEEDED: Final = ("kind", "decision", "id", "dataset", "target", "mark")


@dataclass(frozen=True, slots=True)
class FilledOffers:
    """A list as read; ``portal`` is what it was made for, None where that is not known."""

    portal: str | None
    rows: tuple[Said, ...]


def read_offers(data: bytes, name: str) -> FilledOffers:
    """The rows of the list in the workbook ``data``; ``name`` is for what is said of it.

    :raises OpendataError: ``adopt-sheet``, exit 3.
    """
    try:
        book = open_sheets(data, Place(name))
        sheets = [book.read(one) for one in book.names]
    except OpendataError as error:
        raise _not_one(name, error.problem.found) from error
    for sheet in sheets:
        header = _header(sheet)
        if header is not None:
            return FilledOffers(_portal(sheets), tuple(_rows(sheet, *header, name)))
    raise _not_one(name, None)


def _header(sheet: Sheet) -> tuple[int, Mapping[str, int]] | None:
    known = {
        header_key(say(header, language)): column
        for column, header in HEADERS.items()
        for language in LANGUAGES
    }
    for number, row in enumerate(sheet.rows[:SEARCHED]):
        keys = [header_key(value) if isinstance(value, str) else "" for value in row]
        found = {known[key]: place for place, key in reversed([*enumerate(keys)]) if key in known}
        if all(column in found for column in NEEDED):
            return number, found
    return None


def _rows(sheet: Sheet, header: int, columns: Mapping[str, int], name: str) -> Iterator[Said]:
    for number, cells in enumerate(sheet.rows[header + 1 :], header + 1):
        text = {
            column: one_line(as_text(cells[place])) if place < len(cells) else ""
            for column, place in columns.items()
        }
        if any(text[column] for column in NEEDED):
            cell = cell_name(number, columns["decision"])
            yield _said(text, Place(name, sheet.name, number + 1, cell))


def _said(text: Mapping[str, str], place: Place) -> Said:
    kind = _kind(text["kind"])
    whole = text["mark"] == mark(kind or "", text["dataset"], text["id"], text["target"])
    dataset, id_ = text["dataset"], text["id"]
    resource = id_ if kind is Kind.RESOURCE else None
    return Said(
        kind or Kind.DATASET, dataset, resource, text["target"], text["decision"], place, whole
    )


def _kind(text: str) -> Kind | None:
    for kind, word in KINDS.items():
        if text in {kind, *(say(word, language) for language in LANGUAGES)}:
            return kind
    return None


def _portal(sheets: Sequence[Sheet]) -> str | None:
    for sheet in sheets:
        if sheet.name == ABOUT:
            for row in sheet.rows:
                if len(row) > 1 and row[0] == "portal":
                    return as_text(row[1])
    return None


def _not_one(name: str, found: str | None) -> OpendataError:
    problem = Problem(
        "adopt-sheet",
        msg("this is no list that «opendata adopt» has written, or it has lost a header"),
        Place(name),
        found=found,
        expected=msg(
            "a row with these headers: {names}", names=listed(HEADERS[one] for one in NEEDED)
        ),
        remedy=SAVED,
    )
    return OpendataError(problem, Exit.INCOMPLETE)
