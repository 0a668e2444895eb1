"""What is to be told of extracts, of codes in registers, and of the sheets of a reconciliation."""

from __future__ import annotations

from collections.abc import Sequence

from opendata.messages import Message, msg, nmsg
from opendata.problems import Exit, OpendataError, Place, Problem, Severity
from opendata.review.findings import SAVED

ANEW = msg("Compare again, and decide in the new sheet: opendata reconcile … --with …")


def no_sheet(name: str, wanted: str, names: Sequence[str | None]) -> Problem:
    """``--sheet`` names a sheet that the extract has not."""
    return Problem(
        "extract-no-sheet",
        msg("the extract has no sheet of this name"),
        Place(name),
        found=wanted,
        expected=msg("one of: {names}", names=", ".join(filter(None, names)) or "–"),
        remedy=msg("Name one of them (--sheet), or leave the option out."),
    )


def no_header(name: str) -> Problem:
    """No sheet of the extract has a header with a code or a name."""
    return Problem(
        "extract-no-header",
        msg("no sheet of the extract has a row with the headers of a register"),
        Place(name),
        expected=msg(
            "a row with «Код ЄДРПОУ» or «Найменування», and others such as «Керівник», «Стан»"
        ),
        remedy=msg("Write these words above the columns, and save the extract."),
    )


def empty(name: str) -> Problem:
    """A header, and no row below it."""
    return Problem(
        "extract-empty",
        msg("the extract has no rows: nothing can be compared with it"),
        Place(name),
        expected=msg("an organisation in each row below the header"),
        remedy=msg("See whether the right file and sheet were named."),
    )


def several_sheets(name: str, sheets: Sequence[str | None]) -> Problem:
    """All sheets with a header were read; perhaps one was meant."""
    return Problem(
        "extract-sheets",
        nmsg(
            "{n} sheet of the extract was read",
            "{n} sheets of the extract were read",
            len(sheets),
        ),
        Place(name),
        found=", ".join(filter(None, sheets)),
        remedy=msg("If one of them alone is meant, name it: --sheet"),
        severity=Severity.NOTE,
    )


def unread_columns(place: Place, headers: Sequence[str]) -> Problem:
    """Columns that nothing is compared in."""
    return Problem(
        "extract-columns",
        nmsg(
            "{n} column of the extract is not compared",
            "{n} columns of the extract are not compared",
            len(headers),
        ),
        place,
        found=", ".join(headers),
        severity=Severity.NOTE,
    )


def no_subject(place: Place) -> Problem:
    """A row of the extract without code and name."""
    return Problem(
        "extract-row",
        msg("this row has neither a code nor a name; it was left out"),
        place,
        severity=Severity.WARNING,
    )


def error_cell(place: Place, found: str) -> Problem:
    """A cell of the extract that holds an error or a formula without a value."""
    return Problem(
        "extract-cell",
        msg("the cell holds an error instead of a value; it counts as blank"),
        place,
        found=found,
        remedy=msg("Open the extract, correct the cell, save, and compare again."),
        severity=Severity.WARNING,
    )


def no_date() -> Problem:
    """The extract does not say as of which day it is, and the command did not either."""
    return Problem(
        "extract-date",
        msg("it is not known as of which day the extract is; reports will not say it"),
        expected=msg("the day of the extract, such as {example}", example="--as-of 2020-04-01"),
        remedy=msg("Compare again and name the day (--as-of)."),
        severity=Severity.NOTE,
    )


def no_code(place: Place, code: str) -> Problem:
    """A value that is no EDRPOU code. Ten digits may be somebody's tax number: not repeated."""
    return Problem(
        "reconcile-code",
        msg("this is no EDRPOU code; the row is looked for by its name"),
        place,
        found=None if len(code) >= 10 else code,
        expected=msg("eight digits"),
        remedy=msg("Correct the code where it is wrong."),
        severity=Severity.WARNING,
    )


def check_digit(place: Place, code: str) -> Problem:
    """Eight digits, of which one is wrong."""
    return Problem(
        "reconcile-check-digit",
        msg("the check digit of this EDRPOU code is wrong: there is a slip in the code"),
        place,
        found=code,
        remedy=msg("Look the code up in the state register, and correct it."),
        severity=Severity.WARNING,
    )


def twice(place: Place, other: Place, code: str) -> Problem:
    """One code in two rows of one register."""
    return Problem(
        "reconcile-twice",
        msg("this EDRPOU code stands in the register twice; nothing is asked about the second row"),
        place,
        found=code,
        expected=msg("one row; the other is {place}", place=str(other)),
        remedy=msg("Delete the row that is too much, or correct its code."),
        severity=Severity.WARNING,
    )


def no_sheet_of_ours(name: str, found: str | None) -> OpendataError:
    """A workbook that is no sheet of a reconciliation, or has lost what makes it one."""
    problem = Problem(
        "reconcile-sheet",
        msg("this is no sheet that «opendata reconcile» has written, or it has lost a part"),
        Place(name),
        found=found,
        remedy=SAVED,
    )
    return OpendataError(problem, Exit.INCOMPLETE)


def other_dataset(name: str, found: str, wanted: str) -> OpendataError:
    """A sheet that was made for another dataset."""
    problem = Problem(
        "reconcile-other-dataset",
        msg("this sheet was made for another dataset"),
        Place(name),
        found=found,
        expected=msg("{name}", name=wanted),
        remedy=msg("Apply it there: opendata reconcile {dataset} --apply …", dataset=found),
    )
    return OpendataError(problem, Exit.USAGE)


