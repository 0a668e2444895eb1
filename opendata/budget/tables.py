"""The section tables: directions, local programmes, indicators; of passports and of reports.

Tables grow over pages: heads are repeated (and may be shifted), names are cut into two rows, notes
and explanations stand between the rows.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from opendata.budget.columns import Column, header_at, place, standard
from opendata.budget.explanations import (
    analysed,
    explained,
    is_analysis,
    is_explanation,
)
from opendata.budget.figures import figure_of, is_none
from opendata.budget.form import Figure, Row, Sums, Table
from opendata.budget.grid import Cell, Line
from opendata.budget.texts import is_number_row, joined
from opendata.budget.words import FUNDS, Head, compact, group_of, is_noise, is_total
from opendata.clean.spaces import one_line

_COUNT: Final = re.compile(r"(\d{1,3}(?:\.\d{1,3})*)[.)]?")
_NOTE: Final = re.compile(r"\*|примітк|¹|довідково", re.IGNORECASE)
_SUBHEAD: Final = re.compile(r"завдання\s*(?:№\s*)?\d|підпрограма\s*(?:№\s*)?\d", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Unreadable:
    """A cell in a column of figures that holds none."""

    cell: str
    text: str


@dataclass(slots=True)
class TableRead:
    """What a section held: the table, texts beside it, and cells that should be figures.

    ``named`` says that its rows have names; the table of old reports with the amounts of the whole
    programme has none.
    """

    table: Table = field(default_factory=Table)
    analysis: str | None = None
    unreadable: tuple[Unreadable, ...] = ()
    named: bool = True


def read_table(lines: Sequence[Line], *, indicators: bool) -> TableRead:
    """The table in the ``lines`` of a section; ``indicators`` have groups, units and sources."""
    reader = _Reader(indicators)
    at = 0
    while at < len(lines):
        header = header_at(lines, at)
        if header is not None and header[0]:
            reader.head(header[0])
            at = header[1]
            continue
        reader.take(lines[at])
        at += 1
    return reader.result()


@dataclass(slots=True)
class _Draft:
    """A row that may go on in the next line."""

    row: Row
    figures: bool = False


@dataclass(slots=True)
class _Reader:
    """Takes the lines of a section one by one."""

    indicators: bool
    columns: tuple[Column, ...] = ()
    rows: list[_Draft] = field(default_factory=list)
    total: Row | None = None
    group: str | None = None
    analysis: list[str] = field(default_factory=list)
    unreadable: list[Unreadable] = field(default_factory=list)
    explaining: list[str] | None = None
    explained_until: int = 0
    in_analysis: bool = False
    closed: bool = False
    fresh: bool = True
    """No row yet since a head, a group or an explanation: a text alone begins one."""

    def head(self, columns: tuple[Column, ...]) -> None:
        """A head: of the table, of its next page, or of a table of explanations."""
        self._settle()
        self.columns = columns
        self.in_analysis = False

    def take(self, line: Line) -> None:
        """One line that is no head."""
        if is_noise(line):
            return
        if is_number_row(line) and (len(line) > 2 or not self.columns):
            self.columns = self.columns or standard(line)
            return
        text = joined(line)
        first = next((cell.text for cell in line if compact(cell.text)), "")
        if is_analysis(first):
            self._settle()
            self.in_analysis, self.closed = True, True
            self._analyse(analysed(text[text.find(first) :]))
        elif is_explanation(first):
            self._settle()
            self.in_analysis = False
            self.explaining = [explained(text[text.find(first) :])]
        elif self.in_analysis:
            self._analyse(text)
        elif self.columns:
            self._row(line, first, text)

    def result(self) -> TableRead:
        """The table of all lines that were taken."""
        self._settle()
        table = Table(tuple(one.row for one in self.rows), self.total, bool(self.columns))
        named = any(column.head is Head.NAME for column in self.columns)
        analysis = one_line(" ".join(self.analysis)) or None
        return TableRead(table, analysis, tuple(self.unreadable), named)

    def _row(self, line: Line, first: str, text: str) -> None:
        group = group_of(first) if self.indicators and _only_text(line, first) else None
        if group is not None:
            self._settle()
            self.group, self.fresh, self.closed = group, True, False
            self.explained_until = len(self.rows)
            return
        cells = place(line, self.columns)
        by_head = {self.columns[n].head: cell for n, cell in cells.items()}
        if self._explain_by_number(by_head):
            return
        figures = [n for n in cells if self.columns[n].head in FUNDS and _speaks(cells[n])]
        number = _number(by_head.get(Head.NUMBER))
        if not figures and self.explaining is not None and number is None:
            self.explaining.append(text)
        elif self._is_total(first, line):
            self._settle()
            self.total = self._made(cells, first, None)
            self.closed = True
        elif figures or (number is not None and Head.NAME in by_head):
            self._data(cells, by_head, number, bool(figures))
        else:
            self._text(by_head, text)

    def _is_total(self, first: str, line: Line) -> bool:
        if not self.indicators:
            return is_total(first)
        return compact(first) in ("усього", "всього", "разом") and len(line) > 1

    def _data(
        self, cells: dict[int, Cell], by_head: dict[Head, Cell], number: str | None, figures: bool
    ) -> None:
        """A row with figures: a new one, or the figures of the row above."""
        self._settle()
        name = by_head.get(Head.NAME)
        last = self.rows[-1] if self.rows else None
        has_names = any(column.head is Head.NAME for column in self.columns)
        if name is None and number is None and has_names:
            if last is not None and not last.figures and not self.closed:
                made = self._made(cells, last.row.name, last.row.number)
                self.rows[-1] = _Draft(_completed(last.row, made), True)
            return
        if self.closed and number is None and not self.indicators:
            return  # «у тому числі …» under the total
        if _SUBHEAD.match(name.text if name else "") and not figures:
            return
        self.fresh, self.closed = False, False
        self.rows.append(_Draft(self._made(cells, name.text if name else "", number), figures))

    def _text(self, by_head: dict[Head, Cell], text: str) -> None:
        """A line without number and figures: the rest of the row above, or a note."""
        if self.closed or _NOTE.match(text) or _SUBHEAD.match(text):
            return
        name = by_head.get(Head.NAME)
        said = name.text if name is not None else ""
        unit, source = (_text_of(by_head.get(head)) for head in (Head.UNIT, Head.SOURCE))
        if not (said or unit or source):
            return
        if self.fresh or not self.rows:
            if said:
                self.rows.append(
                    _Draft(Row(said, group=self.group, unit=unit, source=source), False)
                )
                self.fresh = False
            return
        row = self.rows[-1].row
        self.rows[-1].row = replace(
            row,
            name=one_line(f"{row.name} {said}"),
            unit=_joined(row.unit, unit),
            source=_joined(row.source, source),
        )

    def _made(self, cells: dict[int, Cell], name: str, number: str | None) -> Row:
        by_head = {self.columns[n].head: cell for n, cell in cells.items()}
        explanation = by_head.get(Head.EXPLANATION)
        return Row(
            name,
            number,
            self._sums(cells, Head.APPROVED),
            self._sums(cells, Head.ACTUAL),
            self._sums(cells, Head.DEVIATION),
            _text_of(explanation),
            self.group if self.indicators else None,
            _text_of(by_head.get(Head.UNIT)),
            _text_of(by_head.get(Head.SOURCE)),
        )

    def _sums(self, cells: dict[int, Cell], stage: Head) -> Sums:
        """The figures of a stage; those of a passport have none, and are what is approved."""
        found: dict[Head, Figure] = {}
        for n, cell in cells.items():
            column = self.columns[n]
            if column.head not in FUNDS or (column.stage or Head.APPROVED) is not stage:
                continue
            value = figure_of(cell)
            if value is not None:
                found[column.head] = Figure(value, cell.address)
            elif not is_none(cell.text):
                self.unreadable.append(Unreadable(cell.address, cell.text))
        return Sums(*(found.get(fund) for fund in FUNDS))

    def _explain_by_number(self, by_head: dict[Head, Cell]) -> bool:
        """A row of a table of its own: the number of a row above, and the explanation."""
        heads = {column.head for column in self.columns}
        if Head.EXPLANATION not in heads or heads & set(FUNDS):
            return False
        number = _number(by_head.get(Head.NUMBER))
        text = _text_of(by_head.get(Head.EXPLANATION)) or _text_of(by_head.get(Head.NAME))
        for draft in self.rows:
            if text and number is not None and draft.row.number == number:
                draft.row = replace(draft.row, explanation=text)
        return True

    def _settle(self) -> None:
        """The explanation that was being read belongs to the rows since the one before it.

        Where some of these deviate and some do not, it is about those that do.
        """
        if self.explaining is None:
            return
        text = one_line(" ".join(self.explaining))
        rows = self.rows[self.explained_until :]
        about = [draft for draft in rows if _deviates(draft.row)] or rows
        for draft in about:
            if text and draft.row.explanation is None:
                draft.row = replace(draft.row, explanation=text)
        self.explaining = None
        self.explained_until = len(self.rows)
        self.fresh = True

    def _analyse(self, text: str) -> None:
        if text:
            self.analysis.append(text)


def _only_text(line: Line, text: str) -> bool:
    """Whether nothing else in the line is text: a group may have a number and noughts beside it."""
    return all(cell.text == text or not compact(cell.text) for cell in line)


def _speaks(cell: Cell) -> bool:
    return figure_of(cell) is not None or is_none(cell.text)


def _number(cell: Cell | None) -> str | None:
    found = _COUNT.fullmatch(cell.text) if cell is not None else None
    return found[1] if found else None


def _text_of(cell: Cell | None) -> str | None:
    return None if cell is None or is_none(cell.text) else cell.text


def _joined(one: str | None, more: str | None) -> str | None:
    return one_line(f"{one or ''} {more or ''}") or None


def _completed(row: Row, made: Row) -> Row:
    return replace(
        made,
        unit=_joined(row.unit, made.unit),
        source=_joined(row.source, made.source),
        explanation=made.explanation or row.explanation,
    )


def _deviates(row: Row) -> bool:
    return any(figure.value for figure in _figures(row.deviation))


def _figures(sums: Sums) -> Iterator[Figure]:
    for figure in (sums.general, sums.special, sums.total):
        if figure is not None:
            yield figure
