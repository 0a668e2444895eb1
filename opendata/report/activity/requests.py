"""Information requests, petitions, and checks of officials."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from opendata.messages import Message, msg, nmsg
from opendata.report.activity.entries import entry, sources
from opendata.report.activity.known import Known, Row, day_of
from opendata.report.activity.model import Entry, Part

TITLE: Final = msg("Requests, petitions and checks")
YES: Final = frozenset({"true", "1", "так"})
NO: Final = frozenset({"false", "0", "ні"})


def part(known: Known) -> Part:
    """The section on requests."""
    return Part("requests", TITLE, (*_requests(known), *_petitions(known), _checks(known)))


def _requests(known: Known) -> Iterator[Entry]:
    found = known.tables("information_requests")
    rows = [row for one in found for row in one.rows if known.within(row, "receivedDate")]
    number = len(rows) or None
    yield entry(
        "requests",
        msg("Requests for information"),
        number,
        nmsg(
            "{n} request for information was received. {how}",
            "{n} requests for information were received. {how}",
            number or 0,
            how=_in_time(rows),
        ),
        sources(found),
    )


def _in_time(rows: list[Row]) -> Message:
    said = [str(row.get("answeredInTime") or "").casefold() for row in rows]
    late = sum(one in NO for one in said)
    open_ones = sum(one not in YES | NO for one in said)
    if late:
        answered = nmsg("{n} of them was answered late.", "{n} of them were answered late.", late)
    elif open_ones < len(said):
        answered = msg("All that were answered were answered in time.")
    else:
        return msg("None of them has an answer yet.")
    if not late and not open_ones:
        return msg("All were answered in time.")
    if not open_ones:
        return answered
    still = nmsg("{n} has no answer yet.", "{n} have no answer yet.", open_ones)
    return msg("{first} {second}", first=answered, second=still)


def _petitions(known: Known) -> Iterator[Entry]:
    found = known.tables("petitions")
    rows = [row for one in found for row in one.rows if known.within(row, "startDate")]
    number = len(rows) or None
    answered = sum(day_of(row, "answerDate") is not None for row in rows)
    yield entry(
        "petitions",
        msg("Petitions"),
        number,
        nmsg(
            "{n} petition was filed. {answers}",
            "{n} petitions were filed. {answers}",
            number or 0,
            answers=_answers(len(rows), answered),
        ),
        sources(found),
    )


def _answers(every: int, answered: int) -> Message:
    if answered == every:
        return msg("All answers are published.")
    return msg("Answers published: {answered} of {every}.", answered=answered, every=every)


def _checks(known: Known) -> Entry:
    found = known.tables("power_cleansing_checks")
    columns = ("statementDate", "startDate", "requestsDate", "lastAnswerDate", "resultDate")
    rows = [
        row for one in found for row in one.rows if any(known.within(row, name) for name in columns)
    ]
    number = len(rows) or None
    return entry(
        "checks",
        msg("Checks of officials"),
        number,
        nmsg(
            "Materials of {n} check of an official were made public.",
            "Materials of {n} checks of officials were made public.",
            number or 0,
        ),
        sources(found),
    )
