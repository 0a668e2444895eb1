"""The sheet to look at."""

from __future__ import annotations

from template_hands import column, make, open_book, table_of

from opendata.catalogue.template.sample_sheet import HEAD_ROW
from opendata.collect.filled_header import WITHIN


def test_labels_names_and_values_stand_below_where_a_table_is_looked_for() -> None:
    sheet = open_book(make(table_of(column(example="007"), column("date") | {"name": "day"})))[
        "Зразок"
    ]
    assert HEAD_ROW > WITHIN
    rows = list(sheet.iter_rows(min_row=HEAD_ROW, values_only=True))
    assert rows == [("Код", "Код"), ("code", "day"), ("007", "null")]
    assert "не публікують" in sheet["A2"].value


def test_the_colours_are_explained() -> None:
    schema = table_of(column(required=True), column() | {"name": "other"})
    sheet = open_book(make(schema))["Зразок"]
    for row, cell in ((4, "A14"), (5, "B14")):
        assert sheet.cell(row, 1).fill.fgColor.rgb == sheet[cell].fill.fgColor.rgb
        assert sheet.cell(row, 2).value


def test_a_date_is_a_date_and_a_number_a_number() -> None:
    day = column("date", example="2018-07-06")
    number = column("number", example="10.50") | {"name": "sum"}
    sheet = open_book(make(table_of(day, number)))["Зразок"]
    cell = sheet.cell(HEAD_ROW + 2, 1)
    assert (cell.is_date, cell.number_format) == (True, "yyyy-mm-dd")
    assert sheet.cell(HEAD_ROW + 2, 2).value == 10.5
