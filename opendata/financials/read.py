"""The lines of the sheets of a workbook → the statements on them. Never raises for their content.

A statement is told by its lines: codes of one of the six forms beside the names that the form has
for them, under a head that says which two figures a line has. Titles only part one from another.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from opendata.budget.form import Finding
from opendata.budget.grid import Line as SheetLine
from opendata.budget.words import compact
from opendata.financials import findings
from opendata.financials.across import across
from opendata.financials.checks import check
from opendata.financials.forms import form_of, forms_with, kind_of
from opendata.financials.header import Header, is_title, read_header
from opendata.financials.heads import bands
from opendata.financials.rows import Misread, read_rows
from opendata.financials.statement import Kind, Line, Size, Statement

_FEWEST: Final = 3
"""Lines with known codes; fewer are no statement."""
_ALIKE: Final = 0.4
"""Share of the lines whose printed name must be that of the form; other forms use the codes too."""
_STEM: Final = 6
_AGAIN: Final = 2
"""So many codes that come again begin another statement; a single one is a slip."""


@dataclass(slots=True)
class _Draft:
    """A statement as it is put together of its tables."""

    kind: Kind
    start: int
    header: Header
    lines: list[tuple[int, Line]] = field(default_factory=list)
    misread: list[Misread] = field(default_factory=list)

    @property
    def codes(self) -> set[str]:
        return {line.code for _, line in self.lines}


def read_statements(
    sheets: Sequence[tuple[str | None, Sequence[SheetLine]]],
) -> tuple[Statement, ...]:
    """The statements of a workbook, by sheets and from top to bottom; none in other workbooks.

    ``sheets`` are names with lines, as :func:`opendata.budget.grid.make_lines` gives them. What a
    statement does not say of the enterprise, the period and the unit is taken from the one before
    it: the second form of a pair has no header of its own.
    """
    found: list[tuple[Statement, Header, list[Finding]]] = []
    before: Header | None = None
    for name, lines in sheets:
        for draft in _drafts(lines):
            header = _completed(draft.header, before)
            if header.foreign or not _is_statement(draft):
                continue
            before = header
            found.append(_statement(draft, header, name))
    settled = list(_sized([(one, header) for one, header, _ in found]))
    checked = [
        replace(one, findings=(*told, *check(one)))
        for one, (_, _, told) in zip(settled, found, strict=True)
    ]
    return across(checked)


def _drafts(lines: Sequence[SheetLine]) -> list[_Draft]:
    """The tables of a sheet, put together to statements."""
    heads = bands(lines)
    drafts: list[_Draft] = []
    last = 0
    for n, band in enumerate(heads):
        until = heads[n + 1].start if n + 1 < len(heads) else len(lines)
        between = lines[last : band.start]
        for group in band.groups:
            read = read_rows(lines, band.end, until, group)
            if not read.lines:
                continue
            codes = {line.code for _, line in read.lines}
            kind = _kind(codes)
            if not drafts or _begins(drafts[-1], kind, codes, between):
                drafts.append(_Draft(kind, band.start, read_header(between)))
            drafts[-1].lines += read.lines
            drafts[-1].misread += read.misread
            between = ()
            last = max(last, read.lines[-1][0] + 1)
    return drafts


def _kind(codes: set[str]) -> Kind:
    return Counter(map(kind_of, sorted(codes))).most_common(1)[0][0]


def _begins(draft: _Draft, kind: Kind, codes: set[str], above: Sequence[SheetLine]) -> bool:
    if draft.kind is not kind:
        return True
    same = len(draft.codes & codes)
    titled = any(is_title(line) for line in above)
    return same >= _AGAIN or (same > 0 and titled)


def _is_statement(draft: _Draft) -> bool:
    known = [line for _, line in draft.lines if forms_with(line.code)]
    if len({line.code for line in known}) < (1 if draft.header.titled else _FEWEST):
        return False
    named = [line for line in known if line.name and len(compact(line.name)) >= _STEM]
    alike = sum(_is_named(line) for line in named)
    return not named or alike >= _ALIKE * len(named)


def _is_named(line: Line) -> bool:
    """Whether the printed name is that of a form for this code, by its first letters."""
    printed = compact(line.name or "")
    names = (form_of(*key).names[line.code] for key in forms_with(line.code))
    return any(
        printed[:_STEM] in compact(name) or compact(name)[:_STEM] in printed for name in names
    )


def _completed(header: Header, before: Header | None) -> Header:
    """The header with what only the one before says; of another enterprise nothing is taken."""
    if before is None:
        return header
    other = header.edrpou and before.edrpou and header.edrpou.text != before.edrpou.text
    if other or (header.edrpou is None and header.name and header.name != before.name):
        return header
    same_size = None if header.numbers else header.size or _size(before)
    return replace(
        header,
        name=header.name or before.name,
        edrpou=header.edrpou or before.edrpou,
        day=header.day or (None if header.period else before.day),
        period=header.period or (None if header.day else before.period),
        coded=header.coded or before.coded,
        unit=header.unit or before.unit,
        size=same_size,
    )


def _size(header: Header) -> Size | None:
    sizes = {size for _, size in header.numbers}
    return next(iter(sizes)) if len(sizes) == 1 else header.size


def _statement(
    draft: _Draft, header: Header, sheet: str | None
) -> tuple[Statement, Header, list[Finding]]:
    lines: dict[str, Line] = {}
    told: list[Finding] = []
    for _, line in draft.lines:
        first = lines.setdefault(line.code, line)
        if first is not line and not _same(first, line):
            told.append(findings.line_twice(first, line))
    told += [findings.no_figure(one) for one in draft.misread]
    statement = Statement(
        draft.kind,
        Size.FULL,
        header.name,
        header.edrpou,
        header.end(draft.kind),
        header.unit,
        tuple(lines.values()),
        sheet=sheet,
    )
    return statement, header, told


def _same(one: Line, other: Line) -> bool:
    """Whether a line is printed again: with the same figures, or with none."""

    def values(line: Line) -> list[object]:
        return [figure and figure.value for figure in (line.current, line.previous)]

    return values(one) == values(other) or values(other) == [None, None]


def _sized(found: Sequence[tuple[Statement, Header]]) -> Iterator[Statement]:
    """With the size of each form: as printed, or that of its neighbour, or as its codes tell."""
    for one, header in found:
        size = header.size_of(one.kind)
        yield replace(one, size=_size_by_codes(one) if size is None else size)


def _size_by_codes(statement: Statement) -> Size:
    """The smallest form that has most of the codes; the full one where few lines are printed."""
    codes = set(statement.by_code)
    if statement.kind is Kind.RESULTS and not codes & {"2280", "2285", "2160", "2165"}:
        return Size.FULL
    having = {
        size: len(codes & set(form_of(statement.kind, size).names))
        for size in (Size.MICRO, Size.SMALL, Size.FULL)
    }
    return max(having, key=lambda size: having[size])
