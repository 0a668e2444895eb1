"""The sample council is what it says it is, and what we read of it is what was written."""

from __future__ import annotations

import io
import re
import sys
import unicodedata
import zipfile
from collections import Counter
from datetime import date, datetime
from functools import cache
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from opendata.acts.act import Act
from opendata.acts.recognise import recognise
from opendata.acts.text import DocumentText, read_text
from opendata.problems import OpendataError

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT / "scripts"), str(Path(__file__).parent)]

from fault_documents import BOMB_MEGABYTES, FaultFolder, make_fault_folder  # noqa: E402
from sample.build import ANNEX, COPIED, COPY, OLD_CODE_PAGE, SCANNED, plain_files  # noqa: E402
from sample.register import FIRST, HEADERS, register  # noqa: E402
from sample.source import SampleAct, read_acts  # noqa: E402
from sample.words import MONTHS  # noqa: E402

DOCUMENTS = ROOT / "datasets" / "decisions" / "documents"
REGISTER = ROOT / "datasets" / "decisions" / "register.xlsx"
ACTS = read_acts()
WITH_TEXT = [act for act in ACTS if act.file and act.file != SCANNED]
MEGABYTE = 1024 * 1024
LOOKALIKES = str.maketrans("ІХСМ", "IXCM")

FORBIDDEN = {
    "ten digits, as in a tax number": re.compile(r"(?<!\d)\d{10}(?!\d)"),
    "nine digits, as on a passport card": re.compile(r"(?<!\d)\d{9}(?!\d)"),
    "a passport": re.compile(r"(?<!\w)[А-ЯІЇЄҐ]{2}\s?\d{6}(?!\d)"),
    "a telephone outside the invented range": re.compile(r"\+?38[\s(]*0(?!\s00\s)[\s\d()-]{9,}"),
    "a local telephone": re.compile(r"(?:тел\.|\(0\d{2,4}\))\s*\d"),
    "a street address with a flat": re.compile(r"(?:буд|кв)\.\s*\d"),
    "a patronymic": re.compile(r"[А-ЯІЇЄҐ]\w+\s[А-ЯІЇЄҐ]\w+(?:ович|ївна|івна|евич)(?:а|у|ем)?\b"),
}


@cache
def text_of(name: str) -> DocumentText:
    return read_text((DOCUMENTS / name).read_bytes(), name)


@cache
def act_of(name: str) -> Act:
    return recognise(text_of(name).text, name)


def files() -> dict[str, Path]:
    found = (path for path in DOCUMENTS.rglob("*") if path.is_file())
    return {unicodedata.normalize("NFC", p.relative_to(DOCUMENTS).as_posix()): p for p in found}


def same(value: object) -> str:
    """Values are compared without look-alike letters, blanks around marks, and kinds of blank."""
    text = str(value).translate(LOOKALIKES)
    return re.sub(r"\s*([-/])\s*", r"\1", " ".join(text.split()))


def rows() -> list[tuple[Any, ...]]:
    """The rows of acts in the register; those of years and the empty ones are left out."""
    sheet = openpyxl.load_workbook(REGISTER)["Реєстр"]
    every = sheet.iter_rows(min_row=FIRST + 2, max_col=len(HEADERS), values_only=True)
    return [row for row in every if isinstance(row[0], int)]


def day(value: object) -> date:
    if isinstance(value, datetime):
        return value.date()
    if "." in str(value)[:3]:
        return datetime.strptime(str(value), "%d.%m.%Y").date()  # noqa: DTZ007 - a day, not a time
    number, month, year, _ = str(value).split()
    return date(int(year), MONTHS.index(month) + 1, int(number))


def test_documents_are_those_of_the_source_and_nothing_else() -> None:
    assert files().keys() == {a.file for a in ACTS if a.file} | {COPY, ANNEX}


