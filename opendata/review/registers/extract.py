"""An extract of a state register, as an office sent it → its rows.

Any spreadsheet or CSV with any header: it is found by its words, below whatever titles stand above
it. All sheets that have one are read, unless one is named.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import PurePath
from typing import Final

from opendata.clean.dates import read_date
from opendata.clean.spaces import one_line
from opendata.clean.text import fold
from opendata.collect.register_cells import as_text
from opendata.collect.sheets import Sheet, Value, cell_name, open_sheets
from opendata.problems import Exit, OpendataError, Place, Problem
from opendata.review.registers import findings as say
from opendata.review.registers.entry import Concept, Entry
from opendata.review.registers.headers import ExtractHeader, find_header
from opendata.review.registers.values import cleaned, known

_AS_OF: Final = re.compile(
    r"станом\s+на\s+[«\"]?(\d{1,2}[.]\d{1,2}[.]\d{4}|\d{4}-\d{2}-\d{2}"
    r"|\d{1,2}[»\"]?\s+[а-яіїєґ]+\s+\d{4})",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Extract:
    """The rows of the extract ``name``; ``sheets`` are those that were read.

    ``as_of`` is the day that a title names («станом на …»), None where none does. ``problems`` are
    warnings and notes.
    """

    name: str
    entries: tuple[Entry, ...]
    sheets: tuple[str | None, ...]
    as_of: date | None
    problems: tuple[Problem, ...]


def read_extract(data: bytes, name: str, sheet: str | None = None) -> Extract:
    """The rows of the extract ``data``; ``sheet`` is the one sheet to read.

    :raises OpendataError: as :func:`opendata.collect.sheets.open_sheets`; ``extract-no-header``,
        ``extract-empty``, exit 3; ``extract-no-sheet``, exit 2.
    """
    book = open_sheets(data, Place(name))
    names = [one for one in book.names if one not in book.hidden] or list(book.names)
    if sheet is not None:
        names = [one for one in book.names if one is not None and fold(one) == fold(sheet)]
        if not names:
            raise OpendataError(say.no_sheet(name, sheet, book.names), Exit.USAGE)
    entries: list[Entry] = []
    problems: list[Problem] = []
    read: list[str | None] = []
    days: list[date] = _days([PurePath(name).stem])
    for one in map(book.read, names):
        header = find_header(one.rows)
        if header is None:
            continue
        read.append(one.name)
        days = [*_titles(one.rows[: header.row]), *days]
        reader = _Reader(name, one, header, len(entries))
        entries += reader.read()
        problems += reader.problems
    if not read:
        raise OpendataError(say.no_header(name), Exit.INCOMPLETE)
    if not entries:
        raise OpendataError(say.empty(name), Exit.INCOMPLETE)
    if len(read) > 1:
        problems.append(say.several_sheets(name, read))
    return Extract(name, tuple(entries), tuple(read), days[0] if days else None, tuple(problems))


def _titles(rows: Sequence[Sequence[Value]]) -> list[date]:
    return _days(value for row in rows for value in row if isinstance(value, str))


def _days(texts: Iterator[str] | Sequence[str]) -> list[date]:
    """The days that ``texts`` say the register is as of."""
    found = []
    for text in texts:
        for one in _AS_OF.finditer(one_line(text)):
            day = read_date(re.sub('[«»"]', "", one[1]))
            if day is not None:
                found.append(date.fromisoformat(day))
    return found


class _Reader:
    """Reads the rows below a header."""

    def __init__(self, name: str, sheet: Sheet, header: ExtractHeader, first: int) -> None:
        self.name, self.sheet, self.header, self.first = name, sheet, header, first
        self.problems: list[Problem] = []
        if header.unread:
            place = Place(name, sheet.name, header.row + 1)
            self.problems.append(say.unread_columns(place, [text for _, text in header.unread]))

    def read(self) -> list[Entry]:
        entries: list[Entry] = []
        for number, row in enumerate(self.sheet.rows[self.header.row + 1 :], self.header.row + 1):
            if self._is_numbering(row, entries) or not (values := self._values(number, row)):
                continue
            if not {Concept.CODE, Concept.NAME, Concept.SHORT_NAME} & values.keys():
                self.problems.append(say.no_subject(self._place(number)))
                continue
            cells = {
                concept: cell_name(number, place) for concept, place in self.header.places.items()
            }
            entries.append(Entry(self.first + len(entries), self._place(number), values, cells))
        return entries

    def _values(self, number: int, row: Sequence[Value]) -> dict[Concept, str]:
        values = {}
        for concept, place in self.header.places.items():
            if error := self.sheet.errors.get((number, place)):
                cell = cell_name(number, place)
                where = Place(self.name, self.sheet.name, number + 1, cell)
                self.problems.append(say.error_cell(where, error))
            elif place < len(row):
                values[concept] = cleaned(concept, row[place], self.sheet.date1904)
        return known(values)

    def _is_numbering(self, row: Sequence[Value], entries: list[Entry]) -> bool:
        """Whether this is the row «1 2 3 …» that printed forms have below the header."""
        texts = [as_text(value).strip() for value in row if value != ""]
        first = texts[0] if texts else ""
        return (
            not entries
            and len(texts) > 1
            and first in ("0", "1")
            and texts == [str(int(first) + n) for n in range(len(texts))]
        )

    def _place(self, number: int) -> Place:
        return Place(self.name, self.sheet.name, number + 1)
