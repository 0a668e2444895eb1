"""What goes into workbooks, and what comes out of them byte for byte."""

from __future__ import annotations

import io

import openpyxl
import pytest

from opendata.clean.workbook import (
    MAX_CHARACTERS,
    cell_text,
    put_text,
    save_book,
    units,
)


def written(text: str) -> tuple[str, str]:
    book = openpyxl.Workbook()
    assert book.active is not None
    put_text(book.active["A1"], text)
    read = openpyxl.load_workbook(io.BytesIO(save_book(book)))
    assert read.active is not None
    cell = read.active["A1"]
    return str(cell.value), cell.data_type


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@x", '=HYPERLINK("http://x")', "05", "1-2"])
def test_nothing_becomes_a_formula_or_a_number(text: str) -> None:
    assert written(text) == (text, "s")


def test_what_xml_cannot_hold_is_shown() -> None:
    assert cell_text("a\x00b\x1bc\udcffd\r\ne\rf") == "a\ufffdb\ufffdc\ufffdd\ne\nf"


def test_a_text_that_is_too_long_is_cut_and_says_so() -> None:
    value, _ = written("😀" * 20_000)
    assert value.endswith("…")
    assert units(value) <= MAX_CHARACTERS


def test_equal_books_are_equal_bytes() -> None:
    def book() -> bytes:
        made = openpyxl.Workbook()
        assert made.active is not None
        put_text(made.active["A1"], "слово")
        return save_book(made)

    assert book() == book()
