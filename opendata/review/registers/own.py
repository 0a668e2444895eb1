"""The council's own register: the clerk's workbook of one table → its rows."""

from __future__ import annotations

from dataclasses import dataclass

from opendata.catalogue.schema import TableSchema
from opendata.collect.filled import Filled
from opendata.review.registers.entry import Concept, Entry
from opendata.review.registers.headers import columns_of
from opendata.review.registers.values import cleaned, known


@dataclass(frozen=True, slots=True)
class Register:
    """The rows of a register; ``columns`` are those of its structure by what they are about, only
    those that the file has.
    """

    schema: TableSchema
    entries: tuple[Entry, ...]
    columns: dict[Concept, str]


def can_reconcile(schema: TableSchema) -> bool:
    """Whether a table has the code and the name of an organisation in each row."""
    return {Concept.CODE, Concept.NAME} <= columns_of(schema).keys()


def register_of(filled: Filled) -> Register:
    """The rows of a workbook that was read; ``filled.schema`` must be one that can be reconciled.

    A cell that says «null» is blank.
    """
    schema, table = filled.schema, filled.table
    columns = {
        concept: column
        for concept, column in columns_of(schema).items()
        if column not in filled.missing
    }
    spots = {concept: table.index(column) for concept, column in columns.items()}
    entries = []
    for number, row in enumerate(table.rows):
        origin = table.origin(number)
        values = {concept: cleaned(concept, row[spot] or "") for concept, spot in spots.items()}
        cells = {concept: origin.cells[column] for concept, column in columns.items()}
        entries.append(Entry(number, origin.place(), known(values), cells))
    return Register(schema, tuple(entries), columns)
