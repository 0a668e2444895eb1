"""The working days that ship: the rules in ``schemas/working-days.yaml``, each with its source."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any, Final

from opendata.catalogue.data_files import broken, data_path, read_data
from opendata.clean.working_days import Calendar, Holiday, Moved, Suspension

FILE: Final = "working-days.yaml"


@cache
def working_calendar() -> Calendar:
    """The working days of Ukraine from 2011 on.

    :raises OpendataError: ``catalogue-broken``, exit 4.
    """
    path = data_path(FILE)
    content = read_data(path)
    try:
        return calendar_from(content)
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise broken(path, None, str(error)) from None


def calendar_from(content: Mapping[str, Any]) -> Calendar:
    """The calendar that the parsed file ``content`` describes.

    ``KeyError``, ``TypeError`` or ``ValueError`` if a rule is not whole or without its source.
    """
    return Calendar(
        first_year=int(content["first_year"]),
        holidays=tuple(_holiday(one) for one in content["holidays"]),
        moved=tuple(
            Moved(one["day_off"], one["worked"], one["source"]) for one in content["moved"]
        ),
        suspensions=tuple(
            Suspension(one["from"], one["to"], one["source"]) for one in content["suspended"]
        ),
    )


def _holiday(one: Mapping[str, Any]) -> Holiday:
    day = None
    if "day" in one:
        month, _, number = str(one["day"]).partition("-")
        day = (int(month), int(number))
    elif "easter" not in one:
        raise KeyError("day")
    return Holiday(
        one["name"], one["source"], day, one.get("easter"), one.get("from"), one.get("to")
    )
