"""The cells of a sheet are those of Frictionless, one by one."""

from __future__ import annotations

import datetime as dt
import math
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from frictionless import Dialect, Resource
from frictionless.formats import ExcelControl
from hypothesis import HealthCheck, given, seed, settings
from hypothesis import strategies as st
from office_hands import Office
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.chart import BarChart, Reference
from openpyxl.utils.datetime import MAC_EPOCH

from opendata.acts.doc import find_office
from opendata.check.fast import xlsx_cells
from opendata.check.fast.xlsx_book import open_sheet
from opendata.check.fast.xlsx_cells import SheetRows
from opendata.check.fast.xlsx_texts import Unsure

pytestmark = pytest.mark.filterwarnings("ignore")


def told(cell: Any) -> tuple[type, str]:
    """A cell so that 1, 1.0 and True differ."""
    return type(cell), repr(cell)


def theirs(path: Path, sheet: str | int = 1) -> list[list[tuple[type, str]]]:
    """The cell stream of Frictionless."""
    dialect = Dialect(controls=[ExcelControl(sheet=sheet)])
    with Resource(path=path.name, basepath=str(path.parent), dialect=dialect) as resource:
        return [[*map(told, cells)] for cells in resource.cell_stream]


def ours(path: Path, sheet: str | int = 1) -> list[list[tuple[type, str]]]:
    """The cells as they are read here; :class:`Unsure` is not caught."""
    rows = SheetRows(open_sheet(str(path), sheet))
    try:
        return [[*map(told, cells)] for cells in rows.rows()]
    finally:
        rows.close()


TEXTS = st.one_of(
    st.sampled_from(
        ["'0012", "#REF!", "#N/A", "=1+1", " край ", "a\nb", "a\tb", "a\r\nb", "<b>&amp;</b>", "",
         "]]>", "x005F_", "_x000D_", "_x005F_x0041_", "😀 емодзі", "а\u0301", "'", '"', "1,5",
         "31.01.2024", "TRUE", "\u00a0", "\u2028", "\ufeff", "«Рада» — №\u202f5", "5%"]
    ),
    st.text(
        st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\ufffe\uffff"),
        max_size=12,
    ),
)  # fmt: skip
NUMBERS = st.one_of(
    st.integers(-(10**17), 10**17),
    st.sampled_from([0, 2**53, 2**53 + 1, 10**15, -1, 0.1, 1e300, 5e-324, 1e16, 1234567.891]),
    st.floats(allow_nan=False, allow_infinity=False),
)
MOMENTS = st.one_of(
    st.datetimes(*map(dt.datetime.fromisoformat, ("1900-01-01", "2199-01-01"))),
    st.dates(dt.date(1900, 1, 1), dt.date(2199, 1, 1)),
    st.times(),
    st.timedeltas(dt.timedelta(0), dt.timedelta(days=400)),
)
FORMATS = st.sampled_from(
    ["General", "0.00%", "yyyy-mm-dd", "dd.mm.yyyy", "@", "00000000", "[h]:mm", "h:mm", "#,##0",
     '[$-422]d mmmm yyyy" р.";@', "mmm yy", "0.00E+00", "[Red]0;[Blue]-0"]
)  # fmt: skip


@st.composite
def workbooks(draw: st.DrawFn) -> openpyxl.Workbook:
    """A workbook with all that a clerk may have in it."""
    book = openpyxl.Workbook()
    if draw(st.integers(0, 4)) == 0:
        book.epoch = MAC_EPOCH
    sheet = book.active
    width = draw(st.integers(1, 5))
    cell = st.one_of(st.none(), TEXTS, NUMBERS, MOMENTS, st.booleans())
    rows = draw(st.lists(st.lists(cell, max_size=width), min_size=1, max_size=9))
    for number, row in enumerate(rows, 1):
        for column, value in enumerate(row, 1):
            if value is not None:
                one = sheet.cell(number + draw(st.sampled_from([0, 0, 0, 0, 0, 3])), column)
                one.value = value
                if draw(st.integers(0, 3)) == 0:
                    one.number_format = draw(FORMATS)
    if draw(st.booleans()):
        sheet.merge_cells(start_row=1, end_row=2, start_column=1, end_column=2)
    sheet.row_dimensions[2].hidden = draw(st.booleans())
    sheet.row_dimensions[draw(st.integers(1, 14))].height = 30
    sheet.column_dimensions["B"].hidden = draw(st.booleans())
    sheet.freeze_panes = "A2"
    sheet.auto_filter.ref = "A1:B3"
    if draw(st.booleans()):
        sheet.cell(3, 2).value = CellRichText("до ", TextBlock(InlineFont(b=True), "жирно"), " !")
    return book


