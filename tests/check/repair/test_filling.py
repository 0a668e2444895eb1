"""Cells and rows that a person has confirmed, in the clerk's own file."""

from __future__ import annotations

import io
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook
from openpyxl.styles import Font
from openpyxl.worksheet.table import Table

from opendata.catalogue.schema import TableSchema, schema_from
from opendata.check.repair.filling import filled_in, target_of
from opendata.collect.filled import read_filled

SCHEMA: TableSchema = schema_from(
    {
        "fields": [
            {"name": "uid", "title": "Ідентифікатор", "type": "string"},
            {"name": "name", "title": "Найменування", "type": "string"},
            {"name": "sum", "title": "Сума", "type": "number"},
        ],
        "primaryKey": ["uid"],
    },
    "things",
)


def book(*rows: list[Any], notes: bool = False) -> bytes:
    made = Workbook()
    page = made.worksheets[0]
    page.append(["Перелік", None, None])
    page.append(["uid", "name", "sum"])
    for row in rows:
        page.append(row)
    if rows:
        page.cell(2 + len(rows), 2).font = Font(bold=True)
        page.row_dimensions[2 + len(rows)].height = 40
        page.add_table(Table(displayName="t", ref=f"A2:C{2 + len(rows)}"))
    if notes:
        made.create_sheet("Примітки")["B7"] = "=1+1"
    made.properties.creator = "Оксана"
    buffer = io.BytesIO()
    made.save(buffer)
    return buffer.getvalue()


def write(data: bytes, name: str, cells: dict[Any, Any], rows: list[dict[str, str]]) -> bytes:
    target = target_of(data, name, SCHEMA, None)
    return filled_in(data, name, target, SCHEMA, cells, rows)


def test_where_the_table_stands() -> None:
    target = target_of(book(["1", "А", 1]), "a.xlsx", SCHEMA, None)
    assert (target.format, target.sheet, target.header, target.last) == ("xlsx", "Sheet", 1, 2)
    assert target.columns == {"uid": 0, "name": 1, "sum": 2}


def test_a_row_is_added_with_the_looks_of_the_last_one() -> None:
    data = book(["1", "А", 1], ["2", "Б", 2], notes=True)
    done = write(data, "a.xlsx", {(2, 1): ("name", "Нова")}, [{"uid": "3", "sum": "2.5"}])
    made = load_workbook(io.BytesIO(done))
    page = made.worksheets[0]
    assert [[cell.value for cell in row] for row in page["A3:C5"]] == [
        ["1", "Нова", 1],
        ["2", "Б", 2],
        ["3", None, 2.5],
    ]
    assert page["B5"].font.b
    assert page.row_dimensions[5].height == 40
    assert page.tables["t"].ref == "A2:C5"
    assert made["Примітки"]["B7"].value == "=1+1"
    assert made.properties.creator == "Оксана"


def test_a_table_without_rows_gets_its_first() -> None:
    done = write(book(), "a.xlsx", {}, [{"uid": "1"}])
    assert load_workbook(io.BytesIO(done)).worksheets[0]["A3"].value == "1"


def test_what_looks_like_a_formula_is_a_text() -> None:
    done = write(book(["1", "А", 1]), "a.xlsx", {(2, 1): ("name", "=1+1")}, [])
    cell = load_workbook(io.BytesIO(done)).worksheets[0]["B3"]
    assert (cell.value, cell.data_type) == ("=1+1", "s")


@pytest.mark.parametrize(
    "data",
    [
        "uid;name;sum\r\n1;А;1\r\n2;Б\r\n".encode("utf-8-sig"),
        b"sep=;\nuid;name;sum\n1;A;1\n2;B\n",
    ],
)
def test_a_csv_keeps_its_form(data: bytes) -> None:
    done = write(data, "a.csv", {(2, 2): ("sum", "7")}, [{"sum": "5", "uid": "3"}])
    end = b"\r\n" if b"\r\n" in data else b"\n"
    assert done.startswith(data[: data.index(end)])
    assert done.split(end)[-4:] == [
        *data.split(end)[-3:-2],
        data.split(end)[-2] + b";7",
        b"3;;5",
        b"",
    ]


def test_blank_lines_below_a_csv_are_no_rows() -> None:
    done = write(b"uid,name,sum\n1,A,1\n,,\n\n", "a.csv", {}, [{"uid": "2"}])
    assert done == b"uid,name,sum\n1,A,1\n2,,\n"


TEXT = st.text(st.sampled_from('абв «»"=;,+-1'), min_size=1, max_size=6).filter(
    lambda text: text.strip() == text
)


@given(st.lists(TEXT, min_size=1, max_size=3), st.sampled_from(["a.xlsx", "a.csv"]))
def test_what_is_written_is_read_again(names: list[str], file: str) -> None:
    data = book(["1", "А", 1]) if file == "a.xlsx" else b"uid,name,sum\n1,A,1\n"
    spot = (2, 1) if file == "a.xlsx" else (1, 1)
    done = write(data, file, {spot: ("name", names[0])}, [{"name": one} for one in names])
    table = read_filled(done, file, SCHEMA).table
    assert [row[1] for row in table.rows] == [names[0], *names]
