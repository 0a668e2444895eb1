from __future__ import annotations

import shutil
import struct
import subprocess
from datetime import date
from pathlib import Path

import pytest
from openpyxl import Workbook
from openpyxl.comments import Comment

from opendata.acts.beside.beside import beside
from opendata.acts.beside.part import Where
from opendata.problems import OpendataError
from tests.acts.beside.planted_files import ole as container

OFFICE = shutil.which("soffice")


@pytest.mark.slow
@pytest.mark.skipif(OFFICE is None, reason="no LibreOffice here")
def test_an_old_workbook(tmp_path: Path) -> None:
    book = Workbook()
    assert book.active is not None
    book.active.append(["Прізвище", "ІПН", "Дата"])
    book.active.append(["Бойко", 3123412341, date(2020, 1, 31)])
    book.active["A2"].comment = Comment("гляньте: 067 000 00 01", "Оксана")
    hidden = book.create_sheet("Інше")
    hidden["A1"] = "таємне"
    hidden.sheet_state = "hidden"
    book.properties.creator = "Ганна Ткач"
    book.save(tmp_path / "a.xlsx")
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = [str(OFFICE), profile, "--headless", "--convert-to", "xls", "--outdir", str(tmp_path)]
    command.append(str(tmp_path / "a.xlsx"))
    subprocess.run(command, check=True, timeout=120, capture_output=True)
    parts = beside((tmp_path / "a.xls").read_bytes(), "xls", "a.xls")
    (cells,) = (one.text for one in parts if one.where is Where.CELLS)
    assert cells.split("\n")[1] == "Прізвище: Бойко | ІПН: 3123412341 | Дата: 31.01.2020"
    unseen = "\n".join(one.text for one in parts if one.where is Where.HIDDEN)
    assert "таємне" in unseen
    assert "067 000 00 01" in unseen
    assert "Ганна Ткач" in unseen


def test_what_is_no_workbook_is_an_error() -> None:
    for data in (b"", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), b"x"):
        with pytest.raises(OpendataError):
            beside(data, "xls", "a.xls")


@pytest.mark.parametrize("kind", [0xFC, 0x200])
def test_a_promise_beyond_measure_is_refused_before_the_reader_sees_it(kind: int) -> None:
    record = struct.pack("<HHLL", kind, 8, 5, 4_000_000_000)
    with pytest.raises(OpendataError) as caught:
        beside(container({"Workbook": record}), "xls", "a.xls")
    assert caught.value.problem.code == "document-broken"
