from __future__ import annotations

import contextlib
import shutil
import subprocess
from datetime import date, datetime
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl.worksheet.worksheet import Worksheet
from workbooks import HEADER, ODS_TYPE, ROWS, ods, part, repacked, saved, xlsx

from opendata.clean.archives import LARGEST
from opendata.collect import sheets_excel
from opendata.collect.sheets import Sheet, cell_name, open_sheets, spot_of
from opendata.problems import Exit, OpendataError, Place, describe

PLACE = Place("datasets/decisions/register.xlsx")
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 504


def read_all(data: bytes) -> None:
    book = open_sheets(data, PLACE)
    for name in book.names:
        book.read(name)


def refused(data: bytes) -> OpendataError:
    with pytest.raises(OpendataError) as caught:
        read_all(data)
    error = caught.value
    assert error.exit_code is Exit.INCOMPLETE
    assert error.problem.place.file == PLACE.file
    assert error.problem.remedy is not None
    assert describe(error.problem, "en")
    return error


def only(data: bytes) -> Sheet:
    book = open_sheets(data, PLACE)
    return book.read(book.names[0])


def active(book: openpyxl.Workbook) -> Worksheet:
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    return sheet


@given(st.integers(0, 1_048_575), st.integers(0, 16_383))
def test_cell_names_are_read_back(row: int, column: int) -> None:
    assert spot_of(cell_name(row, column)) == (row, column)


def test_cell_names() -> None:
    assert cell_name(13, 3) == "D14"
    assert cell_name(0, 26) == "AA1"
    assert cell_name(1_048_575, 16_383) == "XFD1048576"
    assert spot_of("D0") is None
    assert spot_of("D") is None


def test_xlsx_values_keep_their_types() -> None:
    rows = only(xlsx({"Р": [["45", 48, datetime(2018, 2, 14), None, True]]})).rows  # noqa: DTZ001
    assert list(rows[0]) == ["45", 48.0, date(2018, 2, 14), "", True]


def test_rows_begin_at_the_corner() -> None:
    book = openpyxl.Workbook()
    active(book)["C4"] = "x"
    assert [list(row) for row in only(saved(book)).rows] == [[""] * 3] * 3 + [["", "", "x"]]


def test_hidden_sheets_are_told() -> None:
    book = openpyxl.Workbook()
    book.create_sheet("Схована").sheet_state = "hidden"
    book.create_sheet("Зовсім").sheet_state = "veryHidden"
    assert open_sheets(saved(book), PLACE).hidden == {"Схована", "Зовсім"}


def test_an_ods_is_read() -> None:
    book = open_sheets(ods({"Реєстр": [HEADER, *ROWS], "Порожній": []}), PLACE)
    assert (book.format, book.names) == ("ods", ("Реєстр", "Порожній"))
    assert list(book.read("Реєстр").rows[1]) == [1.0, *ROWS[0][1:]]
    assert list(book.read("Порожній").rows) == []


@pytest.mark.slow
@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
@pytest.mark.parametrize("kind", ["xls", "ods", "xlsx"])
def test_what_libreoffice_writes(kind: str, tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = active(book)
    sheet.title = "Реєстр"
    for row in (HEADER, *ROWS):
        sheet.append(row)
    sheet["C2"] = datetime(2018, 2, 14)  # noqa: DTZ001
    sheet.merge_cells("A5:F5")
    sheet["A5"] = "2019 рік"
    (tmp_path / "a.xlsx").write_bytes(saved(book))
    out = tmp_path / "out"
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", kind, "--outdir", str(out)]
    subprocess.run(
        [*command, str(tmp_path / "a.xlsx")], check=True, capture_output=True, timeout=120
    )
    read = open_sheets((out / f"a.{kind}").read_bytes(), PLACE)
    assert read.format == kind
    got = read.read("Реєстр")
    assert list(got.rows[0])[:6] == list(HEADER)
    assert list(got.rows[1])[:3] == [1, "45/8", date(2018, 2, 14)]
    assert list(got.merges) == ([] if kind == "ods" else [((4, 0), (4, 5))])


def test_empty_files() -> None:
    for data in (b"", b"\xef\xbb\xbf", b" \r\n\t", b"\0" * 100):
        assert refused(data).problem.code == "register-empty"


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b"<html><table><tr><td>1</td></tr></table></html>", "HTML"),
        (b'\xef\xbb\xbf<?xml version="1.0"?>\r\n<html xmlns="x"></html>', "HTML"),
        ("<TABLE><tr><td>№</td></tr></TABLE>".encode("utf-16"), "HTML"),
        (b'<?xml version="1.0"?><Workbook xmlns="urn:x"></Workbook>', "XML"),
        (b"%PDF-1.7 ...", "PDF"),
        (b"{\\rtf1 ...}", "RTF"),
        (OLE + "WordDocument".encode("utf-16-le"), "DOC"),
        (repacked(xlsx({"a": []}), {}), None),
    ],
)
def test_what_only_looks_like_a_workbook(data: bytes, what: str | None) -> None:
    if what is None:
        assert open_sheets(data, PLACE).format == "xlsx"
        return
    error = refused(data)
    assert error.problem.code == "register-format"
    assert what in str(error)


def zipped(**parts: bytes) -> bytes:
    empty = b"PK\x05\x06" + b"\0" * 18
    return repacked(empty, {name.replace("__", "/"): data for name, data in parts.items()})


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (zipped(word__document=b"x"), "DOCX"),
        (zipped(a=b"x"), "ZIP"),
        (zipped(mimetype=b"x"), "ZIP"),
    ],
)
def test_other_archives(data: bytes, what: str) -> None:
    error = refused(data)
    assert error.problem.code == "register-format"
    assert what in str(error)


