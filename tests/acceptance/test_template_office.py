"""A template in LibreOffice: filled in as a clerk would, saved, and held against its structure."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest
from office_hands import FILTERS, Office
from openpyxl import load_workbook

from opendata.acts.doc import find_office
from opendata.catalogue.schema import TableSchema, read_schema
from opendata.catalogue.tables import table
from opendata.catalogue.template.cells import example_row
from opendata.collect.filled import read_filled
from opendata.pipeline.template import make_template
from opendata.pipeline.validate import Validation, validate_file
from opendata.problems import Severity

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(find_office() is None, reason="no LibreOffice here"),
]
TODAY = date(2026, 3, 2)


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Office:
    return Office(tmp_path_factory.mktemp("office"))


def typed_by(schema: TableSchema, **cells: str) -> dict[tuple[int, int], str]:
    row = example_row(schema) | cells
    return {(place, 1): row[name] for place, name in enumerate(schema.columns)}


def errors(found: Validation) -> list[tuple[str, str | None]]:
    return [(one.code, one.place.field) for one in found.problems if one.severity is Severity.ERROR]


@pytest.mark.parametrize(("ending", "filter_name"), FILTERS)
@pytest.mark.parametrize("key", ["parking_lots", "petitions", "legal_acts"])
def test_what_was_typed_there_is_valid(
    office: Office, tmp_path: Path, key: str, ending: str, filter_name: str
) -> None:
    schema = table(key)
    source, target = tmp_path / "шаблон мій.xlsx", tmp_path / f"filled.{ending}"
    make_template(key, "", "uk", source)
    office.fill(source, target, filter_name, typed_by(schema))
    found = validate_file(target, TODAY, key)
    assert errors(found) == []
    assert found.rows == 1


@pytest.mark.parametrize(("ending", "filter_name"), FILTERS)
def test_codes_keep_their_zeros_and_days_become_days(
    office: Office, tmp_path: Path, ending: str, filter_name: str
) -> None:
    """As typed in a program that speaks American English: 7/6/2018."""
    fields = [
        {"name": "code", "title": "Код", "type": "string", "example": "007"},
        {"name": "number", "title": "Номер", "type": "string", "example": "12-1"},
        {"name": "yes", "title": "Чи є", "type": "boolean"},
        {"name": "day", "title": "День", "type": "date", "constraints": {"required": True}},
        {"name": "later", "title": "Потім", "type": "date"},
        {"name": "sum", "title": "Сума", "type": "number"},
    ]
    schema = tmp_path / "records.json"
    schema.write_text(
        json.dumps({"title": "Записи", "fields": fields, "primaryKey": "code"}), encoding="utf-8"
    )
    source, target = tmp_path / "template.xlsx", tmp_path / f"filled.{ending}"
    make_template(str(schema), "", "uk", source)
    typed = ("01234567", "12-1", "True", "7/6/2018", "2018-07-06", "10.50")
    cells = {(place, 1): text for place, text in enumerate(typed)}
    office.fill(source, target, filter_name, cells)
    assert validate_file(target, TODAY, str(schema)).problems == ()
    filled = read_filled(target.read_bytes(), target.name, read_schema(schema))
    assert filled.table.rows[0] == ("01234567", "12-1", "True", "2018-07-06", "2018-07-06", "10.5")
    assert filled.mended == ()


def test_lists_formats_and_notes_live_on(office: Office, tmp_path: Path) -> None:
    source, target = tmp_path / "template.xlsx", tmp_path / "saved.xlsx"
    schema = make_template("parking_lots", "", "uk", source).schema
    office.fill(source, target, "Calc MS Excel 2007 XML", {})
    before, after = (load_workbook(path).worksheets[0] for path in (source, target))
    assert [cell.value for cell in after[1]] == list(schema.columns)
    assert all(cell.comment is not None for cell in after[1])
    assert after["A1"].comment.text.strip() == before["A1"].comment.text.strip()
    rules = {
        rule.formula1: rule for rule in after.data_validations.dataValidation if rule.type == "list"
    }
    kinds = rules['"Відведений,Спеціально обладнаний"']
    assert (kinds.showErrorMessage, "B2" in kinds.sqref) == (True, True)
    customs = [r.formula1 for r in after.data_validations.dataValidation if r.type == "custom"]
    assert any("ISNUMBER" in formula and '="null"' in formula for formula in customs)
    place = schema.columns.index("balanceHolderId") + 1
    # LibreOffice writes the format of a column into its cells, or into the column.
    column = after.column_dimensions[after.cell(1, place).column_letter]
    assert "@" in {column.number_format, after.cell(2, place).number_format}
