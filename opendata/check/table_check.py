"""A table against its Table Schema, with Frictionless, and the findings in words for a clerk."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING, Any, Final

from opendata.catalogue.schema import TableSchema
from opendata.check.explain import explain
from opendata.check.public_sector.taxpayer import masked
from opendata.check.written import badly_written
from opendata.problems import Place, Problem, Severity
from opendata.table import Table

if TYPE_CHECKING:
    from frictionless import Report


FIRST_ROW: Final = 2
"""The number that Frictionless gives the first row of data: the header is row 1."""


@dataclass(frozen=True, slots=True)
class Fault:
    """One finding about row ``row`` (from 0) of the table."""

    row: int
    problem: Problem


MOST_PER_CELL: Final = 3
"""Findings that one cell can have: of its type or rule, and of the checks of the public sector."""


def check_table(table: Table, schema: TableSchema, today: date) -> tuple[Fault, ...]:
    """Every finding about the rows of ``table``, in the order of the rows.

    ``today`` is the day by which dates and ages are judged. The columns of ``table`` must be those
    of ``schema``, in the same order: the batch is assembled from the schema.
    """
    if not table.rows:
        return ()
    faults = list(_faults(_validate(table, schema, today), table, schema, today))
    faults += _badly_written(faults, table, schema, today)
    return tuple(sorted(_once(faults, schema), key=lambda fault: fault.row))


def errors(faults: Iterable[Fault]) -> frozenset[int]:
    """The rows that may not go on."""
    return frozenset(one.row for one in faults if one.problem.severity is Severity.ERROR)


def _validate(table: Table, schema: TableSchema, today: date) -> Report:
    from frictionless import Checklist, Resource, Schema

    from opendata.check.public_sector.checks import checks_for

    resource = Resource(
        name=schema.name.lower(),
        data=[list(table.columns), *(list(row) for row in table.rows)],
        schema=Schema.from_descriptor(_of_one_table(schema)),
    )
    # Every finding is wanted: the default stops at 1,000.
    most = len(table.rows) * (len(table.columns) * MOST_PER_CELL + 2)
    checklist = Checklist(checks=list(checks_for(schema, today)))
    return resource.validate(checklist, limit_errors=most)


def _of_one_table(schema: TableSchema) -> dict[str, Any]:
    """The rules that one table can be held to by itself: links to other tables need those."""
    descriptor = dict(schema.descriptor)
    links = descriptor.pop("foreignKeys", ())
    own = [link for link in links if not link["reference"].get("resource")]
    return descriptor | ({"foreignKeys": own} if own else {})


def _faults(report: Report, table: Table, schema: TableSchema, today: date) -> Iterator[Fault]:
    from opendata.check.public_sector.errors import PublicSectorError
    from opendata.check.public_sector.explain import explain_public_sector

    for error in report.tasks[0].errors:
        number: int | None = getattr(error, "row_number", None)
        if number is None:
            raise RuntimeError(f"the schema itself is at fault: {error.type}: {error.note}")
        row = number - FIRST_ROW
        column: str | None = getattr(error, "field_name", None)
        if isinstance(error, PublicSectorError):
            place = table.origin(row).place(column)
            yield Fault(row, explain_public_sector(error, place, _first(error.first_row, table)))
            continue
        problem = _of_cell(error.type, error.note, row, column, table, schema, today)
        yield Fault(row, problem)


def _once(faults: list[Fault], schema: TableSchema) -> Iterator[Fault]:
    """Without the rows that lack a key because a cell of the key is at fault, which says it all."""
    told = errors(fault for fault in faults if fault.problem.place.field in schema.primary_key)
    for fault in faults:
        if fault.problem.code != "row-without-key" or fault.row not in told:
            yield fault


def _badly_written(
    told: Iterable[Fault], table: Table, schema: TableSchema, today: date
) -> list[Fault]:
    """Cells that Frictionless can read, though they are not written as they should be."""
    known = {
        (fault.row, fault.problem.place.field)
        for fault in told
        if fault.problem.code == "cell-type"
    }
    return [
        Fault(row, _of_cell("type-error", "", row, column, table, schema, today))
        for row, column in badly_written(table, schema)
        if (row, column) not in known
    ]


def _of_cell(
    kind: str,
    note: str,
    row: int,
    column: str | None,
    table: Table,
    schema: TableSchema,
    today: date,
) -> Problem:
    found = table.rows[row][table.index(column)] if column else None
    problem = explain(kind, note, column, found, table.origin(row), schema)
    if problem.found is None:
        return problem
    # The code of a person may stand in the wrong column: no message tells it.
    return replace(problem, found=masked(problem.found, today))


def _first(number: int | None, table: Table) -> Place | None:
    """The place of the row that another one repeats."""
    return None if number is None else table.origin(number - FIRST_ROW).place()
