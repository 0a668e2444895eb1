"""``opendata convert``: a table of any generation as a table of one edition."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from opendata.catalogue.schema import Field, TableSchema
from opendata.catalogue.tables import LATEST, OWN, editions, find_table, keys_of, table, table_paths
from opendata.clean.text import fold
from opendata.collect.any_header import AnyHeader, Heading, find_any_header
from opendata.collect.detect import detect_table
from opendata.collect.filled import read_rows, sheets_of
from opendata.collect.filled_file import file_bytes
from opendata.collect.filled_header import By, FilledHeader, Found
from opendata.collect.sheets import Sheet, Value, cell_name, open_sheets
from opendata.messages import msg
from opendata.pipeline.carry import Left, Plan, Why, carry, plan
from opendata.pipeline.conversion_findings import findings
from opendata.problems import Exit, OpendataError, Place, Problem
from opendata.table import Table

ENOUGH: Final = 0.5
"""A header of mixed generations must be that much of a table, or it is taken for none."""


@dataclass(frozen=True, slots=True)
class Conversion:
    """What became of ``file``: the structure it was read by, the one written, the new table.

    ``left`` is all that was not carried, in the order of the rows.
    """

    file: str
    source: TableSchema
    target: TableSchema
    table: Table
    plans: tuple[Plan, ...]
    left: tuple[Left, ...]
    problems: tuple[Problem, ...]

    @property
    def exit_code(self) -> Exit:
        """``INCOMPLETE`` if anything could not be carried; a required column may be blank."""
        return Exit.INCOMPLETE if self.left else Exit.DONE


def convert_file(
    path: Path, to: str = "", of: str = "", schema: str = "", sheet: str | None = None
) -> Conversion:
    """Read the table in the file ``path`` and make one of the edition ``to`` of it.

    ``of`` is the edition that the file is mostly of, ``schema`` the key or name of its table; if
    they are empty, the header tells them. Nothing is written.

    :raises OpendataError: the file cannot be read as a table (exit 3), its header is of no known
        table (exit 1), several tables fit, an edition or a sheet is not known (exit 2), a table is
        not known (exit 4).
    """
    path = path.absolute()
    edition = _edition(to, "--to") or LATEST
    source_edition = _edition(of, "--from")
    data = file_bytes(path)
    book = open_sheets(data, Place(path.name))
    sheets = sheets_of(book, path.name, sheet)
    key, seen = _key(data, path.name, sheets, schema, sheet, source_edition)
    if key not in table_paths(edition):
        raise OpendataError(_no_table(path.name, key, edition, "--to"), Exit.USAGE)
    chosen, header, base = _header(sheets, key, source_edition or seen, path.name)
    if source_edition and key not in table_paths(source_edition):
        raise OpendataError(_no_table(path.name, key, source_edition, "--from"), Exit.USAGE)
    target = table(key, edition)
    plans = plan(_all_columns(header, chosen), target)
    rows, problems = _read(path.name, chosen, header, plans)
    carried = carry(rows, plans, target)
    above = tuple(_above(chosen, header))
    left = (*above, *sorted(carried.left, key=lambda one: one.row or 0))
    others = [one.name for one in sheets if one is not chosen and one.name and _says(one)]
    place = Place(path.name, chosen.name)
    told = findings(replace(carried, left=left), plans, target, place, others)
    problems = (*problems, *told)
    return Conversion(path.name, base, target, carried.table, plans, left, problems)


def _edition(text: str, option: str) -> str:
    if text and text not in editions():
        problem = Problem(
            "convert-edition",
            msg("there is no such edition of the recommendations"),
            found=text,
            expected=msg("one of: {names}", names=", ".join(editions())),
            remedy=msg("Name one of these after {option}.", option=option),
        )
        raise OpendataError(problem, Exit.USAGE)
    return text


def _key(
    data: bytes,
    name: str,
    sheets: Sequence[Sheet],
    schema: str,
    sheet: str | None,
    edition: str,
) -> tuple[str, str]:
    """(Key of the table, edition that the header is of); the edition is empty if not told."""
    if schema:
        for one in (edition,) if edition else editions():
            if len(keys := keys_of(schema, one)) == 1:
                return keys[0], edition
        return find_table(schema, edition or LATEST).key, edition
    try:
        found = detect_table(data, name, sheet, edition)
    except OpendataError as error:
        mixed = _mixed(sheets) if error.problem.code == "table-unknown" else None
        if mixed is None:
            known = error.problem.code == "table-unknown"
            raise OpendataError(error.problem, Exit.INVALID if known else error.exit_code) from None
        return mixed, ""
    return found.key, found.edition


def _mixed(sheets: Sequence[Sheet]) -> str | None:
    """The one table that fits best if columns of all editions count together."""
    keys = dict.fromkeys(key for edition in editions() for key in table_paths(edition))
    ranked: list[tuple[float, str]] = []
    for key in keys:
        headers = (_best(sheets, key, base) for base in _bases(key, ""))
        ranked.append((max((one.score() for one in headers if one), default=0.0), key))
    best = max(ranked)[0]
    fitting = [key for score, key in ranked if score == best]
    return fitting[0] if best >= ENOUGH and len(fitting) == 1 else None


def _best(sheets: Sequence[Sheet], key: str, base: TableSchema) -> AnyHeader | None:
    others = [one for one in _bases(key, "") if one.edition != base.edition]
    found = [find_any_header(one.rows, base, others) for one in sheets]
    known = [one for one in found if one is not None]
    return max(known, key=lambda one: one.known, default=None)


def _bases(key: str, edition: str) -> list[TableSchema]:
    """The table ``key`` of every edition that has it, or of ``edition`` alone."""
    chosen = (edition,) if edition else editions()
    return [table(key, one) for one in chosen if key in table_paths(one)]


def _header(
    sheets: Sequence[Sheet], key: str, edition: str, name: str
) -> tuple[Sheet, AnyHeader, TableSchema]:
    """The sheet, its header and the edition that fit best."""
    best: tuple[int, int, Sheet, AnyHeader, TableSchema] | None = None
    for base in _bases(key, edition):
        others = [one for one in _bases(key, "") if one.edition != base.edition]
        for sheet in sheets:
            header = find_any_header(sheet.rows, base, others)
            if header is None:
                continue
            own = sum(one.schema is base for one in header.headings)
            if best is None or (header.known, own) > best[:2]:
                best = (header.known, own, sheet, header, base)
    if best is None:
        problem = Problem(
            "convert-no-header",
            msg("no header of this table was found in the first rows"),
            Place(name),
            expected=msg("a row with the names of the columns of {key}", key=key),
            remedy=msg("Name another table after --schema, or another sheet after --sheet."),
        )
        raise OpendataError(problem, Exit.INVALID)
    return best[2], best[3], best[4]


def _all_columns(header: AnyHeader, sheet: Sheet) -> tuple[Heading, ...]:
    """The headings, and one for each column that has cells and no header: its letter."""
    named = {one.spot for one in header.headings}
    filled = {
        spot
        for row in sheet.rows[header.row + 1 :]
        for spot, value in enumerate(row)
        if spot not in named and _filled(value)
    }
    bare = [Heading(spot, cell_name(0, spot)[:-1]) for spot in sorted(filled)]
    return (*header.headings, *bare)


def _read(
    name: str, sheet: Sheet, header: AnyHeader, plans: Sequence[Plan]
) -> tuple[Table, tuple[Problem, ...]]:
    """The cells as text, the columns in the order of ``plans``."""
    fields = []
    taken: set[str] = set()
    for one in plans:
        shown = one.heading.text.strip()
        while shown in taken:
            shown += "'"
        taken.add(shown)
        fields.append(replace(one.field or PLAIN, name=shown))
    found = {
        one.name: Found(part.heading.spot, By.NAME, part.heading.text)
        for one, part in zip(fields, plans, strict=True)
    }
    schema = TableSchema("", tuple(fields), (), {})
    rows, problems = read_rows(name, sheet, FilledHeader(header.row, found, (), ()), schema)
    unknown = {one.name for one, part in zip(fields, plans, strict=True) if part.field is None}
    return rows, tuple(one for one in problems if one.place.field not in unknown)


PLAIN: Final = Field("", "", "", "string", "string", False, {})
"""How a column is read that is of no edition: as text."""


def _above(sheet: Sheet, header: AnyHeader) -> Iterator[Left]:
    """What stands above the header: a title of the table, the body, a date."""
    labels = {fold(one.field.title) for one in header.headings if one.field}
    for number, row in enumerate(sheet.rows[: header.row]):
        filled = [(spot, str(value).strip()) for spot, value in enumerate(row) if _filled(value)]
        if sum(fold(text) in labels for _, text in filled) * 2 > len(filled):
            continue
        for spot, text in filled:
            yield Left(cell_name(number, spot), None, "", text, Why.ABOVE)


def _says(sheet: Sheet) -> bool:
    return any(_filled(value) for row in sheet.rows for value in row)


def _filled(value: Value) -> bool:
    return not isinstance(value, str) or bool(value.strip())


def _no_table(name: str, key: str, edition: str, option: str) -> Problem:
    if key in table_paths(OWN):
        return Problem(
            "convert-no-table",
            msg("the table is of opendata's own, and no edition has it"),
            Place(name),
            key,
            msg("a table of an edition of the recommendations"),
            msg("Publish the file as it is: there is nothing to convert it to."),
        )
    others = [one for one in editions() if key in table_paths(one)]
    return Problem(
        "convert-no-table",
        msg("edition {edition} has no such table", edition=edition),
        Place(name),
        key,
        msg("one of: {names}", names=", ".join(others)),
        msg("Name one of these after {option}.", option=option),
    )
