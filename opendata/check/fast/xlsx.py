"""A workbook that Frictionless validates is read here, and only what is not proven is judged there.

:func:`reading` puts the sooner reader of cells into a resource; :func:`unproven_rows` takes the
rows from it, if it is in place. Where anything is uncommon, both leave Frictionless alone.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from itertools import islice
from pathlib import Path
from types import MethodType
from typing import Any, Final

from opendata.check.fast.digest import Digest
from opendata.check.fast.proof import Rules, unproven
from opendata.check.fast.xlsx_book import open_sheet
from opendata.check.fast.xlsx_cells import SheetRows
from opendata.check.fast.xlsx_proof import Proof
from opendata.check.fast.xlsx_texts import Unsure

LEAST: Final = 30 << 10
"""Bytes of a workbook that is worth it: a smaller one Frictionless has done with at once."""

_OPEN = "_TableResource__open_parser"
_PARSER = "_TableResource__parser"
_CELLS = "read_cell_stream_create"
_SHEET = "sheet_rows"

Numbered = tuple[int, list[Any]]


@contextmanager
def reading(resource: Any, least: int) -> Iterator[bool]:
    """Inside, ``resource`` opens a workbook of at least ``least`` bytes with the sooner reader.

    Any other resource is as it was, and what is given is False.
    """
    plain = getattr(type(resource), _OPEN, None)
    if plain is None or not _suits(resource, least):
        yield False
        return
    opened: list[SheetRows] = []
    setattr(resource, _OPEN, MethodType(lambda one: _open_parser(one, opened), resource))
    try:
        yield True
    finally:
        delattr(resource, _OPEN)
        # Not when Python happens to clear it away: that may be in a thread that is just starting.
        for sheet in opened:
            sheet.close()


def is_read(resource: Any) -> bool:
    """Whether the rows of the open ``resource`` come from the sooner reader, and all of them do."""
    dialect = resource.dialect
    return (
        getattr(getattr(resource, _PARSER, None), _SHEET, None) is not None
        and dialect.create_comment_filter() is None
        and dialect.create_blank_filter() is None
    )


def unproven_rows(
    resource: Any, handlers: Mapping[str, Any], rules: Rules, every: Iterator[Numbered]
) -> Iterator[Numbered]:
    """The rows that Frictionless has to judge, of ``every`` one that it would read.

    ``resource`` is one for which :func:`is_read` holds; ``handlers`` and ``rules`` are those of its
    row stream.
    """
    sheet: SheetRows = getattr(getattr(resource, _PARSER), _SHEET)
    looked_at = len(resource.sample)
    # Frictionless has read the first rows to know the table; they are in its own hands.
    yield from unproven(_up_to(every, looked_at), handlers, rules, resource.stats)
    if sheet.done == looked_at and not sheet.failed:
        fields = resource.header.get_expected_fields()
        missing = [_missing_values(field) for field in fields]
        try:
            yield from Proof(sheet, handlers, missing, rules, resource.stats).unproven()
        except Unsure:
            sheet.failed = True
    # What is left: all rows from where it was not sure, or nothing but the end of the stream.
    rest = enumerate(resource.cell_stream, max(sheet.done, looked_at) + 1)
    yield from unproven(rest, handlers, rules, resource.stats)


def _suits(resource: Any, least: int) -> bool:
    """Whether the resource is a common file of its own."""
    path = resource.normpath
    if (
        resource.format != "xlsx"
        or resource.scheme != "file"
        or not path
        or resource.remote
        or resource.multipart
        or resource.compression
        or resource.innerpath
        or resource.extrapaths
    ):
        return False
    try:
        return Path(path).stat().st_size >= least
    except OSError:
        return False


def _open_parser(resource: Any, opened: list[SheetRows]) -> None:
    from frictionless import system
    from frictionless.formats.excel.parsers.xlsx import XlsxParser

    parser: Any = system.create_parser(resource)
    if type(parser) is XlsxParser:
        setattr(parser, _CELLS, MethodType(lambda one: _cells(one, opened), parser))
    setattr(resource, _PARSER, parser)
    parser.open()


def _cells(parser: Any, opened: list[SheetRows]) -> Iterator[list[Any]]:
    """Stands for ``XlsxParser.read_cell_stream_create``; the sheet is entered into ``opened``."""
    plain = type(parser).read_cell_stream_create
    sheet = _sheet(parser)
    if sheet is None:
        yield from plain(parser)
        return
    setattr(parser, _SHEET, sheet)
    opened.append(sheet)
    try:
        yield from sheet.rows()
    except Unsure:
        sheet.failed = True
    finally:
        sheet.close()
    if sheet.failed:
        yield from islice(plain(parser), sheet.done, None)
        return
    _count(parser.resource)


def _sheet(parser: Any) -> SheetRows | None:
    from frictionless.formats.excel.control import ExcelControl

    control = ExcelControl.from_dialect(parser.resource.dialect)
    if control.fill_merged_cells or control.preserve_formatting or control.stringified:
        return None
    try:
        return SheetRows(open_sheet(parser.resource.normpath, control.sheet))
    except Unsure:
        return None


def _count(resource: Any) -> None:
    """The statistics of the file, as Frictionless takes them at the end."""
    path = Path(resource.normpath)
    digest = Digest()
    try:
        with path.open("rb") as file:
            while chunk := file.read(1 << 20):
                digest.take(chunk)
        digest.say(resource.stats)
    finally:
        digest.close()
    resource.stats.bytes = path.stat().st_size


def _up_to(rows: Iterator[Numbered], last: int) -> Iterator[Numbered]:
    for row in rows:
        yield row
        if row[0] >= last:
            return


def _missing_values(field: Any) -> list[str]:
    """As the cell reader has them: those of the field, else those of the schema."""
    if not field.has_defined("missing_values") and field.schema:
        return list(field.schema.missing_values)
    return list(field.missing_values)