@pytest.mark.parametrize("stream", ["EncryptedPackage", "EncryptionInfo"])
def test_an_encrypted_workbook(stream: str) -> None:
    assert refused(OLE + stream.encode("utf-16-le")).problem.code == "register-encrypted"


def test_an_encrypted_ods() -> None:
    data = ods({"a": [["x"]]}, manifest="<manifest:encryption-data/>".replace("manifest:", ""))
    assert refused(data).problem.code == "register-encrypted"
    whole = zipped(**{"encrypted-package": b"x", "mimetype": ODS_TYPE.encode()})
    assert refused(whole).problem.code == "register-encrypted"


@pytest.mark.parametrize(
    "data",
    [
        b"PK\x03\x04 and no more",
        xlsx({"a": [["x"]]})[:-100],
        OLE,
        OLE + "Workbook".encode("utf-16-le"),
        b"\x09\x08\x00\x00 binary",
        repacked(xlsx({"a": [["x"]]}), {"xl/workbook.xml": b"<workbook"}),
        repacked(xlsx({"a": [["x"]]}), {"xl/_rels/workbook.xml.rels": b"<a/>"}),
        repacked(xlsx({"a": [["x"]]}), {"xl/worksheets/sheet1.xml": b"<worksheet><sheetData><c"}),
    ],
)
def test_a_damaged_workbook(data: bytes) -> None:
    assert refused(data).problem.code == "register-broken"


def test_a_rotten_part_is_found() -> None:
    data = bytearray(xlsx({"a": [["x" * 50]]}))
    where = data.index(b"xl/worksheets/sheet1.xml") + 40
    data[where] ^= 0xFF
    assert refused(bytes(data)).problem.code == "register-broken"


@given(st.integers(0, 4000), st.binary(min_size=1, max_size=8))
def test_damage_anywhere_is_an_answer_and_no_crash(where: int, junk: bytes) -> None:
    data = bytearray(xlsx({"Р": [HEADER, *ROWS]}))
    where %= len(data)
    data[where : where + len(junk)] = junk
    with contextlib.suppress(OpendataError):  # anything else, a panic in Rust too, is a failure
        read_all(bytes(data))


def test_a_zip_bomb_is_refused_before_it_is_unpacked(monkeypatch: pytest.MonkeyPatch) -> None:
    bomb = repacked(xlsx({"a": [["x"]]}), {"xl/media/a.bin": b"\0" * (60 << 20)})
    monkeypatch.setattr("zipfile.ZipFile.read", lambda *_: pytest.fail("unpacked"))
    assert len(bomb) < 100_000
    assert refused(bomb).problem.code == "register-bomb"
    assert LARGEST > 60 << 20


def test_an_entity_bomb_is_refused() -> None:
    entity = b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "bbbb">]><a>&b;</a>'
    data = repacked(xlsx({"a": [["x"]]}), {"xl/sharedStrings.xml": entity})
    error = refused(data)
    assert error.problem.code == "register-bomb"
    assert "sharedStrings" in (error.problem.found or "")


def test_a_stray_cell_far_away_does_not_end_the_process() -> None:
    book = openpyxl.Workbook()
    active(book)["A1"] = "№"
    active(book)["XFD1048576"] = " "
    error = refused(saved(book))
    assert error.problem.code == "register-too-large"
    assert error.problem.place.cell == "XFD1048576"


def test_a_large_sheet_of_another_format(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sheets_excel, "MOST_CELLS", 3)
    assert refused(ods({"a": [["x", "y"], ["z", "w"]]})).problem.code == "register-too-large"


def test_errors_and_unsaved_formulas_are_told() -> None:
    data = xlsx({"a": [["x", "=1/0", "y", "=A1", "z"]]})
    sheet = part(data, "xl/worksheets/sheet1.xml").replace(b"<v />", b"<v></v>")
    broken = sheet.replace(
        b'<c r="B1"><f>1/0</f><v></v></c>', b'<c r="B1" s="0" t="e"><f>1/0</f><v>#DIV/0!</v></c>'
    ).replace(b'<c r="E1"', b'<c r="F1" t="str"><f>IF(1,"")</f><v></v></c><c r="E1"')
    assert broken.count(b"#DIV/0!") == broken.count(b'r="F1"') == 1
    got = only(repacked(data, {"xl/worksheets/sheet1.xml": broken}))
    assert got.errors == {(0, 1): "#DIV/0!", (0, 3): "="}


def test_links_and_the_date_system() -> None:
    book = openpyxl.Workbook()
    sheet = active(book)
    sheet["B2"] = "завантажити"
    sheet["B2"].hyperlink = "https://example.ua/a?b=1&c=2"
    sheet["B3"] = "сюди"
    sheet["B3"].hyperlink = "#Аркуш2!A1"
    got = only(saved(book))
    assert got.links == {(1, 1): "https://example.ua/a?b=1&c=2"}
    assert got.date1904 is False
    book.epoch = openpyxl.utils.datetime.CALENDAR_MAC_1904
    assert only(saved(book)).date1904 is True


SAMPLES = Path(__file__).parents[3] / "shared" / "samples"


@pytest.mark.skipif(not SAMPLES.is_dir(), reason="no folder of real samples beside the repository")
def test_real_workbooks_are_read() -> None:
    books = sorted(path for path in SAMPLES.rglob("*.xls*") if path.is_file())
    assert books
    for path in books:
        book = open_sheets(path.read_bytes(), Place(path.name))
        assert sum(len(book.read(name).rows) for name in book.names) > 0
