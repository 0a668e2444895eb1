"""What one collection of a dataset of tables brought, ready to be checked."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from opendata.catalogue.schema import TableSchema
from opendata.collect.batch import Document
from opendata.collect.collected import Collected
from opendata.problems import Problem
from opendata.table import Cell, Table
from opendata.workspace.read import FIRST_PUBLISHED
from opendata.workspace.workspace import Dataset


@dataclass(frozen=True, slots=True)
class TablesBatch:
    """One ``table`` for each of ``schemas``, in the same order, with the columns of that schema.

    ``files`` are what each table was read from, for people; ``missing`` the columns that its file
    does not have; ``unread`` the cells of it that hold an error and were told of already.

    ``of_rows`` has the document of a row of the first table, by the cells of its key joined by
    ``|``; ``kinds`` what kind of document that is. ``complete`` is False when a part of a source
    could not be read: such a batch never removes anything.
    """

    dataset: str
    schemas: tuple[TableSchema, ...]
    tables: tuple[Table, ...]
    files: tuple[str, ...]
    missing: tuple[frozenset[str], ...] = ()
    documents: tuple[Document, ...] = ()
    of_rows: Mapping[str, Document] = field(default_factory=dict)
    kinds: Mapping[str, str] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()
    complete: bool = True

    def __post_init__(self) -> None:
        if not len(self.schemas) == len(self.tables) == len(self.files):
            raise ValueError("tables, structures and files differ in number")

    @property
    def rows(self) -> int:
        """How many rows all tables have."""
        return sum(map(len, self.tables))


def batch_of(dataset: Dataset, found: Collected, folder: str) -> TablesBatch:
    """The batch of what a collector ``found`` in ``folder``.

    :raises ValueError: the collector did not keep its contract.
    """
    schemas = dataset.structures
    unknown = set(found.tables) - {schema.key for schema in schemas}
    if unknown:
        raise ValueError(f"tables that the dataset does not have: {sorted(unknown)}")
    tables = [found.tables.get(schema.key, Table(schema.columns, ())) for schema in schemas]
    for schema, table in zip(schemas, tables, strict=True):
        if table.columns != schema.columns:
            raise ValueError(f"other columns than those of {schema.key}")
    by_path = {document.path: document for document in found.documents}
    return TablesBatch(
        dataset=dataset.name,
        schemas=schemas,
        tables=tuple(tables),
        files=(folder,) * len(schemas),
        documents=found.documents,
        of_rows={uid: by_path[path] for uid, path in found.of_rows.items()},
        kinds={uid: found.kinds.get(path, "") for uid, path in found.of_rows.items()},
        problems=found.problems,
        complete=found.complete,
    )


def with_defaults(
    table: Table,
    defaults: Mapping[str, str],
    known: Mapping[tuple[Cell, ...], Mapping[str, Cell]],
    key: tuple[str, ...],
    today: str,
) -> Table:
    """``table`` with a value in the blank cells of the columns that ``defaults`` names.

    A rule is a literal, ``=column``, or ``=first-published``: the day on which a release had the
    row for the first time, which ``known`` (the published rows by their key) tells; ``today`` for a
    row that is new.
    """
    rules = {column: rule for column, rule in defaults.items() if column in table.columns}
    if not rules:
        return table
    at = {name: number for number, name in enumerate(table.columns)}
    rows = []
    for row in table.rows:
        cells = list(row)
        for column, rule in rules.items():
            if cells[at[column]] is not None:
                continue
            if rule == FIRST_PUBLISHED:
                before = known.get(tuple(cells[at[name]] for name in key), {}).get(column)
                cells[at[column]] = before or today
            elif rule.startswith("="):
                other = at.get(rule[1:])
                cells[at[column]] = None if other is None else cells[other]
            else:
                cells[at[column]] = rule
        rows.append(tuple(cells))
    return Table(table.columns, tuple(rows), table.origins)
