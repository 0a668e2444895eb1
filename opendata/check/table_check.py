"""A table against its Table Schema, with Frictionless, and the findings in words for a clerk."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from opendata.catalogue.schema import TableSchema
from opendata.check.explain import explain
from opendata.problems import Problem
from opendata.table import Table

if TYPE_CHECKING:
    from frictionless import Report


@dataclass(frozen=True, slots=True)
class Fault:
    """One finding about row ``row`` (from 0) of the table."""

    row: int
    problem: Problem


def check_table(table: Table, schema: TableSchema) -> tuple[Fault, ...]:
    """Every finding about the rows of ``table``, in the order of the rows.

    The columns of ``table`` must be those of ``schema``, in the same order: the batch is assembled
    from the schema.
    """
    if not table.rows:
        return ()
    return tuple(_faults(_validate(table, schema), table, schema))


def _validate(table: Table, schema: TableSchema) -> Report:
    from frictionless import Resource, Schema

    resource = Resource(
        data=[list(table.columns), *(list(row) for row in table.rows)],
        schema=Schema.from_descriptor(_of_one_table(schema)),
    )
    # Every finding is wanted: the default stops at 1,000.
    return resource.validate(limit_errors=len(table.rows) * (len(table.columns) + 2))


def _of_one_table(schema: TableSchema) -> dict[str, Any]:
    """The rules that one table can be held to by itself: links to other tables need those."""
    descriptor = dict(schema.descriptor)
    links = descriptor.pop("foreignKeys", ())
    own = [link for link in links if not link["reference"]["resource"]]
    return descriptor | ({"foreignKeys": own} if own else {})


def _faults(report: Report, table: Table, schema: TableSchema) -> Iterator[Fault]:
    for error in report.tasks[0].errors:
        number: int | None = getattr(error, "row_number", None)
        if number is None:
            raise RuntimeError(f"the schema itself is at fault: {error.type}: {error.note}")
        row = number - 2  # Frictionless counts the header as row 1
        column: str | None = getattr(error, "field_name", None)
        found = table.rows[row][table.index(column)] if column else None
        yield Fault(row, explain(error.type, error.note, column, found, table.origin(row), schema))
