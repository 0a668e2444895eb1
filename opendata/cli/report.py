"""``opendata report …``: one file for each report stands in ``opendata.cli.reports``."""

import typer

from opendata.cli.globals import Settings
from opendata.cli.reports import activity, compliance, counts
from opendata.cli.reports import register as published
from opendata.cli.spoken import SpokenGroup, needs_command
from opendata.messages import msg

REPORTS = (counts, compliance, activity, published)


def register(app: typer.Typer, settings: Settings) -> None:
    """Add the verb and its reports to ``app``."""
    reports = typer.Typer(rich_markup_mode=None, cls=SpokenGroup, invoke_without_command=True)
    app.add_typer(reports, name="report", help=settings.say(msg("Reports from the journal.")))

    @reports.callback()
    def group(context: typer.Context) -> None:
        """A group stays a group while it has one report only."""
        needs_command(context)

    for one in REPORTS:
        one.register(reports, settings)
