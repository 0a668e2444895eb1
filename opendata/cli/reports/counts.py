"""``opendata report counts``."""

from typing import TYPE_CHECKING

import typer

from opendata.cli.globals import Settings
from opendata.cli.place import workspace_of
from opendata.cli.reports.common import hand_over, moment_of, must_be_one_of
from opendata.messages import msg
from opendata.problems import Exit, OpendataError, Problem

if TYPE_CHECKING:
    from opendata.report.counts.layout import By
    from opendata.report.counts.model import Counts

FORMATS = ("text", "json", "csv", "html", "xlsx", "docx")
BY = ("kind", "dataset", "body", "month")


def register(reports: typer.Typer, settings: Settings) -> None:
    """Add the report to ``reports``."""
    say = settings.say

    @reports.command(help=say(msg("How many sets and documents are published.")))
    def counts(
        form: str = typer.Option(
            "text", "--format", help=say(msg("text, json, csv, html, xlsx or docx"))
        ),
        as_of: str = typer.Option(
            "", "--as-of", help=say(msg("As it was at the end of this day: 2026-01-31."))
        ),
        first: str = typer.Option(
            "", "--from", help=say(msg("What was new from this day on: 2026-01-01."))
        ),
        last: str = typer.Option(
            "", "--to", help=say(msg("The last day of the period; without it, today."))
        ),
        by: str = typer.Option(
            "", "--by", help=say(msg("One table alone: by kind, dataset, body or month."))
        ),
        out: str = typer.Option(
            "", "--out", help=say(msg("The file for the report; without it, it is printed."))
        ),
    ) -> int:
        from opendata.cli.reports.period import period_of
        from opendata.clock import now
        from opendata.pipeline.house import open_house
        from opendata.report.counts import count
        from opendata.report.counts.layout import By
        from opendata.report.counts.model import Span, counts_of

        form = "json" if settings.json else form
        must_be_one_of(form, FORMATS)
        _must_be_known(by)
        moment = now()
        days = period_of(first, last, as_of, moment)
        until = days.until if days else moment_of(as_of, moment) or moment
        house = open_house(workspace_of(settings))
        if form == "text" and not (days or by or out):
            from opendata.cli.render.counts import show

            show(count(house.journal, until), settings)
            return 0
        span = Span(days.first, days.last, days.since, days.until) if days else None
        council = house.workspace.council
        found = counts_of(house.journal, house.store, council, until, span)
        _hand_over(found, By(by) if by else None, form, out, settings)
        return 0


def _must_be_known(by: str) -> None:
    if by and by not in BY:
        problem = Problem(
            "report-by",
            msg("the numbers cannot be told by this"),
            found=by,
            expected=msg("one of: {names}", names=", ".join(BY)),
            remedy=msg("Write it like this: {example}", example=f"--by {BY[0]}"),
        )
        raise OpendataError(problem, Exit.USAGE)


def _hand_over(found: "Counts", by: "By | None", form: str, out: str, settings: Settings) -> None:
    """The report in one of its formats, to where it is wanted."""
    from opendata.cli.reports.drawn import BINARY, drawn
    from opendata.report.counts.layout import for_programs, laid_out
    from opendata.report.counts.plain import plain

    layout = laid_out(found, settings.language, by)
    makers = drawn(layout, lambda: plain(found), lambda: for_programs(layout, found), out)
    hand_over(form, makers, out, BINARY, settings)
