"""What a collection of votings tells beside what stands in each of them."""

from __future__ import annotations

from opendata.messages import msg
from opendata.problems import Place, Problem, Severity
from opendata.votes.voting import Voting


def no_votings(place: Place) -> Problem:
    """The file could be read, and holds no voting."""
    return Problem(
        "votes-none",
        msg("no voting was found in the file"),
        place,
        expected=msg("an export of the voting system, with the deputies and their votes"),
        remedy=msg("Put the export in its place, or take the file out of the folder."),
        severity=Severity.WARNING,
    )


def attendance(place: Place) -> Problem:
    """A list of those who came."""
    return Problem(
        "votes-attendance",
        msg("the file is a list of who has registered, and holds no voting"),
        place,
        remedy=msg("Nothing needs to be done; it can be taken out of the folder."),
        severity=Severity.NOTE,
    )


def test_voting(place: Place, title: str) -> Problem:
    """A test of the system is no voting."""
    return Problem(
        "votes-test",
        msg("this is a test of the voting system; it is not published"),
        place,
        title,
        severity=Severity.NOTE,
    )


def no_date(place: Place) -> Problem:
    """Nothing tells the day."""
    return Problem(
        "votes-no-date",
        msg("the day of the voting is not printed; the voting waits"),
        place,
        expected=msg("a date above the roll, or in the name of the file or of its folder"),
        remedy=msg("Put the file into a folder named like «2024-09-04», the day of the sitting."),
        severity=Severity.WARNING,
    )


def no_decision(place: Place) -> Problem:
    """Nothing tells whether the decision was taken."""
    return Problem(
        "votes-no-decision",
        msg("whether the decision was taken is not printed; the voting waits"),
        place,
        expected=msg("«Decision taken» or «Decision not taken» above or below the roll"),
        remedy=msg(
            "Export the form of the voting system that prints the result, or write it below the "
            "roll."
        ),
        severity=Severity.WARNING,
    )


def date_from_name(place: Place, date: str) -> Problem:
    """The day is that in the name of the file or of a folder."""
    return Problem(
        "votes-date-from-name",
        msg("the day of the voting is not printed; it was taken from the name: {date}", date=date),
        place,
        severity=Severity.NOTE,
    )


def other_council(place: Place, printed: str) -> Problem:
    """The export is of another council."""
    return Problem(
        "votes-other-council",
        msg("the export is of another council; its votings are not published"),
        place,
        printed,
        msg("the council of this workspace"),
        msg("Take the file out of the folder, or mend the name of the council in opendata.toml."),
        severity=Severity.WARNING,
    )


def contradiction(first: Place, second: Place, voting: Voting) -> Problem:
    """Two exports of one voting differ."""
    return Problem(
        "votes-contradiction",
        msg("two exports of one voting do not agree; both wait"),
        second,
        f"{voting.date} {voting.time or ''} {voting.title}".replace("  ", " "),
        msg("the same votes and totals as in {other}", other=str(first)),
        msg("Find out which of them is right, and take the other out of the folder."),
        severity=Severity.WARNING,
    )
