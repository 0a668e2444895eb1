from __future__ import annotations

import hashlib
from collections.abc import Sequence
from pathlib import Path

import pytest
from table_town import Row, row, schema, written

from opendata.catalogue.schema import TableSchema
from opendata.portals.ckan.datastore.shape import TableWanted, table_wanted
from opendata.problems import Exit, OpendataError, Severity


def table(folder: Path, rows: Sequence[Row], structure: TableSchema) -> TableWanted:
    path = written(folder / "legalActs.csv", rows, structure)
    csv = hashlib.sha256(path.read_bytes()).hexdigest()
    return table_wanted("table:legalActs:csv", path, csv, path.stat().st_size, structure)


def test_a_table_is_described(tmp_path: Path) -> None:
    found = table(tmp_path, [row(1), row(2), row(3)], schema())
    assert found.names_and_types == (
        ("код", "text"),
        ("назва", "text"),
        ("кількість", "int4"),
        ("сума", "numeric"),
        ("дата", "date"),
    )
    assert found.key == ("код",)
    assert found.rows == 3
    assert found.columns[0].info == {
        "label": "Мітка код",
        "notes": "Опис код",
        "type_override": "text",
    }
    assert "type_override" not in found.columns[4].info
    assert found.unfit is None


@pytest.mark.parametrize("rows", [[row(1), row(1)], [row(1), row(2, код=None)]])
def test_a_key_that_does_not_tell_rows_apart_is_none(tmp_path: Path, rows: list[Row]) -> None:
    assert table(tmp_path, rows, schema()).key == ()


@pytest.mark.parametrize("heading", ["ж" * 32, "a" * 64, "_id", "50%", 'a"b', " a"])
def test_a_heading_that_a_datastore_refuses_is_told(tmp_path: Path, heading: str) -> None:
    found = table(tmp_path, [row(1)], schema(**{heading: "string"}))
    assert found.unfit is not None
    assert found.unfit.found == heading
    assert found.unfit.severity is Severity.WARNING


@pytest.mark.parametrize("heading", ["ж" * 31, "a" * 63, "назва стовпця", "x(y): z"])
def test_other_headings_are_as_they_are(tmp_path: Path, heading: str) -> None:
    assert table(tmp_path, [row(1)], schema(**{heading: "string"})).unfit is None


def test_a_character_that_a_database_refuses_is_told(tmp_path: Path) -> None:
    assert table(tmp_path, [row(1, назва="a\0b")], schema()).unfit is not None


def test_a_file_that_is_not_that_of_the_release_is_refused(tmp_path: Path) -> None:
    path = written(tmp_path / "legalActs.csv", [row(1)], schema())
    with pytest.raises(OpendataError) as caught:
        table_wanted("table:legalActs:csv", path, "0" * 64, 1, schema())
    assert caught.value.exit_code is Exit.DIFFERS
