"""The first sheet."""

from __future__ import annotations

import pytest
from template_hands import column, make, open_book, table_of

from opendata.catalogue.schema import schema_from
from opendata.catalogue.tables import table
from opendata.catalogue.template.table_sheet import sheet_name


def test_it_has_the_names_and_nothing_else() -> None:
    schema = table("parking_lots")
    sheet = open_book(make(schema)).worksheets[0]
    assert sheet.title == "parkingLots"
    assert [cell.value for cell in sheet[1]] == list(schema.columns)
    assert sheet.max_row == 1
    assert sheet.freeze_panes == "A2"


def test_every_header_has_a_note_and_its_colour() -> None:
    schema = table_of(column(required=True), column() | {"name": "other"})
    sheet = open_book(make(schema)).worksheets[0]
    assert sheet["A1"].comment.text.startswith("Код\nКод запису.\n")
    assert sheet["B1"].comment is not None
    assert sheet["A1"].fill.fgColor.rgb != sheet["B1"].fill.fgColor.rgb


def test_the_format_holds_for_cells_that_are_still_empty() -> None:
    schema = table("parking_lots")
    sheet = open_book(make(schema)).worksheets[0]
    formats = {
        field.name: sheet.column_dimensions[sheet.cell(1, place).column_letter].number_format
        for place, field in enumerate(schema.fields, 1)
    }
    assert formats["addressPostCode"] == "@"
    assert formats["balanceHolderId"] == "@"
    assert formats["lotQuantity"] == "0"
    assert formats["lat"] == "General"


def test_every_column_has_its_rule() -> None:
    schema = table("parking_lots")
    rules = open_book(make(schema)).worksheets[0].data_validations.dataValidation
    assert len(rules) == len(schema.fields)
    by_column = {str(rule.sqref).partition(":")[0]: rule for rule in rules}
    assert by_column["B2"].formula1 == '"Відведений,Спеціально обладнаний"'
    assert by_column["B2"].showErrorMessage


@pytest.mark.parametrize(
    ("resource", "name"),
    [("parkingLots", "parkingLots"), ("a/b:c", "a_b_c"), ("x" * 40, "x" * 31), ("''", "table")],
)
def test_a_sheet_can_be_called_this(resource: str, name: str) -> None:
    fields = {"fields": [column()], "opendata": {"resource": resource}}
    assert sheet_name(schema_from(fields, "records")) == name
