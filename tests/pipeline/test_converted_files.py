"""The files of a conversion: the table, and beside it what was not carried."""

from __future__ import annotations

import csv
import io
from dataclasses import replace
from pathlib import Path

import openpyxl
import pytest
from conversion_hands import SAMPLES

from opendata.pipeline import converted_files
from opendata.pipeline.carry import Left, Why
from opendata.pipeline.convert import Conversion, convert_file
from opendata.pipeline.converted_files import check_output, left_csv, table_csv, write
from opendata.problems import Exit, OpendataError
from opendata.release.csv_table import read_csv
from opendata.table import Table


@pytest.fixture
def lossy() -> Conversion:
    return convert_file(SAMPLES / "2019" / "organizations" / "valid.csv")


@pytest.fixture
def whole() -> Conversion:
    return convert_file(SAMPLES / "2025" / "organizations" / "valid.csv")


def test_a_csv_has_what_was_not_carried_beside_it(lossy: Conversion, tmp_path: Path) -> None:
    files = write(lossy, tmp_path / "new.csv", "uk")
    assert [path.name for path in files] == ["new.csv", "new-not-carried.csv"]
    assert read_csv(files[0].read_bytes()) == replace(lossy.table, origins=())
    rows = list(csv.reader(io.StringIO(files[1].read_text(encoding="utf-8"))))
    assert len(rows) == len(lossy.left) + 1
    assert rows[1][:4] == ["C2", "2", "altLabel", lossy.left[0].value]


def test_a_workbook_has_it_on_a_sheet(lossy: Conversion, tmp_path: Path) -> None:
    (file,) = write(lossy, tmp_path / "new.xlsx", "uk")
    book = openpyxl.load_workbook(file)
    assert book.sheetnames == ["organizations", "Не перенесено"]
    assert book["Не перенесено"].max_row == len(lossy.left) + 1
    again = convert_file(file)
    assert again.table.rows == lossy.table.rows
    assert write(lossy, tmp_path / "same.xlsx", "uk")[0].read_bytes() == file.read_bytes()


def test_nothing_beside_where_all_was_carried(whole: Conversion, tmp_path: Path) -> None:
    assert write(whole, tmp_path / "new.csv", "uk") == (tmp_path / "new.csv",)
    (file,) = write(whole, tmp_path / "new.xlsx", "uk")
    assert len(openpyxl.load_workbook(file).sheetnames) == 1


@pytest.mark.parametrize("name", ["new.csv", "new-not-carried.csv"])
def test_no_file_is_written_over(lossy: Conversion, tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text("mine", encoding="utf-8")
    with pytest.raises(OpendataError) as caught:
        write(lossy, tmp_path / "new.csv", "uk")
    assert caught.value.problem.code == "convert-output-exists"
    assert [path.name for path in tmp_path.iterdir()] == [name]
    assert (tmp_path / name).read_text(encoding="utf-8") == "mine"


def test_another_ending_is_refused(tmp_path: Path) -> None:
    with pytest.raises(OpendataError) as caught:
        check_output(tmp_path / "new.ods")
    assert (caught.value.problem.code, caught.value.exit_code) == ("convert-output", Exit.USAGE)


def test_blank_where_required_and_null_elsewhere(whole: Conversion) -> None:
    schema = whole.target
    empty = Table(schema.columns, (tuple(None for _ in schema.columns),))
    (_, row, _) = table_csv(empty, schema).decode().split("\n")
    wanted = ["" if field.required else "null" for field in schema.fields]
    assert row.split(",") == wanted


def test_cells_with_commas_quotes_and_formulas_come_back(tmp_path: Path) -> None:
    left = [Left("A1", None, 'a"b', "=1+1,\n2", Why.ABOVE)]
    rows = list(csv.reader(io.StringIO(left_csv(left, "en").decode())))
    assert rows[1][:4] == ["A1", "", 'a"b', "=1+1,\n2"]


def test_a_cell_too_long_for_excel_is_not_cut(
    whole: Conversion, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(converted_files, "MAX_CHARACTERS", 5)
    with pytest.raises(OpendataError) as caught:
        write(whole, tmp_path / "new.xlsx", "uk")
    assert caught.value.problem.code == "convert-xlsx"
    assert list(tmp_path.iterdir()) == []
