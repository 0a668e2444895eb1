"""``opendata report counts``."""

from datetime import date

import typer

from opendata.cli.globals import Settings
from opendata.cli.place import workspace_of
from opendata.cli.spoken import SpokenGroup, needs_command
from opendata.messages import msg
from opendata.problems import Exit, OpendataError, Problem

FORMATS = ("text", "json", "csv")


def register(app: typer.Typer, settings: Settings) -> None:
    """Add the verb and its reports to ``app``."""
    say = settings.say
    reports = typer.Typer(rich_markup_mode=None, cls=SpokenGroup, invoke_without_command=True)
    app.add_typer(reports, name="report", help=say(msg("Reports from the journal.")))

    @reports.callback()
    def group(context: typer.Context) -> None:
        """A group stays a group while it has one report only."""
        needs_command(context)

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
        from opendata.report.counts import count, count_as_of

        if form not in FORMATS:
            raise OpendataError(_unknown_format(form), Exit.USAGE)
        day = _day(as_of) if as_of else None
        journal = open_house(workspace_of(settings)).journal
        report = count_as_of(journal, day, now()) if day else count(journal, now())
        show(report, "json" if settings.json else form, settings)
        return 0


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        problem = Problem(
            "report-date",
            msg("the day cannot be understood"),
            found=text,
            expected=msg("a date in the form yyyy-mm-dd, such as 2018-07-06"),
            remedy=msg("Write it like this: {example}", example="--as-of 2026-01-31"),
        )
        raise OpendataError(problem, Exit.USAGE) from None


def _unknown_format(form: str) -> Problem:
    return Problem(
        "report-format",
        msg("there is no such format"),
        found=form,
        expected=msg("one of: {names}", names=", ".join(FORMATS)),
        remedy=msg("Write it like this: {example}", example="--format csv"),
    )
