"""Numbers that are shown as per cent: in XLSX, and in what LibreOffice makes of it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import openpyxl
import pytest
from office_hands import Office

from opendata.acts.doc import find_office
from opendata.collect.sheets_percent import percent_spots


def book(path: Path) -> Path:
    opened = openpyxl.Workbook()
    sheet: Any = opened.active
    sheet.title = "Аркуш"
    for address, form in (("A1", "0%"), ("B2", '0.0"% of"'), ("C3", "0.0%"), ("D3", "General")):
        sheet[address] = 0.985
        sheet[address].number_format = form
    opened.save(path)
    return path


def test_cells_whose_format_has_the_sign(tmp_path: Path) -> None:
    data = book(tmp_path / "a.xlsx").read_bytes()
    assert percent_spots(data, "xlsx")("Аркуш") == {(0, 0), (2, 2)}
    assert percent_spots(data, "xls")("Аркуш") == frozenset()
    assert percent_spots(data, "xlsx")("Інший") == frozenset()
    assert percent_spots(b"PK", "ods")("Аркуш") == frozenset()


@pytest.mark.slow
@pytest.mark.skipif(find_office() is None, reason="no LibreOffice here")
def test_the_same_in_ods(tmp_path: Path) -> None:
    path = book(tmp_path / "a.xlsx")
    folder = tmp_path / "ods"
    folder.mkdir()
    data = Office(tmp_path).convert(path, "ods", folder).read_bytes()
    assert percent_spots(data, "ods")("Аркуш") == {(0, 0), (2, 2)}
