"""Financial statements out of files: XLSX, and what LibreOffice makes of it as ODS and XLS."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import openpyxl
import pytest
from budget_page import Page, save
from financial_forms import expected, painted
from office_hands import Office

from opendata.acts.doc import find_office
from opendata.cli.render.inspection_statement import record
from opendata.collect.financial_forms import statements_in
from opendata.problems import OpendataError, Place


def book(path: Path, count: int = 60) -> tuple[Path, list[dict[str, Any]]]:
    """A workbook with so many statements, each on a sheet of its own, and what they say."""
    pages, contents = [], []
    for seed in range(count):
        page, content, _ = painted(seed)
        page.name = f"Лист {seed}"
        pages.append(page)
        contents.append(expected(content))
    return save(pages, path), contents


def said(path: Path) -> list[dict[str, Any]]:
    found = []
    for one in statements_in(path.read_bytes(), Place(file=path.name)):
        said = record("", None, one, "en")
        found.append({key: said[key] for key in said if key not in ("path", "sha256")})
    return found


def test_a_workbook_gives_its_statements_sheet_by_sheet(tmp_path: Path) -> None:
    path, contents = book(tmp_path / "звітність.xlsx", 6)
    assert said(path) == contents


def test_hidden_sheets_and_other_tables_are_left_out(tmp_path: Path) -> None:
    path, contents = book(tmp_path / "звітність.xlsx", 2)
    opened = openpyxl.load_workbook(path)
    opened.worksheets[0].sheet_state = "hidden"
    opened.create_sheet("Довідник").append(["код", "назва"])
    opened.save(path)
    assert said(path) == contents[1:]


def test_cells_are_named_with_their_sheet_where_statements_are_on_several(tmp_path: Path) -> None:
    pages: list[Page] = []
    for seed, name in ((0, "Лист 1"), (2, "Аркуш2")):
        page, _, where = painted(seed)
        page.name = name
        page.cells[where["1300", 0]] = 1
        pages.append(page)
    found = said(save(pages, tmp_path / "дві.xlsx"))
    cells = [cell for one in found for told in one["findings"] for cell in told["cells"]]
    assert {cell.partition("!")[0] for cell in cells} == {"'Лист 1'", "Аркуш2"}


def test_what_is_no_workbook_of_statements(tmp_path: Path) -> None:
    with pytest.raises(OpendataError):
        statements_in(b"PK\x03\x04 xl/workbook.xml", Place(file="a.xlsx"))
    path = tmp_path / "a.xlsx"
    openpyxl.Workbook().save(path)
    assert statements_in(path.read_bytes(), Place(file="a.xlsx")) == ()


@pytest.mark.slow
@pytest.mark.skipif(find_office() is None, reason="no LibreOffice here")
def test_60_statements_are_the_same_as_xlsx_ods_and_xls(tmp_path: Path) -> None:
    path, contents = book(tmp_path / "звітність.xlsx")
    assert len(contents) == 60
    assert said(path) == contents
    office = Office(tmp_path)
    for ending in ("ods", "xls"):
        folder = tmp_path / ending
        folder.mkdir()
        assert said(office.convert(path, ending, folder)) == contents
