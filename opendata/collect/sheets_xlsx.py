"""What calamine does not tell of an XLSX sheet: errors, unsaved formulas, links, what is hidden,
its true extent.

calamine hands over ``#N/A`` and a formula without a saved value as an empty cell; published, both
would be silent losses. It also reserves memory for the whole rectangle up to the farthest cell and
ends the process if there is not enough, so the extent has to be known before.
"""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from html import unescape
from typing import Final
from xml.etree.ElementTree import Element, fromstring

from opendata.collect.sheets import Spot, cell_name, spot_of

_SPREADSHEET: Final = "{*}"
_RELATION: Final = re.compile(r"\{[^}]*relationships\}id")
_CELL_REF: Final = re.compile(rb"""<(?:\w+:)?c\s[^<>]*?\br=["']([A-Z]{1,3})(\d{1,7})["']""")
_ERROR: Final = re.compile(
    rb"""<(?:\w+:)?c\s([^<>]*?\bt=["']e["'][^<>]*)(?<!/)>(.*?)</(?:\w+:)?c>""", re.DOTALL
)
_FORMULA: Final = re.compile(
    rb"""<(?:\w+:)?c\s([^<>]*)(?<!/)><(?:\w+:)?f\b[^<>]*(?:/>|>[^<]*</(?:\w+:)?f>)"""
    rb"""(?:<(?:\w+:)?v\s*/>|<(?:\w+:)?v></(?:\w+:)?v>)?</(?:\w+:)?c>"""
)
_REF: Final = re.compile(rb"""\br=["']([A-Z]{1,3}\d{1,7})["']""")
_TEXT: Final = re.compile(rb"""\bt=["']str["']""")
_VALUE: Final = re.compile(rb"<(?:\w+:)?v>([^<]*)<")
_HIDDEN: Final = rb"""\shidden=["'](?:1|true)["'][^<>]*>"""
_HIDDEN_ROW: Final = re.compile(rb"<(?:\w+:)?row(?=\s)[^<>]*?" + _HIDDEN)
_HIDDEN_COLUMN: Final = re.compile(rb"<(?:\w+:)?col(?=\s)[^<>]*?" + _HIDDEN)
_NUMBER: Final = re.compile(rb"""\sr=["'](\d{1,7})["']""")
_ENDS: Final = re.compile(rb"""\s(min|max)=["'](\d{1,5})["']""")
_LINK: Final = re.compile(r"<(?:\w+:)?hyperlink\s[^<>]*>")
_ATTRIBUTE: Final = re.compile(r"""([\w:]+)=(?:"([^"]*)"|'([^']*)')""")


@dataclass(frozen=True, slots=True)
class Extras:
    """``cells`` is the size of the rectangle up to the farthest cell, ``corner`` that cell.

    Rows and columns count from 0.
    """

    errors: Mapping[Spot, str]
    links: Mapping[Spot, str]
    hidden_rows: frozenset[int]
    hidden_columns: frozenset[int]
    date1904: bool
    cells: int
    corner: str


def read_extras(data: bytes, sheet: str) -> Extras:
    """The extras of ``sheet`` in the XLSX ``data``.

    ``KeyError``, ``ValueError`` or ``SyntaxError`` if the workbook is not put together as it should
    be. The parts are known to be of a sane size and without a document type.
    """
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        main = _main_part(archive)
        workbook = fromstring(archive.read(main))  # noqa: S314 - a DTD was refused before
        part = _sheet_part(archive, main, workbook, sheet)
        xml = archive.read(part)
        links = _links(archive, part, xml)
    height, width = _extent(xml)
    properties = workbook.find(f"{_SPREADSHEET}workbookPr")
    old_dates = properties is not None and properties.get("date1904") in ("1", "true")
    corner = cell_name(max(height - 1, 0), max(width - 1, 0))
    rows = frozenset(int(one) - 1 for one in _hidden_rows(xml))
    return Extras(
        _errors(xml), links, rows, _hidden_columns(xml), old_dates, height * width, corner
    )


def sheet_xml(data: bytes, sheet: str) -> tuple[bytes, bytes]:
    """The XML of ``sheet``, and that of the styles of its workbook (empty if it has none).

    Errors as of :func:`read_extras`.
    """
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        main = _main_part(archive)
        workbook = fromstring(archive.read(main))  # noqa: S314 - a DTD was refused before
        xml = archive.read(_sheet_part(archive, main, workbook, sheet))
        styles = [one for one in _relations(archive, main).values() if one.endswith("styles.xml")]
        return xml, archive.read(styles[0]) if styles else b""


