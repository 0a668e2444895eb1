"""A register of acts in a spreadsheet → :class:`~opendata.collect.batch.Register`."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Final

from opendata.clean.headers import HELPERS
from opendata.clean.spaces import one_line
from opendata.collect import register_findings as say
from opendata.collect.batch import Register, RegisterRow
from opendata.collect.register_file import register_bytes, relative_name
from opendata.collect.register_header import Header, find_header
from opendata.collect.register_rows import Reader
from opendata.collect.sheets import Sheet, SheetFile, cell_name, open_sheets
from opendata.problems import Place
from opendata.workspace.workspace import RegisterSource

FEWEST_COUNTED: Final = 3

Found = tuple[Sheet, Header]


def read_register(
    path: Path, root: Path, source: RegisterSource, columns: Collection[str]
) -> Register:
    """Read the register at ``path`` (absolute) of the workspace ``root``.

    ``source`` says which sheet, and which header stands for which column, where the declaration
    does; ``columns`` are those of the published structure. Nothing is guessed: what can be read two
    ways is an error that names both.

    ``OpendataError`` with :attr:`Exit.INCOMPLETE` when the file cannot be read
    (``register-missing``, ``-locked``, ``-too-large``, ``-empty``, ``-format``, ``-encrypted``,
    ``-bomb``, ``-broken``, ``-encoding``, ``-no-header``), with :attr:`Exit.CONFIGURATION` when the
    declaration does not fit it (``register-no-sheet``, ``-ambiguous-sheet``, ``-unknown-column``,
    ``-header-missing``, ``-ambiguous-header``).
    """
    name = relative_name(path, root)
    return register_from(register_bytes(path, root), name, source, columns)


def register_from(
    data: bytes, file: str, source: RegisterSource, columns: Collection[str]
) -> Register:
    """The register in the bytes ``data`` of a file that is called ``file``; errors as above."""
    if unknown := sorted(set(source.columns) - {*columns, *HELPERS}):
        raise say.unknown_column(Place(file), unknown, [*columns, *HELPERS])
    book = open_sheets(data, Place(file))
    others: tuple[str, ...] = ()
    if source.sheet is not None:
        sheet, header = _declared_sheet(book, file, source, columns)
    else:
        sheet, header, others = _best_sheet(book, file, source, columns)
    place = Place(file, sheet.name, header.row + 1)
    seen = [text for text in header.texts if text]
    if header.missing:
        raise say.header_missing(place, header.missing.values(), seen)
    for column, spots in header.match.doubtful.items():
        raise say.ambiguous_header(place, column, [_at(header, spot) for spot in spots])
    header = _without_ordinal(sheet, header, place)
    reader = Reader(file, sheet, header)
    if others:
        reader.problems.append(say.other_sheets(place, others))
    if header.match.unknown:
        names = [header.texts[spot] for spot in header.match.unknown]
        reader.problems.append(say.unknown_headers(place, names))
    rows = tuple(reader.rows())
    return Register(
        file, sheet.name, header.row + 1, _columns(header, rows), rows, tuple(reader.problems)
    )


def _declared_sheet(
    book: SheetFile, file: str, source: RegisterSource, columns: Collection[str]
) -> Found:
    wanted = source.sheet or ""
    if book.names == (None,):  # a CSV has one sheet and no name for it
        names: dict[str | None, str] = {None: one_line(wanted)}
    else:
        names = {name: one_line(name or "") for name in book.names}
    chosen = [
        name for name, plain in names.items() if plain.casefold() == one_line(wanted).casefold()
    ]
    if not chosen:
        raise say.no_sheet(Place(file), wanted, [name or "" for name in book.names])
    sheet = book.read(chosen[0])
    header = find_header(sheet, columns, source.columns)
    if header is None:
        raise say.no_header(Place(file, sheet.name), _first_texts(sheet))
    return sheet, header


def _best_sheet(
    book: SheetFile, file: str, source: RegisterSource, columns: Collection[str]
) -> tuple[Sheet, Header, tuple[str, ...]]:
    """The visible sheet whose header fits best, and the names of others that fit too."""
    found: list[Found] = []
    seen: str | None = None
    for name in book.names:
        if name in book.hidden:
            continue
        sheet = book.read(name)
        header = find_header(sheet, columns, source.columns)
        seen = seen or _first_texts(sheet)
        if header is not None:
            found.append((sheet, header))
    filled = [one for one in found if len(one[0].rows) > one[1].row + 1]
    ranked = sorted(filled or found, key=lambda one: one[1].score, reverse=True)
    if not ranked:
        hidden = ", ".join(sorted(book.hidden))
        raise say.no_header(Place(file, hidden or None if not seen else None), seen)
    best = ranked[0]
    names = [one[0].name or "" for one in ranked]
    if len(ranked) > 1 and ranked[1][1].score == best[1].score:
        equal = [one[0].name or "" for one in ranked if one[1].score == best[1].score]
        raise say.ambiguous_sheet(Place(file), equal)
    return *best, tuple(names[1:])


def _without_ordinal(sheet: Sheet, header: Header, place: Place) -> Header:
    """«№» that counts 1, 2, 3 … may be the number of the line; that is not for us to decide."""
    spot = header.match.positions.get("number")
    if spot is None or "number" not in header.match.weak or header.texts[spot].strip(" .") != "№":
        return header
    column = [row[spot] for row in sheet.rows[header.row + 1 :] if spot < len(row)]
    values = [str(value).removesuffix(".0").rstrip(". ") for value in column if value != ""]
    if len(values) >= FEWEST_COUNTED and values == [str(n) for n in range(1, len(values) + 1)]:
        where = replace(place, cell=cell_name(header.row, spot))
        raise say.ordinal_or_number(where, header.texts[spot])
    return header


def _columns(header: Header, rows: Sequence[RegisterRow]) -> tuple[str, ...]:
    """The columns in the register's order; then those that were told by others (kind by type)."""
    positions: Mapping[str, int] = header.match.positions
    own = sorted(positions, key=lambda column: positions[column])
    told = {column for row in rows for column in row.values} - set(own)
    return (*own, *sorted(told))


def _at(header: Header, spot: int) -> str:
    return f"{header.texts[spot]} ({cell_name(header.row, spot)})"


def _first_texts(sheet: Sheet) -> str | None:
    for row in sheet.rows:
        texts = [one_line(str(value)) for value in row if value != ""]
        if len(texts) > 1:
            return " | ".join(texts)
    return None
