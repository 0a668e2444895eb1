"""The addresses in the tables of a release: which columns have them, and in which row each is."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from opendata.catalogue.schema import Field, TableSchema
from opendata.release.tables import key_getter, uid_of
from opendata.table import Cell, Table


@dataclass(frozen=True, slots=True)
class Address:
    """An address as a cell has it; ``row`` is the key of its row, as people read it."""

    text: str
    table: str
    column: str
    row: str


def address_columns(schema: TableSchema) -> tuple[Field, ...]:
    """The columns of ``schema`` that hold addresses of the web, in their order."""
    return tuple(one for one in schema.fields if _of_addresses(one))


def addresses_of(schema: TableSchema, table: Table) -> Iterator[Address]:
    """Every address in ``table``, row by row; a cell with several gives each of them.

    Blank cells give none. Addresses that stand in several cells come several times.
    """
    columns = [(one, table.columns.index(one.name)) for one in address_columns(schema)]
    key = key_getter(table.columns, schema.primary_key or table.columns[:1])
    for row in table.rows if columns else ():
        for field, at in columns:
            for text in _parts(row[at], field):
                yield Address(text, schema.name, field.name, uid_of(key(row)))


def _parts(cell: Cell, field: Field) -> Iterator[str]:
    """The addresses in a cell; none where it holds a word that may stand in place of one."""
    if cell is None or cell in field.literals:
        return
    yield from (text.strip() for text in cell.split(field.separator) if text.strip())


def first_rows(addresses: Iterator[Address]) -> Mapping[str, Address]:
    """Each address once, where it stands first."""
    found: dict[str, Address] = {}
    for one in addresses:
        found.setdefault(one.text, one)
    return found


def _of_addresses(field: Field) -> bool:
    return field.content == "url" or field.datatype in ("anyURI", "anyURL")
