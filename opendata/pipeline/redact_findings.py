"""What can be wrong with redactions, and what to do then."""

from __future__ import annotations

import hashlib
from pathlib import Path

from opendata.messages import msg
from opendata.problems import Exit, OpendataError, Place, Problem, Severity
from opendata.workspace.workspace import Dataset


def of_tables(dataset: Dataset) -> Problem:
    """The cells of its workbooks become rows: they are corrected, not covered."""
    return Problem(
        "redact-tables",
        msg("this dataset is made of tables that you fill in, and has no documents to redact"),
        Place(f"datasets/{dataset.name}/datapackage.yaml"),
        remedy=msg(
            "Correct the cell in the workbook itself; «opendata check {dataset}» names it.",
            dataset=dataset.name,
        ),
    )


def no_files(dataset: Dataset) -> Problem:
    """It has a register, or is made by the program."""
    return Problem(
        "redact-no-documents",
        msg("this dataset has no folder of documents"),
        Place(f"datasets/{dataset.name}/datapackage.yaml"),
        remedy=msg("Correct the row in the register; «opendata check» names its cell."),
    )


def cannot_undo(path: str) -> Problem:
    """There is no copy of that document."""
    return Problem(
        "redact-undo",
        msg("there is no redacted copy of this document"),
        Place(path),
        expected=msg("the path of a document or of its copy, as the sheet shows it"),
        remedy=msg("Look into the folder «redacted» of the dataset for what there is."),
    )


def changed(path: str) -> Problem:
    """The document is not the one of which the sheet speaks."""
    return Problem(
        "redact-changed",
        msg("the document is not there, or was changed after the sheet was made"),
        Place(path),
        remedy=msg("Make the proposals again («opendata redact»), and decide there."),
    )


def still_there(path: str, places: str) -> Problem:
    """A copy that the screen does not let pass."""
    return Problem(
        "redact-refused",
        msg("the copy still holds personal data; it was thrown away, the document is withheld"),
        Place(path),
        found=places,
        expected=msg("a copy in which the screen finds nothing that blocks"),
        remedy=msg(
            "Take the finding out of the document itself, save it, and make the proposals again."
        ),
    )


def other_sheet(name: str, found: str, wanted: str) -> OpendataError:
    """A sheet of another dataset."""
    problem = Problem(
        "redact-other-dataset",
        msg("the sheet was made for another dataset"),
        Place(name),
        found=found,
        expected=msg("{value}", value=wanted),
        remedy=msg("Name the sheet of this dataset (--file), or the dataset of this sheet."),
    )
    return OpendataError(problem, Exit.USAGE)


def taken(name: str) -> OpendataError:
    """Something else stands where the sheet is to be written."""
    problem = Problem(
        "redact-file-taken",
        msg("another file stands where the sheet of proposals is to be written"),
        Place(name),
        remedy=msg("Move it away, or name another file (--file)."),
    )
    return OpendataError(problem, Exit.USAGE)


def put_off(path: str, count: int) -> Problem:
    """A document about which not everything is decided."""
    return Problem(
        "redact-put-off",
        msg("not all that blocks is decided: no copy was made, the document is withheld"),
        Place(path),
        found=str(count),
        remedy=msg("Choose «take out» or «leave as it is» in its rows, and apply the sheet again."),
        severity=Severity.WARNING,
    )


def not_ours(file: Path, sha256: str) -> Problem | None:
    """None where ``file`` is the copy with the hash ``sha256``."""
    with file.open("rb") as stream:
        found = hashlib.file_digest(stream, "sha256").hexdigest()
    return None if found == sha256 else changed(file.as_posix())
