"""How a CSV is written, as Frictionless found it out, if it is a way that is read fast."""

from __future__ import annotations

import codecs
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

_SINGLE_BYTE: Final = frozenset({"cp1251", "cp1252", "cp866", "koi8-r", "koi8-u", "iso8859-5"})
"""Encodings in which every byte is a letter, and the first half of them is ASCII."""

_UTF8: Final = frozenset({"utf-8", "utf-8-sig", "ascii"})

FEWEST: Final = 2
"""Columns: in one alone a blank line and a blank cell look the same."""


@dataclass(frozen=True, slots=True)
class Form:
    """``encoding`` has no mark at the start of the file in it; ``marked`` tells that there is one.

    ``dialect`` is that for Python's reader; ``names`` are the columns in the order of the file.
    """

    path: Path
    encoding: str
    marked: bool
    dialect: Any
    names: tuple[str, ...]

    @property
    def delimiter(self) -> str:
        """One ASCII character."""
        return str(self.dialect.delimiter)

    @property
    def single_byte(self) -> bool:
        """Whether a byte is a letter."""
        return self.encoding in _SINGLE_BYTE


def form_of(resource: Any) -> Form | None:
    """The form of the file of an open resource of Frictionless, None if only it may read it."""
    dialect = resource.dialect
    plain = (
        resource.scheme == "file"
        and resource.format == "csv"
        and not resource.compression
        and not resource.multipart
        and not resource.extrapaths
        and not resource.innerpath
        and bool(resource.normpath)
        and dialect.header
        and list(dialect.header_rows) == [1]
        and not dialect.comment_char
        and not dialect.comment_rows
        and not dialect.skip_blank_rows
    )
    if not plain:
        return None
    written = _dialect(dialect)
    encoding = _encoding(resource.encoding)
    names = tuple(field.name for field in resource.header.get_expected_fields())
    if written is None or encoding is None or len(names) < FEWEST:
        return None
    bare = "utf-8" if encoding in _UTF8 else encoding
    return Form(Path(resource.normpath), bare, encoding == "utf-8-sig", written, names)


def _encoding(name: str | None) -> str | None:
    """The one name of an encoding that is read fast."""
    try:
        found = codecs.lookup(name or "").name
    except LookupError:
        return None
    return found if found in _UTF8 | _SINGLE_BYTE else None


def _dialect(dialect: Any) -> Any:
    """The dialect for Python's reader, if its quotes are those of RFC 4180."""
    from frictionless.formats import CsvControl

    written = CsvControl.from_dialect(dialect).to_python()
    usual = (
        written.quotechar == '"'
        and written.doublequote
        and written.escapechar is None
        and not written.skipinitialspace
        and len(written.delimiter) == 1
        and written.delimiter.isascii()
        and written.delimiter not in '"\r\n'
    )
    return written if usual else None
