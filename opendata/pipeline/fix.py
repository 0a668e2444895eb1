"""``opendata fix FILE``: what is certain is written as it should be; the rest is left to people."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Final

from opendata.catalogue.schema import TableSchema
from opendata.check.repair.table import Change, Changes, changes_of
from opendata.check.repair.writing import formulas, written
from opendata.collect.filled_file import file_bytes
from opendata.collect.sheets import Spot
from opendata.journal.files import write_atomically
from opendata.messages import Message, msg
from opendata.pipeline.validate import Validation, check_file, structure_of
from opendata.problems import Exit, OpendataError, Place, Problem, Severity
from opendata.report.annotated.losses import losses

ROUNDS: Final = 4
"""How often repairs are taken back and the rest checked again, before all are given up."""
FORMATS: Final = {"xlsx": ".xlsx", "csv": ".csv"}
"""Formats that are written as they were; the ending of a file that --output names."""


@dataclass(frozen=True, slots=True)
class Fixing:
    """``changes`` are what is, or would be, written; ``before`` and ``after`` what checking says of
    the file without and with them. ``written`` is the file with the changes, ``kept`` the one that
    was there before, both None where nothing was written. ``held`` are changes that were not made,
    because another finding would have come of them: a person should look at both. ``recoded``: a
    CSV in an old encoding becomes UTF-8.
    """

    file: str
    schema: TableSchema
    changes: tuple[Change, ...]
    before: Validation
    after: Validation
    recoded: bool = False
    written: Path | None = None
    kept: Path | None = None
    held: tuple[Change, ...] = ()

    @property
    def exit_code(self) -> Exit:
        """That of checking the file as it is now: 1 while errors are left."""
        return (self.after if self.written else self.before).exit_code


@dataclass(frozen=True, slots=True)
class Wish:
    """What a person asked for: see the options of ``opendata fix``."""

    schema: str = ""
    edition: str = ""
    sheet: str | None = None
    apply: bool = False
    output: Path | None = None


def fix_file(path: Path, wish: Wish, today: date) -> Fixing:
    """Find what is certain in the file ``path``, and write it if ``wish`` says so.

    With ``apply`` the file is replaced, and what it was is kept beside it; with ``output`` the
    repaired file goes there. Without either nothing is written.

    :raises OpendataError: as :func:`opendata.pipeline.validate.validate_file`; ``fix-output…``,
        ``fix-format``, ``fix-incomplete``, exit 2. Nothing is written then.
    """
    if wish.output is not None:
        _check_free(wish.output)
    data = file_bytes(path)
    schema = structure_of(data, path.name, wish.schema, wish.edition, wish.sheet)
    before = check_file(data, path.name, schema, today, wish.sheet)
    found = changes_of(data, path.name, schema, wish.sheet)
    if found.nothing:
        return Fixing(path.name, schema, (), before, before)
    if found.format not in FORMATS:
        raise OpendataError(_problem("fix-format", path, _KIND, found.format, _SAVE_AS), Exit.USAGE)
    if found.format == "xlsx":
        found = found.without(formulas(data, found.sheet))
    every = found.changes
    found, after, fixed = _harmless(data, path.name, found, before, today)
    held = tuple(one for one in every if one not in found.changes)
    result = Fixing(path.name, schema, found.changes, before, after, found.recoded, held=held)
    if found.nothing or not (wish.apply or wish.output):
        return result
    target, kept = _write(path, data, fixed, found, wish)
    return replace(result, written=target, kept=kept)


def _harmless(
    data: bytes, name: str, found: Changes, before: Validation, today: date
) -> tuple[Changes, Validation, bytes]:
    """The changes that bring no finding which was not there before, and the file with them."""
    for _ in range(ROUNDS):
        fixed = written(data, name, found, before.schema)
        after = check_file(fixed, name, before.schema, today, found.sheet)
        doubtful = _blamed(_new(before.problems, after.problems), found)
        if doubtful is None:
            return found, after, fixed
        found = found.without(doubtful)
    return found.without(frozenset(one.spot for one in found.changes)), before, data


def _new(before: Iterable[Problem], after: Iterable[Problem]) -> list[Problem]:
    known = Counter(map(_sign, before))
    new = []
    for one in after:
        if one.severity is Severity.NOTE:
            continue
        known[_sign(one)] -= 1
        if known[_sign(one)] < 0:
            new.append(one)
    return new


def _sign(problem: Problem) -> tuple[object, ...]:
    return problem.code, problem.place.row, problem.place.cell, problem.place.field


def _blamed(new: list[Problem], found: Changes) -> frozenset[Spot] | None:
    """The changed cells that new findings speak of, by cell, row or column; None without any."""
    if not new:
        return None
    blamed: set[Spot] = set()
    for problem in new:
        place = problem.place
        cells = {one.spot for one in found.changes if one.cell == place.cell}
        rows = {one.spot for one in found.changes if one.spot[0] + 1 == place.row}
        columns = {one.spot for one in found.changes if one.field == place.field}
        blamed |= cells or rows or columns or {one.spot for one in found.changes}
    return frozenset(blamed)


def _write(
    path: Path, data: bytes, fixed: bytes, found: Changes, wish: Wish
) -> tuple[Path, Path | None]:
    lost = losses(data, path.name) if found.format == "xlsx" else ()
    if wish.output is not None:
        if wish.output.suffix.lower() != FORMATS[found.format]:
            raise OpendataError(
                _problem("fix-output", wish.output, _OUTPUT, None, _ending(found.format)),
                Exit.USAGE,
            )
        write_atomically(wish.output, fixed)
        return wish.output, None
    if lost:
        # Pictures and charts would be gone from the clerk's own file.
        raise OpendataError(_incomplete(path), Exit.USAGE, *lost)
    kept = _beside(path)
    write_atomically(kept, data)
    write_atomically(path, fixed)
    return path, kept


def _beside(path: Path) -> Path:
    """A free name for the file as it was: ``register.before-fix.xlsx``."""
    number = 1
    while True:
        more = "" if number == 1 else f"-{number}"
        kept = path.with_name(f"{path.stem}.before-fix{more}{path.suffix}")
        if not kept.exists():
            return kept
        number += 1


_KIND: Final = msg("files of this kind are not written")
_OUTPUT: Final = msg("the repaired file is of the same kind as the file itself")
_SAVE_AS: Final = msg("Save it as XLSX in a spreadsheet program, and repair that file.")


def _ending(kind: str) -> Message:
    return msg("Write it like this: {example}", example=f"--output fixed{FORMATS[kind]}")


def _problem(code: str, path: Path, what: Message, found: str | None, remedy: Message) -> Problem:
    return Problem(code, what, Place(str(path)), found, remedy=remedy)


def _check_free(target: Path) -> None:
    if target.exists():
        what = msg("this file is there already; it is not written over")
        remedy = msg("Name another file, or move this one away.")
        raise OpendataError(_problem("fix-output-exists", target, what, None, remedy), Exit.USAGE)


def _incomplete(path: Path) -> Problem:
    return Problem(
        "fix-incomplete",
        msg("the file was not changed, since parts of it would be lost"),
        Place(path.name),
        remedy=msg("Write a repaired copy: {example}", example="--output fixed.xlsx"),
    )
