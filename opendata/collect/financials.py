"""Workbooks of financial statements → the tables of statements and of their lines.

Both tables are of opendata's own: ``financial_statements`` has a row for each form, enterprise and
period, ``financial_statement_lines`` one for each line that prints a sum.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from opendata.budget.compare import written
from opendata.budget.form import Figure
from opendata.budget.identity import file_name
from opendata.catalogue.schema import TableSchema
from opendata.collect import financial_findings as say
from opendata.collect.batch import Outcome
from opendata.collect.collected import Collected, Wanted
from opendata.collect.financial_forms import StatementFile, problems_of, read_statement_files
from opendata.financials.across import same_figures
from opendata.financials.forms import form_of
from opendata.financials.identity import uid_of
from opendata.financials.period import period_of
from opendata.financials.statement import Line, Statement
from opendata.problems import Place, Problem
from opendata.table import Cell, Origin, Row, Table

STATEMENTS: Final = "financial_statements"
LINES: Final = "financial_statement_lines"
KIND: Final = "фінансова звітність"
"""What a document of this dataset is called in counts, in Ukrainian as all kinds are."""


@dataclass(frozen=True, slots=True)
class _Found:
    """A statement and its file."""

    uid: str
    statement: Statement
    file: StatementFile

    @property
    def place(self) -> Place:
        return Place(self.file.file.path, self.statement.sheet)


@dataclass(slots=True)
class _Settled:
    """The statements that are published, in the order of identifiers, and what is told of others.

    ``names`` are the published names of the workbooks, by their paths.
    """

    kept: list[_Found] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    names: dict[str, str] = field(default_factory=dict)


def collect(wanted: Wanted) -> Collected:
    """The rows of the statements in ``wanted.files``, as printed; sums that do not add up are told.

    A statement waits, with a finding, where its enterprise or its period is not known, and where
    another one claims to be the same and differs. Of equal ones there is one.
    """
    files = read_statement_files(wanted.files)
    settled = _settle(files)
    kept = {one.file.file.path for one in settled.kept}
    tables = {}
    if STATEMENTS in wanted.tables:
        tables[STATEMENTS] = _statements(wanted.tables[STATEMENTS], settled)
    if LINES in wanted.tables:
        tables[LINES] = _lines(wanted.tables[LINES], settled.kept)
    problems = [one for file in files for one in _of_file(file)]
    return Collected(
        tables,
        tuple(dict.fromkeys([*problems, *settled.problems])),
        tuple(one.document(_outcome(one, kept)) for one in files if _counts(one)),
        {one.uid: one.file.file.path for one in settled.kept},
        dict.fromkeys(sorted(kept), KIND),
        all(one.whole for one in files),
    )


def _counts(file: StatementFile) -> bool:
    """Whether the file is a document of the set: it holds statements, or nobody knows what."""
    return bool(file.statements) or not file.whole


def _outcome(file: StatementFile, kept: Iterable[str]) -> Outcome:
    if not file.whole:
        return Outcome.UNREADABLE
    if file.original is not None:
        return Outcome.DUPLICATE
    same = file.file.path not in kept and all(uid_of(one) for one in file.statements)
    return Outcome.DUPLICATE if same else Outcome.READ


def _of_file(file: StatementFile) -> Iterable[Problem]:
    """The findings of a file; those about the whole of it go with its document, if it counts."""
    if not _counts(file):
        yield from file.problems
    elif file.original is None:
        yield from problems_of(file)


def _settle(files: Sequence[StatementFile]) -> _Settled:
    settled = _Settled()
    by_uid: dict[str, list[_Found]] = {}
    for file in files:
        for statement in file.statements if file.original is None else ():
            uid = uid_of(statement)
            if uid is None:
                place = Place(file.file.path, statement.sheet)
                settled.problems.append(say.unnamed(place, statement.number))
            else:
                by_uid.setdefault(uid, []).append(_Found(uid, statement, file))
    for uid, group in sorted(by_uid.items()):
        first, *others = group
        differ = [one for one in others if not same_figures(first.statement, one.statement)]
        told = [(one, say.rivals if differ else say.again) for one in (differ or others)]
        settled.problems += [what(one.place, uid, str(first.place)) for one, what in told]
        if not differ:
            settled.kept.append(first)
    settled.names = _names(settled.kept)
    return settled


def _names(kept: Sequence[_Found]) -> dict[str, str]:
    """A workbook is named by its first statement, and by how many more it has."""
    count = Counter(one.file.file.path for one in kept)
    names: dict[str, str] = {}
    for one in kept:
        path = one.file.file.path
        names.setdefault(path, file_name(one.uid, count[path] - 1, one.file.format))
    return names


def _statements(schema: TableSchema, settled: _Settled) -> Table:
    rows: list[Row] = []
    for one in settled.kept:
        values = _statement(one, settled.names[one.file.file.path])
        rows.append(tuple(values.get(name) for name in schema.columns))
    return Table(schema.columns, tuple(rows), tuple(_origin(one) for one in settled.kept))


def _statement(one: _Found, name: str) -> Mapping[str, Cell]:
    found = one.statement
    return {
        "uid": one.uid,
        "enterpriseId": found.edrpou.text if found.edrpou else None,
        "enterpriseName": found.name,
        "form": found.number,
        "period": period_of(found.end) if found.end else None,
        "periodEnd": found.end.isoformat() if found.end else None,
        "unit": str(found.unit) if found.unit else None,
        "file": name,
        "sha256": one.file.file.sha256,
    }


def _lines(schema: TableSchema, kept: Sequence[_Found]) -> Table:
    rows: list[Row] = []
    origins: list[Origin] = []
    for one in kept:
        names = form_of(one.statement.kind, one.statement.size).names
        for line in one.statement.lines:
            if line.current is None and line.previous is None:
                continue
            values: dict[str, Cell] = {
                "statementUid": one.uid,
                "code": line.code,
                "title": names.get(line.code, line.name),
                "currentValue": _number(line.current),
                "previousValue": _number(line.previous),
            }
            rows.append(tuple(values.get(name) for name in schema.columns))
            origins.append(_origin(one, line))
    return Table(schema.columns, tuple(rows), tuple(origins))


def _origin(one: _Found, line: Line | None = None) -> Origin:
    file = one.file.file
    cells = {} if line is None else _cells(line)
    sheet = one.statement.sheet
    return Origin(file.path, sheet, None, cells, document=file.path, sha256=file.sha256)


def _cells(line: Line) -> dict[str, str]:
    figures = {"currentValue": line.current, "previousValue": line.previous}
    return {"code": line.cell} | {name: one.cell for name, one in figures.items() if one}


def _number(figure: Figure | None) -> Cell:
    return written(figure.value) if figure is not None else None
