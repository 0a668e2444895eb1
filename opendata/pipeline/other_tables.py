"""The other tables of a dataset, found in the files and sheets that are at hand."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from opendata.catalogue.schema import TableSchema
from opendata.catalogue.tables import LATEST, tables
from opendata.check.links import Other, targets_of
from opendata.collect.detect import ENOUGH, score
from opendata.collect.filled import read_rows, sheets_of
from opendata.collect.filled_file import file_bytes
from opendata.collect.filled_header import find_filled_header
from opendata.collect.sheets import open_sheets
from opendata.messages import msg
from opendata.problems import Place, Problem, Severity


def other_tables(
    schema: TableSchema, data: bytes, name: str, files: Sequence[Path]
) -> tuple[list[Other], list[Problem]]:
    """The tables that ``schema`` links to: on other sheets of the workbook ``data``, called
    ``name``, and in ``files``; and a warning for each of ``files`` that has none of them.

    :raises OpendataError: a file is not there (exit 2) or cannot be read (exit 3).
    """
    targets = targets_of(schema, tables(schema.edition or LATEST))
    found = list(_in(data, name, schema, targets)) if targets else []
    problems = []
    for path in files:
        more = list(_in(file_bytes(path), path.name, schema, targets))
        if not more:
            problems.append(_nothing(path.name, schema, targets))
        found += more
    return found, problems


def _in(
    data: bytes, name: str, schema: TableSchema, targets: Sequence[TableSchema]
) -> Iterator[Other]:
    """Tables of one file. A sheet is what it resembles most: units resemble organizations, too."""
    book = open_sheets(data, Place(name))
    for sheet in sheets_of(book, name, None):
        fit = [
            (score(header, one), one, header)
            for one in (schema, *targets)
            if (header := find_filled_header(sheet.rows, one)) is not None
        ]
        best, target, header = max(fit, key=lambda one: one[0], default=(0.0, schema, None))
        if header is not None and target is not schema and best >= ENOUGH:
            table, _ = read_rows(name, sheet, header, target)
            yield Other(target, table, name)


def _nothing(name: str, schema: TableSchema, targets: Sequence[TableSchema]) -> Problem:
    return Problem(
        "link-no-table",
        msg("no table that «{table}» links to was found in this file", table=schema.title),
        Place(name),
        expected=msg("one of: {names}", names=", ".join(one.key for one in targets) or "–"),
        remedy=msg("Check the file and its header; a table of another kind is not needed here."),
        severity=Severity.WARNING,
    )
