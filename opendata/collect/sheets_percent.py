"""Which numbers of a sheet are shown as per cent: 0.985 is printed as «98,5 %».

Who types «100%» into a spreadsheet gets the number 1 with a format; what people see is 100. XLSX
and ODS tell the format, the old XLS does not to calamine.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable, Iterator
from functools import cache
from typing import Final
from xml.etree.ElementTree import Element, ParseError, fromstring

from opendata.collect.sheets import Spot, spot_of
from opendata.collect.sheets_xlsx import sheet_xml

_BUILT_IN: Final = (9, 10)
"""The formats ``0%`` and ``0.00%`` of every workbook."""
_CELL: Final = re.compile(rb"<(?:\w+:)?c\s([^<>]*)>")
_ATTRIBUTE: Final = re.compile(rb"""\b([rs])=["']([A-Z]*\d+)["']""")
_TABLE: Final = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_VALUE_TYPE: Final = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}value-type"
_MOST_REPEATED: Final = 1_000
"""A row or cell that is repeated more often only fills the sheet up to its end."""


def percent_spots(data: bytes, kind: str) -> Callable[[str | None], frozenset[Spot]]:
    """For the name of a sheet, its cells that are shown as per cent; the workbook is no trap.

    None for formats that do not tell, and for parts that are not put together as they should be.
    """
    ods = cache(lambda: dict(_of_ods(data)))

    def of_sheet(sheet: str | None) -> frozenset[Spot]:
        try:
            if kind == "xlsx" and sheet is not None:
                return frozenset(_of_xlsx(data, sheet))
            if kind == "ods":
                return ods().get(sheet, frozenset())
        except (KeyError, ValueError, ParseError, zipfile.BadZipFile):
            pass
        return frozenset()

    return of_sheet


def _of_xlsx(data: bytes, sheet: str) -> Iterator[Spot]:
    xml, styles = sheet_xml(data, sheet)
    percent = _percent_styles(fromstring(styles)) if styles else set()  # noqa: S314 - no DTD
    if not percent:
        return
    for tag in _CELL.finditer(xml):
        found = {name: value.decode() for name, value in _ATTRIBUTE.findall(tag[1])}
        spot = spot_of(found.get(b"r", ""))
        if spot is not None and int(found.get(b"s", "0")) in percent:
            yield spot


def _percent_styles(styles: Element) -> set[int]:
    """Numbers of the cell styles whose number format has a per cent sign."""
    own = {
        int(one.get("numFmtId", "0"))
        for one in styles.iterfind("{*}numFmts/{*}numFmt")
        if "%" in re.sub(r'"[^"]*"|\\.', "", one.get("formatCode", ""))
    }
    return {
        number
        for number, one in enumerate(styles.iterfind("{*}cellXfs/{*}xf"))
        if int(one.get("numFmtId", "0")) in own.union(_BUILT_IN)
    }


def _of_ods(data: bytes) -> Iterator[tuple[str | None, frozenset[Spot]]]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        content = fromstring(archive.read("content.xml"))  # noqa: S314 - a DTD was refused before
    for table in content.iter(f"{_TABLE}table"):
        yield table.get(f"{_TABLE}name"), frozenset(_of_table(table))


def _of_table(table: Element) -> Iterator[Spot]:
    at = 0
    for row in table.iter(f"{_TABLE}table-row"):
        repeated = int(row.get(f"{_TABLE}number-rows-repeated", "1"))
        columns = list(_percent_columns(row))
        for more in range(repeated if repeated <= _MOST_REPEATED else 0):
            yield from ((at + more, column) for column in columns)
        at += repeated


def _percent_columns(row: Element) -> Iterator[int]:
    at = 0
    for cell in row:
        repeated = int(cell.get(f"{_TABLE}number-columns-repeated", "1"))
        if cell.get(_VALUE_TYPE) == "percentage" and repeated <= _MOST_REPEATED:
            yield from range(at, at + repeated)
        at += repeated