def test_formats_bodies_and_years_are_all_there() -> None:
    formats = Counter(name.rsplit(".", 1)[1] for name in files())
    assert formats == {"docx": 30, "pdf": 15, "html": 4, "odt": 4, "rtf": 4, "txt": 2, "doc": 2}
    assert Counter(act.kind for act in ACTS) == {
        "рішення ради": 28,
        "рішення виконавчого комітету": 21,
        "розпорядження голови": 11,
    }
    assert {act.date.year for act in ACTS} == set(range(2021, 2027))
    assert len({(act.kind, act.number, act.date.year) for act in ACTS}) == len(ACTS) == 60


def test_names_can_be_kept_on_every_system() -> None:
    for name in files():
        assert not set(name) & set('<>:"|?*\\')
        assert len(name.encode()) < 200
        assert all(part == part.strip(" .") for part in name.split("/"))


def test_sample_is_small_enough_to_ship() -> None:
    sizes = {name: path.stat().st_size for name, path in files().items()}
    assert sum(sizes.values()) < 2 * MEGABYTE
    assert max(sizes.values()) < 64 * 1024
    assert REGISTER.stat().st_size < 32 * 1024


def test_documents_are_what_the_generator_makes_of_the_source() -> None:
    made = plain_files(ACTS)
    assert len(made) == 30 + 4 + 2 + 2
    for name, data in made.items():
        assert members(files()[name].read_bytes()) == members(data), name


def test_register_is_what_the_generator_makes_of_the_source() -> None:
    assert members(REGISTER.read_bytes()) == members(register(ACTS))


def members(data: bytes) -> dict[str, bytes]:
    """What a package holds; how it is packed depends on the zlib of the day."""
    if not data.startswith(b"PK"):
        return {"": data}
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        assert {info.date_time for info in package.infolist()} == {(2026, 10, 1, 9, 0, 0)}
        return {name: package.read(name) for name in package.namelist()}


def test_register_has_its_header_below_a_title_and_in_two_rows() -> None:
    sheet = openpyxl.load_workbook(REGISTER).active
    assert sheet is not None
    assert str(sheet["A1"].value).startswith("Реєстр рішень")
    merged = {str(area) for area in sheet.merged_cells.ranges}
    assert {"A1:J1", "A4:A5", "C4:D4", "F4:G4"} <= merged
    assert [sheet["C5"].value, sheet["D5"].value] == ["Номер", "Дата ухвалення"]
    last = rows()[-1][0]
    assert sheet.max_row > FIRST + 1 + last + len(range(2021, 2027))


def test_every_row_of_the_register_has_its_document_but_one() -> None:
    found = rows()
    assert [row[0] for row in found] == list(range(1, 59))
    by_key = {(same(a.number), a.date, a.kind): a for a in ACTS if a.in_register}
    matched = [by_key.pop((same(r[2]), day(r[3]), str(r[1]).lower())) for r in found]
    assert not by_key
    assert [act.number for act in matched if act.file is None] == ["21-6/VIII"]
    for row, act in zip(found, matched, strict=True):
        assert same(row[4]) == same(act.title)
        assert row[8] is None or files()[str(act.file)].name == row[8]
        assert row[6] in {"Чинний", "Втратив чинність", "Набирає чинності"}
        assert isinstance(row[5], datetime)
        assert isinstance(row[7], datetime)


def test_usual_faults_are_planted() -> None:
    found = {(same(row[2]), day(row[3])): row for row in rows()}
    assert (DOCUMENTS / COPY).read_bytes() == (DOCUMENTS / COPIED).read_bytes()
    assert text_of(SCANNED).scan
    assert found["17-4/VIII", date(2025, 2, 20)][8] == Path(SCANNED).name
    assert act_of(ANNEX).sure("kind") == "додаток"
    assert [a.number for a in ACTS if not a.in_register] == ["58", "40-р"]
    assert found["21-6/VIII", date(2025, 12, 18)][8] is None
    assert found["11-1/VIII", date(2023, 12, 21)][3] == "21.12.2023"
    assert found["14-2/VIII", date(2024, 6, 27)][3] == "27 червня 2024 р."
    assert found["16-3/VIII", date(2024, 12, 19)][2] == "16 - 3/VІІІ"
    title = str(found["12-6/VIII", date(2024, 2, 14)][4])
    assert "  " in title
    assert "\n" in title
    for name in OLD_CODE_PAGE:
        with pytest.raises(UnicodeDecodeError):
            files()[name].read_bytes().decode("utf-8")


