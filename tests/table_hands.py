"""The tables of the catalogue as the tests take them: their samples, and samples with one fault."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Final

from opendata.catalogue.schema import Field, TableSchema
from opendata.catalogue.tables import editions, table_paths
from opendata.clean.identifiers import is_edrpou
from opendata.clean.lookalikes import TO_CYRILLIC

SAMPLES: Final = Path(__file__).resolve().parent.parent / "schemas" / "samples"
TODAY: Final = date(2026, 3, 2)
TABLES: Final = tuple((edition, key) for edition in editions() for key in table_paths(edition))
"""(Edition, key) of every table."""
EVERY: Final = 8
FEW: Final = TABLES[::EVERY]
"""Some tables of both editions, for the tests that are run at every turn."""
REST: Final = tuple(one for one in TABLES if one not in FEW)

Rows = list[list[str]]


def name_of(pair: tuple[str, str]) -> str:
    """``2025-legal_acts``: how a test of one table is called."""
    return "-".join(pair)


@cache
def _sample(edition: str, key: str) -> tuple[tuple[str, ...], ...]:
    with (SAMPLES / edition / key / "valid.csv").open(encoding="utf-8", newline="") as file:
        return tuple(tuple(row) for row in csv.reader(file))


def sample(schema: TableSchema) -> tuple[list[str], Rows]:
    """The header and the rows of the valid sample."""
    header, *rows = (list(row) for row in _sample(schema.edition, schema.key))
    return header, rows


def csv_bytes(rows: Sequence[Sequence[str]], delimiter: str = ",") -> bytes:
    """``rows`` as a CSV in UTF-8."""
    buffer = io.StringIO()
    csv.writer(buffer, delimiter=delimiter, lineterminator="\n").writerows(rows)
    return buffer.getvalue().encode()


@dataclass(frozen=True, slots=True)
class Mutant:
    """A cell of the first row of the valid sample, broken: what was done, and the code that has to
    stand at that column.
    """

    sort: str
    column: str
    value: str
    code: str


def cell_mutants(schema: TableSchema) -> Iterator[Mutant]:
    """Every way to break one cell of the valid sample."""
    header, rows = sample(schema)
    for spot, name in enumerate(header):
        field = schema.field(name)
        for sort, value, code in _faults(field, rows[0][spot]):
            yield Mutant(sort, name, value, code)


_Fault = tuple[str, str, str]
_WORDS: Final = {
    "integer": ("сім", "1.5", "12a", "1_000", "١٢"),
    "number": ("12 тис. грн", "1O.5", "12a", "1.2.3", "NaN", "1_000", "1e5"),
    "boolean": ("можливо",),
    "year": ("торік", "24a4"),
    "time": ("о дев’ятій", "25:00:00", "9.30"),
    "datetime": ("31.02.2024 25:00", "2024-02-30T10:00", "вчора"),
    "date": ("31.02.2024", "2024-02-30", "2024-13-01", "30.05.2024", "2024-5", "2024-5-3", "торік"),
}
_FORMS: Final = {
    "url": ("www.example.gov.ua", "htps://example.gov.ua/", "//example.gov.ua/a", "є на сайті"),
    "katottg": ("UА32140050010021659", "UA3214005001002165", "ua32140050010021659", "3214005001"),
    "phone": ("044 123 45 67", "+38(044)1234567", "+38044123456", "немає"),
    "email": ("contact.example.gov.ua", "contact@", "a@example.gov.ua b@example.gov.ua"),
    "postcode": ("0123", "012345", "0123A"),
    "currency": ("грн", "uah", "UA"),
    "edrpou": ("0003211", "3211", "000321120", "О0032112"),
}


def _faults(field: Field, value: str) -> Iterator[_Fault]:
    limits = field.constraints
    if field.required:
        yield from (("empty", blank, "cell-empty") for blank in ("", "null", " "))
    for word in _WORDS.get(field.type, ()):
        yield ("date" if "date" in field.type else "letter in a number"), word, "cell-type"
    if field.content in _FORMS and "pattern" in limits:
        for word in _FORMS[field.content]:
            yield field.content, word, "cell-pattern"
    if "enum" in limits or (field.values and "pattern" in limits):
        code = "cell-enum" if "enum" in limits else "cell-pattern"
        words = ("97",) if field.type == "integer" else ("невідоме значення", value + "х")
        yield from (("enum", word, code) for word in words)
    if field.content == "edrpou" and len(value) == 8:
        yield "edrpou digit", another_digit(value), "edrpou-check-digit"
    if "minimum" in limits:
        yield "coordinate", str(limits["minimum"] - 0.5), "cell-minimum"
        yield "coordinate", str(limits["maximum"] + 0.5), "cell-maximum"


def another_digit(code: str) -> str:
    """``code`` with one digit changed so that its check digit does not fit.

    The digit does not tell every slip: where the sum leaves 10 twice, it is 0 for both remainders.
    """
    for spot in range(3, 8):
        for digit in "1234567890":
            changed = code[:spot] + digit + code[spot + 1 :]
            if changed != code and not is_edrpou(changed):
                return changed
    raise ValueError(f"every change of {code} has a check digit that fits")


def twin_headers(header: Sequence[str]) -> Iterator[tuple[str, str]]:
    """(Column, its name with the first letter that has a Cyrillic twin replaced by it)."""
    for name in header:
        for spot, letter in enumerate(name):
            if ord(letter) in TO_CYRILLIC:
                yield name, name[:spot] + TO_CYRILLIC[ord(letter)] + name[spot + 1 :]
                break


def with_cells(rows: Rows, header: Sequence[str], change: Callable[[str, str], str]) -> Rows:
    """``rows`` with every cell as ``change(column, value)`` gives it."""
    return [[change(name, cell) for name, cell in zip(header, row, strict=True)] for row in rows]
