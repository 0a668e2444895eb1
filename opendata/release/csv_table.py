"""CSV as it is released: comma, line feed, quotes only where needed, a missing value as ``null``.

The bytes are written and read here, not by :mod:`csv`: its quoting of a lone carriage return
differs between Python versions, its field limit is global, and equal tables must give equal
bytes.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from opendata.table import Cell, Row, Table

MISSING: Final = "null"
"""What stands for a missing value, as Resolution 835 recommends."""

_NEEDS_QUOTES: Final = frozenset(',"\n\r')


def csv_line(cells: Sequence[Cell]) -> str:
    """One record without its line end; None and ``""`` are written as ``null``."""
    texts = [cell or MISSING for cell in cells]
    line = ",".join(texts)
    if '"' in line or "\n" in line or "\r" in line or line.count(",") >= len(texts):
        line = ",".join(_quoted(text) for text in texts)
    return line


def csv_bytes(columns: Sequence[str], rows: Iterable[Sequence[Cell]]) -> bytes:
    """A header and its rows, in the order given, as UTF-8 without BOM."""
    lines = [csv_line(columns), *map(csv_line, rows), ""]
    return "\n".join(lines).encode("utf-8")


def read_csv(data: bytes) -> Table:
    """The table in ``data``; ``""`` and ``null`` are None.

    ``ValueError`` where it is not UTF-8, has no header, or has a row of another width.
    """
    records = split_records(data.decode("utf-8-sig"))
    columns = tuple(next(records, []))
    if not columns:
        raise ValueError("no header")
    return Table(columns, tuple(to_row(record) for record in records))


def split_records(text: str) -> Iterator[list[str]]:
    """The cells of each record; a quoted line break belongs to its cell; no blank lines."""
    parts: list[str] = []
    quotes = 0
    for line in text.split("\n"):
        parts.append(line)
        quotes += line.count('"')
        if quotes % 2 == 0:
            record = "\n".join(parts)
            parts = []
            if record.rstrip("\r"):
                yield split_record(record)
    if parts:
        raise ValueError("a quote that is not closed")


def split_record(record: str) -> list[str]:
    """The cells of one record, with or without its line end."""
    record = record.rstrip("\r\n") if record.endswith(("\r", "\n")) else record
    if '"' not in record:
        return record.split(",")
    cells: list[str] = []
    parts: list[str] = []
    quotes = 0
    for part in record.split(","):
        parts.append(part)
        quotes += part.count('"')
        if quotes % 2 == 0:
            cells.append(_unquoted(",".join(parts)))
            parts = []
    if parts:
        raise ValueError("a quote that is not closed")
    return cells


def to_row(cells: Iterable[str | None]) -> Row:
    """Published cells as a row: what stands for a missing value becomes None."""
    return tuple(None if cell in (None, "", MISSING) else cell for cell in cells)


def _quoted(text: str) -> str:
    if _NEEDS_QUOTES.isdisjoint(text):
        return text
    return '"' + text.replace('"', '""') + '"'


def _unquoted(text: str) -> str:
    if len(text) > 1 and text[0] == text[-1] == '"':
        return text[1:-1].replace('""', '"')
    return text
