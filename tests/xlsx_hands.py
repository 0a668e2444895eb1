"""Workbooks put together by hand, as no library would write them."""

from __future__ import annotations

import zipfile
from pathlib import Path

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_SHEETML = "application/vnd.openxmlformats-officedocument.spreadsheetml"
DECLARED = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

STYLES = (
    f'{DECLARED}<styleSheet xmlns="{MAIN}"><numFmts count="2">'
    '<numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd"/>'
    '<numFmt numFmtId="165" formatCode="[h]:mm:ss"/></numFmts>'
    '<fonts count="1"><font/></fonts><fills count="1"><fill><patternFill/></fill></fills>'
    '<borders count="1"><border/></borders>'
    '<cellStyleXfs count="1"><xf/></cellStyleXfs>'
    '<cellXfs count="5"><xf numFmtId="0"/><xf numFmtId="164" applyNumberFormat="1"/>'
    '<xf numFmtId="165" applyNumberFormat="1"/><xf numFmtId="10" applyNumberFormat="1"/>'
    '<xf numFmtId="22" applyNumberFormat="1"/></cellXfs></styleSheet>'
)
"""Styles: 0 general, 1 date, 2 duration, 3 percents, 4 date and time."""


def sheet_xml(rows: str, dimension: str = "", after: str = "", root: str = "") -> str:
    """The part of a sheet with these ``rows``, an attribute ``dimension``, and what follows."""
    size = f'<dimension ref="{dimension}"/>' if dimension else ""
    return (
        f'{DECLARED}<worksheet xmlns="{MAIN}"{root}>{size}<sheetData>{rows}</sheetData>'
        f"{after}</worksheet>"
    )


def write(
    path: Path, sheet: str | bytes, strings: str | bytes = "", date1904: bool = False
) -> Path:
    """A workbook of one sheet; ``strings`` are the items of its shared strings."""
    if isinstance(strings, str):
        strings = f'{DECLARED}<sst xmlns="{MAIN}">{strings}</sst>'.encode()
    parts = {
        "[Content_Types].xml": (
            f'{DECLARED}<Types xmlns="{_TYPES}">'
            '<Default Extension="rels" ContentType='
            '"application/vnd.openxmlformats-package.relationships+xml"/>'
            f'<Override PartName="/xl/workbook.xml" ContentType="{_SHEETML}.sheet.main+xml"/>'
            f'<Override PartName="/xl/sheet1.xml" ContentType="{_SHEETML}.worksheet+xml"/>'
            f'<Override PartName="/xl/styles.xml" ContentType="{_SHEETML}.styles+xml"/>'
            f'<Override PartName="/xl/strings.xml" ContentType="{_SHEETML}.sharedStrings+xml"/>'
            "</Types>"
        ),
        "_rels/.rels": (
            f'{DECLARED}<Relationships xmlns="{_PACKAGE}"><Relationship Id="rId1" '
            f'Type="{_OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>'
        ),
        "xl/workbook.xml": (
            f'{DECLARED}<workbook xmlns="{MAIN}" xmlns:r="{_OFFICE}">'
            f'<workbookPr date1904="{int(date1904)}"/>'
            '<sheets><sheet name="Реєстр" sheetId="1" r:id="rId1"/></sheets></workbook>'
        ),
        "xl/_rels/workbook.xml.rels": (
            f'{DECLARED}<Relationships xmlns="{_PACKAGE}">'
            f'<Relationship Id="rId1" Type="{_OFFICE}/worksheet" Target="sheet1.xml"/>'
            f'<Relationship Id="rId2" Type="{_OFFICE}/styles" Target="styles.xml"/>'
            f'<Relationship Id="rId3" Type="{_OFFICE}/sharedStrings" Target="strings.xml"/>'
            "</Relationships>"
        ),
        "xl/styles.xml": STYLES,
        "xl/strings.xml": strings,
        "xl/sheet1.xml": sheet,
    }
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return path
