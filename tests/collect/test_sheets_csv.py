from __future__ import annotations

import codecs
import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from opendata.collect.sheets import open_sheets
from opendata.collect.sheets_csv import DELIMITERS, find_delimiter
from opendata.problems import Exit, OpendataError, Place

PLACE = Place("register.csv")
TABLE = [
    ["№ рішення", "Дата", "Назва"],
    ["45", "14.02.2018", "Про бюджет, зміни; й інше"],
    ["46", "15.02.2018", "Про «Їжак»\nта ґанок"],
]
ENCODINGS = {
    "utf-8": b"",
    "utf-8-sig": b"",
    "utf-16-le": codecs.BOM_UTF16_LE,
    "utf-16-be": codecs.BOM_UTF16_BE,
    "cp1251": b"",
}


def written(rows: list[list[str]], delimiter: str, newline: str = "\r\n") -> str:
    buffer = io.StringIO(newline="")
    csv.writer(buffer, delimiter=delimiter, lineterminator=newline).writerows(rows)
    return buffer.getvalue()


def read(data: bytes) -> list[list[object]]:
    book = open_sheets(data, PLACE)
    assert (book.format, book.names) == ("csv", (None,))
    return [list(row) for row in book.read(None).rows]


@pytest.mark.parametrize("encoding", ENCODINGS)
@pytest.mark.parametrize("delimiter", DELIMITERS)
@pytest.mark.parametrize("newline", ["\r\n", "\n"])
def test_all_encodings_and_delimiters(encoding: str, delimiter: str, newline: str) -> None:
    data = ENCODINGS[encoding] + written(TABLE, delimiter, newline).encode(encoding)
    assert read(data) == TABLE


def test_title_rows_do_not_hide_the_delimiter() -> None:
    text = "Реєстр рішень, 2018 рік\r\n\r\n" + written(TABLE, ";")
    assert read(text.encode())[2:] == TABLE


def test_excels_own_first_line() -> None:
    assert read(b"sep=|\r\na;b|c;d\r\n") == [["a;b", "c;d"]]


@pytest.mark.parametrize("text", ['a;b\r\n"ніколи не закрито;c\r\nd;e', '"Сонечко" КЗ;b\r\n'])
def test_quotes_that_do_not_match(text: str) -> None:
    with pytest.raises(OpendataError) as caught:
        open_sheets(text.encode(), PLACE)
    assert caught.value.problem.code == "register-broken"
    assert caught.value.problem.place.row is not None
    assert caught.value.exit_code is Exit.INCOMPLETE


@pytest.mark.parametrize("data", [b"\xff\xfea", b"a;b\r\n\x98;c"])
def test_letters_that_cannot_be_read(data: bytes) -> None:
    with pytest.raises(OpendataError) as caught:
        open_sheets(data, PLACE)
    assert caught.value.problem.code == "register-encoding"


def test_a_csv_called_xls_is_a_csv() -> None:
    assert read("а;б\r\n1;2\r\n".encode("cp1251")) == [["а", "б"], ["1", "2"]]


CELLS = st.text(st.characters(categories=["L", "N", "P", "S"], include_characters=" "), max_size=8)


@given(
    st.lists(st.lists(CELLS, min_size=3, max_size=3), min_size=2, max_size=6),
    st.sampled_from([";", "\t"]),
)
def test_what_a_csv_writer_writes_is_read(rows: list[list[str]], delimiter: str) -> None:
    text = written(rows, delimiter)
    cells = list(csv.reader(io.StringIO(text, newline=""), delimiter=find_delimiter(text)))
    others = set(DELIMITERS) - {delimiter}
    if not any(other in cell for row in rows for cell in row for other in others):
        assert cells == rows
