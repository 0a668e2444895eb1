"""The workbooks in a folder of budget forms: what each holds, and what could not be read."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import PurePosixPath
from typing import Final

from opendata.budget.form import Finding, Form
from opendata.budget.versions import Found
from opendata.collect.batch import Document, Outcome
from opendata.collect.budget_forms import forms_in, is_workbook
from opendata.collect.sheets import open_sheets
from opendata.collect.walk import FoundFile, unreadable
from opendata.messages import msg
from opendata.problems import OpendataError, Place, Problem, Severity

_WORKBOOKS: Final = frozenset({"xlsx", "xls", "ods", "xlsm", "xltx", "xlsb"})
"""Endings of names that promise a workbook."""
_OLE: Final = b"\xd0\xcf\x11\xe0"
_ODS: Final = b"opendocument.spreadsheet"


@dataclass(frozen=True, slots=True)
class FormFile:
    """One file of the folder: its ``forms`` in their order, and what is to be said of it.

    ``format`` is ``xlsx``, ``xls`` or ``ods``, empty for what is no workbook. ``original`` is the
    path of an earlier file with the same bytes. ``whole`` is False when it could not be read.
    """

    file: FoundFile
    forms: tuple[Form, ...] = ()
    format: str = ""
    original: str | None = None
    problems: tuple[Problem, ...] = ()
    whole: bool = True

    @property
    def found(self) -> tuple[Found, ...]:
        """The forms with the file that they are in; none of a copy."""
        if self.original is not None:
            return ()
        return tuple(Found(form, self.file.path, self.file.sha256) for form in self.forms)

    def document(self, outcome: Outcome, *problems: Problem) -> Document:
        """The file as a document that counts."""
        file = self.file
        return Document(file.path, file.sha256, file.bytes, self.format, outcome, problems=problems)


def read_form_files(files: Sequence[FoundFile]) -> tuple[FormFile, ...]:
    """The files in their order; each content is read once."""
    first: dict[str, FormFile] = {}
    read: list[FormFile] = []
    for file in files:
        earlier = first.get(file.sha256)
        if earlier is None:
            earlier = first[file.sha256] = _read(file)
            read.append(earlier)
        else:
            read.append(_copy(file, earlier))
    return tuple(read)


def _copy(file: FoundFile, earlier: FormFile) -> FormFile:
    problem = Problem(
        "document-duplicate",
        msg("The same document as {original}", original=earlier.file.path),
        Place(file=file.path),
        remedy=msg("Keep one of the two files"),
        severity=Severity.WARNING,
    )
    return replace(earlier, file=file, original=earlier.file.path, problems=(problem,))


def _read(file: FoundFile) -> FormFile:
    place = Place(file=file.path)
    try:
        data = file.absolute.read_bytes()
    except OSError:
        return FormFile(file, problems=(unreadable(file.path),), whole=False)
    try:
        if is_workbook(data):
            forms = forms_in(data, place)
            problems = () if forms else (_no_form(place),)
            return FormFile(file, forms, _format(data), problems=problems)
        if _suffix(file.path) in _WORKBOOKS:
            open_sheets(data, place)  # tells what is wrong with it: a password, damage
    except OpendataError as error:
        return FormFile(file, format=_suffix(file.path), problems=error.problems, whole=False)
    return FormFile(file, problems=(_no_workbook(place),))


def _format(data: bytes) -> str:
    if data.startswith(_OLE):
        return "xls"
    return "ods" if _ODS in data[:256] else "xlsx"


def _suffix(path: str) -> str:
    return PurePosixPath(path).suffix.removeprefix(".").lower()


def form_problems(found: Found) -> Iterable[Problem]:
    """What does not add up inside a form, with its file and all cells that it is about."""
    for finding in found.form.findings:
        yield _of_file(finding, found)


def _of_file(finding: Finding, found: Found) -> Problem:
    problem = finding.problem
    place = found.place(problem.place.cell)
    if len(finding.cells) < 2:
        return replace(problem, place=place)
    cells = ", ".join(finding.cells)
    what = msg("{what} (cells {cells})", what=problem.what, cells=cells)
    return replace(problem, what=what, place=place)


def _no_form(place: Place) -> Problem:
    return Problem(
        "budget-no-form",
        msg("the workbook holds no budget passport and no report on one, and is left out"),
        place,
        expected=msg("a form of order No. 836 of the Ministry of Finance, on a visible sheet"),
        remedy=msg("Take the file out of the folder, or look whether its form has its title."),
        severity=Severity.WARNING,
    )


def _no_workbook(place: Place) -> Problem:
    return Problem(
        "budget-no-workbook",
        msg("the file is no workbook: it is not read and not published"),
        place,
        expected=msg("XLSX, XLS or ODS: Resolution 835 allows no scans, PDF, DOC or CSV here"),
        remedy=msg("Put the workbook into the folder that the form was printed from."),
        severity=Severity.WARNING,
    )
