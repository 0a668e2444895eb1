"""What reading a register has to say: the notes on its rows, and the errors in its declaration."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from opendata.messages import msg
from opendata.problems import Exit, OpendataError, Place, Problem, Severity

_DECLARE: Final = msg(
    "Name the header of each column under “columns” of the register in the dataset’s descriptor."
)


def section_row(place: Place, text: str) -> Problem:
    """A title inside the table, such as «2024 рік»."""
    what = msg("a title inside the table; the row is left out")
    return Problem("register-section-row", what, place, text, severity=Severity.NOTE)


def total_row(place: Place, text: str) -> Problem:
    """A row of totals."""
    what = msg("a row of totals; the row is left out")
    return Problem("register-total-row", what, place, text, severity=Severity.NOTE)


def repeated_header(place: Place) -> Problem:
    """The header once more, as on every printed page."""
    what = msg("the header once more; the row is left out")
    return Problem("register-repeated-header", what, place, severity=Severity.NOTE)


def error_cell(place: Place, error: str) -> Problem:
    """A cell with ``#N/A`` and the like, or (``=``) a formula whose value was never saved."""
    if error == "=":
        return Problem(
            "register-formula",
            msg("the cell holds a formula whose value was never saved"),
            place,
            remedy=msg("Open the register in Excel or LibreOffice and save it."),
        )
    return Problem(
        "register-error-cell",
        msg("the cell holds an error instead of a value"),
        place,
        error,
        remedy=msg("Correct the formula, or type the value in its place."),
    )


def number_became_date(place: Place, text: str) -> Problem:
    """Excel turns a number such as 1-2 into a date."""
    return Problem(
        "register-number-is-date",
        msg("the number of the act is a date: the spreadsheet program has changed what was typed"),
        place,
        text,
        msg("a number such as 45-р or 12/3"),
        msg("Set the format of the column to “Text” and type the number again."),
    )


def unknown_kind(place: Place, text: str) -> Problem:
    """A kind of act that is none of ours."""
    return Problem(
        "register-unknown-kind",
        msg("the kind of act was not recognised; the cell is taken as empty"),
        place,
        text,
        msg("such as «рішення ради», «рішення виконавчого комітету», «розпорядження голови»"),
        msg("Write the kind of act in one of these ways."),
        Severity.WARNING,
    )


def shifted_row(place: Place, extra: str) -> Problem:
    """A CSV row with more cells than the header has."""
    return Problem(
        "register-shifted-row",
        msg("the row has more cells than the header: its values may stand in the wrong columns"),
        place,
        extra,
        remedy=msg("Put the text that contains the delimiter in quotation marks."),
    )


def other_sheets(place: Place, names: Iterable[str]) -> Problem:
    """Further sheets that look like registers too."""
    return Problem(
        "register-other-sheets",
        msg("other sheets of the file look like registers too and are not read"),
        place,
        ", ".join(names),
        remedy=msg("If the wrong sheet was read, name the right one under “sheet”."),
        severity=Severity.WARNING,
    )


def unknown_headers(place: Place, names: Sequence[str]) -> Problem:
    """Columns of the register that mean nothing to us."""
    return Problem(
        "register-unknown-headers",
        msg("columns that were not recognised; they are not published"),
        place,
        " | ".join(names),
        remedy=_DECLARE,
        severity=Severity.NOTE,
    )


def no_header(place: Place, seen: str | None) -> OpendataError:
    """No row looks like a header."""
    problem = Problem(
        "register-no-header",
        msg("no header was found: no row names at least two columns that are known"),
        place,
        seen,
        msg("a header such as: № рішення | Дата прийняття | Назва рішення"),
        _DECLARE,
    )
    return OpendataError(problem, Exit.INCOMPLETE)


def header_missing(place: Place, missing: Iterable[str], seen: Sequence[str]) -> OpendataError:
    """A header is declared that the register does not have."""
    problem = Problem(
        "register-header-missing",
        msg(
            "the descriptor names headers that the register does not have: {names}",
            names=", ".join(f"“{name}”" for name in missing),
        ),
        place,
        " | ".join(seen),
        remedy=msg("Write the headers under “columns” exactly as they stand in the register."),
    )
    return OpendataError(problem, Exit.CONFIGURATION)


def unknown_column(place: Place, names: Iterable[str], known: Iterable[str]) -> OpendataError:
    """A column is declared that the structure does not have."""
    problem = Problem(
        "register-unknown-column",
        msg("the descriptor names columns that the structure does not have"),
        place,
        ", ".join(names),
        msg("one of: {names}", names=", ".join(known)),
        msg("Correct the names under “columns” of the register."),
    )
    return OpendataError(problem, Exit.CONFIGURATION)


def no_sheet(place: Place, name: str, names: Iterable[str]) -> OpendataError:
    """The declared sheet is not in the file."""
    problem = Problem(
        "register-no-sheet",
        msg("the file has no such sheet"),
        place,
        name,
        msg("one of: {names}", names=", ".join(names)),
        msg("Correct “sheet” in the descriptor of the dataset."),
    )
    return OpendataError(problem, Exit.CONFIGURATION)


def ambiguous_sheet(place: Place, names: Iterable[str]) -> OpendataError:
    """Several sheets are equally good registers."""
    problem = Problem(
        "register-ambiguous-sheet",
        msg("several sheets look like the register equally well"),
        place,
        ", ".join(names),
        msg("one sheet with the register"),
        msg("Name the sheet under “sheet” in the descriptor of the dataset."),
    )
    return OpendataError(problem, Exit.CONFIGURATION)


def ambiguous_header(place: Place, column: str, headers: Iterable[str]) -> OpendataError:
    """Several headers claim one column."""
    problem = Problem(
        "register-ambiguous-header",
        msg("several columns of the register may be “{column}”", column=column),
        place,
        " | ".join(headers),
        msg("one column"),
        _DECLARE,
    )
    return OpendataError(problem, Exit.CONFIGURATION)


def ordinal_or_number(place: Place, header: str) -> OpendataError:
    """A column «№» that counts 1, 2, 3 …: lines or acts?"""
    problem = Problem(
        "register-ambiguous-header",
        msg("the column counts 1, 2, 3 …: it may number the lines or the acts"),
        place,
        header,
        msg("a header such as «№ рішення» for acts, «№ з/п» for lines"),
        msg("Rename the header, or write it as “number” under “columns” in the descriptor."),
    )
    return OpendataError(problem, Exit.CONFIGURATION)
