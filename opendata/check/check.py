"""Batch → Verdict, and the rows that may go on."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from opendata.catalogue.schema import TableSchema
from opendata.check.acts_dates import dates_of_acts
from opendata.check.numbering import numbering_of
from opendata.check.numbering_findings import findings
from opendata.check.suspect import by_weight, misread, rivals
from opendata.check.table_check import check_table, errors
from opendata.check.verdict import Status, Verdict
from opendata.collect.batch import Batch
from opendata.problems import Problem, Severity


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
    problems = by_weight(problems)
    invalid = errors(faults) | misread(batch.table, batch.problems)
    invalid |= rivals(batch.table, schema.primary_key)
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


def _status(invalid: bool, batch: Batch, problems: Iterable[Problem]) -> Status:
    if invalid:
        return Status.INVALID
    if not batch.complete:
        return Status.INCOMPLETE
    if batch.withheld:
        return Status.WITHHELD
    serious = any(problem.severity is not Severity.NOTE for problem in problems)
    return Status.WARNINGS if serious else Status.VALID
