"""What the one who fills in a table may not see in it: hidden rows, columns and sheets, merged
cells. All of it is read as if it were shown, and told.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from opendata.catalogue.schema import TableSchema
from opendata.collect.filled_header import FilledHeader, find_filled_header
from opendata.collect.sheets import Sheet, SheetFile, Spot, cell_name
from opendata.messages import msg, nmsg
from opendata.problems import Place, Problem, Severity

SHOWN: Final = 10
"""So many places are named; the first ones are enough to find the others."""


def unseen(
    book: SheetFile, name: str, sheet: Sheet, header: FilledHeader, schema: TableSchema
) -> Iterator[Problem]:
    """Warnings about the table under ``header`` in ``sheet`` of the file ``name``, and about hidden
    sheets of ``book`` that hold a table of ``schema`` too.
    """
    yield from _rows(name, sheet, header)
    yield from _columns(name, sheet, header)
    yield from _merged(name, sheet, header)
    for title in book.names:
        if title is None or title not in book.hidden or title == sheet.name:
            continue
        other = book.read(title)
        found = find_filled_header(other.rows, schema)
        if found is not None and len(found.found) > 1 and _filled(other, found):
            yield Problem(
                "table-hidden-sheet",
                msg("a hidden sheet holds such a table too; it is not read"),
                Place(name, title, found.row + 1),
                remedy=msg(
                    "If its rows belong to the register, show the sheet and copy them to this "
                    "one; else delete the sheet."
                ),
                severity=Severity.WARNING,
            )


def _rows(name: str, sheet: Sheet, header: FilledHeader) -> Iterator[Problem]:
    hidden = sorted(
        row
        for row in sheet.hidden_rows
        if header.row < row < len(sheet.rows) and any(cell != "" for cell in sheet.rows[row])
    )
    if hidden:
        yield Problem(
            "table-hidden-rows",
            nmsg(
                "{n} row of the table is hidden or filtered out; it is read all the same",
                "{n} rows of the table are hidden or filtered out; they are read all the same",
                len(hidden),
            ),
            Place(name, sheet.name, hidden[0] + 1),
            _spans([row + 1 for row in hidden]),
            remedy=msg(
                "Take the filter off and show all rows; delete those that do not belong to the "
                "register."
            ),
            severity=Severity.WARNING,
        )


def _columns(name: str, sheet: Sheet, header: FilledHeader) -> Iterator[Problem]:
    spots = [found.spot for found in header.found.values()] + [spot for spot, _ in header.unknown]
    hidden = [
        spot
        for spot in sorted(sheet.hidden_columns.intersection(spots))
        if any(spot < len(row) and row[spot] != "" for row in sheet.rows[header.row + 1 :])
    ]
    if hidden:
        first = cell_name(header.row, hidden[0])
        yield Problem(
            "table-hidden-columns",
            nmsg(
                "{n} column of the table is hidden; it is read all the same",
                "{n} columns of the table are hidden; they are read all the same",
                len(hidden),
            ),
            Place(name, sheet.name, cell=first),
            ", ".join(cell_name(0, spot)[:-1] for spot in hidden[:SHOWN]),
            remedy=msg("Show the columns and look through them; delete those that nobody needs."),
            severity=Severity.WARNING,
        )


def _merged(name: str, sheet: Sheet, header: FilledHeader) -> Iterator[Problem]:
    """Only the first cell of a merged range has a value; the others are read as empty."""
    spots = {found.spot for found in header.found.values()}
    merged = sorted(
        (first, last)
        for first, last in sheet.merges
        if last[0] > header.row and _cells(first, last, header.row, spots) > 1
    )
    if merged:
        yield Problem(
            "table-merged",
            nmsg(
                "{n} range of cells is merged; only its first cell has a value",
                "{n} ranges of cells are merged; only the first cell of each has a value",
                len(merged),
            ),
            Place(name, sheet.name, cell=cell_name(*merged[0][0])),
            ", ".join(f"{cell_name(*first)}:{cell_name(*last)}" for first, last in merged[:SHOWN])
            + (" …" if len(merged) > SHOWN else ""),
            remedy=msg("Unmerge the cells, and write the value into each of them."),
            severity=Severity.WARNING,
        )


def _cells(first: Spot, last: Spot, above: int, columns: Iterable[int]) -> int:
    """How many cells of the table a range covers; what is above it does not count."""
    height = last[0] - max(first[0], above + 1) + 1
    return height * sum(first[1] <= spot <= last[1] for spot in columns)


def _filled(sheet: Sheet, header: FilledHeader) -> bool:
    return any(any(cell != "" for cell in row) for row in sheet.rows[header.row + 1 :])


def _spans(numbers: list[int]) -> str:
    """``3, 7–9`` for 3, 7, 8, 9."""
    spans: list[list[int]] = []
    for number in numbers:
        if spans and spans[-1][-1] == number - 1:
            spans[-1][1:] = [number]
        else:
            spans.append([number])
    texts = ["–".join(map(str, span)) for span in spans[:SHOWN]]
    return ", ".join(texts) + (" …" if len(spans) > SHOWN else "")
