"""A sheet of redactions as a person saved it, in Excel or LibreOffice → its rows."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from opendata.acts.names import listed
from opendata.clean.headers import header_key
from opendata.clean.spaces import one_line
from opendata.collect.register_cells import as_text, clean_cell
from opendata.collect.sheets import Sheet, cell_name, open_sheets
from opendata.messages import msg
from opendata.problems import Exit, OpendataError, Place, Problem
from opendata.review.findings import SAVED
from opendata.review.redactions.columns import HEADERS, NEEDED, known_headers, mark
from opendata.review.redactions.sheet import Written
from opendata.review.sheet import ABOUT

_SEARCHED: Final = 10
"""The header stands within so many rows; people write notes above it."""
_SHA256: Final = re.compile(r"[0-9a-f]{64}")
_FINDING: Final = re.compile(r"[0-9a-f]{16}")
_DAY: Final = "acceptedDate"
"""A column of registers whose cells are days, written in the same ways."""


@dataclass(frozen=True, slots=True)
class Row:
    """One row: what it is about, and what a person wrote in it. ``written.until`` is an ISO day
    where it could be read as one.

    ``whole`` is False where the cells of the row do not belong together any more.
    """

    path: str
    sha256: str
    finding: str
    written: Written
    place: Place
    cells: Mapping[str, str]
    whole: bool = True

    def at(self, column: str) -> Place:
        """The cell of the row in ``column``."""
        return Place(self.place.file, self.place.sheet, self.place.row, self.cells.get(column))


@dataclass(frozen=True, slots=True)
class Filled:
    """A sheet as read; ``dataset`` is what it was made for, None where that is not known."""

    dataset: str | None
    rows: tuple[Row, ...]


def read_redactions(data: bytes, name: str) -> Filled:
    """The rows of the sheet in the workbook ``data``; ``name`` is for what is said of it.

    :raises OpendataError: ``redact-sheet``, exit 3.
    """
    try:
        book = open_sheets(data, Place(name))
        sheets = [book.read(one) for one in book.names]
    except OpendataError as error:
        raise _not_one(name, error.problem.found) from error
    for sheet in sheets:
        header = _header(sheet)
        if header is not None:
            return Filled(_dataset(sheets), tuple(_rows(sheet, *header, name)))
    raise _not_one(name, None)


def _header(sheet: Sheet) -> tuple[int, Mapping[str, int]] | None:
    known = known_headers()
    for number, row in enumerate(sheet.rows[:_SEARCHED]):
        keys = [header_key(value) if isinstance(value, str) else "" for value in row]
        found = {known[key]: place for place, key in reversed([*enumerate(keys)]) if key in known}
        if all(column in found for column in NEEDED):
            return number, found
    return None


def _rows(sheet: Sheet, header: int, columns: Mapping[str, int], name: str) -> Iterator[Row]:
    for number, cells in enumerate(sheet.rows[header + 1 :], header + 1):
        text = {
            column: one_line(as_text(cells[place])) if place < len(cells) else ""
            for column, place in columns.items()
        }
        until = columns.get("until", len(cells))
        if until < len(cells):
            text["until"] = clean_cell(_DAY, cells[until], sheet.date1904) or ""
        if any(text.get(column) for column in (*NEEDED, "path")):
            yield _row(text, Place(name, sheet.name, number + 1), columns, number)


def _row(text: Mapping[str, str], place: Place, columns: Mapping[str, int], number: int) -> Row:
    path, sha256, finding = (text.get(one, "") for one in ("path", "sha256", "finding"))
    known = _SHA256.fullmatch(sha256) and _FINDING.fullmatch(finding)
    shown = text.get("document", "")
    return Row(
        path,
        sha256,
        finding,
        Written(text["action"], *(text.get(one, "") for one in ("ground", "who", "until"))),
        place,
        {column: cell_name(number, at) for column, at in columns.items()},
        bool(known) and text["mark"] == mark(path, sha256, finding) and path.endswith(shown),
    )


def _dataset(sheets: Sequence[Sheet]) -> str | None:
    for sheet in sheets:
        if sheet.name == ABOUT:
            for row in sheet.rows:
                if len(row) > 1 and row[0] == "dataset":
                    return as_text(row[1])
    return None


def _not_one(name: str, found: str | None) -> OpendataError:
    problem = Problem(
        "redact-sheet",
        msg("this is no sheet that «opendata redact» has written, or it has lost a header"),
        Place(name),
        found=found,
        expected=msg(
            "a row with these headers: {names}", names=listed(HEADERS[one] for one in NEEDED)
        ),
        remedy=SAVED,
    )
    return OpendataError(problem, Exit.INCOMPLETE)
