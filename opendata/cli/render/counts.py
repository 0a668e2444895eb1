"""The counts of sets and documents in a few lines, for a terminal."""

from __future__ import annotations

from opendata.cli.globals import Settings
from opendata.cli.output import tell
from opendata.clock import day
from opendata.messages import msg
from opendata.report.counts import CountsReport
from opendata.report.counts.words import kind_name, published
from opendata.report.layout.shown import day as shown_day


def show(report: CountsReport, settings: Settings) -> None:
    """Every set with its documents by kind, the sentence that councils publish, and the totals."""
    say, when = settings.say, day(report.until)
    tell(say(msg("As of {day}", day=when.isoformat())))
    for one in report.datasets:
        tell(say(msg("{title}, version {version}", title=one.title, version=one.version)))
        for kind, number in one.by_kind.items():
            name = kind_name(kind)
            tell(f"  {name if isinstance(name, str) else say(name)}: {number}")
    held = report.sets, report.documents
    tell(say(published(held, shown_day(when, settings.language))))
    tell(say(msg("Sets: {sets}, documents: {documents}", sets=held[0], documents=held[1])))
