"""Votings of an export: as plain data (docs/formats.md tells it key by key), and for the eye."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from opendata.messages import Language, Message, msg, say
from opendata.problems import Place, Problem
from opendata.votes.voting import Total, Voting

NOTHING: Final = "–"
SHOWN: Final = (Total.FOR, Total.AGAINST, Total.ABSTAINED, Total.NOT_VOTING, Total.ABSENT)
HEAD: Final = (
    msg("time"),
    msg("№"),
    msg("title"),
    msg("for, against, abstained, did not vote, absent"),
    msg("roll"),
    msg("result"),
    msg("findings"),
)
DECIDED: Final = {True: "Прийнято", False: "Не прийнято", None: None}


def record(path: str, sha256: str | None, voting: Voting, language: Language) -> dict[str, Any]:
    """The voting as one object; messages in it are in ``language``."""
    return {
        "path": path,
        "sha256": sha256,
        "form": "voting",
        "council": voting.council,
        "session": voting.session,
        "convocation": voting.convocation,
        "date": voting.date,
        "time": voting.time,
        "number": voting.number,
        "title": voting.title,
        "project": voting.project,
        "stage": voting.stage,
        "is_test": voting.is_test,
        "result": DECIDED[voting.decided],
        "totals": {
            str(total): count.value
            for total in Total
            if (count := voting.totals.get(total)) is not None
        },
        "roll": [
            {"name": voice.name, "vote": str(voice.vote) if voice.vote is not None else None}
            for voice in voting.roll
        ],
        "findings": [_finding(one, language) for one in voting.problems],
    }


def short(voting: Voting) -> dict[str, str | Message]:
    """The voting in the columns that acts have: kind, number, date and title."""
    return {
        "kind": msg("voting"),
        "number": voting.number or NOTHING,
        "date": voting.date or NOTHING,
        "title": voting.title or NOTHING,
    }


def cells(voting: Voting) -> Iterator[str]:
    """A line of the table under :data:`HEAD`."""
    yield " ".join(part for part in (voting.date, voting.time) if part) or NOTHING
    yield voting.number or NOTHING
    yield voting.title or NOTHING
    yield ", ".join(_count(voting, total) for total in SHOWN)
    yield str(len(voting.roll) or NOTHING)
    yield DECIDED[voting.decided] or NOTHING
    yield str(len(voting.problems) or NOTHING)


def _count(voting: Voting, total: Total) -> str:
    count = voting.totals.get(total)
    return NOTHING if count is None else str(count.value)


def _finding(problem: Problem, language: Language) -> dict[str, Any]:
    return {
        "code": problem.code,
        "message": say(problem.what, language),
        "found": problem.found,
        "cells": [where] if (where := _where(problem.place)) else [],
    }


def _where(place: Place) -> str | None:
    """The cell with its sheet, the line of the text, or the path in JSON."""
    if place.cell is not None:
        return f"{place.sheet}!{place.cell}" if place.sheet else place.cell
    return place.key or (str(place.row) if place.row else None)
