"""CSV from anywhere: comma, semicolon or tab; UTF-8, UTF-16 with a mark, or Windows-1251."""

from __future__ import annotations

import csv
import io
from collections import Counter
from dataclasses import dataclass
from typing import Final

from opendata.collect.sheets import MOST_CELLS, Sheet, SheetFile, broken, refusal
from opendata.messages import msg
from opendata.problems import OpendataError, Place

DELIMITERS: Final = (";", ",", "\t", "|")
_SAMPLE: Final = 200


def open_csv(data: bytes, place: Place) -> SheetFile:
    """The one sheet of the CSV ``data``; ``OpendataError`` if it cannot be read."""
    text = decode(data, place)
    sheet = Sheet(None, _rows(text, place))
    return SheetFile("csv", (None,), frozenset(), lambda _name: sheet)


@dataclass(frozen=True, slots=True)
class CsvForm:
    """A CSV as it is written, for whoever writes it anew.

    ``order`` is Excel's own first line with its line end, empty where there is none; ``marked``:
    UTF-8 with a byte order mark, which Excel needs to know the letters. Files in another encoding
    count as marked, as they were made for Excel.
    """

    rows: list[list[str]]
    delimiter: str
    order: str
    line_end: str
    marked: bool


def csv_form(data: bytes, place: Place) -> CsvForm:
    """The form of the CSV ``data``; ``OpendataError`` if it cannot be read."""
    text = decode(data, place)
    rest, declared = _declared_delimiter(text)
    utf8 = data.decode("utf-8", "replace") == text
    line_end = "\r\n" if "\r\n" in text else "\n"
    delimiter = declared or find_delimiter(rest)
    return CsvForm(_rows(text, place), delimiter, text[: len(text) - len(rest)], line_end, not utf8)


def decode(data: bytes, place: Place) -> str:
    """The text of a CSV: by its byte order mark, else UTF-8, else Windows-1251."""
    for mark, name in (
        (b"\xef\xbb\xbf", "utf-8-sig"),
        (b"\xff\xfe", "utf-16"),
        (b"\xfe\xff", "utf-16"),
    ):
        if data.startswith(mark):
            return _decoded(data, name, place)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return _decoded(data, "cp1251", place)


def find_delimiter(text: str) -> str:
    """The delimiter that cuts most rows into one and the same number of cells, at least two."""
    best, best_score = DELIMITERS[0], (0.0, 0)
    for delimiter in DELIMITERS:
        reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
        widths: Counter[int] = Counter()
        try:
            for row, _ in zip(reader, range(_SAMPLE), strict=False):
                widths[len(row)] += 1
        except csv.Error:
            continue
        wide = [(count, width) for width, count in widths.items() if width > 1]
        if wide:
            count, width = max(wide)
            score = (count / widths.total(), width)
            best, best_score = max((best, best_score), (delimiter, score), key=lambda one: one[1])
    return best


def _decoded(data: bytes, encoding: str, place: Place) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        what = msg("the letters of the CSV cannot be read: its encoding is not known")
        remedy = msg("In Excel, save the file as “CSV UTF-8” or as an Excel workbook (.xlsx).")
        found = f"{encoding}: 0x{data[error.start]:02x}"
        raise refusal("register-encoding", what, place, remedy, found) from error


def _rows(text: str, place: Place) -> list[list[str]]:
    text, delimiter = _declared_delimiter(text)
    delimiter = delimiter or find_delimiter(text)
    # Strict: a quote that is never closed would swallow the rest of the table without a word.
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    rows: list[list[str]] = []
    cells = 0
    try:
        for row in reader:
            cells += len(row)
            if cells > MOST_CELLS:
                raise broken(place, f"> {MOST_CELLS}")
            rows.append(row)
    except csv.Error as error:
        raise _bad_quotes(len(rows) + 1, str(error), place) from error
    return rows


def _declared_delimiter(text: str) -> tuple[str, str | None]:
    """Excel's own first line, ``sep=;``, is an order to the reader and no row of the table."""
    first, _, rest = text.partition("\n")
    order = first.strip().strip('"')
    if order.lower().startswith("sep=") and len(order) == 5:
        return rest, order[4]
    return text, None


def _bad_quotes(row: int, why: str, place: Place) -> OpendataError:
    return refusal(
        "register-broken",
        msg("the quotation marks of the CSV do not match from this row on"),
        Place(place.file, row=row),
        msg(
            "Open the file in Excel or LibreOffice, see whether the row is whole, and save it as "
            "an Excel workbook (.xlsx)."
        ),
        why,
    )
