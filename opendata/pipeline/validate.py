"""``opendata validate``: one file against one structure; nothing is kept."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from opendata.catalogue.schema import TableSchema, read_schema
from opendata.catalogue.tables import LATEST, find_table, groups, keys_of
from opendata.check.acts_dates import dates_of_acts
from opendata.check.links import check_links
from opendata.check.same_content import same_content
from opendata.check.signatures import signatures
from opendata.check.table_check import check_table
from opendata.collect.detect import detect_table
from opendata.collect.filled import Filled, read_filled
from opendata.collect.filled_file import file_bytes
from opendata.messages import msg
from opendata.pipeline.other_tables import other_tables
from opendata.problems import Exit, OpendataError, Place, Problem, Severity

_ORDER = (Severity.ERROR, Severity.WARNING, Severity.NOTE)


@dataclass(frozen=True, slots=True)
class Validation:
    """What was found in ``file``: its structure, how many rows, and every finding, worst first."""

    file: str
    schema: TableSchema
    rows: int
    problems: tuple[Problem, ...]

    @property
    def exit_code(self) -> Exit:
        """``INVALID`` if there is an error; warnings and notes do not count."""
        wrong = any(one.severity is Severity.ERROR for one in self.problems)
        return Exit.INVALID if wrong else Exit.DONE


def validate_file(
    path: Path,
    today: date,
    schema: str = "",
    edition: str = "",
    sheet: str | None = None,
    others: Sequence[Path] = (),
) -> Validation:
    """Read the table in the file ``path`` and check it.

    ``others`` are files of tables that it links to; those on its other sheets are found.
    ``today`` is the day by which dates are judged. ``schema`` is the key or name of a table, or the
    path of a Table Schema; if it is empty, or several tables have that name, the header tells the
    table. ``edition`` is the latest one if empty; a table that it has not may be opendata's own.

    :raises OpendataError: the file is not there (exit 2) or cannot be read as a table (exit 3), it
        has not the header (exit 1), or the table is not known (exit 2 or 4).
    """
    data = file_bytes(path)
    chosen = structure_of(data, path.name, schema, edition, sheet)
    return check_file(data, path.name, chosen, today, sheet, others)


def structure_of(
    data: bytes, name: str, schema: str = "", edition: str = "", sheet: str | None = None
) -> TableSchema:
    """The structure that the file ``data`` is to be held against; as for :func:`validate_file`."""
    if edition and edition not in groups():
        raise OpendataError(_no_edition(edition), Exit.USAGE)
    named = keys_of(schema, edition or LATEST) if schema else ()
    if not schema or len(named) > 1:
        # Resources of several tables have one name: then the header tells which is meant.
        only = edition or (LATEST if named else "")
        return detect_table(data, name, sheet, only, named)
    return _schema(schema, edition)


def check_file(
    data: bytes,
    name: str,
    chosen: TableSchema,
    today: date,
    sheet: str | None = None,
    others: Sequence[Path] = (),
) -> Validation:
    """The file ``data`` against the structure ``chosen``; as for :func:`validate_file`."""
    filled = read_filled(data, name, chosen, sheet)
    there, strange = other_tables(chosen, data, name, others)
    problems = sorted(
        (
            *strange,
            *filled.problems,
            *_faults(filled, today),
            *dates_of_acts(filled.table, chosen, today),
            *same_content(filled.table, chosen),
            *check_links(filled.table, chosen, there, Place(name)),
            *signatures(filled.table, chosen, there),
        ),
        key=lambda one: _ORDER.index(one.severity),
    )
    return Validation(name, chosen, len(filled.table), tuple(problems))


def _schema(name: str, edition: str) -> TableSchema:
    path = Path(name)
    if path.suffix.lower() == ".json" and path.is_file():
        return read_schema(path)
    return find_table(name, edition or LATEST)


def _no_edition(edition: str) -> Problem:
    return Problem(
        "edition-unknown",
        msg("there is no such edition of the recommendations"),
        found=edition,
        expected=msg("one of: {names}", names=", ".join(groups())),
        remedy=msg("Name one of these after --edition."),
    )


def _faults(filled: Filled, today: date) -> Iterable[Problem]:
    """Findings about the cells, without what reading has told: a column that is not there, a cell
    that holds an error.
    """
    keyless = bool(set(filled.schema.primary_key) & set(filled.missing))
    unread = {one.place.cell for one in filled.problems if one.severity is Severity.ERROR}
    for fault in check_table(filled.table, filled.schema, today):
        column = fault.problem.place.field
        cell = fault.problem.place.cell
        told = column in filled.missing or (column is None and keyless)
        if not told and (cell is None or cell not in unread):
            yield fault.problem
