"""A file against a structure: from its bytes to findings, worst first."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest
from table_hands import TODAY, csv_bytes, sample

from opendata.catalogue.tables import table
from opendata.pipeline.validate import Validation, validate_file
from opendata.problems import Exit, OpendataError, Severity
from opendata.shipped import shipped

ACTS = table("legal_acts")
HEADER, ROWS = sample(ACTS)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "акти.csv"


def check(file: Path, *rows: list[str], **options: str) -> Validation:
    file.write_bytes(csv_bytes([HEADER, *rows]))
    return validate_file(file, TODAY, **options)


def changed(**cells: str) -> list[str]:
    return [cells.get(name, cell) for name, cell in zip(HEADER, ROWS[0], strict=True)]


def codes(result: Validation) -> list[str]:
    return [one.code for one in result.problems]


def test_a_right_file_is_right(file: Path) -> None:
    result = check(file, *ROWS)
    assert (result.file, result.schema.key, result.rows) == ("акти.csv", "legal_acts", 2)
    assert result.problems == ()
    assert result.exit_code is Exit.DONE


def test_the_worst_comes_first(file: Path) -> None:
    result = check(file, changed(status=" Чинний", publisherId="12345679", title=""))
    assert codes(result) == ["cell-empty", "edrpou-check-digit", "cell-blanks"]
    assert [one.severity for one in result.problems] == list(Severity)
    assert result.exit_code is Exit.INVALID


def test_warnings_do_not_make_a_file_invalid(file: Path) -> None:
    assert check(file, changed(publisherId="12345679")).exit_code is Exit.DONE


def test_each_place_is_told(file: Path) -> None:
    (problem,) = check(file, ROWS[0], changed(uid="2-2018", acceptedDate="6.7.2018")).problems
    place = problem.place
    assert (place.file, place.row, place.cell, place.field) == (
        *("акти.csv", 3, "D3"),
        "acceptedDate",
    )


def test_a_column_that_is_not_there_is_told_once(file: Path) -> None:
    spot = HEADER.index("title")
    cut = [[cell for at, cell in enumerate(row) if at != spot] for row in (HEADER, *ROWS)]
    file.write_bytes(csv_bytes(cut))
    assert codes(validate_file(file, TODAY)) == ["column-missing"]


def test_a_key_that_is_not_there_is_told_once(file: Path) -> None:
    cut = [row[1:] for row in (HEADER, *ROWS)]
    file.write_bytes(csv_bytes(cut))
    assert codes(validate_file(file, TODAY)) == ["column-missing"]


def test_the_table_can_be_named_by_key_or_resource(file: Path) -> None:
    for name in ("legal_acts", "legalActs", "LEGALACTS"):
        assert check(file, *ROWS, schema=name).schema.key == "legal_acts"


def test_a_schema_of_the_councils_own(file: Path, tmp_path: Path) -> None:
    schema = tmp_path / "own.json"
    fields = [{"name": "uid", "title": "Код", "type": "integer"}]
    schema.write_text(json.dumps({"fields": fields, "primaryKey": "uid"}), encoding="utf-8")
    file.write_bytes(csv_bytes([["uid", "б"], ["1", "x"], ["два", "x"], ["1", "x"]]))
    result = validate_file(file, TODAY, str(schema))
    assert result.schema.edition == ""
    assert codes(result) == ["cell-type", "row-twice", "column-unknown"]


@pytest.mark.parametrize("key", ["investment_contracts", "share_participation_contracts"])
def test_of_several_tables_with_one_name_the_header_tells_which(key: str) -> None:
    path = shipped("schemas") / "samples" / "2025" / key / "valid.csv"
    assert validate_file(path, TODAY, "contracts").schema.key == key


@pytest.mark.parametrize(
    ("options", "code", "exit_code"),
    [
        ({"schema": "leagl_acts"}, "schema-unknown", Exit.CONFIGURATION),
        ({"schema": "contracts"}, "table-unknown", Exit.USAGE),
        ({"schema": "none.json"}, "schema-unknown", Exit.CONFIGURATION),
        ({"edition": "2018"}, "edition-unknown", Exit.USAGE),
        ({"edition": "2019"}, "table-unknown", Exit.USAGE),
        ({"sheet": "Дані"}, "table-no-sheet", Exit.USAGE),
    ],
)
def test_what_cannot_be_done_is_told(
    file: Path, options: dict[str, str], code: str, exit_code: Exit
) -> None:
    with pytest.raises(OpendataError) as caught:
        check(file, *ROWS, **options)
    assert (caught.value.problem.code, caught.value.exit_code) == (code, exit_code)


@pytest.mark.parametrize(
    ("content", "code", "exit_code"),
    [
        (None, "table-missing", Exit.USAGE),
        (b"", "register-empty", Exit.INCOMPLETE),
        (b"PK\x03\x04 nonsense", "register-broken", Exit.INCOMPLETE),
        (b"%PDF-1.7", "register-format", Exit.INCOMPLETE),
        (b"<html><table></table></html>", "register-format", Exit.INCOMPLETE),
        ("Просто текст\nще рядок".encode(), "table-unknown", Exit.USAGE),
        (b"\0" * 40, "register-empty", Exit.INCOMPLETE),
        (b'a,"b\n1,2', "register-broken", Exit.INCOMPLETE),
    ],
)
def test_what_cannot_be_read_is_told(
    file: Path, content: bytes | None, code: str, exit_code: Exit
) -> None:
    if content is not None:
        file.write_bytes(content)
    with pytest.raises(OpendataError) as caught:
        validate_file(file, TODAY)
    assert (caught.value.problem.code, caught.value.exit_code) == (code, exit_code)


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    with pytest.raises(OpendataError) as caught:
        validate_file(tmp_path, TODAY)
    assert caught.value.problem.code == "table-missing"


def test_a_table_without_rows_is_a_thing_to_look_at(file: Path) -> None:
    result = check(file)
    assert (codes(result), result.exit_code) == (["table-no-rows"], Exit.DONE)


def test_a_date_is_judged_by_the_day_that_is_given(file: Path) -> None:
    file.write_bytes(csv_bytes([HEADER, changed(acceptedDate="2026-05-01", uid="1-2026")]))
    early = codes(validate_file(file, date(2026, 3, 2)))
    late = codes(validate_file(file, date(2026, 6, 2)))
    assert set(late) <= set(early)


@pytest.mark.slow
def test_thirty_thousand_rows_are_checked(file: Path) -> None:
    rows = [changed(uid=f"акт/{n}", number=str(n)) for n in range(30_000)]
    rows[22_222][HEADER.index("validFrom")] = "31.02.2018"
    result = check(file, *rows)
    assert result.rows == 30_000
    assert [(one.code, one.place.cell) for one in result.problems] == [("cell-type", "G22224")]
