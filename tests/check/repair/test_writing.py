from __future__ import annotations

import io

from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook

from opendata.catalogue.tables import table
from opendata.check.repair.rules import Rule
from opendata.check.repair.table import Change, Changes, changes_of
from opendata.check.repair.writing import formulas, written
from opendata.collect.sheets import open_sheets
from opendata.problems import Place

ACTS = table("legal_acts")


def book() -> bytes:
    made = Workbook()
    page = made.worksheets[0]
    page.title = "Акти"
    page.append(["uid", "title", "acceptedDate", "сума"])
    page.append(["1", "Про зeмлю", "31.01.2024", "=1+1"])
    page.column_dimensions["B"].width = 44
    made.create_sheet("Інше")["A1"] = "лишити"
    buffer = io.BytesIO()
    made.save(buffer)
    return buffer.getvalue()


def test_a_workbook_is_changed_in_these_cells_alone() -> None:
    data = book()
    found = changes_of(data, "a.xlsx", ACTS)
    assert [(one.cell, one.after) for one in found.changes] == [
        ("B2", "Про землю"),
        ("C2", "2024-01-31"),
    ]
    made = load_workbook(io.BytesIO(written(data, "a.xlsx", found, ACTS)))
    page = made["Акти"]
    assert [cell.value for cell in page[2]] == ["1", "Про землю", "2024-01-31", "=1+1"]
    assert page.column_dimensions["B"].width == 44
    assert made["Інше"]["A1"].value == "лишити"


def test_formulas_are_found() -> None:
    assert formulas(book(), "Акти") == {(1, 3)}


CELLS = st.text(st.characters(codec="cp1251", exclude_characters="\x00"), max_size=9)
ROWS = st.lists(st.lists(CELLS, min_size=3, max_size=3), min_size=1, max_size=6)


@given(ROWS, st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "cp1251"]), st.sampled_from(",;"))
def test_a_csv_keeps_every_other_cell(rows: list[list[str]], encoding: str, mark: str) -> None:
    lines = [["uid", "title", "status"], ["1", "Про зeмлю", "ї"], *rows]
    quoted = [mark.join('"' + cell.replace('"', '""') + '"' for cell in line) for line in lines]
    data = ("\r\n".join(quoted) + "\r\n").encode(encoding)
    before = open_sheets(data, Place("a.csv")).read(None)
    change = Change(None, (1, 1), "title", "Про зeмлю", "Про землю", Rule.LETTERS)
    made = written(data, "a.csv", Changes("csv", None, (change,)), ACTS)
    after = open_sheets(made, Place("a.csv")).read(None)
    expected = [list(row) for row in before.rows]
    expected[1][1] = "Про землю"
    assert [list(row) for row in after.rows] == expected
    assert made.startswith(b"\xef\xbb\xbf") == (encoding != "utf-8")
