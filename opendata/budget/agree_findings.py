"""What is said of a report that does not agree with the passport that it is about."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from opendata.budget.compare import written
from opendata.messages import Message, msg
from opendata.problems import Place, Problem, Severity

GENERAL: Final = msg("general fund")
SPECIAL: Final = msg("special fund")
TOTAL: Final = msg("total")
NAME: Final = msg("name of the programme")
TPKVK: Final = msg("typical code")
KFKVK: Final = msg("functional code")
WHOLE: Final = msg("the whole programme")
_COMPARE: Final = msg(
    "Compare both with the approved documents. If the passport was amended, put the amendment into "
    "the folder."
)
_LONG: Final = 80


@dataclass(frozen=True, slots=True)
class Section:
    """A table of the forms; ``what`` is one row of it."""

    what: Message

    def row(self, name: str) -> Message:
        """The row called ``name``."""
        short = name if len(name) <= _LONG else name[: _LONG - 1] + "…"
        return msg("{what} «{name}»", what=self.what, name=short)


DIRECTIONS: Final = Section(msg("direction of use"))
PROGRAMMES: Final = Section(msg("local programme"))
INDICATORS: Final = Section(msg("indicator"))


def approved(
    place: Place, what: Message, fund: Message, ours: Decimal, theirs: Decimal, where: Place
) -> Problem:
    """The report says that another figure was approved than the passport has."""
    return Problem(
        "budget-approved",
        msg(
            "{what}, {fund}: the report says that {ours} was approved, the last passport of the "
            "year has {theirs} ({where})",
            what=what,
            fund=fund,
            ours=written(ours),
            theirs=written(theirs),
            where=where,
        ),
        place,
        found=written(ours),
        expected=msg("{value}", value=written(theirs)),
        remedy=_COMPARE,
        severity=Severity.WARNING,
    )


def row_more(place: Place, section: Section, name: str, where: Place) -> Problem:
    """A row of the report that the passport has not."""
    return Problem(
        "budget-approved-row",
        msg(
            "the last passport of the year ({where}) has no {row}",
            where=where,
            row=section.row(name),
        ),
        place,
        found=name,
        remedy=_COMPARE,
        severity=Severity.WARNING,
    )


def row_less(place: Place, section: Section, name: str, where: Place) -> Problem:
    """A row of the passport that the report has not."""
    return Problem(
        "budget-approved-row",
        msg(
            "the report has no {row}, which the last passport of the year has ({where})",
            row=section.row(name),
            where=where,
        ),
        place,
        found=name,
        remedy=_COMPARE,
        severity=Severity.WARNING,
    )


def programme(place: Place, what: Message, ours: str, theirs: str, where: str) -> Problem:
    """Report and passport call one programme differently."""
    return Problem(
        "budget-programme",
        msg("{what}: the passport has another one ({where})", what=what, where=where),
        place,
        found=ours,
        expected=msg("{value}", value=theirs),
        remedy=_COMPARE,
        severity=Severity.WARNING,
    )


def no_passport(place: Place, uid: str) -> Problem:
    """A report on a passport that is not there."""
    return Problem(
        "budget-no-passport",
        msg("there is no passport of this programme and year beside the report"),
        place,
        found=uid,
        remedy=msg("Put the passport and its amendments into the folder, or correct the code."),
        severity=Severity.WARNING,
    )


def disputed(place: Place, uid: str) -> Problem:
    """The passport of a report is not known yet."""
    return Problem(
        "budget-not-compared",
        msg("forms of the passport contradict each other: the report was not compared with it"),
        place,
        found=uid,
        remedy=msg("Settle which version of the passport is right."),
        severity=Severity.NOTE,
    )


def not_compared() -> Problem:
    """No passport at all lies beside the reports."""
    return Problem(
        "budget-not-compared",
        msg("no passports lie beside the reports: approved amounts were not compared with them"),
        remedy=msg(
            "Let the reports and the passports lie in one folder, which both datasets name in "
            "datapackage.yaml."
        ),
        severity=Severity.NOTE,
    )
