"""The workbook is opened by openpyxl, with the shared strings read sooner."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest
from xlsx_hands import sheet_xml, write

from opendata.check.fast import xlsx_book
from opendata.check.fast.xlsx_book import open_sheet
from opendata.check.fast.xlsx_texts import Unsure

ROWS = '<row r="1"><c r="A1" t="s"><v>1</v></c></row>'


def test_a_sheet_with_its_size_and_strings(tmp_path: Path) -> None:
    made = write(
        tmp_path / "a.xlsx", sheet_xml(ROWS, "A1:C9"), "<si><t>а</t></si><si><t>б</t></si>"
    )
    sheet = open_sheet(str(made), "Реєстр")
    assert (sheet.max_row, sheet.max_column) == (9, 3)
    assert sheet._shared_strings == ["а", "б"]
    sheet.parent.close()


def test_strings_in_an_uncommon_part_are_read_by_openpyxl(tmp_path: Path) -> None:
    made = write(tmp_path / "a.xlsx", sheet_xml(ROWS), "<si><t>а</t></si><!-- --><si><t>б</t></si>")
    sheet = open_sheet(str(made), 1)
    assert sheet._shared_strings == ["а", "б"]
    sheet.parent.close()


def test_a_workbook_that_openpyxl_refuses(tmp_path: Path) -> None:
    made = write(tmp_path / "a.xlsx", sheet_xml(ROWS), "<si><t>а</si>")
    with pytest.raises(Unsure):
        open_sheet(str(made), 1)


def test_another_openpyxl_is_not_used(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.xlsx"
    openpyxl.Workbook().save(path)
    monkeypatch.setattr(xlsx_book, "_NEEDED", ("_path_of_tomorrow",))
    with pytest.raises(Unsure):
        open_sheet(str(path), 1)
