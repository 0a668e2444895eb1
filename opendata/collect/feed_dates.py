"""Moments as feeds write them: mail dates in RSS, ISO in Atom and WordPress."""

from __future__ import annotations

import re
from datetime import UTC, datetime, tzinfo
from email.utils import parsedate_to_datetime
from typing import Final

from opendata.clock import KYIV
from opendata.collect.walk import FoundFile

EARLIEST: Final = 1991
"""No site is older. Programs that know no date write 1970."""
_STAMP: Final = re.compile(
    r"(\d{4}-\d{2}-\d{2})(?:[T_ ](\d{2})-?(\d{2})(?:-?(\d{2}))?(Z)?)?", re.ASCII
)


def read_moment(text: str, zone: tzinfo = KYIV) -> datetime | None:
    """The moment that ``text`` says, or None; ``zone`` holds where it names none.

    A year before the first sites is no date: it is what programs write that know none.
    """
    line = text.strip()
    if not line or len(line) > 100:
        return None
    moment = _iso(line) or _mail(line)
    if moment is None or moment.year < EARLIEST:
        return None
    moment = moment if moment.tzinfo is not None else moment.replace(tzinfo=zone)
    try:
        return moment.astimezone(UTC)
    except OverflowError:
        return None


def _iso(line: str) -> datetime | None:
    try:
        return datetime.fromisoformat(line)
    except ValueError:
        return None


def _mail(line: str) -> datetime | None:
    try:
        moment = parsedate_to_datetime(line)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    # «-0000» means UTC of an unknown place (RFC 5322); without a zone it is the clock of the site.
    return moment.replace(tzinfo=UTC) if line.endswith("-0000") else moment


def saved_at(file: FoundFile) -> datetime | None:
    """When a file was saved, as far as its name begins with that: ``2026-10-01T021500Z-posts.json``
    or a day alone, which means its first moment in Kyiv.
    """
    found = _STAMP.match(file.path.rpartition("/")[2])
    if found is None:
        return None
    day, hour, minute, second, utc = found.groups()
    time = f"{hour or '00'}:{minute or '00'}:{second or '00'}"
    try:
        moment = datetime.fromisoformat(f"{day}T{time}")
        return moment.replace(tzinfo=UTC if utc else KYIV).astimezone(UTC)
    except (ValueError, OverflowError):
        return None
