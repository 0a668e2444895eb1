"""Templates of opendata's own tables: filled in with their examples they are valid."""

from __future__ import annotations

from pathlib import Path

import pytest
from template_hands import fill, open_book, read

from opendata.catalogue.editions import edition
from opendata.catalogue.schema import TableSchema
from opendata.catalogue.tables import OWN, tables
from opendata.catalogue.template.cells import example_row
from opendata.pipeline.template import make_template
from opendata.problems import Severity


@pytest.mark.parametrize("schema", tables(OWN), ids=lambda one: one.key)
def test_a_template_filled_with_its_example_is_valid(schema: TableSchema) -> None:
    filled, problems = read(fill(schema, example_row(schema)), schema)
    assert [one for one in problems if one.severity is Severity.ERROR] == []
    assert filled.problems == ()
    wanted = [None if text == "null" else text for text in example_row(schema).values()]
    for field, cell, text in zip(schema.fields, filled.table.rows[0], wanted, strict=True):
        if field.type in ("number", "integer", "year") and text is not None:
            assert cell is not None
            assert float(cell) == float(text), field.name
        else:
            assert cell == text, field.name


def test_a_template_is_made_by_the_key_and_says_that_the_structure_is_our_own(
    tmp_path: Path,
) -> None:
    made = make_template("parties", "", "uk", tmp_path / "parties.xlsx")
    book = open_book(made.path.read_bytes())
    texts = {str(cell.value) for sheet in book for row in sheet.rows for cell in row}
    assert any(edition(OWN).structures.uk in text for text in texts)
    (command,) = [text for text in texts if "opendata validate" in text]
    assert "--schema parties" in command
    assert "--edition" not in command
