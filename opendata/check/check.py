"""Batch → Verdict, and the rows that may go on."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import date

from opendata.catalogue.schema import TableSchema
from opendata.check.acts_dates import dates_of_acts
from opendata.check.numbering import numbering_of
from opendata.check.numbering_findings import findings
from opendata.check.table_check import check_table, errors
from opendata.check.verdict import Status, Verdict
from opendata.collect.batch import Batch
from opendata.problems import Problem, Severity

_WEIGHT = {Severity.ERROR: 0, Severity.WARNING: 1, Severity.NOTE: 2}


def check(batch: Batch, schema: TableSchema, today: date) -> Verdict:
    """Check a batch against the structure of its table, as of the day ``today``.

    Pure: same batch, same day, same verdict.
    """
    faults = check_table(batch.table, schema, today)
    of_documents = [problem for document in batch.documents for problem in document.problems]
    numbering = numbering_of(batch)
    problems = [*(fault.problem for fault in faults), *batch.problems, *of_documents]
    problems += findings(numbering)
    problems += dates_of_acts(batch.table, schema, today)
    problems.sort(key=lambda problem: _WEIGHT[problem.severity])
    invalid = errors(faults) | _misread(batch) | _rivals(batch, schema)
    return Verdict(
        status=_status(bool(invalid), batch, problems),
        problems=tuple(problems),
        invalid_rows=invalid,
        numbering=numbering,
    )


def without(batch: Batch, rows: Iterable[int]) -> Batch:
    """The batch without the rows at these positions: what ``--quarantine`` publishes."""
    out = frozenset(rows)
    return batch.keep(n for n in range(len(batch.table)) if n not in out)


def _rivals(batch: Batch, schema: TableSchema) -> frozenset[int]:
    """All rows that share a key: Frictionless blames the second, but either may be wrong."""
    at = [batch.table.index(column) for column in schema.primary_key]
    keys = [tuple(row[n] for n in at) for row in batch.table.rows]
    times = Counter(keys)
    return frozenset(n for n, key in enumerate(keys) if times[key] > 1 and None not in key)


def _misread(batch: Batch) -> frozenset[int]:
    """Rows that the register has, but not as they can be trusted: an error cell, shifted columns.

    Their cells may look right, so that the structure alone would let them through.
    """
    wrong = {
        (problem.place.file, problem.place.sheet, problem.place.row)
        for problem in batch.problems
        if problem.severity is Severity.ERROR and problem.place.row is not None
    }
    origins = batch.table.origins
    return frozenset(n for n, o in enumerate(origins) if (o.file, o.sheet, o.row) in wrong)


def _status(invalid: bool, batch: Batch, problems: Iterable[Problem]) -> Status:
    if invalid:
        return Status.INVALID
    if not batch.complete:
        return Status.INCOMPLETE
    if batch.withheld:
        return Status.WITHHELD
    serious = any(problem.severity is not Severity.NOTE for problem in problems)
    return Status.WARNINGS if serious else Status.VALID