def same_as_written(made: openpyxl.Workbook, path: Path) -> None:
    made.save(path)
    assert ours(path) == theirs(path)


def test_workbooks_of_openpyxl_cell_by_cell(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(xlsx_cells, "CHUNK", 1500)

    @seed(20260501)
    @settings(
        max_examples=120, deadline=None, database=None, suppress_health_check=list(HealthCheck)
    )
    @given(workbooks())
    def same(made: openpyxl.Workbook) -> None:
        same_as_written(made, tmp_path / "made.xlsx")

    same()


def test_a_sheet_by_its_name_or_number_whatever_is_hidden(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.active.append(["перший"])
    chart = book.create_chartsheet("Діаграма")
    numbers = book.create_sheet("Числа")
    for row in range(1, 5):
        numbers.append([row, row / 2, None, "кінець"])
    bars = BarChart()
    bars.add_data(Reference(numbers, min_col=1, min_row=1, max_row=4))
    chart.add_chart(bars)
    numbers.sheet_state = "hidden"
    path = tmp_path / "made.xlsx"
    book.save(path)
    assert ours(path, 2) == theirs(path, 2) == ours(path, "Числа")
    assert len(ours(path, 2)) == 4
    for wanted in ("Діаграма", "немає", 3, 0.5):
        with pytest.raises(Unsure):
            open_sheet(str(path), wanted)


def test_a_sheet_that_does_not_say_its_size(tmp_path: Path) -> None:
    book = openpyxl.Workbook(write_only=True)
    sheet = book.create_sheet()
    for row in (["а", "б", "в"], [1, None, 3], [1], [], [None, 2], [1, 2, 3, 4], [math.pi, 2, 3]):
        sheet.append(row)
    path = tmp_path / "made.xlsx"
    book.save(path)
    assert ours(path) == theirs(path)


@pytest.mark.slow
@pytest.mark.skipif(find_office() is None, reason="no LibreOffice here")
def test_a_workbook_saved_by_libreoffice(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    day = dt.datetime.fromisoformat("2020-01-31T10:30")
    texts = [None, "'00012", " край ", "a\nб ", "#REF!", "<&>", "_x000D_"]
    for at in range(200):
        row = [f"{at:08}", day.date(), day + dt.timedelta(minutes=at), at / 3, at % 2 == 0]
        formula = f"=D{at + 1}*2" if at % 3 else "=1/0"
        sheet.append([*row, texts[at % len(texts)], formula, at / 100, '="№ "&A1'])
        sheet.cell(at + 1, 8).number_format = "0.00%"
    sheet.merge_cells("F5:F7")
    sheet.row_dimensions[9].hidden = True
    sheet.column_dimensions["C"].hidden = True
    path = tmp_path / "made.xlsx"
    book.save(path)
    (tmp_path / "saved").mkdir()
    saved = Office(tmp_path).convert(path, "xlsx", tmp_path / "saved")
    found = ours(saved)
    assert found == theirs(saved)
    kinds = {kind for row in found for kind, _ in row}
    assert kinds == {str, int, float, bool, dt.datetime, type(None)}
    assert found[0][6][1] == "'#DIV/0!'"


def test_no_workbook_at_all(tmp_path: Path) -> None:
    path = tmp_path / "made.xlsx"
    path.write_bytes(b"PK\x03\x04 and no more")
    with pytest.raises(Unsure):
        open_sheet(str(path), 1)
