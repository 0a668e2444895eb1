"""A filled-in table is read from any kind of file, and what was put right is told once."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import openpyxl
import pytest
from table_hands import csv_bytes, sample
from workbooks import ods, saved, xlsx

from opendata.catalogue.tables import table
from opendata.collect.filled import Filled, read_filled
from opendata.messages import say
from opendata.problems import Exit, OpendataError, Severity

ACTS = table("legal_acts")
HEADER, ROWS = sample(ACTS)
LABELS = [ACTS.field(name).title for name in HEADER]


def read(data: bytes, sheet: str | None = None) -> Filled:
    return read_filled(data, "acts", ACTS, sheet)


def codes(filled: Filled) -> list[str]:
    return [one.code for one in filled.problems]


def titles(filled: Filled) -> list[str | None]:
    return [row[filled.table.index("title")] for row in filled.table.rows]


def test_a_sample_is_read_whole_and_in_order() -> None:
    filled = read(csv_bytes([HEADER, *ROWS]))
    assert filled.table.columns == ACTS.columns
    assert filled.problems == ()
    rows = [[cell if cell is not None else "null" for cell in row] for row in filled.table.rows]
    assert rows == ROWS


def without(column: str) -> bytes:
    """The sample as a CSV without a column."""
    rows = ([c for at, c in enumerate(row) if HEADER[at] != column] for row in (HEADER, *ROWS))
    return csv_bytes(list(rows))


FILES = {
    "semicolons": csv_bytes([HEADER, *ROWS], ";"),
    "tabs": csv_bytes([HEADER, *ROWS], "\t"),
    "a mark": b"\xef\xbb\xbf" + csv_bytes([HEADER, *ROWS]),
    "windows-1251": csv_bytes([HEADER, *ROWS], ";").decode().encode("cp1251"),
    "utf-16": csv_bytes([HEADER, *ROWS], "\t").decode().encode("utf-16"),
    "xlsx": xlsx({"Аркуш1": [HEADER, *ROWS]}),
    "ods": ods({"Аркуш1": [HEADER, *ROWS]}),
}


@pytest.mark.parametrize("kind", FILES)
def test_every_kind_of_file_gives_the_same_table(kind: str) -> None:
    filled = read(FILES[kind])
    assert filled.table.rows == read(csv_bytes([HEADER, *ROWS])).table.rows
    assert filled.problems == ()


def test_columns_may_stand_in_any_order_and_rows_may_be_blank() -> None:
    turned = [list(reversed(row)) for row in (HEADER, *ROWS)]
    filled = read(csv_bytes([turned[0], [], turned[1], [""] * len(HEADER), turned[2]]))
    assert filled.table.rows == read(csv_bytes([HEADER, *ROWS])).table.rows


def test_each_cell_knows_where_it_came_from() -> None:
    filled = read(xlsx({"Акти": [["Перелік"], [], HEADER, *ROWS]}))
    place = filled.table.origin(1).place("title")
    assert (place.file, place.sheet, place.row, place.cell) == ("acts", "Акти", 5, "C5")


def test_a_row_of_labels_is_no_data() -> None:
    filled = read(csv_bytes([HEADER, LABELS, *ROWS]))
    assert len(filled.table) == 2
    assert codes(filled) == ["table-label-row"]
    assert filled.problems[0].place.row == 2


def test_labels_alone_are_an_empty_table() -> None:
    filled = read(csv_bytes([HEADER, LABELS]))
    assert len(filled.table) == 0


def test_labels_further_down_are_data_and_will_fail() -> None:
    assert len(read(csv_bytes([HEADER, ROWS[0], LABELS])).table) == 2


def test_a_header_of_labels_is_read_and_told() -> None:
    filled = read(csv_bytes([LABELS, *ROWS]))
    assert filled.missing == ()
    assert set(codes(filled)) == {"column-spelling"}


def test_a_column_that_is_not_there_is_blank_and_told() -> None:
    assert [one.severity for one in read(without("registratorId")).problems] == [Severity.WARNING]


def test_a_column_too_many_is_named() -> None:
    filled = read(csv_bytes([[*HEADER, "Примітки"], *([*row, "так"] for row in ROWS)]))
    (problem,) = filled.problems
    assert (problem.code, problem.found, problem.place.cell) == ("column-unknown", "Примітки", "Q1")


def test_short_rows_are_filled_up() -> None:
    assert len(read(csv_bytes([HEADER, ROWS[0][:5]])).table.rows[0]) == len(HEADER)


def _typed() -> bytes:
    """What Excel makes of a typed table: numbers, days, and a hidden sheet before it."""
    row: list[Any] = list(ROWS[0])
    row[HEADER.index("publisherId")] = 1234562
    row[HEADER.index("acceptedDate")] = datetime.fromisoformat("2018-07-06")
    row[HEADER.index("issuedDate")] = 43287
    row[HEADER.index("status")] = "Чинний "
    book = openpyxl.Workbook()
    hidden = book.active
    assert hidden is not None
    hidden.title = "Довідники"
    hidden.sheet_state = "hidden"
    hidden.append(HEADER)
    notes = book.create_sheet("Інструкція")
    notes.append(["Як заповнювати"])
    for name, label in zip(HEADER, LABELS, strict=True):
        notes.append([name, label, "…"])
    sheet = book.create_sheet("Дані")
    sheet.append(["Нормативно-правові акти"])
    sheet.merge_cells("A1:P1")
    sheet.append(HEADER)
    sheet.append(row)
    return saved(book)


def test_what_excel_did_is_put_back_and_told() -> None:
    filled = read(_typed())
    (row,) = filled.table.records()
    assert row["publisherId"] == "01234562"
    assert row["acceptedDate"] == row["issuedDate"] == "2018-07-06"
    assert row["status"] == "Чинний"
    assert filled.mended == (
        ("issuedDate", filled.mended[0][1], 1),
        ("publisherId", filled.mended[1][1], 1),
        ("status", filled.mended[2][1], 1),
    )
    assert {(one.code, one.place.cell) for one in filled.problems} == {
        ("cell-serial-date", "F3"),
        ("cell-leading-zeros", "J3"),
        ("cell-blanks", "H3"),
    }
    assert {one.severity for one in filled.problems} == {Severity.NOTE}


def test_the_sheet_with_the_table_is_found_and_hidden_ones_are_not_read() -> None:
    assert read(_typed()).table.origin(0).sheet == "Дані"


def test_a_sheet_can_be_named_in_any_letter_case_and_even_if_hidden() -> None:
    assert read(_typed(), "дані").table.origin(0).sheet == "Дані"
    assert len(read(_typed(), "Довідники").table) == 0


def test_a_sheet_that_is_not_there_is_told_with_those_that_are() -> None:
    with pytest.raises(OpendataError) as caught:
        read(_typed(), "Лист1")
    assert (caught.value.problem.code, caught.value.exit_code) == ("table-no-sheet", Exit.USAGE)
    assert "Інструкція" in str(caught.value.problem.expected)


def test_a_file_without_the_header_is_told_with_the_template() -> None:
    with pytest.raises(OpendataError) as caught:
        read(csv_bytes([["а", "б"], ["1", "2"]]))
    assert (caught.value.problem.code, caught.value.exit_code) == ("table-no-header", Exit.INVALID)
    assert "opendata template legal_acts" in str(caught.value.problem.remedy)


def test_one_mending_of_many_cells_is_one_finding() -> None:
    rows = [list(row) for row in ROWS] * 5
    for row in rows:
        row[HEADER.index("title")] += " "
    (problem,) = read(csv_bytes([HEADER, *rows])).problems
    assert problem.code == "cell-blanks"
    assert "10" in say(problem.what, "en")


def _with_cell(change: dict[str, Any], error: str = "") -> bytes:
    """The sample as a workbook, with other values in cells; ``error`` is a cell with an error."""
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for row in (HEADER, *ROWS):
        sheet.append(row)
    for cell, value in change.items():
        sheet[cell] = value
    if error:
        sheet[error].data_type = "e"
    return saved(book)


def test_a_formula_whose_value_was_never_saved_is_an_error() -> None:
    (problem,) = read(_with_cell({"C2": '="Про "&"бюджет"'})).problems
    assert (problem.code, problem.place.cell) == ("cell-formula", "C2")


def test_a_cell_with_an_error_is_no_blank_cell() -> None:
    (problem,) = read(_with_cell({"P2": "#N/A"}, "P2")).problems
    assert (problem.code, problem.place.cell, problem.found) == ("cell-error", "P2", "#N/A")
    assert problem.severity is Severity.ERROR


def test_a_row_of_errors_alone_is_a_row() -> None:
    assert len(read(_with_cell({"C4": "#N/A"}, "C4")).table) == 3


def test_a_row_of_a_csv_that_is_too_wide_is_told() -> None:
    (problem,) = read(csv_bytes([HEADER, ROWS[0], [*ROWS[1], "ще"]])).problems
    assert (problem.code, problem.place.row, problem.found) == ("row-shifted", 3, "ще")
