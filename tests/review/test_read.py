"""Workbooks as people save them."""

from __future__ import annotations

import io
from datetime import date
from typing import Any

import pytest
from openpyxl import Workbook

from opendata.problems import Exit, OpendataError
from opendata.review.columns import mark
from opendata.review.read import Filled, read_workbook

HEADS = ("Документ", "Вид", "Номер", "Дата", "Назва", "Дія", "Код документа", "Позначка рядка")
CODE = "ab" * 32


def saved(*rows: tuple[Any, ...], heads: tuple[str, ...] = HEADS, above: int = 0) -> bytes:
    book = Workbook()
    page = book.worksheets[0]
    for _ in range(above):
        page.append(["нотатка"])
    page.append(heads)
    for row in rows:
        page.append(row)
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def read(*rows: tuple[Any, ...], **more: Any) -> Filled:
    return read_workbook(saved(*rows, **more), "r.xlsx")


def row(number: object = "7", day: object = "2024-02-14", **more: Any) -> tuple[Any, ...]:
    told = {"kind": "рішення ради", "title": "Про щось", "action": "", "code": CODE, "mark": ""}
    told |= more
    return (
        "d/a.txt",
        told["kind"],
        number,
        day,
        told["title"],
        told["action"],
        told["code"],
        told["mark"],
    )


@pytest.mark.parametrize(
    ("day", "iso"),
    [
        (date(2024, 2, 14), "2024-02-14"),
        ("14.02.2024", "2024-02-14"),
        ("«14» лютого 2024 року", "2024-02-14"),
        (45336, "2024-02-14"),
        ("31.02.2024", "31.02.2024"),
        ("03/02/2024", "03/02/2024"),
    ],
)
def test_dates_as_people_write_them(day: object, iso: str) -> None:
    assert read(row(day=day)).rows[0].values["date"] == iso


@pytest.mark.parametrize(
    ("number", "text"), [(7, "7"), (7.0, "7"), ("№ 7/1 ", "7/1"), ("45–р", "45-р"), ("б/н", None)]
)
def test_numbers_as_people_write_them(number: object, text: str | None) -> None:
    assert read(row(number)).rows[0].values["number"] == text


def test_a_number_that_excel_made_a_date_is_named_as_wrong() -> None:
    (found,) = read(row(date(2024, 1, 12))).rows
    assert found.wrong == {"number": "2024-01-12"}


def test_a_formula_without_a_value_is_named_as_wrong() -> None:
    (found,) = read(row("=1+1")).rows
    assert found.wrong == {"number": "="}


@pytest.mark.parametrize("above", [0, 1, 9])
def test_the_header_may_stand_below_notes(above: int) -> None:
    (found,) = read(row(), above=above).rows
    assert found.number == above + 2
    assert str(found.place("number")) == f"r.xlsx › Sheet › C{above + 2}"


def test_columns_may_be_moved() -> None:
    order = [6, 5, 4, 3, 2, 1, 0, 7]
    moved = read(tuple(row()[n] for n in order), heads=tuple(HEADS[n] for n in order)).rows
    assert moved[0].values == read(row()).rows[0].values
    assert moved[0].cells["number"] == "E2"


def test_empty_rows_are_passed_over_and_short_ones_read() -> None:
    filled = read((None,) * 8, row(), ("d/b.txt",))
    assert [(one.path, one.sha256) for one in filled.rows] == [("d/a.txt", CODE), ("d/b.txt", None)]


@pytest.mark.parametrize("code", ["", "ab", "x" * 64, 17])
def test_a_spoiled_code_is_none(code: object) -> None:
    assert read(row(code=code)).rows[0].sha256 is None


def test_a_value_that_was_changed_shows() -> None:
    values = {"kind": "рішення ради", "number": "7", "date": "2024-02-14", "title": "Про щось"}
    assert not read(row(mark=mark(values))).rows[0].touched
    assert not read(row(7.0, date(2024, 2, 14), mark=mark(values))).rows[0].touched
    assert read(row("8", mark=mark(values))).rows[0].touched
    assert not read(row("8")).rows[0].touched  # without a mark nobody can say


def test_several_sheets_are_read() -> None:
    book = Workbook()
    for name in ("один", "інструкція", "два"):
        page = book.create_sheet(name)
        page.append(HEADS if name != "інструкція" else ("Документ", "Дія"))
        page.append(row(name) if name != "інструкція" else ("d/a.txt", "спитати"))
    buffer = io.BytesIO()
    book.save(buffer)
    found = read_workbook(buffer.getvalue(), "r.xlsx")
    assert [one.sheet for one in found.rows] == ["один", "два"]
    assert found.dataset is None


@pytest.mark.parametrize(
    "data", [b"", b"%PDF-1.7", b"PK\x03\x04 broken", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 old"]
)
def test_what_is_no_workbook_is_refused(data: bytes) -> None:
    with pytest.raises(OpendataError, match="review-unreadable") as refused:
        read_workbook(data, "r.xlsx")
    assert refused.value.exit_code is Exit.INCOMPLETE


def test_a_workbook_without_our_header_is_refused() -> None:
    with pytest.raises(OpendataError, match="review-no-header") as refused:
        read(row(), heads=("а", "б", "в", "г", "ґ", "д", "е", "є"))
    assert "Code of the document" in str(refused.value.problem.expected)


@pytest.mark.parametrize(
    "heads",
    [
        tuple("Що робити" if head == "Дія" else head for head in HEADS),
        tuple("" if head == "Код документа" else head for head in HEADS),
        ("",) * len(HEADS),
    ],
)
def test_a_sheet_that_lost_a_header_is_not_passed_over(heads: tuple[str, ...]) -> None:
    book = Workbook()
    for name, head in (("цілий", HEADS), ("зіпсований", heads)):
        page = book.create_sheet(name)
        page.append(head)
        page.append(row(action="публікувати"))
    buffer = io.BytesIO()
    book.save(buffer)
    with pytest.raises(OpendataError, match="review-no-header") as caught:
        read_workbook(buffer.getvalue(), "r.xlsx")
    assert caught.value.problem.place.sheet == "зіпсований"
