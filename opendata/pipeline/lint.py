"""``opendata schema lint``: files of any form → findings."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from opendata.catalogue.lint.linter import by_weight, lint
from opendata.catalogue.lint.listing import Kind, Listing
from opendata.catalogue.lint.read_csv import csv_listing
from opendata.catalogue.lint.read_document import json_listings, yaml_listings
from opendata.catalogue.lint.read_rows import table_listing
from opendata.catalogue.lint.read_structure import is_structure, structure_listing
from opendata.catalogue.lint.read_text import decoded
from opendata.messages import msg
from opendata.problems import Exit, OpendataError, Place, Problem, Severity

LARGEST: Final = 64 << 20
"""Bytes of a file; a structure has a few thousand."""
_BOOKS: Final = (b"PK", b"\xd0\xcf\x11\xe0")
"""How workbooks begin, whatever their names say."""
_FOLDER: Final = re.compile(r"\d+-(\w+)")


@dataclass(frozen=True, slots=True)
class Linted:
    """The findings about one file, worst first, and the forms of the structures in it."""

    file: str
    kinds: tuple[Kind, ...]
    problems: tuple[Problem, ...]

    @property
    def is_right(self) -> bool:
        """True without an error; warnings and notes do not count."""
        return all(one.severity is not Severity.ERROR for one in self.problems)


def lint_files(paths: Iterable[str]) -> list[Linted]:
    """The findings about every file, in the order of ``paths``; it never raises."""
    return [lint_file(Path(path)) for path in paths]


def exit_code(results: Iterable[Linted]) -> Exit:
    """``INVALID`` if any file has an error."""
    return Exit.DONE if all(one.is_right for one in results) else Exit.INVALID


def lint_file(path: Path) -> Linted:
    """The findings about one file; that it cannot be read is one of them."""
    file = unicodedata.normalize("NFC", path.as_posix())
    try:
        data = _content(path)
        listings, problems = _listings(data, file, path)
    except OSError as error:
        return Linted(file, (), (_unreadable(file, error.strerror or str(error)),))
    except OpendataError as error:  # a workbook that cannot be opened
        return Linted(file, (), error.problems)
    found = [problem for listing in listings for problem in lint(listing)]
    kinds = tuple(listing.kind for listing in listings)
    return Linted(file, kinds, tuple(by_weight([*problems, *found])))


def _content(path: Path) -> bytes:
    if path.stat().st_size > LARGEST:
        raise OSError(None, f"> {LARGEST >> 20} MB")
    return path.read_bytes()


def _listings(data: bytes, file: str, path: Path) -> tuple[list[Listing], list[Problem]]:
    name = _resource(path)
    if data.startswith(_BOOKS):
        return _of_book(data, file, name)
    suffix = path.suffix.lower()
    is_yaml = suffix in {".yaml", ".yml"}
    start = data[:64].lstrip(b"\xef\xbb\xbf \t\r\n")[:1]
    if not is_yaml and suffix not in {".json", ".jsonld"} and start != b"{":
        return csv_listing(data, file, name)
    text, problems = decoded(data, file)
    listings, more = (yaml_listings if is_yaml else json_listings)(text, file, name)
    return listings, problems + more


def _of_book(data: bytes, file: str, name: str) -> tuple[list[Listing], list[Problem]]:
    """The structure or the table on the first sheet that is shown."""
    from opendata.collect.sheets import open_sheets

    book = open_sheets(data, Place(file))
    sheet = next((one for one in book.names if one not in book.hidden), book.names[0])
    rows: Sequence[Sequence[object]] = book.read(sheet).rows
    place = Place(file, sheet)
    texts = [[str(cell) for cell in row] for row in rows[:5000]]
    first = next((number for number, row in enumerate(texts) if any(row)), 0)
    if is_structure(texts[first:]):
        listing, problems = structure_listing(texts, place, ",", name)
    else:
        listing, problems = table_listing(rows, place, name)
    return [listing], problems


def _resource(path: Path) -> str:
    """The name of the resource, as far as names of files and folders tell it.

    ``legalActs-structure.csv``, ``legalActs.csv-metadata.json`` and ``09-legalActs/schema.csv`` are
    all of ``legalActs``.
    """
    stem = path.name.partition(".")[0].removesuffix("-structure").removesuffix("-metadata")
    if stem.casefold() in {"schema", "structure", "example", "metadata"}:
        folder = path.absolute().parent.name
        found = _FOLDER.fullmatch(folder)
        return found[1] if found else folder
    return stem


def _unreadable(file: str, why: str) -> Problem:
    return Problem(
        "schema-unreadable",
        msg("the file cannot be read"),
        Place(file),
        why,
        msg("a Table Schema, CSVW metadata, a structure file or a table"),
        msg("Correct the path, or get the right to read the file."),
    )
