"""``opendata fix``: only what is certain, nothing without being asked, nothing lost."""

from __future__ import annotations

import io
import zipfile
from datetime import date
from pathlib import Path

import pytest
from openpyxl import Workbook
from table_hands import csv_bytes, sample

from opendata.catalogue.tables import table, table_paths
from opendata.pipeline.fix import Wish, fix_file
from opendata.pipeline.validate import validate_file
from opendata.problems import Exit, OpendataError, Severity

DAY = date(2026, 11, 23)
HEADER, ROWS = sample(table("legal_acts"))


def messy(tmp_path: Path, encoding: str = "utf-8", **cells: str) -> Path:
    rows = [list(row) for row in ROWS]
    for column, value in cells.items():
        rows[0][HEADER.index(column)] = value
    path = tmp_path / "акти.csv"
    path.write_bytes(csv_bytes([HEADER, *rows]).decode("utf-8-sig").encode(encoding))
    return path


def test_nothing_is_written_unless_asked_for(tmp_path: Path) -> None:
    path = messy(tmp_path, status="чиний")
    before = path.read_bytes()
    found = fix_file(path, Wish("legal_acts"), DAY)
    assert [(one.field, one.after) for one in found.changes] == [("status", "Чинний")]
    assert (found.exit_code, found.after.exit_code) == (Exit.INVALID, Exit.DONE)
    assert path.read_bytes() == before
    assert list(tmp_path.iterdir()) == [path]


def test_applied_it_keeps_what_was_and_the_second_time_changes_nothing(tmp_path: Path) -> None:
    path = messy(tmp_path, status="чиний")
    before = path.read_bytes()
    found = fix_file(path, Wish("legal_acts", apply=True), DAY)
    assert found.exit_code is Exit.DONE
    assert found.kept == tmp_path / "акти.before-fix.csv"
    assert found.kept.read_bytes() == before
    assert validate_file(path, DAY, "legal_acts").exit_code is Exit.DONE
    fixed = path.read_bytes()
    again = fix_file(path, Wish("legal_acts", apply=True), DAY)
    assert (again.changes, again.written) == ((), None)
    assert path.read_bytes() == fixed
    assert len(list(tmp_path.iterdir())) == 2


def test_what_was_kept_once_is_never_written_over(tmp_path: Path) -> None:
    for number in range(3):
        path = messy(tmp_path, status="чиний", title=f"Назва {number}")
        fix_file(path, Wish("legal_acts", apply=True), DAY)
    kept = sorted(tmp_path.glob("*.before-fix*"))
    assert [one.name for one in kept] == [
        "акти.before-fix-2.csv",
        "акти.before-fix-3.csv",
        "акти.before-fix.csv",
    ]
    assert len({one.read_bytes() for one in kept}) == 3


def test_to_another_file_leaves_the_first_alone(tmp_path: Path) -> None:
    path = messy(tmp_path, status="чиний")
    before = path.read_bytes()
    found = fix_file(path, Wish("legal_acts", output=tmp_path / "new.csv"), DAY)
    assert (found.written, found.kept) == (tmp_path / "new.csv", None)
    assert path.read_bytes() == before
    with pytest.raises(OpendataError) as caught:
        fix_file(path, Wish("legal_acts", output=tmp_path / "new.csv"), DAY)
    assert caught.value.problem.code == "fix-output-exists"
    with pytest.raises(OpendataError) as caught:
        fix_file(path, Wish("legal_acts", output=tmp_path / "new.xlsx"), DAY)
    assert caught.value.problem.code == "fix-output"


def test_an_old_encoding_becomes_utf_8(tmp_path: Path) -> None:
    path = messy(tmp_path, "cp1251")
    found = fix_file(path, Wish("legal_acts", apply=True), DAY)
    assert found.recoded
    assert path.read_bytes().startswith(b"\xef\xbb\xbf")
    assert not fix_file(path, Wish("legal_acts", apply=True), DAY).recoded


def test_a_repair_that_would_bring_another_finding_is_not_made(tmp_path: Path) -> None:
    """With the date mended, the act would come into force before it was adopted."""
    rows = [list(row) for row in ROWS]
    rows[0][HEADER.index("acceptedDate")] = "14.02.2024"
    rows[0][HEADER.index("issuedDate")] = "2024-02-14"
    rows[0][HEADER.index("validFrom")] = "2023-02-14"
    path = tmp_path / "a.csv"
    path.write_bytes(csv_bytes([HEADER, *rows]))
    found = fix_file(path, Wish("legal_acts", apply=True), DAY)
    if not found.held:
        assert found.after.exit_code is Exit.DONE
        pytest.fail("the rule that this test lives by is not checked any more")
    assert [one.field for one in found.held] == ["acceptedDate"]
    assert found.written is None


def test_charts_are_not_lost_in_silence(tmp_path: Path) -> None:
    book = Workbook()
    book.worksheets[0].append(HEADER)
    row = dict(zip(HEADER, ROWS[0], strict=True)) | {"status": "чиний"}
    book.worksheets[0].append([row[column] for column in HEADER])
    buffer = io.BytesIO()
    book.save(buffer)
    with zipfile.ZipFile(buffer, "a") as packed:
        packed.writestr("xl/charts/chart1.xml", "<c/>")
    path = tmp_path / "a.xlsx"
    path.write_bytes(buffer.getvalue())
    with pytest.raises(OpendataError) as caught:
        fix_file(path, Wish("legal_acts", apply=True), DAY)
    assert [one.code for one in caught.value.problems] == ["fix-incomplete", "annotated-incomplete"]
    assert path.read_bytes() == buffer.getvalue()
    found = fix_file(path, Wish("legal_acts", output=tmp_path / "b.xlsx"), DAY)
    assert found.written == tmp_path / "b.xlsx"


@pytest.mark.parametrize("key", sorted(table_paths("2025"))[::7])
def test_a_sample_of_the_catalogue_needs_no_repair(key: str, tmp_path: Path) -> None:
    header, rows = sample(table(key))
    path = tmp_path / "a.csv"
    path.write_bytes(csv_bytes([header, *rows]))
    found = fix_file(path, Wish(key), DAY)
    serious = [one for one in found.before.problems if one.severity is Severity.ERROR]
    assert serious or not found.changes, [
        (one.field, one.before, one.after) for one in found.changes
    ]
