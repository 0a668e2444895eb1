"""``opendata report register``."""

import typer

from opendata.cli.globals import Settings
from opendata.cli.place import workspace_of
from opendata.cli.reports.common import hand_over, moment_of, must_be_one_of
from opendata.messages import msg

FORMATS = ("text", "json", "csv", "html", "xlsx", "docx")


def register(reports: typer.Typer, settings: Settings) -> None:
    """Add the report to ``reports``."""
    say = settings.say

    @reports.command(
        "register", help=say(msg("Which sets are published, and what changed in them."))
    )
    def published(
        form: str = typer.Option(
            "text", "--format", help=say(msg("text, json, csv, html, xlsx or docx"))
        ),
        as_of: str = typer.Option(
            "", "--as-of", help=say(msg("As it was at the end of this day: 2026-01-31."))
        ),
        changed: bool = typer.Option(
            False, "--changes", help=say(msg("Everything that ever changed, too."))
        ),
        first: str = typer.Option(
            "", "--from", help=say(msg("What changed from this day on, too: 2026-01-01."))
        ),
        last: str = typer.Option(
            "", "--to", help=say(msg("The last day of the period; without it, today."))
        ),
        out: str = typer.Option(
            "", "--out", help=say(msg("The file for the report; without it, it is printed."))
        ),
    ) -> int:
        from dataclasses import replace

        from opendata.cli.reports.drawn import BINARY, drawn
        from opendata.cli.reports.period import period_of
        from opendata.clock import now
        from opendata.pipeline.house import open_house
        from opendata.report.register.build import changes_of, register_of
        from opendata.report.register.layout import for_programs, laid_out
        from opendata.report.register.plain import plain

        form = "json" if settings.json else form
        must_be_one_of(form, FORMATS)
        moment = now()
        days = period_of(first, last, as_of, moment)
        until = days.until if days else moment_of(as_of, moment) or moment
        house = open_house(workspace_of(settings))
        found = register_of(house.journal, house.store, house.workspace, until)
        if days or changed:
            begin, since = (days.first, days.since) if days else (None, None)
            news = changes_of(house.journal, house.store, begin, since, until)
            found = replace(found, changes=news)
        layout = laid_out(found, settings.language)
        makers = drawn(layout, lambda: plain(found), lambda: for_programs(layout), out)
        hand_over(form, makers, out, BINARY, settings)
        return 0