@pytest.mark.parametrize("act", WITH_TEXT, ids=lambda act: act.file)
def test_text_comes_out_of_every_document_but_the_scan(act: SampleAct) -> None:
    if act.format == "doc":
        _needs_a_reader_of_old_word()
    got = text_of(str(act.file))
    assert got.format == act.format
    plain = " ".join(got.text.split())
    assert act.points[0][:30] in plain.replace("- ", "-")
    assert act.preamble[:30] in plain
    assert "�" not in got.text


@pytest.mark.parametrize("act", WITH_TEXT, ids=lambda act: act.file)
def test_what_is_recognised_is_what_was_written(act: SampleAct) -> None:
    """Nothing wrong among the sure values, and nothing that a person would have to confirm."""
    if act.format == "doc":
        _needs_a_reader_of_old_word()
    got = act_of(str(act.file))
    truth = {
        "kind": act.kind,
        "body": act.body,
        "number": act.number,
        "date": act.date.isoformat(),
        "title": act.title,
    }
    assert {name: same(got.sure(name)) for name in truth} == {n: same(v) for n, v in truth.items()}


@pytest.mark.parametrize("what", FORBIDDEN)
def test_no_personal_data(what: str) -> None:
    texts = {name: text_of(name).text for name in files() if not name.endswith(".doc")}
    texts |= {f"source of {a.number}": " ".join((a.title, a.preamble, *a.points)) for a in ACTS}
    texts["register"] = "\n".join(" ".join(map(str, row)) for row in rows())
    hits = {
        name: match[0] for name, text in texts.items() if (match := FORBIDDEN[what].search(text))
    }
    assert hits == {}


@pytest.mark.parametrize(
    ("what", "text"),
    [
        ("ten digits, as in a tax number", "РНОКПП 1234567899"),
        ("nine digits, as on a passport card", "паспорт 001234567"),
        ("a passport", "серія МК 123456"),
        ("a telephone outside the invented range", "+380 44 123 45 67"),
        ("a telephone outside the invented range", "+38 (044) 123-45-67"),
        ("a local telephone", "тел. 2-14-15"),
        ("a street address with a flat", "вул. Садова, буд. 5"),
        ("a patronymic", "Шевчук Тарасівна"),
    ],
)
def test_patterns_of_personal_data_do_find_them(what: str, text: str) -> None:
    assert FORBIDDEN[what].search(text)


@pytest.fixture(scope="module")
def faults(tmp_path_factory: pytest.TempPathFactory) -> FaultFolder:
    return make_fault_folder(tmp_path_factory.mktemp("faults") / "documents")


def test_fault_folder_is_thirty_documents_of_all_formats(faults: FaultFolder) -> None:
    there = {p.relative_to(faults.path).as_posix() for p in faults.path.rglob("*") if p.is_file()}
    assert there == {*faults.good, *faults.broken}
    assert (len(faults.good), len(faults.broken)) == (25, 5)
    endings = {name.rsplit(".", 1)[1] for name in faults.good}
    assert endings == {"docx", "pdf", "html", "odt", "rtf", "txt"}


def test_bomb_is_small_on_disk_and_vast_inside(faults: FaultFolder) -> None:
    path = faults.path / "2025/стиснений.docx"
    assert path.stat().st_size < 2 * MEGABYTE
    with zipfile.ZipFile(path) as package:
        assert package.getinfo("word/document.xml").file_size == BOMB_MEGABYTES * MEGABYTE


def test_good_documents_are_read_and_broken_ones_are_named(faults: FaultFolder) -> None:
    told = {}
    for name in (*faults.good, *faults.broken):
        try:
            assert read_text((faults.path / name).read_bytes(), name).text
        except OpendataError as error:
            told[name] = error.problem.code
    assert told == dict(faults.broken)


def _needs_a_reader_of_old_word() -> None:
    import shutil

    if not any(shutil.which(name) for name in ("antiword", "catdoc", "soffice", "libreoffice")):
        pytest.skip("no program here reads old Word documents (antiword, catdoc, LibreOffice)")
