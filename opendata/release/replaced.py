"""Published names that documents keep, and those of documents that replace another one.

A name stands for the same bytes in all releases. Where names follow a rule of the Resolution (the
year and the code of a passport, say), a corrected file would have the name of the one before.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import PurePosixPath
from typing import Final

from opendata.collect.batch import Document
from opendata.release.documents import document_column
from opendata.release.release import DocumentFile
from opendata.release.tables import key_getter, uid_of
from opendata.table import Table

_DIGITS: Final = 8
"""So many digits of the hash tell a corrected file from the one before."""


def with_lasting_names(
    table: Table,
    key: Sequence[str],
    documents: Mapping[str, Document],
    before: Sequence[DocumentFile],
) -> Table:
    """``table`` with a name of its own for each document that replaces another one.

    ``documents`` are by the identifier of their row, ``before`` is what the previous release has. A
    document that was published keeps its name. One whose name another had gets the first digits of
    its hash behind it, and so does one that replaces that in turn.
    """
    column = document_column(table.columns)
    if not column or not before:
        return table
    at, of = table.index(column), key_getter(table.columns, key)
    rows = []
    for row in table.rows:
        name, document = row[at], documents.get(uid_of(of(row)))
        if name and document is not None:
            name = lasting_name(name, document.sha256, before)
        rows.append((*row[:at], name, *row[at + 1 :]))
    return replace(table, rows=tuple(rows))


def lasting_name(name: str, sha256: str, before: Sequence[DocumentFile]) -> str:
    """The name under which a document is published that would be called ``name``."""
    path = PurePosixPath(name)
    numbered = re.compile(
        re.escape(path.stem) + f"(?:-[0-9a-f]{{{_DIGITS}}})?" + re.escape(path.suffix)
    )
    named = {
        known: one.sha256
        for one in before
        if numbered.fullmatch(known := PurePosixPath(one.path).name)
    }
    kept = sorted(known for known, content in named.items() if content == sha256)
    if kept:
        return kept[0]
    return f"{path.stem}-{sha256[:_DIGITS]}{path.suffix}" if named else name
