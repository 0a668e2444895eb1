"""The section tables: directions, local programmes, indicators; of passports and of reports.

Tables grow over pages: heads are repeated (and may be shifted), names are cut into two rows, notes
and explanations stand between the rows.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field, replace
from enum import Enum, auto
from typing import Final

from opendata.budget.columns import Column, header_at, is_header, standard
from opendata.budget.explanations import analysed, explained, is_analysis, is_explanation
from opendata.budget.figures import figure_of, is_none
from opendata.budget.form import Row, Table
from opendata.budget.grid import Line
from opendata.budget.rows import Placed, Unreadable, continued, deviates, laid
from opendata.budget.texts import is_note, is_number_row, joined
from opendata.budget.words import FUNDS, Head, compact, compact_line, group_of, is_noise, is_total
from opendata.clean.spaces import one_line

_BARE: Final = 8
"""Letters of «Усього» alone: with a number before it, a longer name is one of a row."""
_PART: Final = re.compile(
    r"(?:(?:[ув]\s+тому\s+числі|[ув]\s*т\.?\s*ч\.?|(?:і)?з\s+них|з\s+яких)(?!\w))", re.IGNORECASE
)
_SUBHEAD: Final = re.compile(r"завдання\s*(?:№\s*)?\d|підпрограма\s*(?:№\s*)?\d", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class TableRead:
    """What a section held: the table, texts beside it, and cells that should be figures.

    ``named`` says that its rows have names; the table of old reports with the amounts of the whole
    programme has none.
    """

    table: Table = field(default_factory=Table)
    analysis: str | None = None
    unreadable: tuple[Unreadable, ...] = ()
    named: bool = True


def read_table(
    lines: Sequence[Line], *, indicators: bool, known: Collection[str] = ()
) -> TableRead:
    """The table in the ``lines`` of a section; ``indicators`` have groups, units and sources.

    ``known`` are lines (their letters) at the top of the form: where they come again above the head
    of a table, they head a page.
    """
    reader = _Reader(indicators)
    above = _above_heads(lines)
    at = 0
    while at < len(lines):
        header = header_at(lines, at)
        if header is not None and header[0]:
            reader.head(header[0])
            at = header[1]
            continue
        of_page = at in above and compact_line(lines[at]) in known
        reader.take(lines[at], above_head=at in above, of_page=of_page)
        at += 1
    return reader.result()


_HEAD_OF_PAGE: Final = 3


def _above_heads(lines: Sequence[Line]) -> set[int]:
    """The few lines right above the head of a table that hold texts alone."""
    found: set[int] = set()
    for at in range(len(lines)):
        if not is_header(lines[at]):
            continue
        for above in range(at - 1, max(at - 1 - _HEAD_OF_PAGE, -1), -1):
            if any(figure_of(cell) is not None for cell in lines[above]):
                if not is_noise(lines[above]):
                    break
            elif not is_header(lines[above]):
                found.add(above)
    return found


class _State(Enum):
    """What a text without number and figures is."""

    START = auto()
    """The beginning of a row: nothing was read since the head or the name of a group."""
    ROW = auto()
    """The rest of the row above."""
    NOTE = auto()
    """A note: below «Усього», an explanation, or another note."""


@dataclass(slots=True)
class _Reader:
    """Takes the lines of a section one by one."""

    indicators: bool
    columns: tuple[Column, ...] = ()
    rows: list[Row] = field(default_factory=list)
    complete: bool = True
    """Whether the last row has its figures."""
    total: Row | None = None
    group: str | None = None
    analysis: list[str] = field(default_factory=list)
    unreadable: list[Unreadable] = field(default_factory=list)
    explaining: list[str] | None = None
    explained_until: int = 0
    state: _State = _State.START
    analysing: bool = False
    summed: bool = False
    named: bool = False
    parts: bool = False
    """Whether rows without a number are parts of the one above, «у тому числі»."""
    bottom: int = -1
    name_col: int = 0

    def head(self, columns: tuple[Column, ...]) -> None:
        """A head: of the table, of its next page, or of a table of explanations."""
        self._settle()
        self.columns = columns
        self.analysing = False
        self.named = self.named or any(column.head is Head.NAME for column in columns)
        self.bottom = -1

    def take(self, line: Line, *, above_head: bool, of_page: bool) -> None:
        """One line that is no head; ``of_page`` says that it is printed on each page."""
        gap = self.bottom >= 0 and line[0].row - self.bottom > 1
        if is_noise(line) or (of_page and self.state is _State.ROW and self.explaining is None):
            return
        if is_number_row(line) and (len(line) > 2 or not self.columns):
            self.columns = self.columns or standard(line)
            return
        self.bottom = max(cell.last_row for cell in line)
        text = joined(line)
        first = next((cell.text for cell in line if compact(cell.text)), "")
        if is_analysis(first):
            self._settle()
            self.analysing, self.state = True, _State.NOTE
            self.analysis.append(analysed(text[text.find(first) :]))
        elif is_explanation(first):
            self._settle()
            self.analysing = False
            self.explaining = [explained(text[text.find(first) :])]
        elif self.analysing:
            self.analysis.append(text)
        elif self.columns:
            self._row(line, first, text, gap=gap, above_head=above_head)

    def result(self) -> TableRead:
        """The table of all lines that were taken."""
        self._settle()
        return TableRead(
            Table(tuple(self.rows), self.total, bool(self.columns)),
            one_line(" ".join(self.analysis)) or None,
            tuple(self.unreadable),
            self.named,
        )

    def _row(self, line: Line, first: str, text: str, *, gap: bool, above_head: bool) -> None:
        group = group_of(first) if self.indicators and _only_text(line, first) else None
        if group is not None:
            self._settle()
            self.group, self.state = group, _State.START
            self.explained_until = len(self.rows)
            return
        placed = laid(line, self.columns)
        if self._explained_by_number(placed):
            return
        if self._is_total(first, line) and (placed.number is None or len(compact(first)) < _BARE):
            self._settle()
            self._keep(placed)
            self.total = placed.row(first, None)
            self.state, self.summed = _State.NOTE, True
        elif placed.figures or (placed.number is not None and placed.name is not None):
            self._data(placed)
        elif self.explaining is not None:
            self.explaining.append(text)
        elif is_note(text) or _SUBHEAD.match(text) or self._foreign(line, gap, above_head):
            self.state = _State.NOTE if is_note(text) else self.state
        else:
            self._text(placed)

    def _is_total(self, first: str, line: Line) -> bool:
        if not self.indicators:
            return is_total(first)
        return compact(first) in ("усього", "всього", "разом") and len(line) > 1

    def _foreign(self, line: Line, gap: bool, above_head: bool) -> bool:
        """Whether a text is no part of the row above: it stands apart, or to the left of the names,
        or, right above the head of the next page, not exactly below them.
        """
        col = line[0].col
        apart = gap or col < self.name_col or (above_head and col != self.name_col)
        return self.state is _State.ROW and apart

    def _data(self, placed: Placed) -> None:
        """A row with figures or a number: a new one, or the rest of the row above."""
        self._settle()
        number, name = placed.number, placed.name
        if name is not None and is_none(name.text) and not placed.speaks:
            return  # «1 | – | – | – | –»: there are no rows
        if number is None and self.rows and not self.complete and self.state is _State.ROW:
            self._keep(placed)
            self.rows[-1] = continued(self.rows[-1], placed)
            self.complete = placed.figures
            return
        if number is None and (self.summed or (self.named and name is None)):
            return  # «у тому числі …» under the total; figures that belong to nothing
        if not placed.figures and name is not None and _SUBHEAD.match(name.text):
            return
        self._keep(placed)
        text = name.text if name else ""
        counted = number is None and any(row.number for row in self.rows)
        self.parts = counted and (self.parts or bool(_PART.match(text)))
        row = placed.row(text, self._group())
        self.rows.append(replace(row, part=self.parts and not self.indicators))
        self.state, self.complete = _State.ROW, placed.figures
        self.summed = False
        self.name_col = name.col if name else self.name_col

    def _text(self, placed: Placed) -> None:
        """A line without number and figures: a row that goes on below, or the rest of one."""
        if self.state is _State.NOTE:
            return
        if self.state is _State.START:
            if placed.name is not None:
                self.rows.append(placed.row(placed.name.text, self._group()))
                self.state, self.complete = _State.ROW, False
                self.name_col = placed.name.col
            return
        if placed.name is not None and self.complete and _PART.match(placed.name.text):
            self.parts = True
        elif self.rows:
            self.rows[-1] = continued(self.rows[-1], placed)

    def _group(self) -> str | None:
        return self.group if self.indicators else None

    def _keep(self, placed: Placed) -> None:
        self.unreadable += placed.unreadable()

    def _explained_by_number(self, placed: Placed) -> bool:
        """A row of a table of its own: the number of a row above, and the explanation."""
        heads = {column.head for column in self.columns}
        if Head.EXPLANATION not in heads or heads & set(FUNDS):
            return False
        text = placed.text(Head.EXPLANATION) or placed.text(Head.NAME)
        about = [n for n, row in enumerate(self.rows) if row.number == placed.number]
        if text and placed.number is not None and len(about) == 1:
            self.rows[about[0]] = replace(self.rows[about[0]], explanation=text)
        return True

    def _settle(self) -> None:
        """The explanation that was being read belongs to the rows since the one before it.

        Where some of these deviate and some do not, it is about those that do.
        """
        if self.explaining is None:
            return
        text = one_line(" ".join(self.explaining))
        rows = range(self.explained_until, len(self.rows))
        about = [n for n in rows if deviates(self.rows[n])] or list(rows)
        for n in about:
            if text and self.rows[n].explanation is None:
                self.rows[n] = replace(self.rows[n], explanation=text)
        self.explaining = None
        self.explained_until = len(self.rows)
        self.state = _State.NOTE


def _only_text(line: Line, text: str) -> bool:
    """Whether nothing else in the line is text: a group may have a number and noughts beside it."""
    return all(cell.text == text or not compact(cell.text) for cell in line)
