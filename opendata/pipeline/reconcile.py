"""``opendata reconcile DATASET``: the council's register beside an extract of the state's."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path
from typing import Final

from opendata.collect.filled import read_filled
from opendata.collect.filled_file import file_bytes
from opendata.collect.register_file import register_bytes, relative_name
from opendata.journal.files import write_atomically
from opendata.journal.journal import Step
from opendata.journal.lock import only_run
from opendata.messages import Language
from opendata.pipeline.house import House, dataset_of, open_house, rehearsal
from opendata.pipeline.record import run_name
from opendata.pipeline.review import bytes_of, must_fit
from opendata.problems import Exit, OpendataError, Problem
from opendata.review import findings as review_findings
from opendata.review.registers import findings as say
from opendata.review.registers.entry import Concept
from opendata.review.registers.extract import Extract, read_extract
from opendata.review.registers.headers import columns_of
from opendata.review.registers.matching import Outcome, compare
from opendata.review.registers.own import Register, can_reconcile, register_of
from opendata.review.registers.questions import Question, questions_of
from opendata.review.registers.recorded import compared, decided_before
from opendata.review.registers.settled import Numbers, code_problems, doubles_of, numbers_of
from opendata.review.registers.sheet import About, workbook
from opendata.review.registers.sheet_read import read_saved
from opendata.workspace.workspace import Dataset, TableSource, Workspace

FOLDER: Final = "reconciliation"
"""In the workspace; no source is ever read from there."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What to compare with: ``extract`` as of ``as_of`` (None: as it says itself), of it ``sheet``
    alone. ``table`` is the key of our table where the dataset has several.

    ``review`` is the workbook to write, in ``language``; None: ``reconciliation/<dataset>.xlsx``.
    ``dry_run`` writes nothing.
    """

    extract: Path
    as_of: date | None = None
    sheet: str | None = None
    table: str | None = None
    review: Path | None = None
    dry_run: bool = False
    language: Language = "uk"


@dataclass(frozen=True, slots=True)
class Reconciled:
    """The account of a comparison; ``sheet`` is the workbook that was written, None: none was."""

    dataset: str
    about: About
    outcome: Outcome
    questions: tuple[Question, ...]
    sheet: Path | None
    rehearsed: bool
    problems: tuple[Problem, ...]

    @property
    def numbers(self) -> Numbers:
        """What was counted."""
        return self.about.numbers

    @property
    def exit_code(self) -> Exit:
        """Differences are no failure: they are what was asked for."""
        return Exit.DONE


@dataclass(frozen=True, slots=True)
class Own:
    """The clerk's file of one table, as it stands: ``name`` is for people."""

    source: TableSource
    path: Path
    name: str
    data: bytes
    register: Register
    problems: tuple[Problem, ...]

    @property
    def sha256(self) -> str:
        """By which it is known that the file has changed."""
        return hashlib.sha256(self.data).hexdigest()


def reconcile(workspace: Workspace, name: str, asked: Asked, now: datetime) -> Reconciled:
    """Compare the register of the dataset ``name`` with an extract; write what is to be decided.

    :raises OpendataError: ``dataset-unknown`` (exit 4), ``reconcile-no-table``,
        ``extract-missing``, ``extract-no-sheet``, ``review-…`` (exit 2), ``extract-…`` and
        ``register-…`` (exit 3) for files that cannot be read, ``table-no-header`` (exit 1).
    """
    dataset = dataset_of(workspace, name)
    source = table_of(dataset, asked.table)
    target = asked.review or workspace.root / FOLDER / f"{name}.xlsx"
    must_fit(target, dataset)
    if asked.dry_run:
        with rehearsal(workspace) as house:
            return _compare(house, dataset, source, asked, target, now)
    with only_run(workspace.state, f"reconcile {name}", now):
        return _compare(open_house(workspace), dataset, source, asked, target, now)


def table_of(dataset: Dataset, wanted: str | None) -> TableSource:
    """The table ``wanted`` of ``dataset``, or the only one that has codes and names.

    :raises OpendataError: ``reconcile-no-table``, exit 2.
    """
    able = [one for one in dataset.tables if can_reconcile(one.schema)]
    found = [one for one in able if wanted in (None, one.schema.key, one.schema.name)]
    if len(found) != 1:
        raise say.no_table(dataset.name, wanted, [one.schema.key for one in able])
    return found[0]


