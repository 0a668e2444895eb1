from __future__ import annotations

from pathlib import Path

import openpyxl

from opendata.catalogue.lint.listing import Kind
from opendata.catalogue.tables import table
from opendata.pipeline.lint import Linted, lint_file


def book(path: Path, *rows: list[object]) -> Linted:
    made = openpyxl.Workbook()
    for row in rows:
        made.active.append(row)
    made.save(path)
    return lint_file(path)


def test_the_header_of_a_table(tmp_path: Path) -> None:
    found = book(
        tmp_path / "x.xlsx", ["uid", "lamp Kind", "lampKind\n", "Вид"], ["1", "а", "б", "в"]
    )
    assert found.kinds == (Kind.DATA,)
    assert [(one.code, one.place.cell) for one in found.problems] == [
        ("schema-name-blanks", "B1"),
        ("schema-name-blanks", "C1"),
        ("schema-name-script", "D1"),
        ("schema-name-double", "C1"),
    ]


def test_a_csv_that_is_a_table(tmp_path: Path) -> None:
    path = tmp_path / "lamps.csv"
    path.write_text("uid;lampІd\n1;2\n", "utf-8")
    found = lint_file(path)
    assert found.kinds == (Kind.DATA,)
    assert [(one.code, one.place.cell) for one in found.problems] == [
        ("schema-name-lookalike", "B1")
    ]


def test_spoiled_first_rows(tmp_path: Path) -> None:
    fields = table("legal_acts").fields
    labels: list[object] = [one.title for one in fields]
    spoiled: list[object] = [
        1234567 if one.content == "edrpou" else 45000 if one.type == "date" else "x"
        for one in fields
    ]
    found = book(tmp_path / "x.xlsx", [one.name for one in fields], labels, spoiled)
    codes = [(one.code, one.place.row, one.place.field) for one in found.problems]
    assert ("schema-label-row", 2, None) in codes
    assert ("schema-sample-zeros", 3, "publisherId") in codes
    assert ("schema-sample-serial", 3, "acceptedDate") in codes
    assert found.is_right


def test_a_structure_file_in_a_workbook(tmp_path: Path) -> None:
    header: list[object] = ["name", "title", "description", "datatype", "required"]
    found = book(tmp_path / "x.xlsx", header, ["uіd", "Код", "Опис.", "string", True])
    assert found.kinds == (Kind.STRUCTURE,)
    assert [one.code for one in found.problems] == ["schema-name-lookalike"]


def test_an_empty_file(tmp_path: Path) -> None:
    path = tmp_path / "x.csv"
    path.write_text("", "utf-8")
    assert [one.code for one in lint_file(path).problems] == ["schema-no-columns"]
