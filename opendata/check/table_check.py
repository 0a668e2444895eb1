"""A table against its Table Schema, with Frictionless, and the findings in words for a clerk."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING, Any, Final, Literal

from opendata.catalogue.schema import TableSchema
from opendata.check.explain import explain
from opendata.check.public_sector.taxpayer import masked
from opendata.check.written import badly_written
from opendata.problems import Place, Problem, Severity
from opendata.table import Table

if TYPE_CHECKING:
    from frictionless import Check, Report, Schema


FIRST_ROW: Final = 2
"""The number that Frictionless gives the first row of data: the header is row 1."""


@dataclass(frozen=True, slots=True)
class Fault:
    """One finding about row ``row`` (from 0) of the table."""

    row: int
    problem: Problem


MOST_PER_CELL: Final = 3
"""Findings that one cell can have: of its type or rule, and of the checks of the public sector."""


def check_table(
    table: Table, schema: TableSchema, today: date, *, engine: Literal["fast", "plain"] = "fast"
) -> tuple[Fault, ...]:
    """Every finding about the rows of ``table``, in the order of the rows.

    ``today`` is the day by which dates and ages are judged. The columns of ``table`` must be those
    of ``schema``, in the same order: the batch is assembled from the schema.

    The ``plain`` engine hands every row and every check to Frictionless; the ``fast`` one proves
    rows valid first and runs the rules of the public sector over columns. Both find the same.
    """
    if not table.rows:
        return ()
    if engine == "plain" or table.columns != schema.columns:
        faults = list(_every_row(table, schema, today))
    else:
        faults = [*_unproven_rows(table, schema, today), *_of_public_sector(table, schema, today)]
    faults += _badly_written(faults, table, schema, today)
    return tuple(sorted(_once(faults, schema), key=lambda fault: fault.row))


def errors(faults: Iterable[Fault]) -> frozenset[int]:
    """The rows that may not go on."""
    return frozenset(one.row for one in faults if one.problem.severity is Severity.ERROR)


def _every_row(table: Table, schema: TableSchema, today: date) -> Iterator[Fault]:
    """What Frictionless and the checks of the public sector find."""
    from opendata.check.public_sector.checks import checks_for

    checks = checks_for(schema, today)
    report = _report(table, range(len(table)), _structure(schema), schema, checks)
    yield from _faults(report, range(len(table)), table, schema, today)


def _unproven_rows(table: Table, schema: TableSchema, today: date) -> Iterator[Fault]:
    """What Frictionless finds, without the checks of the public sector."""
    from opendata.check.proving import to_ask

    structure = _structure(schema)
    asked = to_ask(table, structure)
    # It is always asked about some row: what is wrong with the structure itself it says then.
    rows = asked.rows or (0,)
    for fault in _faults(_report(table, rows, structure, schema), rows, table, schema, today):
        if fault.row in asked.count:
            yield fault


def _of_public_sector(table: Table, schema: TableSchema, today: date) -> Iterator[Fault]:
    from opendata.check.public_sector.checks import rules_for
    from opendata.check.public_sector.explain import placed
    from opendata.check.public_sector.layout import layout_of
    from opendata.check.public_sector.over_columns import findings_over

    layout = layout_of(schema.descriptor, schema.name)
    columns = dict(zip(table.columns, zip(*table.rows, strict=True), strict=True))
    for row, finding in findings_over(rules_for(layout, today), layout, columns, today):
        place = table.origin(row).place(finding.problem.place.field)
        yield Fault(row, placed(finding.problem, place, _first(finding.first, table)))


def _structure(schema: TableSchema) -> Schema:
    from frictionless import Schema

    return Schema.from_descriptor(_of_one_table(schema))


def _report(
    table: Table,
    rows: Sequence[int],
    structure: Schema,
    schema: TableSchema,
    checks: Iterable[Check] = (),
) -> Report:
    """The report of Frictionless about these ``rows`` of ``table``."""
    from frictionless import Checklist, Resource

    resource = Resource(
        name=schema.name.lower(),
        data=[list(table.columns), *(list(table.rows[row]) for row in rows)],
        schema=structure,
    )
    # Every finding is wanted: the default stops at 1,000.
    most = len(rows) * (len(table.columns) * MOST_PER_CELL + 2)
    return resource.validate(Checklist(checks=list(checks)), limit_errors=most)


def _of_one_table(schema: TableSchema) -> dict[str, Any]:
    """The rules that one table can be held to by itself: links to other tables need those."""
    descriptor = dict(schema.descriptor)
    links = descriptor.pop("foreignKeys", ())
    own = [link for link in links if not link["reference"].get("resource")]
    return descriptor | ({"foreignKeys": own} if own else {})


def _faults(
    report: Report, rows: Sequence[int], table: Table, schema: TableSchema, today: date
) -> Iterator[Fault]:
    """The errors of ``report``, which is about these ``rows`` of ``table``."""
    from opendata.check.public_sector.errors import PublicSectorError
    from opendata.check.public_sector.explain import explain_public_sector

    for error in report.tasks[0].errors:
        number: int | None = getattr(error, "row_number", None)
        if number is None:
            raise RuntimeError(f"the schema itself is at fault: {error.type}: {error.note}")
        row = rows[number - FIRST_ROW]
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
