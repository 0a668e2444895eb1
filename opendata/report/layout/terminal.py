"""A report as plain text, for a terminal or a mail."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from opendata.messages import Language, msg, say
from opendata.problems import visible
from opendata.report.layout.blocks import Block, Chart, Figures, Grid, Layout, Link, Points, Text
from opendata.report.layout.columns import GAP, aligned, fitted, width_of, wrap
from opendata.report.layout.shown import NO_ROWS, NOTHING, as_grid, figure, is_number, told

_NOTES: Final = msg("Notes")
_NARROWEST: Final = 20
_WIDEST: Final = 160
"""Lines longer than that are hard to read, however wide the window is."""
_BAR: Final = "█"
_MOST_BAR, _LEAST_BAR = 40, 8


def terminal(layout: Layout, width: int = 80) -> str:
    r"""``layout`` in lines of at most ``width`` places (at least 20), ended by a line feed.

    Nothing is left out: long cells are wrapped, and where the columns of a table do not fit side
    by side, each row becomes a list. What a terminal would obey is shown as ``\x1b``.
    """
    room = min(max(width, _NARROWEST), _WIDEST)
    lines = [*_heading(layout.title, "=", room)]
    for label, value in layout.facts:
        lines += wrap(f"{_flat(label)}: {_flat(value)}", room)
    for section in layout.sections:
        lines += ["", *_heading(section.heading, "-", room)]
        for number, block in enumerate(section.blocks):
            lines += [""] if number else []
            lines += _block(block, layout.language, room)
    if layout.notes:
        lines += ["", *_heading(say(_NOTES, layout.language), "-", room)]
        for note in layout.notes:
            lines += wrap(_flat(note), room)
    return "\n".join(line.rstrip() for line in lines) + "\n"


def _heading(text: str, rule: str, room: int) -> list[str]:
    lines = wrap(_flat(text), room)
    return [*lines, rule * max(map(width_of, lines))]


def _flat(text: str) -> str:
    """``text`` with its line ends, and everything else that a terminal would obey made visible."""
    return "\n".join(map(visible, text.replace("\r\n", "\n").split("\n")))


def _block(block: Block, language: Language, room: int) -> Iterator[str]:
    match block:
        case Text():
            yield from wrap(_flat(block.text), room)
        case Points():
            for number, item in enumerate(block.items, 1):
                yield from _point(f"{number}. " if block.numbered else "- ", _flat(item), room)
        case Figures():
            for one in block.figures:
                yield from wrap(f"{_flat(one.label)}: {_flat(figure(one, language))}", room)
        case Grid():
            yield from _grid(block, language, room)
        case Chart():
            yield from _chart(block, language, room)


def _point(sign: str, text: str, room: int) -> Iterator[str]:
    first, *others = wrap(text, room - len(sign))
    yield sign + first
    for line in others:
        yield " " * len(sign) + line


def _cells(grid: Grid, language: Language) -> list[list[str]]:
    rows = [
        [
            _flat(told(cell, language)) or (NOTHING if column.numeric else "")
            for cell, column in zip(row, grid.columns, strict=True)
        ]
        for row in grid.rows
    ]
    if grid.totals:
        rows.append([_flat(told(cell, language)) for cell in grid.totals])
    return rows


def _grid(grid: Grid, language: Language, room: int) -> Iterator[str]:
    yield from wrap(_flat(grid.caption), room)
    rows = _cells(grid, language)
    if not grid.rows:
        yield from wrap(say(NO_ROWS, language), room)
    if rows:
        yield from _table([_flat(one.title) for one in grid.columns], rows, grid, room)
    yield from _addresses(grid, room)


def _table(titles: list[str], rows: list[list[str]], grid: Grid, room: int) -> Iterator[str]:
    right = [column.numeric for column in grid.columns]
    lines = (*grid.rows, *([grid.totals] if grid.totals else []))
    # a number is never broken, its title may be
    whole = [
        column.numeric or any(is_number(line[at]) for line in lines)
        for at, column in enumerate(grid.columns)
    ]
    words = [max(title.split() or [""], key=width_of) for title in titles]
    tight = [word if one else title for word, title, one in zip(words, titles, whole, strict=True)]
    widths = (
        fitted([titles, *rows], whole, room, broken=False)
        or fitted([tight, *rows], whole, room, broken=False)
        or fitted([tight, *rows], whole, room)
    )
    if widths is None:
        yield from _records(titles, rows, room)
        return
    yield from aligned(titles, widths, right)
    rule = (" " * GAP).join("─" * width for width in widths)
    yield rule
    for number, row in enumerate(rows):
        if grid.totals and number == len(rows) - 1:
            yield rule
        yield from aligned(row, widths, right)


def _records(titles: list[str], rows: list[list[str]], room: int) -> Iterator[str]:
    """Each row as a list, where the columns do not fit side by side."""
    for row in rows:
        yield "─" * room
        for title, text in zip(titles, row, strict=True):
            if text:
                yield from wrap(f"{title}: {text}" if title else text, room)


def _addresses(grid: Grid, room: int) -> Iterator[str]:
    """The addresses behind the links of a table, each once: on paper a link leads nowhere."""
    cells = (cell for row in (*grid.rows, grid.totals or ()) for cell in row)
    links = {
        (cell.text, cell.url): None
        for cell in cells
        if isinstance(cell, Link) and cell.url != cell.text
    }
    for text, url in links:
        yield from wrap(f"{_flat(text)}: {_flat(url)}", room)


def _chart(chart: Chart, language: Language, room: int) -> Iterator[str]:
    grid = as_grid(chart, language)
    yield from (
        _grid(grid, language, room)
        if len(chart.series) != 1
        else _bars(chart, grid, language, room)
    )
    yield from wrap(_flat(chart.summary), room)


def _bars(chart: Chart, grid: Grid, language: Language, room: int) -> Iterator[str]:
    """One series: each value with a bar of blocks beside it."""
    values = [value if is_number(value) else None for value in chart.series[0].values]
    most = max((value for value in values if value is not None), default=0)
    rows = _cells(grid, language)
    widths = fitted(rows, [False, True], room - GAP - _LEAST_BAR) if rows else None
    if widths is None or most <= 0 or any(value is not None and value < 0 for value in values):
        yield from _grid(grid, language, room)
        return
    longest = min(_MOST_BAR, room - sum(widths) - 2 * GAP)
    yield from wrap(f"{_flat(chart.caption)}: {_flat(chart.series[0].name)}", room)
    for row, value in zip(rows, values, strict=True):
        first, *others = aligned(row, widths, [False, True])
        bar = _BAR * max(round(longest * value / most), 1) if value else ""
        yield first + (" " * GAP + bar if bar else "")
        yield from others
