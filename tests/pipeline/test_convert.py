"""``opendata convert`` on files: every generation, and the laws of a conversion."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import openpyxl
import pytest
from conversion_hands import SAMPLES
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from opendata.catalogue.crosswalk import How, way
from opendata.catalogue.tables import table, table_paths
from opendata.pipeline.carry import Why
from opendata.pipeline.convert import Conversion, convert_file
from opendata.pipeline.converted_files import table_csv
from opendata.pipeline.validate import validate_file
from opendata.problems import Exit, OpendataError, Severity
from opendata.release.csv_table import read_csv

TODAY = date(2026, 1, 15)
BOTH = [key for key in table_paths("2019") if key in table_paths("2025")]
STRICTER = {"row-foreign-key"}
"""Rules that 2019 did not have: its samples need not keep them."""


def sample(edition: str, key: str) -> Path:
    return SAMPLES / edition / key / "valid.csv"


def absent(result: Conversion) -> set[str]:
    """The required columns that the file was told not to have."""
    told = [one for one in result.problems if one.code == "convert-required-absent"]
    return {
        name
        for one in told
        if one.expected is not None
        for name in dict(one.expected.values)["names"].split(", ")  # type: ignore[attr-defined]
    }


def codes(result: Conversion) -> set[str]:
    return {one.code for one in result.problems}


@pytest.mark.parametrize("key", BOTH)
def test_a_valid_table_of_2019_lacks_only_what_2019_did_not_ask_for(
    key: str, tmp_path: Path
) -> None:
    result = convert_file(sample("2019", key), "2025", "2019", key)
    blank = {one.place.field for one in result.problems} | absent(result)
    file = tmp_path / "new.csv"
    file.write_bytes(table_csv(result.table, result.target))
    errors = {
        (one.code, one.place.field)
        for one in validate_file(file, TODAY, key, "2025").problems
        if one.severity is Severity.ERROR
        and one.code not in STRICTER
        and one.place.field not in blank
    }
    assert errors == set()
    assert {one.why for one in result.left} <= {Why.DROPPED, Why.FORM}


@pytest.mark.parametrize("key", table_paths("2025"))
def test_a_table_of_2025_stays_as_it_is(key: str) -> None:
    path = sample("2025", key)
    result = convert_file(path, "2025", schema=key)
    assert table_csv(result.table, result.target) == path.read_bytes()
    assert (result.left, result.exit_code) == ((), Exit.DONE)


@pytest.mark.parametrize("key", BOTH)
def test_there_and_back_again(key: str, tmp_path: Path) -> None:
    old, new = table(key, "2019"), table(key)
    there = convert_file(sample("2019", key), "2025", "2019", key)
    file = tmp_path / "new.csv"
    file.write_bytes(table_csv(there.table, new))
    back = convert_file(file, "2019", "2025", key)
    before = read_csv(sample("2019", key).read_bytes())
    lost = {one.column for one in there.left}
    for field in old.fields:
        if way(field, old, new).how is not How.NOWHERE and field.name not in lost:
            at = before.index(field.name)
            assert [row[at] for row in back.table.rows] == [row[at] for row in before.rows]


def write(folder: Path, text: str, name: str = "table.csv") -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8", newline="\n")
    return path


MIXED = """identifier,type,title,acceptedDate,number,Дата оприлюднення,valid,status,URL
1-2018,рішення,Про бюджет,14.02.2018,1,2018-02-15,02/03/2018,Чинний,https://a.example
"""


def test_generations_mixed_in_one_file_are_read(tmp_path: Path) -> None:
    result = convert_file(write(tmp_path, MIXED))
    row = next(iter(result.table.records()))
    assert result.target.key == "legal_acts"
    assert (row["uid"], row["acceptedDate"], row["issuedDate"], row["url"]) == (
        "1-2018",
        "2018-02-14",
        "2018-02-15",
        "https://a.example",
    )
    assert row["validFrom"] == "02/03/2018", "which is the month cannot be told: left as it is"
    assert (result.left, result.exit_code) == ((), Exit.DONE)


def test_labels_may_be_the_header(tmp_path: Path) -> None:
    schema = table("legal_acts")
    labels = ";".join(field.title for field in schema.fields)
    values = ";".join(field.example or "" for field in schema.fields)
    result = convert_file(write(tmp_path, f"{labels}\n{values}\n"), "2019")
    row = next(iter(result.table.records()))
    assert (row["identifier"], row["dateAccepted"]) == ("1234-р-2018", "2018-07-06")
    assert [(one.column, one.why) for one in result.left] == [("Текст", Why.DROPPED)]


def test_what_stands_outside_the_columns_is_told(tmp_path: Path) -> None:
    text = "Реєстр актів,,\nuid,title,\n1,Про бюджет,ще\n"
    result = convert_file(write(tmp_path, text), schema="legal_acts")
    assert [(one.cell, one.column, one.value, one.why) for one in result.left] == [
        ("A1", "", "Реєстр актів", Why.ABOVE),
        ("C3", "C", "ще", Why.UNKNOWN),
    ]
    assert result.exit_code is Exit.INCOMPLETE


def test_a_workbook_gives_back_zeros_and_dates(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for row in (
        ["identifier", "publisherIdentifier", "dateAccepted"],
        ["1-2018", 1234562, date(2018, 2, 14)],
    ):
        sheet.append(row)
    book.create_sheet("Нотатки").append(["щось інше"])
    book.save(tmp_path / "table.xlsx")
    result = convert_file(tmp_path / "table.xlsx", schema="LegalActs")
    row = next(iter(result.table.records()))
    assert (row["publisherId"], row["acceptedDate"]) == ("01234562", "2018-02-14")
    assert {"cell-leading-zeros", "convert-other-sheets"} <= codes(result)


def test_required_columns_that_the_file_has_not_are_named(tmp_path: Path) -> None:
    result = convert_file(sample("2019", "legal_acts"))
    assert absent(result) == {"text"}


@pytest.mark.parametrize(
    ("text", "options", "code", "exit_code"),
    [
        ("a,b\n1,2\n", {}, "table-unknown", Exit.INVALID),
        ("a,b\n1,2\n", {"schema": "legal_acts"}, "convert-no-header", Exit.INVALID),
        ("ocid,title,url\n1,2,3\n", {}, "table-ambiguous", Exit.USAGE),
        (MIXED, {"to": "2030"}, "convert-edition", Exit.USAGE),
        (MIXED, {"of": "1999"}, "convert-edition", Exit.USAGE),
        (MIXED, {"schema": "shelters", "to": "2019"}, "convert-no-table", Exit.USAGE),
        (MIXED, {"schema": "shelters", "of": "2019"}, "schema-unknown", Exit.CONFIGURATION),
        (MIXED, {"schema": "noSuch"}, "schema-unknown", Exit.CONFIGURATION),
        (MIXED, {"sheet": "Аркуш"}, "table-no-sheet", Exit.USAGE),
        ("", {}, "register-empty", Exit.INCOMPLETE),
    ],
)
def test_what_cannot_be_converted_says_why(
    tmp_path: Path, text: str, options: dict[str, str], code: str, exit_code: Exit
) -> None:
    with pytest.raises(OpendataError) as caught:
        convert_file(write(tmp_path, text), **options)
    assert (caught.value.problem.code, caught.value.exit_code) == (code, exit_code)


@given(st.text(max_size=200), st.sampled_from(["", "deputies", "legal_acts"]))
@settings(
    max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_arbitrary_text_raises_nothing_but_problems(tmp_path: Path, text: str, schema: str) -> None:
    path = tmp_path / "any.csv"
    path.write_text(f"identifier,name,щось\n{text}", encoding="utf-8", errors="replace")
    try:
        convert_file(path, schema=schema)
    except OpendataError as error:
        assert error.problem.code  # noqa: PT017 - what is expected is that nothing else comes
