"""``opendata reconcile DATASET --apply SHEET``: what the clerk has decided, into the register."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from opendata.check.repair.filling import FORMATS, Target, filled_in, target_of
from opendata.check.repair.writing import formulas
from opendata.collect.filled import read_filled
from opendata.collect.sheets import Spot, spot_of
from opendata.journal.files import write_atomically
from opendata.journal.journal import Step
from opendata.journal.lock import only_run
from opendata.pipeline.collect import Applied
from opendata.pipeline.corrections import who_is_it
from opendata.pipeline.house import House, dataset_of, open_house, rehearsal
from opendata.pipeline.reconcile import Own, read_own, table_of
from opendata.pipeline.record import run_name
from opendata.pipeline.review import bytes_of
from opendata.problems import Exit, Place, Problem
from opendata.report.annotated.losses import losses
from opendata.review.registers import findings as say
from opendata.review.registers.decide import WARNINGS, Decided, Decision, decide
from opendata.review.registers.own import register_of
from opendata.review.registers.questions import Action, Question
from opendata.review.registers.recorded import applied, decided_before
from opendata.review.registers.settled import Numbers, registered
from opendata.review.registers.sheet import About
from opendata.review.registers.sheet_read import Saved, read_saved
from opendata.workspace.workspace import Dataset, Workspace


@dataclass(frozen=True, slots=True)
class Done:
    """What became of a sheet.

    ``decisions`` were taken by ``applied.who``; ``numbers`` are those after them. ``written`` is
    the register that was changed and ``kept`` the file as it was, None where no cell changed.
    ``open`` rows have no action yet.
    """

    dataset: str
    about: About
    applied: Applied
    decisions: tuple[Decision, ...]
    numbers: Numbers
    open: int
    written: Path | None
    kept: Path | None
    rehearsed: bool

    @property
    def exit_code(self) -> Exit:
        """3 where a row was refused: the others were taken."""
        return Exit.DONE if self.applied.whole else Exit.INCOMPLETE


def apply_sheet(
    workspace: Workspace, name: str, sheet: Path, who: str, now: datetime, *, dry_run: bool = False
) -> Done:
    """Write what was decided in the workbook ``sheet`` into the register of the dataset ``name``.

    The journal learns of it first: a run that is killed can be repeated, and nothing is done twice.

    :raises OpendataError: ``reconcile-sheet`` (exit 3), ``reconcile-other-dataset``,
        ``reconcile-changed``, ``reconcile-format``, ``reconcile-incomplete``, ``reconcile-unsure``,
        ``review-missing`` (exit 2). Nothing is written then.
    """
    dataset = dataset_of(workspace, name)
    data = bytes_of(sheet)
    saved = read_saved(data, sheet.name)
    if saved.about.dataset != name:
        raise say.other_dataset(sheet.name, saved.about.dataset, name)
    if dry_run:
        with rehearsal(workspace) as house:
            return _work(house, dataset, saved, sheet.name, data, who, now, dry_run=True)
    with only_run(workspace.state, f"reconcile {name}", now):
        house = open_house(workspace)
        return _work(house, dataset, saved, sheet.name, data, who, now, dry_run=False)


def _work(
    house: House,
    dataset: Dataset,
    saved: Saved,
    name: str,
    data: bytes,
    who: str,
    now: datetime,
    *,
    dry_run: bool,
) -> Done:
    own = read_own(house.workspace, dataset, table_of(dataset, saved.about.table))
    events = house.journal.each(dataset=dataset.name, step=Step.RECONCILED)
    before = decided_before(events, saved.about.register_sha256, own.sha256)
    if before is None:
        raise say.changed(own.name, name)
    target = target_of(own.data, own.name, own.source.schema, own.source.sheet)
    decided = _writable(decide(saved.rows, before), own, target)
    after = _after(own, target, decided.decisions)
    _must_read_as_decided(own, target, after, decided.decisions)
    more = _told(decided.decisions, own, target)
    problems = (*decided.problems, *more)
    whole = all(one.code in WARNINGS for one in problems)
    told = Applied(name, who_is_it(who), len(decided.decisions), decided.same, whole, problems)
    numbers = _numbers(own, after, saved.about.numbers)
    changed = after != own.data
    done = Done(
        dataset.name,
        saved.about,
        told,
        decided.decisions,
        numbers,
        decided.open,
        own.path if changed else None,
        None,
        dry_run,
    )
    if dry_run or not decided.decisions:
        return replace(done, written=None)
    _record(house, done, own, after, (name, data), now, _added(decided.decisions, target))
    if not changed:
        return done
    kept = _keep(own)
    write_atomically(own.path, after, durable=True)
    return replace(done, kept=kept)


def _writable(decided: Decided, own: Own, target: Target) -> Decided:
    """``decided`` without what would write over a formula.

    :raises OpendataError: ``reconcile-format``, ``reconcile-incomplete``, exit 2.
    """
    if not any(one.edits or one.row for one in decided.decisions):
        return decided
    if target.format not in FORMATS:
        raise say.wrong_format(own.name, target.format)
    if target.format == "csv":
        return decided
    if lost := losses(own.data, own.name):
        raise say.incomplete(own.name, *lost)
    computed = formulas(own.data, target.sheet)
    good: list[Decision] = []
    problems: list[Problem] = []
    for one in decided.decisions:
        held = [edit.cell for edit in one.edits if spot_of(edit.cell) in computed]
        if held:
            place = Place(own.name, target.sheet, cell=held[0])
            problems.append(say.formula(one.place, place))
        else:
            good.append(one)
    return replace(decided, decisions=tuple(good), problems=(*decided.problems, *problems))


def _after(own: Own, target: Target, decisions: Sequence[Decision]) -> bytes:
    """The register with what was decided in it; the very same bytes where that is nothing."""
    cells: dict[Spot, tuple[str, str]] = {}
    for one in decisions:
        for edit in one.edits:
            spot = spot_of(edit.cell)
            if spot is not None:
                cells[spot] = edit.column, edit.after
    rows = [one.row for one in decisions if one.row]
    if not cells and not rows:
        return own.data
    schema = own.source.schema
    return filled_in(own.data, own.name, target, schema, cells, rows)


def _must_read_as_decided(
    own: Own, target: Target, after: bytes, decisions: Sequence[Decision]
) -> None:
    """Read the new file, before it takes the place of the old one, and compare every cell.

    A workbook that is written anew loses what its formulas had come to, until a program has
    computed them again: such a table cannot be read then.

    :raises OpendataError: ``reconcile-unsure``, exit 2.
    """
    schema, sheet = own.source.schema, own.source.sheet
    wanted = [list(row) for row in read_filled(own.data, own.name, schema, sheet).table.rows]
    rows = {entry.place.row: entry.number for entry in own.register.entries}
    for one in decisions:
        for edit in one.edits:
            spot = spot_of(edit.cell)
            if spot is not None:
                wanted[rows[spot[0] + 1]][schema.columns.index(edit.column)] = edit.after
        if one.row:
            wanted.append([one.row.get(column) for column in schema.columns])
    found = [list(row) for row in read_filled(after, own.name, schema, sheet).table.rows]
    if found != wanted:
        raise say.unsure(_first_other(found, wanted, own, target))


def _first_other(
    found: Sequence[Sequence[str | None]],
    wanted: Sequence[Sequence[str | None]],
    own: Own,
    target: Target,
) -> Place:
    """Where the new file first reads otherwise than was decided."""
    columns = own.source.schema.columns
    for number, (one, other) in enumerate(zip(found, wanted, strict=False)):
        for column, (left, right) in zip(columns, zip(one, other, strict=True), strict=True):
            if left != right and number < len(own.register.entries):
                row = own.register.entries[number].place.row
                return Place(own.name, target.sheet, row, field=column)
    return Place(own.name, target.sheet)


def _added(decisions: Sequence[Decision], target: Target) -> list[int]:
    """The numbers, from 1, of the rows that are added."""
    rows = [one for one in decisions if one.row]
    return [target.last + 2 + n for n in range(len(rows))]


def _told(decisions: Sequence[Decision], own: Own, target: Target) -> list[Problem]:
    """What the clerk should still do in the register by hand."""
    found: list[Problem] = []
    numbers = iter(_added(decisions, target))
    for one in decisions:
        if one.row:
            place = Place(own.name, target.sheet, next(numbers))
            if lacking := _lacking(one.row, own, target):
                found.append(say.to_fill(place, lacking))
        if one.action is Action.END:
            found.append(say.ended(_cell(one.question, own, target)))
    return found


def _lacking(row: Mapping[str, str], own: Own, target: Target) -> list[str]:
    return [
        field.name
        for field in own.source.schema.fields
        if field.name in target.columns
        and (field.required or field.listed_required)
        and not row.get(field.name)
    ]


def _cell(question: Question, own: Own, target: Target) -> Place:
    return Place(own.name, target.sheet, cell=question.edits[0].cell)


def _numbers(own: Own, after: bytes, numbers: Numbers) -> Numbers:
    """The numbers of the comparison, with those of the register as it will be."""
    register = register_of(
        read_filled(after, own.name, own.source.schema, own.source.sheet)
    ).entries
    return replace(numbers, ours=len(register), registered_here=registered(register))


def _record(
    house: House,
    done: Done,
    own: Own,
    after: bytes,
    sheet: tuple[str, bytes],
    now: datetime,
    rows: Sequence[int],
) -> None:
    """Record all decisions of the sheet as one event, and keep the sheet as its evidence."""
    sha256 = house.objects.put(sheet[1], check=True)
    facts = applied(
        done.about,
        done.applied.who,
        (sheet[0], sha256),
        (own.sha256, hashlib.sha256(after).hexdigest()),
        done.decisions,
        rows,
        done.numbers,
    )
    house.journal.record(now, run_name(now), Step.RECONCILED, done.dataset, facts)


def _keep(own: Own) -> Path:
    """The file as it was, under a free name beside it: ``parties.before-reconcile.xlsx``.

    A run that was killed may have kept it already.
    """
    number = 1
    while True:
        more = "" if number == 1 else f"-{number}"
        kept = own.path.with_name(f"{own.path.stem}.before-reconcile{more}{own.path.suffix}")
        if not kept.exists():
            write_atomically(kept, own.data, durable=True)
            return kept
        if kept.read_bytes() == own.data:
            return kept
        number += 1
