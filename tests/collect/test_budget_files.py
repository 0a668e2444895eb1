"""What the files of a folder of forms are: workbooks of three formats, copies, and other things."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from budget_folder import put
from budget_pairs import paint, passport_content
from office_hands import Office

from opendata.acts.doc import find_office
from opendata.budget.form import Kind
from opendata.budget.versions import settle
from opendata.collect.batch import Outcome
from opendata.collect.budget_files import read_form_files
from opendata.collect.walk import FoundFile, find_files


def read(root: Path) -> tuple[FoundFile, ...]:
    return find_files(root / "forms", root)[0]


def test_a_workbook_has_its_forms_and_its_format(tmp_path: Path) -> None:
    put(tmp_path, "a.bin", paint(passport_content(0), 0)[0], paint(passport_content(3), 0)[0])
    (file,) = read_form_files(read(tmp_path))
    assert (file.format, file.whole, len(file.forms)) == ("xlsx", True, 2)
    assert [one.path for one in file.found] == ["forms/a.bin"] * 2
    document = file.document(Outcome.READ)
    assert (document.path, document.bytes) == ("forms/a.bin", file.file.bytes)


def test_a_copy_has_no_forms_of_its_own(tmp_path: Path) -> None:
    path = put(tmp_path, "a.xlsx", paint(passport_content(0), 0)[0])
    shutil.copy(path, path.with_name("b.xlsx"))
    first, copy = read_form_files(read(tmp_path))
    assert (len(first.found), copy.found) == (1, ())
    assert copy.original == "forms/a.xlsx"
    assert [one.code for one in copy.problems] == ["document-duplicate"]
    assert copy.problems[0].place.file == "forms/b.xlsx"


def test_a_file_that_went_away_is_not_whole(tmp_path: Path) -> None:
    path = put(tmp_path, "a.xlsx", paint(passport_content(0), 0)[0])
    found = read(tmp_path)
    path.unlink()
    (file,) = read_form_files(found)
    assert not file.whole
    assert [one.code for one in file.problems] == ["document-unreadable"]


def test_a_text_that_calls_itself_a_workbook_is_none(tmp_path: Path) -> None:
    folder = tmp_path / "forms"
    folder.mkdir()
    (folder / "паспорт.xls").write_text("Паспорт;бюджетної;програми\n1;2;3", encoding="utf-8")
    (file,) = read_form_files(read(tmp_path))
    assert (file.whole, file.format, file.forms) == (True, "", ())
    assert [one.code for one in file.problems] == ["budget-no-workbook"]


@pytest.mark.slow
@pytest.mark.skipif(find_office() is None, reason="no LibreOffice here")
def test_the_same_form_in_three_formats_is_one(tmp_path: Path) -> None:
    path = put(tmp_path, "a.xlsx", paint(passport_content(1), 1)[0])
    office = Office(tmp_path)
    for ending in ("ods", "xls"):
        office.convert(path, ending, path.parent)
    files = read_form_files(read(tmp_path))
    assert sorted(one.format for one in files) == ["ods", "xls", "xlsx"]
    settled = settle([form for file in files for form in file.found], Kind.PASSPORT)
    assert len(settled.kept) == 1
    assert [one.code for one in settled.problems] == ["budget-form-twice"] * 2
