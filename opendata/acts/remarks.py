"""What the recogniser remarks of a document, put so that a person knows what to do."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from opendata.acts.act import SURE, Act, Kind, Remark
from opendata.acts.confidence import percent
from opendata.acts.names import NAMES, listed
from opendata.messages import msg
from opendata.problems import NOWHERE, Place, Problem, Severity

_ALL: Final = (
    Problem(
        "act-second",
        msg("another act begins in this file; only the first one is described"),
        expected=msg("one act in one file"),
        remedy=msg("Save each act as a file of its own."),
        severity=Severity.WARNING,
    ),
    Problem(
        "act-date-in-future",
        msg("the date in the document has not come yet; it was not taken"),
        expected=msg("a date not later than today"),
        remedy=msg("Look at the date in the document; most often the year was mistyped."),
        severity=Severity.WARNING,
    ),
    Problem(
        "act-date-outside-convocation",
        msg("the date does not fit the years of the convocation that the document names"),
        expected=msg("a date from the years in which this convocation sat"),
        remedy=msg("Look which of the two is mistyped: the date or the convocation."),
        severity=Severity.WARNING,
    ),
    Problem(
        "act-name-differs",
        msg("the name of the file tells another number or date than the document"),
        expected=msg("the same number and date in the name and in the document"),
        remedy=msg("Look whether this is the right document, and correct the name of the file."),
        severity=Severity.WARNING,
    ),
    Problem(
        "act-disputed",
        msg("two places of the document tell different things"),
        expected=msg("the same value wherever the document tells it"),
        remedy=msg("Look into the document; the register should have the right value."),
        severity=Severity.WARNING,
    ),
)
REGISTERED: Final = (Kind.COUNCIL_DECISION, Kind.EXECUTIVE_DECISION, Kind.MAYORS_ORDER)
NEEDED: Final = ("number", "date", "title")
REMARKS: Final = {problem.code: problem for problem in _ALL}
"""Code of a remark → the finding, still without its place and what was found."""


def problem_of(remark: Remark, place: Place = NOWHERE) -> Problem:
    """The finding for a remark of the recogniser; ``place`` names the file."""
    return replace(REMARKS[remark.code], found=remark.found or None, place=place)


def doubtful(act: Act) -> tuple[str, ...]:
    """The names of the fields that a person should look at before the act is published.

    What was read, but not surely; and for an act that registers keep, what is missing of its
    number, its date and its title.
    """
    registered = act.sure("kind") in REGISTERED
    return tuple(
        name
        for name, reading in act.readings().items()
        if (reading is None and registered and name in NEEDED)
        or (reading is not None and reading.confidence < SURE)
    )


def doubt(act: Act, place: Place = NOWHERE) -> Problem | None:
    """The finding that names what a person should look at; None if everything is sure.

    ``found`` has the values with their confidence in percent, as they stand in the text.
    """
    names = doubtful(act)
    if not names:
        return None
    readings = [(name, reading) for name, reading in act.readings().items() if name in names]
    found = "; ".join(
        f"{reading.value} ({percent(reading.confidence)} %)"
        for _, reading in readings
        if reading is not None and not isinstance(reading.value, bool)
    )
    return Problem(
        "document-doubtful",
        msg("not read surely: {fields}", fields=listed(NAMES[name] for name in names)),
        place,
        found=found or None,
        expected=msg("values that the document tells plainly"),
        remedy=msg("Compare these values with the document."),
        severity=Severity.NOTE,
    )
