"""The clock, asked once a run; everything below takes the time as an argument."""

from __future__ import annotations

import os
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

KYIV = ZoneInfo("Europe/Kyiv")


def now() -> datetime:
    """The present moment in UTC, to the second.

    ``SOURCE_DATE_EPOCH``, the convention of reproducible builds, fixes it: seconds since 1970.
    """
    fixed = os.environ.get("SOURCE_DATE_EPOCH", "")
    if fixed.isascii() and fixed.isdigit():
        return datetime.fromtimestamp(int(fixed), UTC)
    return datetime.now(UTC).replace(microsecond=0)


def day(moment: datetime) -> date:
    """The calendar day in Ukraine at ``moment``."""
    return moment.astimezone(KYIV).date()


def end_of_day(when: date) -> datetime:
    """The last second of the day ``when`` in Ukraine, in UTC."""
    midnight = datetime.combine(when + timedelta(days=1), time(), KYIV)
    return (midnight - timedelta(seconds=1)).astimezone(UTC)