def _main_part(archive: zipfile.ZipFile) -> str:
    for target in _relations(archive, "").values():
        if target.endswith("workbook.xml"):
            return target
    return "xl/workbook.xml"


def _sheet_part(archive: zipfile.ZipFile, main: str, workbook: Element, sheet: str) -> str:
    relations = _relations(archive, main)
    for one in workbook.iterfind(f"{_SPREADSHEET}sheets/{_SPREADSHEET}sheet"):
        if one.get("name") == sheet:
            ids = [value for key, value in one.attrib.items() if _RELATION.fullmatch(key)]
            return relations[ids[0]]
    raise KeyError(sheet)


def _relations(archive: zipfile.ZipFile, part: str) -> dict[str, str]:
    """Relation id → its target, as a path in the archive or an address outside."""
    folder, name = posixpath.split(part)
    path = posixpath.join(folder, "_rels", f"{name}.rels")
    if path not in archive.NameToInfo:
        return {}
    found = {}
    for one in fromstring(archive.read(path)):  # noqa: S314 - a DTD was refused before
        target = one.get("Target", "")
        if one.get("TargetMode") != "External":
            target = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
        found[one.get("Id", "")] = target
    return found


def _extent(xml: bytes) -> tuple[int, int]:
    found = _CELL_REF.findall(xml)
    refs = {letters for letters, _ in found}
    height = max(map(int, {digits for _, digits in found}), default=0)
    width = max((spot[1] + 1 for ref in refs if (spot := spot_of(f"{ref.decode()}1"))), default=0)
    return height, width


def _errors(xml: bytes) -> dict[Spot, str]:
    errors: dict[Spot, str] = {}
    # Most sheets have neither, and to look for a word is far quicker than for a form.
    for found in _ERROR.finditer(xml) if b't="e"' in xml or b"t='e'" in xml else ():
        value = _VALUE.search(found[2])
        _note(errors, found[1], value[1].decode("ascii", "replace") if value else "#N/A")
    for found in _FORMULA.finditer(xml) if b"<f" in xml or b":f" in xml else ():
        # A formula that was calculated to an empty text has the type of a text.
        if not _TEXT.search(found[1]):
            _note(errors, found[1], "=")
    return errors


def _note(errors: dict[Spot, str], attributes: bytes, what: str) -> None:
    ref = _REF.search(attributes)
    spot = spot_of(ref[1].decode()) if ref else None
    if spot is not None:
        errors.setdefault(spot, what)


def _hidden_rows(xml: bytes) -> Iterator[bytes]:
    for tag in _HIDDEN_ROW.findall(xml) if b"hidden=" in xml else ():
        number = _NUMBER.search(tag)
        if number is not None:
            yield number[1]


def _hidden_columns(xml: bytes) -> frozenset[int]:
    """A span of columns may reach to the end of the sheet, far from the table."""
    hidden: set[int] = set()
    for tag in _HIDDEN_COLUMN.findall(xml[: max(xml.find(b"sheetData"), 0)]):
        ends = dict(_ENDS.findall(tag))
        if {b"min", b"max"} <= ends.keys():
            hidden.update(range(int(ends[b"min"]) - 1, int(ends[b"max"])))
    return frozenset(hidden)


def _links(archive: zipfile.ZipFile, part: str, xml: bytes) -> dict[Spot, str]:
    start = xml.rfind(b"hyperlinks>", 0, xml.rfind(b"hyperlinks>"))
    if start < 0:
        return {}
    targets = _relations(archive, part)
    links: dict[Spot, str] = {}
    for tag in _LINK.findall(xml[start:].decode("utf-8", "replace")):
        values = {name: unescape(a or b) for name, a, b in _ATTRIBUTE.findall(tag)}
        ids = [value for name, value in values.items() if name == "id" or name.endswith(":id")]
        spot = spot_of(values.get("ref", "").split(":")[0])
        target = targets.get(ids[0], "") if ids else ""
        if spot is not None and target.lower().startswith(("http://", "https://")):
            links[spot] = target
    return links
