"""The clock, asked once a run; everything below takes the time as an argument."""

from __future__ import annotations

import os
from datetime import UTC, date, datetime, time
from typing import Final
from zoneinfo import ZoneInfo

from opendata.messages import msg
from opendata.problems import Exit, OpendataError, Place, Problem

KYIV = ZoneInfo("Europe/Kyiv")
EPOCH: Final = "SOURCE_DATE_EPOCH"
"""The variable of reproducible builds: seconds since 1970."""
EARLIEST: Final = datetime(1980, 1, 1, tzinfo=UTC)
LATEST: Final = datetime(2100, 1, 1, tzinfo=UTC)
"""The bounds of a release's moment: a ZIP, and so an XLSX, knows no earlier one."""


def now() -> datetime:
    """The present moment in UTC, to the second. Nothing sets it: evidence is dated by it."""
    return datetime.now(UTC).replace(microsecond=0)


def release_time(moment: datetime) -> datetime:
    """The moment that the bytes of a release made at ``moment`` carry.

    ``SOURCE_DATE_EPOCH`` fixes it, so that the same sources give the same bytes on another day. The
    journal and the receipts know the true moment all the same.

    :raises OpendataError: ``clock-epoch``, exit 2, for a value outside 1980..2099.
    """
    text = os.environ.get(EPOCH, "").strip()
    if not text:
        return moment
    if text.isascii() and text.isdigit() and len(text) <= 12:
        seconds = int(text)
        if EARLIEST.timestamp() <= seconds < LATEST.timestamp():
            return datetime.fromtimestamp(seconds, UTC)
    problem = Problem(
        "clock-epoch",
        msg("the variable SOURCE_DATE_EPOCH does not hold a moment"),
        Place(key=EPOCH),
        found=text,
        expected=msg("whole seconds since 1970, from 1980 to 2099"),
        remedy=msg("Correct the variable, or unset it: it is only for reproducing a release."),
    )
    raise OpendataError(problem, Exit.USAGE)


def day(moment: datetime) -> date:
    """The calendar day in Ukraine at ``moment``."""
    return moment.astimezone(KYIV).date()


def end_of_day(when: date) -> datetime:
    """The last second of the day ``when`` in Ukraine, in UTC."""
    return datetime.combine(when, time(23, 59, 59), KYIV).astimezone(UTC)
