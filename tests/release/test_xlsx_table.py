from __future__ import annotations

import datetime
import io
import re
import zipfile

import openpyxl
import pytest

from opendata.problems import Exit, OpendataError
from opendata.release import xlsx_table
from opendata.release.xlsx_table import xlsx_bytes
from opendata.table import Table


def _sheet(data: bytes):  # type: ignore[no-untyped-def]
    return openpyxl.load_workbook(io.BytesIO(data)).active


def _one(sample, **cells):  # type: ignore[no-untyped-def]
    row = {"uid": "1", "title": "t", **cells}
    columns = sample.schema.columns
    return Table(columns, (tuple(row.get(name) for name in columns),))


def test_the_sheet_is_ready_for_a_clerk(sample) -> None:  # type: ignore[no-untyped-def]
    sheet = _sheet(xlsx_bytes(sample.table, sample.schema))
    assert sheet.title == "legalActs"
    assert [cell.value for cell in sheet[1]] == list(sample.schema.columns)
    assert all(cell.font.bold for cell in sheet[1])
    assert not any(cell.font.bold for cell in sheet[2])
    assert sheet.freeze_panes == "A2"
    assert sheet.auto_filter.ref == "A1:E6"
    assert 10 <= sheet.column_dimensions["A"].width < sheet.column_dimensions["B"].width <= 60


def test_dates_are_dates_and_a_missing_one_is_null(sample) -> None:  # type: ignore[no-untyped-def]
    sheet = _sheet(xlsx_bytes(sample.table, sample.schema))
    assert sheet["C2"].value == datetime.datetime(2024, 2, 1)  # noqa: DTZ001 - as Excel has it
    assert sheet["C2"].number_format == "yyyy-mm-dd"
    assert sheet["C4"].value == "null"
    assert sheet["C5"].value == "1899-05-01", "Excel has no such day"


@pytest.mark.parametrize("date", ["2024-02-30", "20240201", "2024-2-1", "1900-02-28"])
def test_what_is_no_excel_date_stays_text(sample, date: str) -> None:  # type: ignore[no-untyped-def]
    sheet = _sheet(xlsx_bytes(_one(sample, acceptedDate=date), sample.schema))
    assert (sheet["C2"].value, sheet["C2"].data_type) == (date, "s")


@pytest.mark.parametrize(
    "text", ["=1+1", "+1", "-1", "@SUM(A1)", "#N/A", "=", "007", "1E5", "TRUE"]
)
def test_text_stays_text(sample, text: str) -> None:  # type: ignore[no-untyped-def]
    data = xlsx_bytes(_one(sample, title=text), sample.schema)
    cell = _sheet(data)["B2"]
    assert (cell.value, cell.data_type, cell.number_format) == (text, "s", "@")
    xml = zipfile.ZipFile(io.BytesIO(data)).read("xl/worksheets/sheet1.xml").decode()
    assert "<f>" not in xml
    assert re.search(r'<c r="B2"[^>]* t="inlineStr"', xml)


def test_no_cell_keeps_what_the_row_above_had(sample) -> None:  # type: ignore[no-untyped-def]
    rows = (("1", "=a", "2024-01-01", "x", "y"), ("2", "b", None, None, None))
    sheet = _sheet(xlsx_bytes(Table(sample.schema.columns, rows), sample.schema))
    assert [cell.value for cell in sheet[3]] == ["2", "b", "null", "null", "null"]


def test_control_characters_are_shown_and_line_breaks_kept(sample) -> None:  # type: ignore[no-untyped-def]
    table = _one(sample, title="a\x00b\x0bc\uffffd\r\ne\rf\n")
    sheet = _sheet(xlsx_bytes(table, sample.schema))
    assert sheet["B2"].value == "a\ufffdb\ufffdc\ufffdd\ne\nf\n"


def test_a_cell_that_is_too_long(sample) -> None:  # type: ignore[no-untyped-def]
    xlsx_bytes(_one(sample, title="ї" * 32_767), sample.schema)
    with pytest.raises(OpendataError) as caught:
        xlsx_bytes(_one(sample, title="📄" * 16_384), sample.schema)
    assert caught.value.problem.code == "release-xlsx-cell"
    assert caught.value.problem.place.field == "title"
    assert caught.value.exit_code is Exit.INVALID


def test_too_many_rows(sample, monkeypatch) -> None:  # type: ignore[no-untyped-def]
    monkeypatch.setattr(xlsx_table, "MAX_ROWS", 5)
    with pytest.raises(OpendataError) as caught:
        xlsx_bytes(sample.table, sample.schema)
    assert caught.value.problem.code == "release-xlsx-rows"


def test_the_clock_leaves_no_trace(sample, monkeypatch) -> None:  # type: ignore[no-untyped-def]
    import time

    first = xlsx_bytes(sample.table, sample.schema)
    monkeypatch.setattr(time, "time", lambda: 2_000_000_000.0)
    assert xlsx_bytes(sample.table, sample.schema) == first
    archive = zipfile.ZipFile(io.BytesIO(first))
    assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    assert b"2015-10-21T00:00:00Z" in archive.read("docProps/core.xml")
