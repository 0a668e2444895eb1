"""Workbooks of budget passports, and of reports on them → the tables of both datasets.

One folder may serve both: a dataset takes the forms of its own kind. Passports that lie beside
reports are what the reports are compared with, and nothing more.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from opendata.budget.agree import agree
from opendata.budget.agree_findings import disputed, no_passport, not_compared
from opendata.budget.form import Form, Kind
from opendata.budget.identity import file_name, kind_name, programme_code
from opendata.budget.tidy import REPORT, Line, passport_lines, report_lines
from opendata.budget.versions import Settled, Version, settle, skipped_years
from opendata.catalogue.schema import TableSchema
from opendata.collect.batch import Document, Outcome
from opendata.collect.budget_files import FormFile, form_problems, read_form_files
from opendata.collect.collected import Collected, Wanted
from opendata.problems import Problem
from opendata.table import Table


@dataclass(frozen=True, slots=True)
class BudgetForms:
    """The files of a folder, and the passports and reports among their forms."""

    files: tuple[FormFile, ...]
    passports: Settled
    reports: Settled

    @property
    def complete(self) -> bool:
        """Whether every file could be read."""
        return all(one.whole for one in self.files)

    def names(self, kind: Kind) -> Mapping[str, str]:
        """The published names of the workbooks with forms of ``kind``, by their paths."""
        kept = self.settled(kind).kept
        count = Counter(one.found.path for one in kept)
        formats = {one.file.path: one.format for one in self.files}
        first: dict[str, Version] = {}
        for one in kept:
            first.setdefault(one.found.path, one)
        return {
            path: file_name(one.uid, count[path] - 1, formats[path]) for path, one in first.items()
        }

    def settled(self, kind: Kind) -> Settled:
        """The forms of ``kind``."""
        return self.passports if kind is Kind.PASSPORT else self.reports


def read_budget(wanted: Wanted) -> BudgetForms:
    """What the files that are ``wanted`` hold."""
    files = read_form_files(wanted.files)
    found = [form for file in files for form in file.found]
    return BudgetForms(files, settle(found, Kind.PASSPORT), settle(found, Kind.REPORT))


def collect(wanted: Wanted) -> Collected:
    """The rows of the passports, or of the reports, by the first of the tables that are wanted.

    A form that cannot be named, and forms that contradict each other, wait with a finding. Where a
    workbook cannot be read, the collection is incomplete.
    """
    first = next(iter(wanted.tables), "")
    kind = Kind.REPORT if first.startswith(REPORT) else Kind.PASSPORT
    budget = read_budget(wanted)
    settled, names = budget.settled(kind), budget.names(kind)
    last = {} if kind is Kind.PASSPORT else _last(budget)
    lines = [
        passport_lines(one, names[one.found.path])
        if kind is Kind.PASSPORT
        else report_lines(one, names[one.found.path], _uid(last.get(one.uid)))
        for one in settled.kept
    ]
    of_rows = {one.uid: one.found.path for one in settled.kept}
    about = skipped_years(settled.kept) if kind is Kind.PASSPORT else _compared(budget, last)
    return Collected(
        tables={
            key: table_of(schema, (line for one in lines for line in one.get(key, ())))
            for key, schema in wanted.tables.items()
        },
        problems=(*_of_files(budget, kind), *settled.problems, *about),
        documents=tuple(_documents(budget, kind)),
        of_rows=of_rows,
        kinds={path: kind_name(kind) for path in of_rows.values()},
        complete=budget.complete,
    )


def table_of(schema: TableSchema, lines: Iterable[Line]) -> Table:
    """The rows in the columns of ``schema``."""
    every = list(lines)
    return Table(
        schema.columns,
        tuple(tuple(values.get(name) for name in schema.columns) for values, _ in every),
        tuple(origin for _, origin in every),
    )


def _of_files(budget: BudgetForms, kind: Kind) -> Iterator[Problem]:
    """What is to be said of the files, and of what stands in their forms of ``kind``."""
    for file in budget.files:
        if file.original is None and not _counts(file, kind):
            yield from file.problems
        for found in file.found:
            if found.form.kind is kind:
                yield from form_problems(found)


def _documents(budget: BudgetForms, kind: Kind) -> Iterator[Document]:
    """The workbooks with forms of ``kind``, and those of which nobody knows what they hold.

    Findings about a whole file go with its document.
    """
    same = budget.settled(kind).same
    for file in budget.files:
        if not _counts(file, kind):
            continue
        if file.original is not None:
            yield file.document(Outcome.DUPLICATE, *file.problems)
        elif not file.whole:
            yield file.document(Outcome.UNREADABLE, *file.problems)
        else:
            outcome = Outcome.DUPLICATE if file.file.path in same else Outcome.READ
            yield file.document(outcome, *file.problems)


def _counts(file: FormFile, kind: Kind) -> bool:
    return not file.whole or any(form.kind is kind for form in file.forms)


def _last(budget: BudgetForms) -> dict[str, Version]:
    """The last version of the passport that each report is about, by the report's identifier."""
    found = {}
    for one in budget.reports.kept:
        key = _key(one.form)
        versions = budget.passports.of(*key)
        if versions and key not in budget.passports.disputed:
            found[one.uid] = versions[-1]
    return found


def _compared(budget: BudgetForms, last: Mapping[str, Version]) -> Iterator[Problem]:
    """Each report against its passport."""
    if not budget.passports.kept and not budget.passports.disputed:
        if budget.reports.kept:
            yield not_compared()
        return
    for one in budget.reports.kept:
        if one.uid in last:
            yield from agree(one.found, last[one.uid].found)
        elif _key(one.form) in budget.passports.disputed:
            yield disputed(one.found.place(), one.uid)
        else:
            yield no_passport(one.found.place(), one.uid)


def _key(form: Form) -> tuple[int, str]:
    return form.year or 0, programme_code(form) or ""


def _uid(version: Version | None) -> str | None:
    return version.uid if version is not None else None
