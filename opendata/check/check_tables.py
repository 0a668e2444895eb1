"""A batch of tables → verdict: the rules of each table, and the links between them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from opendata.catalogue.schema import TableSchema
from opendata.check.acts_dates import dates_of_acts
from opendata.check.links import Other, check_links
from opendata.check.regulatory import trackings
from opendata.check.same_content import same_content
from opendata.check.signatures import signatures
from opendata.check.suspect import by_weight, misread, rivals
from opendata.check.table_check import Fault, check_table, errors
from opendata.check.verdict import Status
from opendata.collect.tables_batch import TablesBatch
from opendata.problems import Place, Problem, Severity


@dataclass(frozen=True, slots=True)
class TablesVerdict:
    """What checking found.

    ``invalid`` are the positions (from 0) of the rows that may not be published, for each table;
    ``problems`` are all findings, errors first.
    """

    status: Status
    problems: tuple[Problem, ...]
    invalid: tuple[frozenset[int], ...]

    @property
    def invalid_rows(self) -> int:
        """How many rows may not be published."""
        return sum(map(len, self.invalid))

    def of(self, severity: Severity) -> tuple[Problem, ...]:
        """The findings of one weight."""
        return tuple(problem for problem in self.problems if problem.severity is severity)


def check_tables(batch: TablesBatch, today: date) -> TablesVerdict:
    """Check every table of ``batch`` as of the day ``today``.

    Pure: same batch, same day, same verdict.
    """
    others = [
        Other(schema, table, file)
        for schema, table, file in zip(batch.schemas, batch.tables, batch.files, strict=True)
    ]
    problems: list[Problem] = list(batch.problems)
    problems += [problem for document in batch.documents for problem in document.problems]
    invalid = []
    for at, other in enumerate(others):
        missing = batch.missing[at] if batch.missing else frozenset()
        faults = check_table(other.table, other.schema, today)
        problems += _untold(faults, other.schema, missing, batch.problems)
        problems += dates_of_acts(other.table, other.schema, today)
        problems += same_content(other.table, other.schema)
        problems += check_links(other.table, other.schema, others, Place(other.file))
        problems += trackings(other.table, other.schema, today)
        problems += signatures(other.table, other.schema, others)
        key = _declared_key(other.schema)
        twice = rivals(other.table, key) if key else frozenset()
        invalid.append(errors(faults) | twice | misread(other.table, batch.problems))
    problems = by_weight(problems)
    return TablesVerdict(_status(batch, invalid, problems), tuple(problems), tuple(invalid))


def _untold(
    faults: Iterable[Fault],
    schema: TableSchema,
    missing: frozenset[str],
    told: Sequence[Problem],
) -> Iterable[Problem]:
    """Findings about cells, without what reading has told: a column that is not there, a cell that
    holds an error.
    """
    keyless = bool(set(schema.primary_key) & missing)
    unread = {
        (one.place.file, one.place.sheet, one.place.cell)
        for one in told
        if one.severity is Severity.ERROR and one.place.cell is not None
    }
    for fault in faults:
        place = fault.problem.place
        if place.field in missing or (place.field is None and keyless):
            continue
        if (place.file, place.sheet, place.cell) not in unread:
            yield fault.problem


def _declared_key(schema: TableSchema) -> tuple[str, ...]:
    """The key that the recommendation declares; columns that only tell rows apart may repeat."""
    key = schema.descriptor.get("primaryKey") or ()
    return (key,) if isinstance(key, str) else tuple(key)


def _status(
    batch: TablesBatch, invalid: Iterable[frozenset[int]], problems: Iterable[Problem]
) -> Status:
    if any(invalid):
        return Status.INVALID
    if not batch.complete:
        return Status.INCOMPLETE
    serious = any(problem.severity is not Severity.NOTE for problem in problems)
    return Status.WARNINGS if serious else Status.VALID
