"""The period of a report: ``--from`` and ``--to``."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from opendata.cli.reports.common import day_of, moment_of
from opendata.clock import day, end_of_day
from opendata.messages import msg
from opendata.problems import Exit, OpendataError, Problem


@dataclass(frozen=True, slots=True)
class Days:
    """From the day ``first`` to the day ``last``; what counts happened after the moment ``since``
    (None: whenever) and up to the moment ``until``.
    """

    first: date
    last: date
    since: datetime | None
    until: datetime


def period_of(first: str, last: str, as_of: str, now: datetime) -> Days | None:
    """The period from ``--from`` to ``--to``; it ends today, or with ``--as-of``, without the
    latter. None where neither is given.

    :raises OpendataError: ``report-date``, ``report-future`` or ``report-period``, exit 2.
    """
    if not first and not last:
        return None
    if not first:
        raise OpendataError(_no_beginning(last), Exit.USAGE)
    begin = day_of(first, "--from")
    end = day_of(last or as_of, "--to") if last or as_of else day(now)
    if last and as_of and end != day_of(as_of, "--as-of"):
        raise OpendataError(_two_ends(last, as_of), Exit.USAGE)
    until = moment_of(end.isoformat(), now) or now
    if begin > end:
        raise OpendataError(_backwards(begin, end), Exit.USAGE)
    since = None if begin == date.min else end_of_day(begin - timedelta(days=1))
    return Days(begin, end, since, until)


def _no_beginning(last: str) -> Problem:
    return Problem(
        "report-period",
        msg("a period needs its first day"),
        found=f"--to {last}",
        expected=msg("both days, or --from alone for a period that lasts until today"),
        remedy=msg("Write it like this: {example}", example=f"--from 2026-01-01 --to {last}"),
    )


def _two_ends(last: str, as_of: str) -> Problem:
    return Problem(
        "report-period",
        msg("the report is for the end of the period, so that another day has no place in it"),
        found=f"--to {last} --as-of {as_of}",
        expected=msg("one of the two"),
        remedy=msg("Leave {option} out.", option="--as-of"),
    )


def _backwards(begin: date, end: date) -> Problem:
    return Problem(
        "report-period",
        msg("the period ends before it begins"),
        found=f"--from {begin} --to {end}",
        expected=msg("a first day that is not after the last one"),
        remedy=msg("Write it like this: {example}", example=f"--from {end} --to {begin}"),
    )
