from __future__ import annotations

import io
import zipfile
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.comments import Comment
from openpyxl.styles import Font

from opendata.messages import msg
from opendata.problems import OpendataError, Place, Problem, Severity
from opendata.report.annotated.book import annotate
from opendata.report.annotated.marks import FILLS


def saved(book: Any) -> bytes:
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


@pytest.fixture
def own() -> Workbook:
    """A workbook as a clerk has it: titles above the table, formats, a formula, a second sheet."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "Рішення 'ради'"
    sheet["A1"] = "Реєстр рішень"
    sheet.merge_cells("A1:C1")
    sheet["A1"].font = Font(bold=True, size=16)
    for column, text in enumerate(("uid", "type", "acceptedDate"), start=1):
        sheet.cell(2, column, text)
    sheet.append(["1-2024", "рішеня", "31.02.2024"])
    sheet.append(["2-2024", "рішення", "=TODAY()"])
    sheet.column_dimensions["B"].width = 33
    sheet["C3"].comment = Comment("Спитати в Олени", "Іван")
    other = book.create_sheet("Примітки")
    other["B7"] = "не чіпати"
    return book


def found(place: Place, severity: Severity = Severity.ERROR, code: str = "cell-enum") -> Problem:
    return Problem(
        code,
        msg("this value is not in the list"),
        place,
        found="рішеня",
        expected=msg("one of: {names}", names="рішення"),
        remedy=msg("Choose one of these."),
        severity=severity,
    )


SHEET = "Рішення 'ради'"
AT = Place("реєстр.xlsx", SHEET, 3, "B3", field="type")


def marked(data: bytes, *problems: Problem, name: str = "реєстр.xlsx") -> tuple[Any, Any]:
    result = annotate(data, name, problems, "uk")
    return load_workbook(io.BytesIO(result.data)), result


def test_the_bad_cell_is_coloured_and_says_what_is_wrong(own: Workbook) -> None:
    book, result = marked(saved(own), found(AT))
    cell = book[SHEET]["B3"]
    assert cell.fill.fgColor.rgb == "00" + FILLS[Severity.ERROR]
    assert "рішеня" in cell.comment.text
    assert "рішення" in cell.comment.text
    assert "cell-enum" in cell.comment.text
    assert (result.cells, result.problems) == (1, ())


def test_everything_else_stays_as_it_was(own: Workbook) -> None:
    before = load_workbook(io.BytesIO(saved(own)))
    book, _ = marked(saved(own), found(AT))
    assert book.sheetnames[:2] == before.sheetnames
    for sheet in before.worksheets:
        copy = book[sheet.title]
        assert copy.merged_cells.ranges == sheet.merged_cells.ranges
        assert {k: v.width for k, v in copy.column_dimensions.items()} == {
            k: v.width for k, v in sheet.column_dimensions.items()
        }
        for row in sheet.iter_rows():
            for cell in row:
                same = copy[cell.coordinate]
                assert same.value == cell.value
                assert repr((same.font, same.number_format)) == repr(
                    (cell.font, cell.number_format)
                )
                if cell.coordinate != "B3":
                    assert repr(same.fill) == repr(cell.fill)
    assert book[SHEET]["C4"].value == "=TODAY()"
    assert book[SHEET]["C3"].comment.text == "Спитати в Олени"


def test_a_note_that_was_there_is_kept_before_ours(own: Workbook) -> None:
    book, _ = marked(saved(own), found(Place("f", SHEET, 3, "C3")))
    text = book[SHEET]["C3"].comment.text
    assert text.startswith("Спитати в Олени\n\n")
    assert "cell-enum" in text


def test_the_worst_finding_colours_the_cell_and_all_are_in_the_note(own: Workbook) -> None:
    book, result = marked(
        saved(own), found(AT, Severity.NOTE, "a-note"), found(AT, Severity.ERROR, "an-error")
    )
    cell = book[SHEET]["B3"]
    assert cell.fill.fgColor.rgb == "00" + FILLS[Severity.ERROR]
    assert "a-note" in cell.comment.text
    assert "an-error" in cell.comment.text
    assert result.cells == 1


def test_the_list_leads_to_the_cells_and_is_what_opens_first(own: Workbook) -> None:
    book, _ = marked(saved(own), found(AT), found(Place("f", SHEET, 4)), found(Place("f", key="x")))
    page = book.active
    assert page.title == "Зауваження"
    assert [cell.value for cell in page[1]][:3] == ["Вага", "Клітинка", "Стовпець"]
    assert page["B2"].value == f"{SHEET}!B3"
    assert page["B2"].hyperlink.location == "'Рішення ''ради'''!B3"
    assert page["B3"].value == f"{SHEET}!A4"
    assert page["B4"].hyperlink is None
    assert [sheet.title for sheet in book.worksheets if sheet.sheet_view.tabSelected] == [
        "Зауваження"
    ]


def test_a_cell_of_a_merged_range_is_marked_at_its_corner(own: Workbook) -> None:
    book, _ = marked(saved(own), found(Place("f", SHEET, 1, "C1")))
    assert book[SHEET]["A1"].comment is not None
    assert book.active["B2"].value == f"{SHEET}!A1"


def test_a_sheet_that_is_called_like_the_list_stays(own: Workbook) -> None:
    own.create_sheet("ЗАУВАЖЕННЯ")
    book, _ = marked(saved(own), found(AT))
    assert book.sheetnames[-2:] == ["ЗАУВАЖЕННЯ", "Зауваження 2"]


def test_without_findings_the_copy_has_no_list(own: Workbook) -> None:
    book, result = marked(saved(own))
    assert book.sheetnames == own.sheetnames
    assert result.cells == 0


def test_a_formula_in_what_was_found_stays_a_text(own: Workbook) -> None:
    problem = Problem("cell-type", msg("a"), AT, found="=HYPERLINK(1)")
    book, _ = marked(saved(own), problem)
    assert book.active["E2"].data_type == "s"


def test_what_the_copy_lacks_is_told(own: Workbook) -> None:
    data = saved(own)
    buffer = io.BytesIO(data)
    with zipfile.ZipFile(buffer, "a") as packed:
        packed.writestr("xl/charts/chart1.xml", "<c/>")
        packed.writestr("xl/media/image1.png", "x")
    _, result = marked(buffer.getvalue(), found(AT))
    assert [one.code for one in result.problems] == ["annotated-incomplete"] * 2
    assert all(one.severity is Severity.WARNING for one in result.problems)


def test_a_csv_becomes_a_workbook_with_the_same_cells() -> None:
    data = "uid;type\n007;=1+1\n".encode("cp1251")
    book, result = marked(data, found(Place("a.csv", row=2, cell="B2")), name="a.csv")
    page = book["CSV"]
    assert (page["A2"].value, page["B2"].value) == ("007", "=1+1")
    assert page["B2"].data_type == "s"
    assert page["B2"].comment is not None
    assert result.problems == ()


def test_what_is_no_spreadsheet_is_refused() -> None:
    with pytest.raises(OpendataError) as caught:
        annotate(b"%PDF-1.7", "a.xlsx", (), "uk")
    assert caught.value.problem.code == "register-format"


@pytest.mark.parametrize("name", ["empty.xlsx"])
def test_a_broken_archive_is_refused(name: str, tmp_path: Path) -> None:
    with pytest.raises(OpendataError):
        annotate(b"PK\x03\x04 broken", name, (), "uk")
