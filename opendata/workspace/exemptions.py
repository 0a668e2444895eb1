"""What a council says of requirements that it has no set for, and of its order on open data.

``[requirements."<key>"]`` and ``[council.order]`` of ``opendata.toml``.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any, Final

from opendata.catalogue.requirement_keys import requirement_keys, unknown_requirement
from opendata.messages import msg
from opendata.problems import Exit, OpendataError, Place, Problem
from opendata.workspace.find import SETTINGS
from opendata.workspace.workspace import Exemption, Order

DEFERRED: Final = "deferred"
DOES_NOT_APPLY: Final = "does not apply"


def read_exemptions(part: Mapping[str, Any]) -> dict[str, Exemption]:
    """The exemptions by the key of the requirement; ``part`` keeps to the schema.

    :raises OpendataError: ``requirement-unknown`` with near keys, ``exemption-until`` for a day
        that is none, or one where nothing is deferred; exit 4.
    """
    found = {}
    for key, one in part.items():
        place = Place(SETTINGS, key=f'requirements."{key}"')
        if key not in requirement_keys():
            raise OpendataError(unknown_requirement(key, place), Exit.CONFIGURATION)
        until = _day(one["until"], f'requirements."{key}".until') if "until" in one else None
        if until is not None and one["status"] != DEFERRED:
            raise OpendataError(_endless(place, one["until"]), Exit.CONFIGURATION)
        found[key] = Exemption(one["status"], one["reason"].strip(), until)
    return found


def read_order(part: Mapping[str, Any]) -> Order:
    """The order that names who answers for the open data; ``part`` keeps to the schema.

    :raises OpendataError: ``exemption-until``, exit 4, for a day that is none.
    """
    return Order(
        part["title"], part["number"], _day(part["date"], "council.order.date"), part["url"]
    )


def _day(text: str, key: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        problem = Problem(
            "exemption-until",
            msg("there is no such day"),
            Place(SETTINGS, key=key),
            found=text,
            expected=msg("a day of the calendar: {example}", example="2026-03-02"),
            remedy=msg("Correct the day."),
        )
        raise OpendataError(problem, Exit.CONFIGURATION) from None


def _endless(place: Place, until: str) -> Problem:
    return Problem(
        "exemption-until",
        msg("what does not apply to the council has no last day"),
        place,
        found=until,
        expected=msg("«until» only with {status}", status=f'status = "{DEFERRED}"'),
        remedy=msg("Take «until» out, or write {status}.", status=f'status = "{DEFERRED}"'),
    )
