"""The whole workbook: what is in it, and that what is filled in is read back."""

from __future__ import annotations

import re
import zipfile
from io import BytesIO

import pytest
from template_hands import column, fill, make, open_book, read, table_of

from opendata.catalogue.schema import TableSchema
from opendata.catalogue.tables import editions, table, tables
from opendata.catalogue.template.cells import example_row
from opendata.collect.detect import detect_table
from opendata.problems import OpendataError, Severity

EVERY = [schema for edition in editions() for schema in tables(edition)]


@pytest.mark.parametrize("schema", EVERY, ids=lambda one: f"{one.edition}-{one.key}")
def test_a_template_filled_with_its_example_is_valid(schema: TableSchema) -> None:
    filled, problems = read(fill(schema, example_row(schema)), schema)
    # An example may be doubtful: 01234567 is the code of nobody.
    assert [one for one in problems if one.severity is Severity.ERROR] == []
    assert filled.problems == ()
    assert len(filled.table) == 1
    wanted = [None if text == "null" else text for text in example_row(schema).values()]
    for field, cell, text in zip(schema.fields, filled.table.rows[0], wanted, strict=True):
        if field.type in ("number", "integer", "year") and text is not None:
            assert cell is not None
            assert float(cell) == float(text), field.name
        else:
            assert cell == text, field.name


def test_the_sheets_and_what_is_hidden() -> None:
    schema = table_of(column(enum=[f"значення номер {n}" for n in range(30)]))
    book = open_book(make(schema))
    assert book.sheetnames == ["records", "Зразок", "Як заповнювати", "Списки"]
    assert [sheet.sheet_state for sheet in book] == ["visible"] * 3 + ["hidden"]
    assert open_book(make(table_of(column()), "en")).sheetnames == [
        "records",
        "Sample",
        "How to fill in",
    ]


def test_the_same_structure_gives_the_same_bytes_without_a_formula() -> None:
    schema = table("parking_lots")
    assert make(schema) == make(schema)
    with zipfile.ZipFile(BytesIO(make(schema))) as archive:
        for name in archive.namelist():
            if name.startswith("xl/worksheets/sheet"):
                assert b"<f>" not in archive.read(name)
                assert not re.search(rb"<c [^>]*t=\"str\"", archive.read(name))


def test_an_empty_template_holds_no_row() -> None:
    schema = table("parking_lots")
    filled, problems = read(make(schema), schema)
    assert (len(filled.table), [one.code for one in problems]) == (0, ["table-no-rows"])
    assert detect_table(make(schema), "x.xlsx").key == "parking_lots"


@pytest.mark.parametrize("schema", [table("parking_lots"), table_of(column())])
def test_the_sample_is_never_taken_for_the_data(schema: TableSchema) -> None:
    """Not even where the clerk has lost the header of the first sheet."""
    book = open_book(make(schema))
    book.worksheets[0].delete_rows(1)
    buffer = BytesIO()
    book.save(buffer)
    with pytest.raises(OpendataError) as caught:
        read(buffer.getvalue(), schema)
    assert caught.value.problem.code == "table-no-header"
    with pytest.raises(OpendataError) as caught:
        detect_table(buffer.getvalue(), "x.xlsx")
    assert caught.value.problem.code == "table-unknown"


def test_a_structure_of_the_council_itself_has_a_template_too() -> None:
    plain = {"name": "number", "title": "Номер", "type": "integer"}
    schema = table_of(plain, column(required=True), opendata={})
    filled, problems = read(fill(schema, {"number": "7", "code": "007"}), schema)
    assert problems == []
    assert filled.table.rows == (("7", "007"),)
