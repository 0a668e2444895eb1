"""The reconciliation of the numbers, as a table with a line for what needs a look."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from opendata.check.numbering import Series
from opendata.check.numbering_findings import name_of, period_of
from opendata.check.numbering_periods import Counting
from opendata.check.reconciled import Numbering
from opendata.clean.act_numbers import spelled
from opendata.cli.globals import Settings
from opendata.cli.output import tell
from opendata.cli.render.grid import grid
from opendata.messages import msg
from opendata.problems import shorten

MOST = 20
"""So many lines are shown, the latest ones; ``--json`` has all."""
WIDEST = 40
NONE = "–"
TELLING = 3


def show_numbering(numbering: Numbering, settings: Settings) -> None:
    """One line for each series in which something lacks or is repeated, and one for the rest."""
    say = settings.say
    lines = list(_lines(numbering, settings))
    if not lines:
        return
    if len(lines) > MOST:
        tell(
            say(msg("The latest {n} lines of {all}; all of them: --json.", n=MOST, all=len(lines)))
        )
    head = (
        msg("acts"),
        msg("period"),
        msg("numbers"),
        msg("here"),
        msg("missing"),
        msg("twice"),
    )
    grid([say(one) for one in head], lines[-MOST:])


def _lines(numbering: Numbering, settings: Settings) -> Iterator[tuple[object, ...]]:
    ordered = sorted(numbering.series, key=lambda one: (one.kind, _state_of(one), one.until))
    for (_kind, state), group in groupby(ordered, key=lambda one: (one.kind, _state_of(one))):
        series = list(group)
        if state == TELLING:
            for one in series:
                yield _line([one], settings)
        else:
            yield _line(series, settings)


def _state_of(series: Series) -> int:
    """Series of one kind and state share a line, but for those that have something to tell."""
    if (series.missing and not series.chosen) or series.repeats:
        return TELLING
    if series.chosen:
        return 2
    return 1 if series.counting is Counting.UNKNOWN else 0


def _line(series: list[Series], settings: Settings) -> tuple[object, ...]:
    say, one = settings.say, series[0]
    if len(series) == 1:
        name, period = say(name_of(one)), say(period_of(one))
        numbers = spelled([(one.first, one.last)]) if one.last else NONE
    else:
        name = say(name_of(one, bare=True))
        first, last = min(s.since for s in series)[:4], max(s.until for s in series)[:4]
        period, numbers = (first if first == last else f"{first}–{last}"), NONE
    return (
        name,
        period,
        numbers,
        sum(len(s.acts) for s in series),
        _missing(one, settings),
        shorten(", ".join(number for number, _acts in one.repeats), WIDEST) or NONE,
    )


def _missing(one: Series, settings: Settings) -> str:
    if one.chosen:
        return settings.say(msg("more than half"))
    if one.counting is Counting.UNKNOWN:
        return settings.say(msg("not known"))
    return shorten(spelled(one.missing), WIDEST) or NONE
