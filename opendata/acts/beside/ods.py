"""Everything in an ODS: the cells of its sheets, and all that is beside them."""

from __future__ import annotations

from collections.abc import Iterator

from opendata.acts import failures, guard
from opendata.acts.beside import grid, odf
from opendata.acts.beside.ods_sheets import Sheets
from opendata.acts.beside.package import Package
from opendata.acts.beside.part import Inside, Part, Where
from opendata.acts.beside.xmltext import lines
from opendata.acts.odt import TABLE_NS


def parts(data: bytes, name: str) -> Iterator[Part | Inside]:
    """Every cell of every sheet, and every piece beside them.

    :raises OpendataError: broken, encrypted, a bomb.
    """
    package = Package(data, name)
    if "content.xml" not in package:
        raise failures.broken(name)
    sheets = Sheets()
    content = package.read("content.xml")
    guard.parse_xml(content, name, sheets.start, sheets.end, sheets.text)
    for sheet in sheets.all:
        where = Where.HIDDEN if sheet.hidden else Where.CELLS
        header = grid.header_of(sheet.rows)
        seen, unseen = grid.split(sheet.rows, sheet.hidden_rows, sheet.hidden_columns)
        for place, rows in ((where, seen), (Where.HIDDEN, unseen)):
            if rows:
                yield Part(place, sheet.name, grid.lines_of(rows, header))
        if told := lines(sheet.unseen):
            yield Part(Where.HIDDEN, sheet.name, told)
    yield from odf.parts(package, name, text_in=f"{TABLE_NS} table-cell")
