from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from opendata.catalogue.schema import TableSchema, read_schema
from opendata.check.check import check, without
from opendata.check.table_check import check_table
from opendata.check.verdict import Status
from opendata.collect.batch import Batch, Document, Outcome
from opendata.messages import msg
from opendata.problems import Place, Problem, Severity
from opendata.shipped import shipped
from opendata.table import Cell, Origin, Table

TODAY = date(2024, 3, 1)
GOOD: dict[str, Cell] = {
    "uid": "1-2024",
    "type": "рішення",
    "title": "Про бюджет",
    "acceptedDate": "2024-01-05",
    "number": "1",
    "issuedDate": "2024-01-06",
    "validFrom": "2024-01-05",
    "status": "Чинний",
    "publisherName": "Тестова міська рада",
    "publisherId": "01234562",
    "text": "1-2024-abcdef01.docx",
    "url": "https://rada.example/1.docx",
}


@pytest.fixture(scope="module")
def schema() -> TableSchema:
    return read_schema(shipped("schemas") / "2025" / "legal_acts.json")


def table(schema: TableSchema, *rows: dict[str, Cell]) -> Table:
    return Table(
        schema.columns,
        tuple(tuple((GOOD | row).get(column) for column in schema.columns) for row in rows),
        tuple(
            Origin("r.xlsx", "Реєстр", n + 5, {"acceptedDate": f"C{n + 5}"})
            for n in range(len(rows))
        ),
    )


def batch(found: Table, **more: object) -> Batch:
    document = Document("d.docx", "0" * 64, 1, "docx", Outcome.READ)
    size = len(found)
    plain = Batch(
        "decisions", found, (), (document,) * size, ("рішення ради",) * size, complete=True
    )
    return replace(plain, **more)  # type: ignore[arg-type]


def test_a_good_row_has_no_fault(schema: TableSchema) -> None:
    assert check_table(table(schema, {}), schema, TODAY) == ()
    assert check_table(table(schema), schema, TODAY) == ()


@pytest.mark.parametrize(
    ("row", "code", "column"),
    [
        ({"acceptedDate": "31.01.2024"}, "cell-type", "acceptedDate"),
        ({"acceptedDate": "2024-02-31"}, "cell-type", "acceptedDate"),
        ({"title": None}, "cell-empty", "title"),
        ({"title": "null"}, "cell-empty", "title"),
        ({"status": "діє"}, "cell-enum", "status"),
        ({"publisherId": "0143272O"}, "cell-pattern", "publisherId"),
        ({"publisherId": "1234567"}, "cell-pattern", "publisherId"),
        ({"url": "ftp://rada.example/1"}, "cell-pattern", "url"),
        ({"url": "https://rada.example/a b"}, "cell-pattern", "url"),
    ],
)
def test_a_bad_cell_is_found_and_explained(
    schema: TableSchema, row: dict[str, Cell], code: str, column: str
) -> None:
    (fault,) = check_table(table(schema, {}, row | {"uid": "2-2024", "number": "2"}), schema, TODAY)
    problem = fault.problem
    assert (fault.row, problem.code, problem.place.field) == (1, code, column)
    assert problem.place.row == 6
    assert problem.found == row[column]
    assert problem.expected is not None
    assert problem.remedy is not None


def test_the_place_is_the_cell_of_the_register(schema: TableSchema) -> None:
    (fault,) = check_table(table(schema, {"acceptedDate": "учора"}), schema, TODAY)
    assert fault.problem.place == Place("r.xlsx", "Реєстр", 5, "C5", field="acceptedDate")


def test_what_only_a_document_told_is_to_be_added_to_the_register(schema: TableSchema) -> None:
    found = table(schema, {"title": None})
    found = replace(found, origins=(Origin(document="d/1.docx"),))
    (fault,) = check_table(found, schema, TODAY)
    assert fault.problem.place.file == "d/1.docx"
    assert "register" in str(fault.problem.remedy)


def test_twice_the_same_act_and_an_act_without_key(schema: TableSchema) -> None:
    codes = [
        f.problem.code for f in check_table(table(schema, {}, {}, {"uid": None}), schema, TODAY)
    ]
    assert codes == ["row-twice", "cell-empty"]


def test_more_than_a_thousand_faults_are_all_found(schema: TableSchema) -> None:
    rows = [{"uid": f"{n}-2024", "number": str(n), "status": "діє"} for n in range(1200)]
    assert len(check_table(table(schema, *rows), schema, TODAY)) == 1200


NOTE = Problem("x-note", msg("is missing"), severity=Severity.NOTE)
WARNING = Problem("x-warning", msg("is missing"), severity=Severity.WARNING)


@pytest.mark.parametrize(
    ("more", "status"),
    [
        ({}, Status.VALID),
        ({"problems": (NOTE,)}, Status.VALID),
        ({"problems": (WARNING,)}, Status.WARNINGS),
        ({"problems": (WARNING,), "withheld": ("a.pdf",)}, Status.WITHHELD),
        ({"withheld": ("a.pdf",), "complete": False}, Status.INCOMPLETE),
    ],
)
def test_the_worst_word_is_the_verdict(
    schema: TableSchema, more: dict[str, object], status: Status
) -> None:
    assert check(batch(table(schema, {}), **more), schema, TODAY).status is status
    bad = table(schema, {"status": None})
    assert check(batch(bad, **more), schema, TODAY).status is Status.INVALID


def test_errors_come_first_and_quarantine_leaves_the_good_rows(schema: TableSchema) -> None:
    found = batch(
        table(
            schema,
            {},
            {"uid": "2-2024", "number": "2", "status": "?"},
            {"uid": "3-2024", "number": "3"},
        ),
        problems=(NOTE, WARNING),
    )
    verdict = check(found, schema, TODAY)
    assert [p.severity for p in verdict.problems] == ["error", "warning", "note"]
    kept = without(found, verdict.invalid_rows)
    assert [row[0] for row in kept.table.rows] == ["1-2024", "3-2024"]
    assert [origin.row for origin in kept.table.origins] == [5, 7]
    assert check(kept, schema, TODAY).invalid_rows == frozenset()


def test_a_row_that_the_register_has_wrong_is_invalid_though_its_cells_look_right(
    schema: TableSchema,
) -> None:
    wrong = Problem("register-shifted-row", msg("is missing"), Place("r.xlsx", "Реєстр", 6, "H6"))
    found = batch(table(schema, {}, {"uid": "2-2024"}), problems=(wrong,))
    verdict = check(found, schema, TODAY)
    assert (verdict.status, verdict.invalid_rows) == (Status.INVALID, {1})


def test_both_rows_of_one_key_are_left_to_a_person(schema: TableSchema) -> None:
    verdict = check(batch(table(schema, {}, {"uid": "2-2024"}, {})), schema, TODAY)
    assert verdict.invalid_rows == {0, 2}


def test_a_batch_keeps_documents_with_their_rows(schema: TableSchema) -> None:
    found = batch(table(schema, {}, {"uid": "2-2024"}))
    first, second = (replace(found.row_documents[0], path=name) for name in ("a", "b"))
    found = replace(found, row_documents=(first, second))
    assert found.keep([1]).files == {"2-2024": second}
    with pytest.raises(ValueError, match="differ in number"):
        replace(found, row_kinds=())
