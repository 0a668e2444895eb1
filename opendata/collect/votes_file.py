"""One file → the votings in it, whatever its format."""

from __future__ import annotations

from datetime import date, datetime, time

from opendata.acts.text import DocumentText, read_text
from opendata.acts.txt import decode, is_text
from opendata.collect.budget_forms import is_workbook
from opendata.collect.reading import scan
from opendata.collect.sheets import Value, cell_name, open_sheets
from opendata.problems import Exit, OpendataError, Place
from opendata.votes import grids, json_export, text
from opendata.votes.voting import Export, Voting


def read_votings(data: bytes, path: str) -> Export:
    """The votings in the bytes of a file; ``path`` is named in errors, and tells a CSV.

    :raises OpendataError: the file is empty, broken, encrypted, a scan, or of an unknown format.
    """
    if is_workbook(data) or is_csv(data, path):
        return in_sheets(data, path)
    if is_json(data):
        return json_export.read_json(decode(data))
    document = read_text(data, path)
    if document.scan:
        raise OpendataError(scan(), Exit.INCOMPLETE)
    return in_document(data, document)


def in_document(data: bytes, document: DocumentText) -> Export:
    """The votings in a document whose text was read; few acts are looked at closely."""
    if not text.may_hold(document.text):
        return Export()
    if document.format == "pdf":
        from opendata.collect.votes_pdf import laid_out

        return text.read_text(laid_out(data))
    return text.read_text(document.text)


def is_csv(data: bytes, path: str) -> bool:
    """Whether a file of this name is a CSV."""
    return path.casefold().endswith(".csv") and is_text(data)


def is_json(data: bytes) -> bool:
    """Whether the bytes begin as JSON does; an RTF begins with a brace too."""
    head = data[:64].lstrip(b"\xef\xbb\xbf \t\r\n")
    if head[:1] not in (b"{", b"[") or head.startswith(b"{\\"):
        return False
    return head[1:].lstrip()[:1] in (b'"', b"{", b"[", b"}", b"]") and is_text(data)


def in_sheets(data: bytes, path: str) -> Export:
    """The votings of all sheets that are shown; a list may go on from sheet to sheet.

    :raises OpendataError: as :func:`opendata.collect.sheets.open_sheets` does.
    """
    book = open_sheets(data, Place(file=path))
    votings: list[Voting] = []
    lines: list[tuple[str, Place]] = []
    for name in book.names:
        if name is not None and name in book.hidden:
            continue
        grid = [[as_text(cell) for cell in row] for row in book.read(name).rows]
        found = grids.read_table(grid, _places(name))
        votings += found
        if not found:
            places = _places(name)
            lines += [(grids.as_line(row), places(at, 0)) for at, row in enumerate(grid)]
    if votings:
        return Export(tuple(votings))
    return text.read_rows(lines)


def _places(sheet: str | None) -> grids.PlaceOf:
    def place(row: int, column: int) -> Place:
        return Place(sheet=sheet, row=row + 1, cell=cell_name(row, column))

    return place


def as_text(value: Value) -> str:
    """A cell as a document would print it."""
    if isinstance(value, datetime):
        return value.strftime("%d.%m.%Y %H:%M:%S" if value.time() != time() else "%d.%m.%Y")
    if isinstance(value, date):
        return value.strftime("%d.%m.%Y")
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value).strip() if not isinstance(value, bool) else ""
