"""What the table of a CSV should be in a DataStore: its columns, their meaning, its key, its rows.

Measured on CKAN 2.8 to 2.12: a heading longer than 63 bytes (31 Cyrillic letters) is cut by the
database, and the request fails, or fails with 500; ``_`` at its start, quotes and blanks around it
are refused; a per cent sign breaks 2.8.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from opendata.catalogue.schema import TableSchema
from opendata.messages import msg
from opendata.portals.ckan.datastore.cells import (
    INT,
    NUMERIC,
    TEXT,
    Typing,
    canonical_row,
    digest,
    fingerprint,
)
from opendata.portals.site.content import damaged
from opendata.problems import Place, Problem, Severity
from opendata.release.records import Records
from opendata.release.tables import key_getter
from opendata.table import Row

HEADING: Final = 63
"""Bytes of the longest name of a column in PostgreSQL."""
_OVERRIDE: Final = {TEXT: "text", INT: "numeric", NUMERIC: "numeric"}


@dataclass(frozen=True, slots=True)
class Column:
    """``label`` and ``notes`` are the data dictionary, in Ukrainian as the structure has them."""

    id: str
    type: str
    label: str
    notes: str

    @property
    def info(self) -> dict[str, str]:
        """The entry of the data dictionary. ``type_override`` is for XLoader and DataPusher: should
        they fill the table one day, codes stay text there too.
        """
        said = {"label": self.label, "notes": self.notes}
        override = _OVERRIDE.get(self.type)
        return said | ({"type_override": override} if override else {})


@dataclass(frozen=True, slots=True)
class TableWanted:
    """The table of one CSV resource; ``identity`` is that of the resource.

    ``key`` tells rows apart; it is empty where none does, and then the table is replaced whole.
    ``csv`` is the SHA-256 of the file, ``bytes`` its size; ``fingerprint`` stands for all rows.
    With ``unfit`` there can be no such table.
    """

    identity: str
    path: Path
    csv: str
    bytes: int
    columns: tuple[Column, ...]
    key: tuple[str, ...]
    rows: int
    fingerprint: str
    unfit: Problem | None = None

    @property
    def types(self) -> tuple[str, ...]:
        """The types of the columns, in order."""
        return tuple(one.type for one in self.columns)

    @property
    def names_and_types(self) -> tuple[tuple[str, str], ...]:
        """The columns as a portal tells of them."""
        return tuple((one.id, one.type) for one in self.columns)


def table_wanted(
    identity: str, path: Path, csv: str, size: int, schema: TableSchema
) -> TableWanted:
    """Read the CSV of a release twice: for the types, and for the digests of its rows.

    :raises OpendataError: the file is not what the release says, exit 6.
    """
    with path.open("rb") as file:
        found = hashlib.file_digest(file, "sha256").hexdigest()
    if found != csv:
        raise damaged(path, found)
    headings = headings_of(path)
    key = tuple(schema.primary_key) if set(schema.primary_key) <= set(headings) else ()
    fields = [schema.field(one) for one in headings]
    typings = [Typing(one, key=one.name in key) for one in fields]
    of, seen, unique, odd = key_getter(headings, key), set[bytes](), bool(key), False
    for row in rows_of(path):
        for cell, typing in zip(row, typings, strict=True):
            if cell is not None:
                typing.see(cell)
                odd = odd or "\0" in cell
        if unique:
            at = of(row)
            mark = digest(at)
            unique = None not in at and mark not in seen
            seen.add(mark)
    columns = tuple(
        Column(one.name, typing.type, one.title, one.description)
        for one, typing in zip(fields, typings, strict=True)
    )
    types = tuple(one.type for one in columns)
    digests = [digest(canonical_row(row, types)) for row in rows_of(path)]
    return TableWanted(
        identity=identity,
        path=path,
        csv=csv,
        bytes=size,
        columns=columns,
        key=key if unique else (),
        rows=len(digests),
        fingerprint=fingerprint(digests),
        unfit=_unfit(path.name, headings, odd=odd),
    )


def headings_of(path: Path) -> tuple[str, ...]:
    """The header of a released CSV."""
    with path.open("rb") as file:
        return Records(file, path).columns


def rows_of(path: Path) -> Iterator[Row]:
    """The rows of a released CSV one by one, a missing value as None."""
    with path.open("rb") as file:
        records = Records(file, path)
        while (row := records.peek()) is not None:
            yield row
            records.advance()
            records.fill()


def _unfit(name: str, headings: tuple[str, ...], *, odd: bool) -> Problem | None:
    wrong = [one for one in headings if not _is_heading(one)]
    if not wrong and not odd:
        return None
    return Problem(
        "portal-table-unfit",
        msg("the DataStore of the portal cannot hold this table; the files are published"),
        Place(name, field=wrong[0] if wrong else None),
        found=wrong[0] if wrong else "\\0",
        expected=msg(
            "headings of at most {limit} bytes (a Cyrillic letter has two), without «_» at the "
            "start, quotes and per cent signs",
            limit=HEADING,
        ),
        remedy=msg("Use the headings of the recommended structure: they are in Latin."),
        severity=Severity.WARNING,
    )


def _is_heading(name: str) -> bool:
    plain = name.strip() == name and not name.startswith("_") and not set('"%') & set(name)
    return plain and 0 < len(name.encode("utf-8", "surrogatepass")) <= HEADING