def read_own(workspace: Workspace, dataset: Dataset, source: TableSource) -> Own:
    """The register as the clerk keeps it.

    :raises OpendataError: as :func:`opendata.collect.filled.read_filled`; ``reconcile-no-column``,
        exit 1, if the file has neither the column of codes nor that of names.
    """
    path = dataset.folder / source.path
    data = register_bytes(path, workspace.root)
    name = relative_name(path, workspace.root)
    filled = read_filled(data, name, source.schema, source.sheet)
    register = register_of(filled)
    if not {Concept.CODE, Concept.NAME} & register.columns.keys():
        columns = columns_of(source.schema)
        raise say.no_columns(name, [columns[Concept.CODE], columns[Concept.NAME]])
    # What was put right while reading is told by check and publish; here it is about the match.
    return Own(source, path, name, data, register, tuple(code_problems(register.entries)))


def _compare(
    house: House,
    dataset: Dataset,
    source: TableSource,
    asked: Asked,
    target: Path,
    now: datetime,
) -> Reconciled:
    own = read_own(house.workspace, dataset, source)
    data = _extract_bytes(asked.extract)
    extract = read_extract(data, asked.extract.name, asked.sheet)
    _must_be_done(target, dataset.name, own, house)
    ours, theirs = own.register.entries, extract.entries
    outcome = compare(ours, theirs)
    as_of = asked.as_of or extract.as_of
    doubles = doubles_of(outcome, ours, theirs)
    questions = questions_of(outcome, own.register, doubles, as_of)
    about = About(
        dataset.name,
        source.schema.key,
        own.name,
        own.sha256,
        extract.name,
        hashlib.sha256(data).hexdigest(),
        as_of,
        numbers_of(outcome, ours, theirs),
    )
    result = Reconciled(
        dataset.name,
        about,
        outcome,
        questions,
        target,
        asked.dry_run,
        _problems(own, extract, as_of),
    )
    if asked.dry_run:
        return replace(result, sheet=None)
    _write(target, workbook(outcome, questions, about, _typed(target, house), asked.language))
    _record(house, about, now)
    return result


def _extract_bytes(path: Path) -> bytes:
    try:
        return file_bytes(path)
    except OpendataError as error:
        if error.problem.code == "table-missing":
            raise say.extract_missing(str(path)) from error
        raise


def _problems(own: Own, extract: Extract, as_of: date | None) -> tuple[Problem, ...]:
    dated = () if as_of is not None else (say.no_date(),)
    return (*own.problems, *code_problems(extract.entries), *extract.problems, *dated)


def _typed(target: Path, house: House) -> str:
    """The name of the workbook as it is typed in a command that runs in the workspace."""
    return relative_name(target.resolve(), house.workspace.root.resolve())


def _write(target: Path, data: bytes) -> None:
    if not (target.is_file() and target.read_bytes() == data):
        write_atomically(target, data)


def _must_be_done(target: Path, dataset: str, own: Own, house: House) -> None:
    """Refuse to write over anything but a sheet of a reconciliation that has been applied.

    A sheet for a register that was changed since cannot be applied any more: what was chosen in it
    is worth nothing, and it may be written over.

    :raises OpendataError: ``review-not-applied``, ``review-file-taken``, exit 2.
    """
    if not target.exists():
        return
    try:
        saved = read_saved(bytes_of(target), target.name)
    except OpendataError as error:
        if error.problem.code == "review-locked":
            raise
        raise review_findings.taken(target.as_posix()) from error
    rows = [row for row in saved.rows if row.said]
    if saved.about.dataset == dataset:
        events = house.journal.each(dataset=dataset, step=Step.RECONCILED)
        done = decided_before(events, saved.about.register_sha256, own.sha256)
        if done is None:
            return
        rows = [row for row in rows if done.get(row.id) is not row.action]
    if rows:
        places = ", ".join(str(row.place) for row in rows)
        raise review_findings.not_applied(target.as_posix(), places)


def _record(house: House, about: About, now: datetime) -> None:
    """Record the comparison, unless the last event says the very same."""
    data = compared(about)
    last = house.journal.last(about.dataset, Step.RECONCILED)
    if last is None or last.data != data:
        house.journal.record(now, run_name(now), Step.RECONCILED, about.dataset, data)
