"""The lines of a sheet → the forms on it. Never raises, whatever stands on the sheet."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace

from opendata.budget import checks
from opendata.budget.amount import in_thousands, read_amount
from opendata.budget.approval import read_order, read_year
from opendata.budget.ending import without_signatures
from opendata.budget.form import Form, Kind, Order, Row, Sums, Table
from opendata.budget.grid import Cell, Line
from opendata.budget.items import read_items
from opendata.budget.margin import within_margin
from opendata.budget.parts import Part, Section, sections
from opendata.budget.spans import Span, spans
from opendata.budget.tables import TableRead, read_table
from opendata.budget.texts import read_list, read_text
from opendata.budget.words import compact_line, is_noise

Lines = list[Sequence[Cell]]


def read_forms(lines: Sequence[Line], sheet: str | None = None) -> tuple[Form, ...]:
    """The passports and reports on a sheet, from top to bottom; none on other sheets.

    ``lines`` as :func:`opendata.budget.grid.make_lines` gives them; ``sheet`` is its name.
    """
    return tuple(
        _read(span, parts, before, sheet)
        for span in spans(lines)
        for before, parts in [sections(within_margin(span.below))]
        if len({one.part for one in parts}) > 1
    )


def _read(span: Span, parts: Sequence[Section], before: Sequence[Line], sheet: str | None) -> Form:
    parts = _without_end(parts)
    year = read_year(span.kind, span.title)
    items = read_items(before, year)
    known = {compact_line(line) for line in (*span.above, *span.title, *before)}
    spending, directions = _directions(parts, known)
    programmes = _table(parts, Part.PROGRAMMES, known)
    indicators = _table(parts, Part.INDICATORS, known)
    read = (spending, directions, programmes, indicators)
    amount = _texts(parts, Part.AMOUNT)
    is_passport = span.kind is Kind.PASSPORT
    form = Form(
        kind=span.kind,
        year=year,
        head_unit=items.head_unit,
        executor=items.executor,
        programme=items.programme,
        amount=read_amount(amount) if is_passport else Sums(),
        spending=_only_row(spending),
        grounds=read_text(_texts(parts, Part.GROUNDS)),
        goals=read_list(_texts(parts, Part.GOALS)),
        aim=read_text(_texts(parts, Part.AIM), whole=False),
        tasks=read_list(_texts(parts, Part.TASKS)),
        directions=directions.table,
        programmes=programmes.table,
        indicators=indicators.table,
        analysis=indicators.analysis,
        conclusion=read_text(_texts(parts, Part.CONCLUSION)),
        order=read_order(span.above) if is_passport else Order(),
        sheet=sheet,
    )
    found = [finding for one in read for finding in checks.unreadable(one.unreadable)]
    if in_thousands([*amount, *(line for line in span.below if is_noise(line))]):
        found.append(checks.thousands())
    return replace(form, findings=(*checks.check(form), *found))


def _without_end(parts: Sequence[Section]) -> Sequence[Section]:
    """Only the last section has the signatures and notes of the whole form below it."""
    if not parts:
        return parts
    last = parts[-1]
    return (*parts[:-1], replace(last, lines=without_signatures(last.lines)))


def _texts(parts: Sequence[Section], part: Part) -> Lines:
    """All lines of a section, and first what stands beside its heading."""
    return [line for one in parts if one.part is part for line in (one.first, *one.lines) if line]


def _table(parts: Sequence[Section], part: Part, known: Collection[str]) -> TableRead:
    """The table of a section, over all the pages that repeat its heading."""
    lines = [line for one in parts if one.part is part for line in one.lines]
    return read_table(lines, indicators=part is Part.INDICATORS, known=known)


def _directions(parts: Sequence[Section], known: Collection[str]) -> tuple[TableRead, TableRead]:
    """Spending of the whole programme (old reports), and by direction of use.

    Both may be headed «Видатки … за бюджетною програмою»: the table says which it is.
    """
    spending = TableRead()
    lines: list[Line] = []
    for one in parts:
        if one.part is not Part.DIRECTIONS:
            continue
        alone = read_table(one.lines, indicators=False, known=known)
        if alone.table.found and not alone.named:
            spending = alone
        else:
            lines += one.lines
    return spending, read_table(lines, indicators=False, known=known)


def _only_row(spending: TableRead) -> Row | None:
    rows: Table = spending.table
    return rows.rows[0] if rows.rows else rows.total