def changed(register: str, sheet: str) -> OpendataError:
    """The register is not the one that was compared: cells may stand elsewhere now."""
    problem = Problem(
        "reconcile-changed",
        msg("the register was changed after the sheet was made; nothing was written"),
        Place(register),
        expected=msg("the file as it was when {sheet} was written", sheet=sheet),
        remedy=ANEW,
    )
    return OpendataError(problem, Exit.USAGE)


def unknown_action(place: Place, found: str, expected: Message) -> Problem:
    """A word that is no action, or one that this row does not have."""
    return Problem(
        "reconcile-action",
        msg("this action is not one of this row; the row was left as it was"),
        place,
        found=found,
        expected=msg("one of: {names}", names=expected),
        remedy=msg("Choose from the list, save the sheet, and apply it again."),
    )


def torn(place: Place, found: str) -> Problem:
    """A row whose cells are not those that were written."""
    return Problem(
        "reconcile-row",
        msg("the cells of this row are not as the program wrote them; the row was left out"),
        place,
        found=found,
        expected=msg("only the action is chosen in a row"),
        remedy=ANEW,
    )


def contradiction(place: Place, found: str) -> Problem:
    """One organisation both added as another one and taken for the same, or one asked twice."""
    return Problem(
        "reconcile-contradiction",
        msg("other rows about this organisation are decided otherwise; none of them was taken"),
        place,
        found=found,
        expected=msg("either it is added as another organisation, or its values are taken"),
        remedy=msg("Leave the action in those rows that hold, save, and apply the sheet again."),
    )


def taken_before(place: Place) -> Problem:
    """A row that was applied, and has another action now."""
    return Problem(
        "reconcile-done",
        msg("this row was applied before, with another action; what was written stays"),
        place,
        remedy=msg("Change the cell in the register itself."),
    )


def formula(place: Place, cell: Place) -> Problem:
    """A cell of the register that is computed."""
    return Problem(
        "reconcile-formula",
        msg("the cell of the register holds a formula; nothing was written there"),
        place,
        found=str(cell),
        remedy=msg("Change it in the register itself."),
    )


def to_fill(place: Place, columns: Sequence[str]) -> Problem:
    """Cells of an added row that an extract cannot fill."""
    return Problem(
        "reconcile-fill",
        msg("the row was added; the extract does not say all that it needs"),
        place,
        found=", ".join(columns),
        remedy=msg("Fill in these cells in the register."),
        severity=Severity.WARNING,
    )


def ended(place: Place) -> Problem:
    """A row that was marked, whose day nobody has named."""
    return Problem(
        "reconcile-ended",
        msg("marked as ended; the day of it is not known"),
        place,
        remedy=msg("Write the day in the register, if you know it."),
        severity=Severity.NOTE,
    )


def no_table(dataset: str, found: str | None, tables: Sequence[str]) -> OpendataError:
    """A dataset none of whose tables has codes and names of organisations."""
    if tables:
        remedy = msg("Name one of them: --table {key}", key=tables[0])
        expected = msg("one of: {names}", names=", ".join(tables))
    else:
        remedy = msg("Reconcile a dataset of a register: parties, ngos, religious-organizations.")
        expected = msg("a table with an EDRPOU code and a name in each row, that you fill in")
    problem = Problem(
        "reconcile-no-table",
        msg("it is not known which table of this dataset is to be compared"),
        Place(key=f"datasets.{dataset}"),
        found=found,
        expected=expected,
        remedy=remedy,
    )
    return OpendataError(problem, Exit.USAGE)


def extract_missing(name: str) -> OpendataError:
    """``--with`` names a file that is not there."""
    problem = Problem(
        "extract-missing",
        msg("there is no such extract"),
        Place(name),
        remedy=msg("Correct the path; a path with blanks stands in quotes."),
    )
    return OpendataError(problem, Exit.USAGE)


def no_columns(name: str, columns: Sequence[str]) -> OpendataError:
    """The clerk's workbook lacks both what organisations are told apart by."""
    problem = Problem(
        "reconcile-no-column",
        msg("the register has no column by which organisations are told apart"),
        Place(name),
        expected=msg("one of: {names}", names=", ".join(columns)),
        remedy=msg("Add the column, as in the template: opendata template"),
    )
    return OpendataError(problem, Exit.INVALID)


def wrong_format(name: str, found: str) -> OpendataError:
    """A register in a format that is not written."""
    problem = Problem(
        "reconcile-format",
        msg("files of this kind are not written"),
        Place(name),
        found=found,
        expected=msg("an Excel workbook (.xlsx) or a CSV"),
        remedy=msg("Save the register as XLSX, name it in datapackage.yaml, and compare again."),
    )
    return OpendataError(problem, Exit.USAGE)


def incomplete(name: str, *lost: Problem) -> OpendataError:
    """A workbook with pictures or charts, which would be gone."""
    problem = Problem(
        "reconcile-incomplete",
        msg("the register was not changed, since parts of the file would be lost"),
        Place(name),
        remedy=msg("Take them out of the file and compare again, or change the cells by hand."),
    )
    return OpendataError(problem, Exit.USAGE, *lost)


def unsure(place: Place) -> OpendataError:
    """A register that would not read, once written, as was decided."""
    problem = Problem(
        "reconcile-unsure",
        msg("the register was not changed: once written, it would not read as was decided"),
        place,
        expected=msg("a table without formulas"),
        remedy=msg(
            "Put values in place of the formulas (copy, paste as values), and compare again."
        ),
    )
    return OpendataError(problem, Exit.USAGE)
