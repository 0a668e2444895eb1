from __future__ import annotations

import io
import zipfile
from datetime import date
from pathlib import Path

import pytest
from openpyxl import Workbook
from openpyxl.comments import Comment
from openpyxl.workbook.defined_name import DefinedName

from opendata.acts.beside.beside import beside
from opendata.acts.beside.part import Where
from opendata.problems import OpendataError

MARK = "РНОКПП 3123412341"


def workbook(place: str) -> bytes:
    """A workbook with the mark in one place."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["Прізвище", "ІПН", "Народження"])
    sheet.append(["Бойко", 3123412341.0 if place == "number" else 1, date(1990, 5, 15)])
    match place:
        case "cell":
            sheet["D2"] = MARK
        case "hidden sheet":
            other = book.create_sheet("Інше")
            other.sheet_state = "veryHidden"
            other["A1"] = MARK
        case "hidden row":
            sheet["A9"] = MARK
            sheet.row_dimensions[9].hidden = True
        case "hidden column":
            sheet["Z2"] = MARK
            sheet.column_dimensions["Z"].hidden = True
        case "comment":
            sheet["A1"].comment = Comment(MARK, "хтось")
        case "author":
            sheet["A1"].comment = Comment("гляньте", MARK)
        case "properties":
            book.properties.subject = MARK
        case "header":
            sheet.oddHeader.center.text = MARK
        case "name":
            book.defined_names["x"] = DefinedName("x", attr_text=f'"{MARK}"')
        case "sheet name":
            sheet.title = MARK
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


PLACES = {
    "cell": Where.CELLS,
    "hidden sheet": Where.HIDDEN,
    "hidden row": Where.HIDDEN,
    "hidden column": Where.HIDDEN,
    "sheet name": Where.METADATA,
    "comment": Where.COMMENT,
    "author": Where.COMMENT,
    "properties": Where.METADATA,
    "header": Where.MARGIN,
    "name": Where.METADATA,
}


@pytest.mark.parametrize(("place", "where"), PLACES.items())
def test_whatever_stands_in_a_workbook_is_seen(place: str, where: Where) -> None:
    found = [one.where for one in beside(workbook(place), "xlsx", "a.xlsx") if MARK in one.text]
    assert found == [where]


def test_a_value_is_read_with_the_title_of_its_column() -> None:
    (sheet,) = (one for one in beside(workbook("number"), "xlsx", "a") if one.where == Where.CELLS)
    last = sheet.text.splitlines()[-1]
    assert last == "Прізвище: Бойко | ІПН: 3123412341 | Народження: 15.05.1990"


def test_an_embedded_file_is_named() -> None:
    file = io.BytesIO(workbook("none"))
    with zipfile.ZipFile(file, "a") as archive:
        archive.writestr("xl/embeddings/oleObject1.bin", b"\xd0\xcf")
    found = beside(file.getvalue(), "xlsx", "a.xlsx")
    assert [one.name for one in found if one.where is Where.EMBEDDED] == [
        "xl/embeddings/oleObject1.bin"
    ]


@pytest.mark.parametrize("form", ["xlsx", "xls", "ods"])
def test_what_is_no_workbook_is_refused(form: str) -> None:
    with pytest.raises(OpendataError) as caught:
        beside(b"PK\x03\x04 nothing", form, "a")
    assert caught.value.problem.code == "document-broken"


SAMPLES = Path(__file__).parents[3] / "datasets"


def test_workbooks_of_every_format_of_the_sample_council_are_read() -> None:
    seen = set()
    for path in sorted(SAMPLES.rglob("*.*")):
        form = path.suffix.removeprefix(".").lower()
        if form in {"xlsx", "xls", "ods"} and form not in seen:
            seen.add(form)
            assert any(one.text for one in beside(path.read_bytes(), form, path.name))
    assert "xlsx" in seen
