"""Everything in an XLSX (XLSM, templates): the cells of its sheets, and all that is beside them."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from typing import Final, NamedTuple

from opendata.acts import failures, guard
from opendata.acts.beside import grid, office
from opendata.acts.beside.package import Package
from opendata.acts.beside.part import Inside, Part, Where
from opendata.acts.beside.xlsx_formats import Formats
from opendata.acts.beside.xlsx_sheet import Sheet
from opendata.acts.beside.xmltext import lines

_BOOK: Final = "xl/workbook.xml"
_RELATIONS: Final = "xl/_rels/workbook.xml.rels"


class _Listed(NamedTuple):
    """A sheet as the workbook lists it: its name, its member, and whether it is hidden."""

    name: str
    member: str
    hidden: bool


def parts(data: bytes, name: str) -> Iterator[Part | Inside]:
    """Every cell of every sheet, and every piece beside them.

    :raises OpendataError: broken, encrypted, a bomb.
    """
    package = Package(data, name)
    if _BOOK not in package:
        raise failures.broken(name)
    sheets, since_1904 = _listed(package, name)
    strings_at = _member_of(package, name, "/sharedStrings", "xl/sharedStrings.xml")
    styles_at = _member_of(package, name, "/styles", "xl/styles.xml")
    strings = _strings(package.read(strings_at), name) if strings_at in package else []
    styles = package.read(styles_at) if styles_at in package else b""
    formats = Formats(styles, name, since_1904=since_1904)
    used: set[int] = set()
    for one in sheets:
        sheet = Sheet(strings, formats)
        guard.parse_xml(package.read(one.member), name, sheet.start, sheet.end, sheet.text)
        used |= sheet.used
        yield from _sheet(sheet, one)
    orphans = [text for number, text in enumerate(strings) if number not in used]
    if told := lines(orphans):
        yield Part(Where.HIDDEN, strings_at, told)
    yield from office.members(package, [strings_at, *(one.member for one in sheets)])


def _sheet(sheet: Sheet, listed: _Listed) -> Iterator[Part]:
    header = grid.header_of(sheet.rows)
    seen, unseen = grid.split(sheet.rows, sheet.hidden_rows, sheet.hidden_columns)
    where = Where.HIDDEN if listed.hidden else Where.CELLS
    for place, rows in ((where, seen), (Where.HIDDEN, unseen)):
        if rows:
            yield Part(place, listed.name, grid.lines_of(rows, header))
    for place, words in ((Where.HIDDEN, sheet.unseen), (Where.MARGIN, sheet.margins)):
        if told := lines(words):
            yield Part(place, listed.name, told)


def _listed(package: Package, name: str) -> tuple[list[_Listed], bool]:
    """The sheets, those too that no list names; and whether days are counted from 1904."""
    targets = {key: target for key, _, target in _relations(package, name)}
    found: list[_Listed] = []
    settings: list[str] = []

    def start(tag: str, attributes: dict[str, str]) -> None:
        local = tag.rpartition(" ")[2]
        if local == "sheet":
            key = next((attributes[one] for one in attributes if one.endswith(" id")), "")
            member = targets.get(key, "")
            if member in package and member.endswith(".xml"):
                hidden = attributes.get("state", "visible") != "visible"
                found.append(_Listed(attributes.get("name", ""), member, hidden))
        elif local == "workbookPr":
            settings.append(attributes.get("date1904", "0"))

    guard.parse_xml(package.read(_BOOK), name, start, lambda _: None, lambda _: None)
    known = {one.member for one in found}
    found = [one for one in found if "/chartsheets/" not in one.member]
    for member in package.members:
        in_sheets = member.startswith(("xl/worksheets/", "xl/macrosheets/", "xl/dialogsheets/"))
        if in_sheets and member.endswith(".xml") and member not in known:
            found.append(_Listed(member, member, hidden=True))
    return found, any(one in ("1", "true") for one in settings)


def _relations(package: Package, name: str) -> list[tuple[str, str, str]]:
    """Each relation of the workbook: its id, its type, the member."""
    found: list[tuple[str, str, str]] = []

    def start(_: str, attributes: dict[str, str]) -> None:
        target = attributes.get("Target", "")
        path = target.lstrip("/") if target.startswith("/") else posixpath.join("xl", target)
        found.append(
            (attributes.get("Id", ""), attributes.get("Type", ""), posixpath.normpath(path))
        )

    if _RELATIONS in package:
        guard.parse_xml(package.read(_RELATIONS), name, start, lambda _: None, lambda _: None)
    return found


def _member_of(package: Package, name: str, kind: str, usual: str) -> str:
    return next((path for _, one, path in _relations(package, name) if one.endswith(kind)), usual)


def _strings(content: bytes, name: str) -> list[str]:
    """The table of strings; readings of foreign letters are kept, as they are published too."""
    found: list[str] = []
    pieces: list[str] = []
    inside = 0

    def start(tag: str, _: dict[str, str]) -> None:
        nonlocal inside
        inside += tag.endswith(" t")

    def end(tag: str) -> None:
        nonlocal inside
        inside -= tag.endswith(" t")
        if tag.endswith(" si"):
            found.append("".join(pieces))
            pieces.clear()

    def text(data: str) -> None:
        if inside:
            pieces.append(data)

    guard.parse_xml(content, name, start, end, text)
    return found
