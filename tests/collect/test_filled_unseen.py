"""What a clerk does not see in the sheet is told."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import openpyxl
import pytest
from table_hands import csv_bytes, sample
from workbooks import ods, saved, xlsx

from opendata.catalogue.tables import table
from opendata.collect.filled import Filled, read_filled
from opendata.messages import say
from opendata.problems import Severity

ACTS = table("legal_acts")
HEADER, ROWS = sample(ACTS)
MANY = [HEADER, *(ROWS * 20)[:12]]


def read(change: Callable[[Any], None], name: str | None = None) -> Filled:
    """The sample in a workbook that was changed."""
    book = openpyxl.Workbook()
    book.active.title = "Реєстр"
    for row in MANY:
        book.active.append(row)
    change(book)
    return read_filled(saved(book), "acts.xlsx", ACTS, name)


def unseen(filled: Filled) -> list[tuple[str, str | None]]:
    codes = {"table-hidden-rows", "table-hidden-columns", "table-hidden-sheet", "table-merged"}
    assert all(
        one.severity is Severity.WARNING and one.remedy
        for one in filled.problems
        if one.code in codes
    )
    return [(one.code, one.found) for one in filled.problems if one.code in codes]


def test_what_is_shown_is_not_told() -> None:
    assert unseen(read(lambda book: None)) == []
    for data in (csv_bytes(MANY), ods({"Реєстр": MANY}), xlsx({"Реєстр": MANY})):
        assert unseen(read_filled(data, "acts", ACTS)) == []


def test_hidden_rows_are_read_and_told() -> None:
    def hide(book: Any) -> None:
        for row in (1, 3, 5, 6, 7, 40):  # the header, four of the table, one beyond it
            book.active.row_dimensions[row].hidden = True

    filled = read(hide)
    assert unseen(filled) == [("table-hidden-rows", "3, 5–7")]
    (problem,) = (one for one in filled.problems if one.code == "table-hidden-rows")
    assert (problem.place.sheet, problem.place.row) == ("Реєстр", 3)
    assert say(problem.what, "uk").startswith("4 рядки таблиці приховано")
    assert len(filled.table) == 12


def test_blank_hidden_rows_do_not_count() -> None:
    def hide(book: Any) -> None:
        book.active.insert_rows(4)
        book.active.row_dimensions[4].hidden = True

    assert unseen(read(hide)) == []


def test_hidden_columns_are_read_and_told() -> None:
    def hide(book: Any) -> None:
        book.active.cell(1, 40).value = "нотатки"
        for letter in ("B", "D", "AN", "AZ"):  # the third has no data, the fourth nothing at all
            book.active.column_dimensions[letter].hidden = True

    filled = read(hide)
    assert unseen(filled) == [("table-hidden-columns", "B, D")]
    (problem,) = (one for one in filled.problems if one.code == "table-hidden-columns")
    assert problem.place.cell == "B1"


@pytest.mark.parametrize("state", ["hidden", "veryHidden"])
def test_a_hidden_sheet_with_such_a_table_is_told(state: str) -> None:
    def hide(book: Any) -> None:
        other = book.create_sheet("Архів")
        for row in MANY[:3]:
            other.append(row)
        other.sheet_state = state
        lists = book.create_sheet("Довідник")
        lists.append(["тип", "рішення"])
        lists.sheet_state = "hidden"

    filled = read(hide)
    assert unseen(filled) == [("table-hidden-sheet", None)]
    (problem,) = (one for one in filled.problems if one.code == "table-hidden-sheet")
    assert problem.place.sheet == "Архів"
    assert unseen(read(hide, "Архів")) == []


def test_a_hidden_sheet_with_a_header_alone_is_a_template() -> None:
    def hide(book: Any) -> None:
        other = book.create_sheet("Шаблон")
        other.append(HEADER)
        other.sheet_state = "hidden"

    assert unseen(read(hide)) == []


def test_merged_cells_of_the_table_are_told() -> None:
    def merge(book: Any) -> None:
        book.active.merge_cells("C3:C5")
        book.active.merge_cells("A7:B7")

    assert unseen(read(merge)) == [("table-merged", "C3:C5, A7:B7")]


def test_merged_cells_above_and_beside_the_table_are_not() -> None:
    def merge(book: Any) -> None:
        book.active.insert_rows(1)
        book.active["A1"] = "Реєстр актів"
        book.active.merge_cells("A1:F1")
        book.active.merge_cells("AX4:AZ9")

    assert unseen(read(merge)) == []


def test_an_error_in_a_cell_is_told() -> None:
    def break_it(book: Any) -> None:
        book.active["B3"].value = "#REF!"
        book.active["B3"].data_type = "e"

    found = [(one.code, one.place.cell, one.found) for one in read(break_it).problems]
    assert ("cell-error", "B3", "#REF!") in found
