"""What is said of forms that cannot be told apart, or cannot be named."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from opendata.messages import Message, msg
from opendata.problems import Place, Problem, Severity

YEAR: Final = msg("the year")
CODE: Final = msg("the code of the programme")
DATE: Final = msg("the date of the document that approved it")


def unnamed(place: Place, lacking: Sequence[Message]) -> Problem:
    """The form has no identifier without these."""
    return Problem(
        "budget-unnamed",
        msg("the form is not published: not found in it: {parts}", parts=listed(lacking)),
        place,
        expected=msg("the year, the seven digits of the programme, and a passport's date"),
        remedy=msg(
            "Write it into the form as the official form has it. The date of a passport may also "
            "stand in the name of the file: {example}",
            example="2024-0611010-v-2024-02-14.xlsx",
        ),
    )


def twice(place: Place, other: str) -> Problem:
    """Two workbooks hold the same form."""
    return Problem(
        "budget-form-twice",
        msg("the same form stands in {other}; that one is published", other=other),
        place,
        remedy=msg("Keep one of the two."),
        severity=Severity.WARNING,
    )


def dispute(place: Place, uid: str, others: str) -> Problem:
    """Different forms claim to be one version of a passport, or one report."""
    return Problem(
        "budget-versions",
        msg(
            "another form of the same programme and year, of the same document, says something "
            "else: {others}; both wait",
            others=others,
        ),
        place,
        found=uid,
        expected=msg("one form for each report, and for each document that changes a passport"),
        remedy=msg(
            "Remove the wrong one; or correct the date or the number of its document, if it is an "
            "amendment of its own."
        ),
    )


def skipped(place: Place, code: str, years: Sequence[int]) -> Problem:
    """A programme that has passports before and after ``years``, but none of them."""
    return Problem(
        "budget-year-skipped",
        msg(
            "programme {code} has a passport of this year and an earlier one, but none between: "
            "{years}",
            code=code,
            years=", ".join(map(str, years)),
        ),
        place,
        remedy=msg("If there were passports, put them into the folder."),
        severity=Severity.NOTE,
    )


def listed(parts: Sequence[Message]) -> Message:
    """The parts with commas between them."""
    first, *others = parts
    return msg("{part}, {others}", part=first, others=listed(others)) if others else first
