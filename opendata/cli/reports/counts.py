"""``opendata report counts``."""

import typer

from opendata.cli.globals import Settings
from opendata.cli.place import workspace_of
from opendata.cli.reports.common import moment_of, must_be_one_of
from opendata.messages import msg

FORMATS = ("text", "json", "csv")


def register(reports: typer.Typer, settings: Settings) -> None:
    """Add the report to ``reports``."""
    say = settings.say

    @reports.command(help=say(msg("How many sets and documents are published.")))
    def counts(
        form: str = typer.Option("text", "--format", help=say(msg("text, json or csv"))),
        as_of: str = typer.Option(
            "", "--as-of", help=say(msg("As it was at the end of this day: 2026-01-31."))
        ),
    ) -> int:
        from opendata.cli.render.counts import show
        from opendata.clock import now
        from opendata.pipeline.house import open_house
        from opendata.report.counts import count

        must_be_one_of(form, FORMATS)
        moment = now()
        until = moment_of(as_of, moment)
        journal = open_house(workspace_of(settings)).journal
        show(count(journal, until or moment), "json" if settings.json else form, settings)
        return 0
