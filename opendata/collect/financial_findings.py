"""What a collection of financial statements tells beside what does not add up in each of them."""

from __future__ import annotations

from opendata.messages import msg
from opendata.problems import Place, Problem, Severity


def same_file(path: str, original: str) -> Problem:
    """The same bytes as an earlier file."""
    return Problem(
        "document-duplicate",
        msg("The same document as {original}", original=original),
        Place(file=path),
        remedy=msg("Keep one of the two files"),
        severity=Severity.WARNING,
    )


def no_statement(place: Place) -> Problem:
    """A workbook of something else."""
    return Problem(
        "financials-none",
        msg("the workbook holds no balance and no statement of results, and is left out"),
        place,
        expected=msg("form No. 1 or 2, 1-м or 2-м, 1-мс or 2-мс, on a visible sheet"),
        remedy=msg(
            "Take the file out of the folder, or look whether the form has its codes of lines."
        ),
        severity=Severity.WARNING,
    )


def no_workbook(place: Place) -> Problem:
    """No workbook at all."""
    return Problem(
        "financials-no-workbook",
        msg("the file is no workbook: it is not read and not published"),
        place,
        expected=msg("XLSX, XLS or ODS, as the accounting program exports it"),
        remedy=msg("Put the workbook into the folder that the form was printed from."),
        severity=Severity.WARNING,
    )


def unnamed(place: Place, number: str) -> Problem:
    """Nothing tells the statement from others."""
    return Problem(
        "financials-unnamed",
        msg("form № {form} waits: whose it is, or of which period, is not known", form=number),
        place,
        expected=msg("an EDRPOU code of eight digits, and the day or the period of the statement"),
        remedy=msg("Complete the header of the form in the workbook, and save it."),
        severity=Severity.WARNING,
    )


def again(place: Place, uid: str, other: str) -> Problem:
    """One statement with the same figures in two places."""
    return Problem(
        "financials-twice",
        msg("the same statement as in {other}; it is published once", other=other),
        place,
        uid,
        remedy=msg("Keep one of the two files"),
        severity=Severity.NOTE,
    )


def rivals(place: Place, uid: str, other: str) -> Problem:
    """One statement with two contents."""
    return Problem(
        "financials-contradiction",
        msg("two different statements claim to be the same one; both wait"),
        place,
        uid,
        msg("the same figures as in {other}", other=other),
        msg("Find out which of them was submitted, and take the other out of the folder."),
        severity=Severity.WARNING,
    )
