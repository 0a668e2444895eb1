"""The other tables of a dataset: on sheets of the same workbook, and in further files."""

from __future__ import annotations

import csv
from datetime import date
from pathlib import Path

import pytest
from openpyxl import Workbook

from opendata.catalogue.tables import table
from opendata.pipeline.validate import validate_file
from opendata.problems import Exit, OpendataError

POSTS, UNITS, ORGANIZATIONS = (
    table(key) for key in ("posts", "organization_units", "organizations")
)


def row(schema, **cells):
    return [cells.get(column, "null") for column in schema.columns]


def write(path: Path, schema, *rows) -> Path:
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([schema.columns, *rows])
    return path


def links(path, others=()):
    found = validate_file(path, date(2026, 1, 1), "posts", others=others)
    return sorted((one.code, one.found) for one in found.problems if one.code.startswith("link"))


def test_tables_are_found_in_the_files_after_with(tmp_path):
    posts = write(tmp_path / "posts.csv", POSTS, row(POSTS, unitId="u9", orgId="o1"))
    units = write(tmp_path / "units.csv", UNITS, row(UNITS, uid="u1"))
    organizations = write(tmp_path / "all.csv", ORGANIZATIONS, row(ORGANIZATIONS, Id="o1"))
    assert links(posts) == [("link-unchecked", None)] * 2
    assert links(posts, [units]) == [("link-broken", "u9"), ("link-unchecked", None)]
    assert links(posts, [units, organizations]) == [("link-broken", "u9")]
    assert links(posts, [posts]) == [("link-no-table", None)] + [("link-unchecked", None)] * 2


def test_tables_are_found_on_other_sheets(tmp_path):
    book = Workbook()
    sheets = ((POSTS, {"unitId": "u9"}), (UNITS, {"uid": "u1"}))
    for schema, cells in sheets:
        page = book.create_sheet(schema.key)
        page.append(list(schema.columns))
        page.append(row(schema, **cells))
    del book["Sheet"]
    book.save(tmp_path / "all.xlsx")
    assert links(tmp_path / "all.xlsx") == [("link-broken", "u9")]


def test_a_file_that_is_not_there_is_refused(tmp_path):
    posts = write(tmp_path / "posts.csv", POSTS, row(POSTS))
    with pytest.raises(OpendataError) as told:
        links(posts, [tmp_path / "none.csv"])
    assert told.value.exit_code is Exit.USAGE
