from __future__ import annotations

import dataclasses
import io
from datetime import UTC, date, datetime
from typing import Any

import pytest
from layout_hands import COUNTS, EMPTY, FORMULA
from openpyxl import Workbook, load_workbook

from opendata.report.layout.blocks import Cell, Column, Grid, Link, Tone, Word
from opendata.report.layout.xlsx_grid import FILLS, HEAD, draw_grid, put


def sheet_of(grid: Grid) -> Any:
    book = Workbook()
    draw_grid(book.active, grid, "uk")  # type: ignore[arg-type]
    buffer = io.BytesIO()
    book.save(buffer)
    return load_workbook(buffer).active


def written(cell: Cell) -> Any:
    grid = Grid("g", "Таблиця", (Column("a", "А"),), ((cell,),))
    return sheet_of(grid).cell(HEAD + 1, 1)


@pytest.mark.parametrize(
    ("cell", "value", "form"),
    [
        (2026, 2026, "0"),
        (12345, 12345, "#,##0"),
        (48.5, 48.5, "General"),
        (10**15, "1000000000000000", "@"),
        (date(2026, 1, 31), datetime(2026, 1, 31), "dd.mm.yyyy"),  # noqa: DTZ001
        (date(1899, 1, 1), "1899-01-01", "@"),
        (
            datetime(2026, 1, 31, 22, 5, tzinfo=UTC),
            datetime(2026, 2, 1, 0, 5),  # noqa: DTZ001
            "dd.mm.yyyy hh:mm",
        ),
        (FORMULA, FORMULA, "@"),
        ("+380", "+380", "@"),
        (None, None, "General"),
        (float("nan"), None, "@"),
    ],
)
def test_numbers_and_days_are_real_ones_and_texts_are_texts(
    cell: Cell, value: object, form: str
) -> None:
    found = written(cell)
    assert (found.value, found.number_format) == (value, form)


def test_a_status_has_its_colour_and_its_word() -> None:
    found = written(Word("не виконано", Tone.BAD))
    assert found.value == "не виконано"
    assert found.fill.fgColor.rgb.endswith(FILLS[Tone.BAD])


def test_only_addresses_of_the_web_are_links() -> None:
    assert written(Link("сайт", "https://rada.example.ua")).hyperlink.target == (
        "https://rada.example.ua"
    )
    assert written(Link("злий", "javascript:alert(1)")).hyperlink is None
    assert written(Link("довгий", "https://rada.example.ua/" + "a" * 3000)).hyperlink is None


def test_a_link_beyond_what_excel_opens_stays_a_text() -> None:
    cell = Workbook().active.cell(1, 1)  # type: ignore[union-attr]
    put(cell, Link("сайт", "https://rada.example.ua"), linked=False)
    assert cell.value == "сайт"
    assert cell.hyperlink is None


def test_the_head_stays_in_sight_and_the_totals_stand_below() -> None:
    sheet = sheet_of(COUNTS)
    assert sheet["A1"].value == "Опубліковані набори"
    assert [cell.value for cell in sheet[HEAD]][:2] == ["Набір даних", "Наборів"]
    assert sheet.freeze_panes == f"A{HEAD + 1}"
    assert sheet.auto_filter.ref == f"A{HEAD}:G{HEAD + len(COUNTS.rows)}"
    totals = sheet[HEAD + len(COUNTS.rows) + 1]
    assert [cell.value for cell in totals][:3] == ["Разом", 98, 12672]
    assert totals[0].font.bold


def test_paper_is_a4_one_page_wide_with_a_repeated_head() -> None:
    sheet = sheet_of(COUNTS)
    assert sheet.page_setup.paperSize == 9
    assert sheet.page_setup.orientation == "landscape"
    assert (sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight) == (1, 0)
    assert sheet.sheet_properties.pageSetUpPr.fitToPage
    assert sheet.print_title_rows == f"${HEAD}:${HEAD}"
    assert sheet_of(EMPTY).page_setup.orientation == "portrait"


def test_widths_follow_the_texts_within_limits() -> None:
    sheet = sheet_of(COUNTS)
    widths = {at: sheet.column_dimensions[at].width for at in "ABCDEFG"}
    assert widths["A"] == 60
    assert 10 <= widths["B"] < 20


def test_a_table_without_rows_says_so_and_has_no_filter() -> None:
    sheet = sheet_of(EMPTY)
    assert sheet.cell(HEAD + 1, 1).value == "Рядків немає."
    assert sheet.auto_filter.ref is None
    with_totals = sheet_of(dataclasses.replace(EMPTY, totals=("Разом", 0)))
    assert [cell.value for cell in with_totals[HEAD + 2]] == ["Разом", 0]
