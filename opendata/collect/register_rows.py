"""The rows below the header: which are rows of the register, and what their cells say."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from opendata.clean.headers import header_key
from opendata.clean.text import fold
from opendata.clean.vocabulary import kind_of, type_of_kind
from opendata.collect import register_findings as say
from opendata.collect.batch import RegisterRow
from opendata.collect.register_cells import as_text, clean_cell, is_date_column
from opendata.collect.register_header import Header, is_numbering, merged_down
from opendata.collect.sheets import Sheet, Spot, Value, cell_name
from opendata.problems import Place, Problem
from opendata.table import Cell

_TOTAL: Final = re.compile(
    fold(
        r"(?:всього|усього|разом|підсумок|итого|всего)"
        r"(?:[ :.\-]*\d*| (?:рішень|розпоряджень|документів|актів|за|по|у) ?.*)"
    )
)


@dataclass(slots=True)
class Reader:
    """Reads the rows of ``sheet`` below ``header``; ``problems`` gathers what it meets.

    ``file`` is the register's path in the workspace.
    """

    file: str
    sheet: Sheet
    header: Header
    problems: list[Problem] = field(default_factory=list)

    def rows(self) -> Iterator[RegisterRow]:
        """The rows of the register; titles inside the table, totals and blank rows are left out."""
        places = self.header.match.positions
        ordinal = set(self.header.match.ordinal)
        down = merged_down(self.sheet)
        merged = _merged_across(self.sheet)
        repeated = [header_key(text) for text in self.header.texts]
        start = self.header.row + 1
        for number in range(start, len(self.sheet.rows)):
            values = self.sheet.rows[number]
            filled = [
                place
                for place, value in enumerate(values)
                if (value != "" and str(value).strip()) or (number, place) in self.sheet.errors
            ]
            if all(place in ordinal and _counts(values[place]) for place in filled):
                continue  # blank, or an ordinal that was drawn down beforehand
            if number == start and is_numbering(values):
                continue
            if (note := self._aside(number, values, filled, merged, repeated)) is not None:
                self.problems.append(note)
                continue
            yield self._row(number, places, down)

    def place(self, number: int, column: int | None = None, name: str | None = None) -> Place:
        """The place of row ``number`` (from 0), or of its cell in ``column``."""
        cell = None if column is None else cell_name(number, column)
        return Place(self.file, self.sheet.name, number + 1, cell, field=name)

    def _aside(
        self,
        number: int,
        values: Sequence[Value],
        filled: Sequence[int],
        merged: Mapping[int, set[int]],
        repeated: Sequence[str],
    ) -> Problem | None:
        """A note on a row that is no row of the register, or None."""
        texts = {place: as_text(values[place]) for place in filled}
        first = texts[filled[0]]
        above = [repeated[place] if place < len(repeated) else "" for place in filled]
        # One cell at a time: nearly every row is told from a header by its first cell.
        if len(filled) > 1 and all(
            header_key(texts[p]) == h for p, h in zip(filled, above, strict=True)
        ):
            return say.repeated_header(self.place(number))
        dates = [p for c, p in self.header.match.positions.items() if is_date_column(c)]
        undated = not any(place in filled for place in dates)
        if undated and any(_TOTAL.fullmatch(fold(text)) for text in texts.values()):
            return say.total_row(self.place(number), first)
        if len(filled) == 1 and self._is_section(filled[0], values[filled[0]], merged.get(number)):
            return say.section_row(self.place(number), first)
        return None

    def _is_section(self, place: int, value: Value, merged: set[int] | None) -> bool:
        """«2024 рік» over all columns.

        A row with a title alone is a row that is not yet filled in, unless it is merged.
        """
        if merged and place in merged:
            return True
        column = {p: c for c, p in self.header.match.positions.items()}.get(place)
        return isinstance(value, str) and column not in ("title", "url", "file", "text")

    def _row(
        self, number: int, places: Mapping[str, int], down: Mapping[Spot, Spot]
    ) -> RegisterRow:
        values: dict[str, Cell] = {}
        cells: dict[str, str] = {}
        raw: dict[str, str] = {}
        for column, place in places.items():
            spot = down.get((number, place), (number, place))
            cells[column] = cell_name(*spot)
            values[column] = self._cell(column, spot, raw)
        _derive_kind(values, cells, raw)
        self._look_for_shift(number)
        return RegisterRow(self.file, self.sheet.name, number + 1, values, cells, raw)

    def _cell(self, column: str, spot: Spot, raw: dict[str, str]) -> Cell:
        error = self.sheet.errors.get(spot)
        where = self.place(*spot, column)
        if error is not None:
            self.problems.append(say.error_cell(where, error))
            raw[column] = error
            return None
        value = _at(self.sheet, spot)
        link = self.sheet.links.get(spot)
        if column == "url" and link and not str(value).startswith(("http://", "https://")):
            raw[column], value = as_text(value), link
        text = clean_cell(column, value, self.sheet.date1904)
        if column == "number" and not isinstance(value, (str, int, float)):
            self.problems.append(say.number_became_date(where, as_text(value)))
        if column == "kind" and text is not None and kind_of(text) is None:
            self.problems.append(say.unknown_kind(where, text))
            raw[column], text = as_text(value), None
        if isinstance(value, str) and value.strip() and value != text:
            raw.setdefault(column, value)
        return text

    def _look_for_shift(self, number: int) -> None:
        """A CSV row that is wider than its header has a delimiter too many in some cell."""
        extra = self.sheet.rows[number][len(self.header.texts) :]
        if self.sheet.name is None and any(str(value).strip() for value in extra):
            self.problems.append(say.shifted_row(self.place(number), " | ".join(map(str, extra))))


def _derive_kind(values: dict[str, Cell], cells: dict[str, str], raw: dict[str, str]) -> None:
    """«Рішення виконкому» in the column of types tells the kind too, and a kind tells the type."""
    if "kind" not in values and values.get("type"):
        kind = kind_of(raw.get("type") or values["type"] or "")
        if kind is not None:
            values["kind"], cells["kind"] = kind, cells["type"]
    elif values.get("kind") and "type" not in values:
        type_word = type_of_kind(values["kind"] or "")
        if type_word is not None:
            values["type"], cells["type"] = type_word, cells["kind"]


def _counts(value: Value) -> bool:
    return as_text(value).strip(" .").isdigit()


def _at(sheet: Sheet, spot: Spot) -> Value:
    row, column = spot
    values = sheet.rows[row]
    return values[column] if column < len(values) else ""


def _merged_across(sheet: Sheet) -> dict[int, set[int]]:
    """Row → the columns where a range begins that is merged over three columns or more."""
    found: dict[int, set[int]] = {}
    for (first, left), (last, right) in sheet.merges:
        if first == last and right - left >= 2:
            found.setdefault(first, set()).add(left)
    return found
