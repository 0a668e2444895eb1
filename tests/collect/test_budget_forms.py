"""Budget forms out of files: XLSX, and what LibreOffice makes of it as ODS and XLS."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest
from budget_forms import painted
from budget_model import passport, report, shown
from budget_page import Page, save
from office_hands import Office

from opendata.acts.doc import find_office
from opendata.cli.render.inspection_form import record
from opendata.collect.budget_forms import forms_in, is_workbook
from opendata.problems import OpendataError, Place

FORMS = [*((seed, passport) for seed in range(60)), *((seed, report) for seed in range(40))]


def book(path: Path, count: int = 100) -> tuple[Path, list[dict[str, object]]]:
    """A workbook with so many forms, each on a sheet of its own, and what they say."""
    pages, contents = [], []
    for n, (seed, make) in enumerate(FORMS[:count] if count < 100 else FORMS):
        page, content, _ = painted(seed, make)
        page.name = f"Лист {n}"
        pages.append(page)
        contents.append(shown(content) | {"findings": []})
    return save(pages, path), contents


def said(path: Path) -> list[dict[str, object]]:
    found = []
    for form in forms_in(path.read_bytes(), Place(file=path.name)):
        one = record("", None, form, "en")
        found.append({key: one[key] for key in one if key not in ("path", "sha256")})
    return found


def test_a_workbook_gives_its_forms_sheet_by_sheet(tmp_path: Path) -> None:
    path, expected = book(tmp_path / "форми.xlsx", 6)
    assert said(path) == expected


def test_hidden_sheets_and_other_tables_are_left_out(tmp_path: Path) -> None:
    path, expected = book(tmp_path / "форми.xlsx", 2)
    opened = openpyxl.load_workbook(path)
    opened.worksheets[0].sheet_state = "hidden"
    opened.create_sheet("Довідник").append(["код", "назва"])
    opened.save(path)
    assert said(path) == expected[1:]


def test_cells_are_named_with_their_sheet_only_where_forms_are_on_several(tmp_path: Path) -> None:
    pages: list[Page] = []
    for name in ("Лист 1", "Аркуш2"):
        page, _, where = painted(0, passport)
        page.name = name
        page.cells[where["directions", 0, "total"]] = 1
        pages.append(page)
    alone = said(save(pages[:1], tmp_path / "одна.xlsx"))
    both = said(save(pages, tmp_path / "дві.xlsx"))
    plain = alone[0]["findings"][0]["cells"]  # type: ignore[index]
    assert both[0]["findings"][0]["cells"] == [f"'Лист 1'!{cell}" for cell in plain]  # type: ignore[index]
    assert both[1]["findings"][0]["cells"] == [f"Аркуш2!{cell}" for cell in plain]  # type: ignore[index]


def test_an_error_in_a_cell_is_told(tmp_path: Path) -> None:
    page, _, where = painted(0, passport)
    page.cells[where["indicators", 0, "total"]] = "=1/0"
    (found,) = said(save([page], tmp_path / "форма.xlsx"))
    assert found["indicators"][0]["total"] is None  # type: ignore[index]
    assert [one["code"] for one in found["findings"]] == ["budget-number"]  # type: ignore[attr-defined]


def test_what_is_no_workbook(tmp_path: Path) -> None:
    assert not is_workbook(b"%PDF-1.7")
    assert not is_workbook(b"PK\x03\x04 word/document.xml")
    assert not is_workbook(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "WordDocument".encode("utf-16-le"))
    with pytest.raises(OpendataError):
        forms_in(b"PK\x03\x04 xl/workbook.xml", Place(file="a.xlsx"))
    path = tmp_path / "a.xlsx"
    openpyxl.Workbook().save(path)
    assert is_workbook(path.read_bytes())
    assert forms_in(path.read_bytes(), Place(file="a.xlsx")) == ()


@pytest.mark.slow
@pytest.mark.skipif(find_office() is None, reason="no LibreOffice here")
def test_60_passports_and_40_reports_are_the_same_as_xlsx_ods_and_xls(tmp_path: Path) -> None:
    path, expected = book(tmp_path / "форми.xlsx")
    assert len(expected) == 100
    assert said(path) == expected
    office = Office(tmp_path)
    for ending in ("ods", "xls"):
        folder = tmp_path / ending
        folder.mkdir()
        assert said(office.convert(path, ending, folder)) == expected
