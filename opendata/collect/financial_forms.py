"""A workbook → the financial statements on its sheets; a folder of workbooks → those in each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import PurePosixPath
from typing import Final

from opendata.collect import financial_findings as say
from opendata.collect.batch import Document, Outcome
from opendata.collect.budget_forms import is_workbook, lines_of_sheets, on_sheet
from opendata.collect.sheets import open_sheets
from opendata.collect.walk import FoundFile, unreadable
from opendata.financials.read import read_statements
from opendata.financials.statement import Statement
from opendata.messages import msg
from opendata.problems import OpendataError, Place, Problem

_ENDINGS: Final = frozenset({"xlsx", "xls", "ods", "xlsm", "xltx", "xlsb"})
_OLE: Final = b"\xd0\xcf\x11\xe0"
_ODS: Final = b"opendocument.spreadsheet"
_SEVERAL: Final = 2


@dataclass(frozen=True, slots=True)
class StatementFile:
    """One file of the folder: its ``statements`` in their order, and what is to be said of it.

    ``format`` is ``xlsx``, ``xls`` or ``ods``. ``original`` is the path of an earlier file with the
    same bytes. ``whole`` is False when it could not be read.
    """

    file: FoundFile
    statements: tuple[Statement, ...] = ()
    format: str = ""
    original: str | None = None
    problems: tuple[Problem, ...] = ()
    whole: bool = True

    def document(self, outcome: Outcome) -> Document:
        """The file as a document that counts."""
        file = self.file
        return Document(
            file.path, file.sha256, file.bytes, self.format, outcome, problems=self.problems
        )


def statements_in(data: bytes, place: Place) -> tuple[Statement, ...]:
    """The statements in the workbook ``data``, by sheets and from top to bottom; none in others.

    Where they are on several sheets, cells in findings are named with the sheet. Hidden sheets are
    templates of programs, and are left out.

    :raises OpendataError: as :func:`opendata.collect.sheets.open_sheets` does.
    """
    found = read_statements(list(lines_of_sheets(data, place)))
    if len({one.sheet for one in found}) < _SEVERAL:
        return found
    return tuple(
        replace(one, findings=tuple(on_sheet(f, one.sheet) for f in one.findings)) for one in found
    )


def read_statement_files(files: Sequence[FoundFile]) -> tuple[StatementFile, ...]:
    """The files in their order; each content is read once."""
    first: dict[str, StatementFile] = {}
    read: list[StatementFile] = []
    for file in files:
        earlier = first.get(file.sha256)
        if earlier is None:
            earlier = first[file.sha256] = _read(file)
            read.append(earlier)
        else:
            copy = say.same_file(file.path, earlier.file.path)
            original = earlier.file.path
            read.append(replace(earlier, file=file, original=original, problems=(copy,)))
    return tuple(read)


def problems_of(file: StatementFile) -> Iterator[Problem]:
    """What does not add up in the statements of a file, with all cells that each is about."""
    for statement in file.statements:
        for finding in statement.findings:
            problem = finding.problem
            place = Place(file.file.path, statement.sheet, cell=problem.place.cell)
            what = problem.what
            if len(finding.cells) >= _SEVERAL:
                cells = ", ".join(finding.cells)
                what = msg("{what} (cells {cells})", what=what, cells=cells)
            yield replace(problem, what=what, place=place)


def _read(file: FoundFile) -> StatementFile:
    place = Place(file=file.path)
    ending = PurePosixPath(file.path).suffix.removeprefix(".").lower()
    try:
        data = file.absolute.read_bytes()
    except OSError:
        return StatementFile(file, problems=(unreadable(file.path),), whole=False)
    try:
        if is_workbook(data):
            found = statements_in(data, place)
            problems = () if found else (say.no_statement(place),)
            return StatementFile(file, found, _format(data), problems=problems)
        if ending in _ENDINGS:
            open_sheets(data, place)  # tells what is wrong with it: a password, damage
    except OpendataError as error:
        return StatementFile(file, format=ending, problems=error.problems, whole=False)
    return StatementFile(file, problems=(say.no_workbook(place),))


def _format(data: bytes) -> str:
    if data.startswith(_OLE):
        return "xls"
    return "ods" if _ODS in data[:256] else "xlsx"
