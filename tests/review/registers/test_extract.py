"""Extracts as offices send them."""

from __future__ import annotations

import io
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook
from register_extract_hands import code_of, parties, write_extract

from opendata.problems import Exit, OpendataError
from opendata.review.registers.entry import Concept
from opendata.review.registers.extract import Extract, read_extract

C = Concept

HEADER = ["Код ЄДРПОУ", "Найменування", "Дата реєстрації", "Стан"]


def book(*sheets: tuple[str, list[list[Any]]]) -> bytes:
    made = Workbook()
    made.remove(made.worksheets[0])
    for title, rows in sheets:
        page = made.create_sheet(title)
        for row in rows:
            page.append(row)
    buffer = io.BytesIO()
    made.save(buffer)
    return buffer.getvalue()


def read(*rows: list[Any], name: str = "e.xlsx") -> Extract:
    return read_extract(book(("Аркуш", [list(HEADER), *rows])), name)


def codes(extract: Extract) -> list[str]:
    return [one.code for one in extract.problems]


def test_a_title_a_header_numbers_and_rows(tmp_path: Path) -> None:
    path = write_extract(tmp_path / "e.xlsx", [one.theirs() for one in parties(3)])
    found = read_extract(path.read_bytes(), path.name)
    assert [one.get(C.CODE) for one in found.entries] == [one.code for one in parties(3)]
    assert found.as_of == date(2020, 4, 1)
    assert [one.number for one in found.entries] == [0, 1, 2]
    assert str(found.entries[0].cell(C.HEAD)) == "e.xlsx › Sheet › D5"
    assert codes(found) == ["extract-columns"]


@pytest.mark.parametrize("encoding", ["utf-8-sig", "cp1251", "utf-16"])
def test_a_csv(encoding: str) -> None:
    text = f"ЄДРПОУ;Назва;Дата реєстрації\r\n{code_of(7)};ГО «Схід»;01.02.2003\r\n"
    (one,) = read_extract(text.encode(encoding, "replace"), "e.csv").entries
    assert (one.get(C.CODE), one.get(C.REGISTERED)) == (code_of(7), "2003-02-01")
    assert one.cells[C.NAME] == "B2"


def test_all_sheets_with_a_header_are_read_and_told() -> None:
    data = book(
        ("Партії", [HEADER, [None, "А", None, None]]),
        ("Пояснення", [["Це пояснення"]]),
        ("ГО", [HEADER, [None, "Б", None, None]]),
    )
    found = read_extract(data, "e.xlsx")
    assert [(one.number, one.name, one.place.sheet) for one in found.entries] == [
        (0, "А", "Партії"),
        (1, "Б", "ГО"),
    ]
    assert codes(found) == ["extract-sheets"]
    only = read_extract(data, "e.xlsx", "го")
    assert [one.name for one in only.entries] == ["Б"]
    with pytest.raises(OpendataError) as caught:
        read_extract(data, "e.xlsx", "ОСББ")
    assert (caught.value.problem.code, caught.value.exit_code) == ("extract-no-sheet", Exit.USAGE)


def test_rows_that_are_no_organisation_are_told() -> None:
    found = read([None, "ГО «Схід»", None, None], [None, None, None, "зареєстровано"], [None] * 4)
    assert len(found.entries) == 1
    assert codes(found) == ["extract-row"]


def test_errors_in_cells_count_as_blank() -> None:
    import zipfile

    data = io.BytesIO(book(("А", [HEADER, [code_of(1), "Назва", 1, "діє"]])))
    out = io.BytesIO()
    with zipfile.ZipFile(data) as old, zipfile.ZipFile(out, "w") as new:
        for one in old.namelist():
            content = old.read(one)
            if one.endswith("sheet1.xml"):
                before = b'<c r="C2" t="n"><v>1</v></c>'
                assert before in content
                content = content.replace(before, b'<c r="C2" t="e"><v>#N/A</v></c>')
            new.writestr(one, content)
    found = read_extract(out.getvalue(), "e.xlsx")
    assert codes(found) == ["extract-cell"]
    assert C.REGISTERED not in found.entries[0].values


def test_dates_of_a_workbook() -> None:
    (one,) = read([None, "А", datetime(2001, 2, 3), None]).entries  # noqa: DTZ001 - as openpyxl writes
    assert one.get(C.REGISTERED) == "2001-02-03"


@pytest.mark.parametrize(
    ("title", "name", "day"),
    [
        ("Перелік станом на 01.04.2020", "e.xlsx", date(2020, 4, 1)),
        ("станом на «1» квітня 2020 року", "e.xlsx", date(2020, 4, 1)),
        ("Перелік", "реєстр станом на 02.04.2020.xlsx", date(2020, 4, 2)),
        ("станом на 01.04.2020", "станом на 02.04.2020.xlsx", date(2020, 4, 1)),
        ("Перелік від 01.04.2020", "e.xlsx", None),
        ("станом на 31.02.2020", "e.xlsx", None),
    ],
)
def test_the_day_of_the_extract(title: str, name: str, day: date | None) -> None:
    data = book(("А", [[title], HEADER, [None, "Назва", None, None]]))
    assert read_extract(data, name).as_of == day


@pytest.mark.parametrize(
    ("rows", "code"), [([["а", "б"]], "extract-no-header"), ([HEADER], "extract-empty")]
)
def test_what_is_no_extract(rows: list[list[str]], code: str) -> None:
    with pytest.raises(OpendataError) as caught:
        read_extract(book(("А", rows)), "e.xlsx")
    assert (caught.value.problem.code, caught.value.exit_code) == (code, Exit.INCOMPLETE)
