"""``opendata explain [CODE]``."""

import typer

from opendata.cli.globals import Settings
from opendata.messages import msg
from opendata.problems import Exit, OpendataError, Problem

FORMATS = ("text", "json")


def register(app: typer.Typer, settings: Settings) -> None:
    """Add the verb to ``app``."""
    say = settings.say

    @app.command(help=say(msg("Explain the code of a finding; without a code, list all codes.")))
    def explain(
        code: str = typer.Argument(
            "",
            help=say(msg("What stands in brackets at the end of a finding: cell-type.")),
            show_default=False,
        ),
        form: str = typer.Option("text", "--format", help=say(msg("text or json"))),
    ) -> int:
        from opendata.cli.render.explanation import show, show_all
        from opendata.report.codes.explanation import explain as explained
        from opendata.report.codes.explanation import subjects

        if form not in FORMATS:
            raise OpendataError(_unknown_format(form), Exit.USAGE)
        as_json = settings.json or form == "json"
        if code:
            show(explained(code, settings.language), settings, as_json=as_json)
        else:
            show_all(subjects(settings.language), settings, as_json=as_json)
        return 0


def _unknown_format(form: str) -> Problem:
    return Problem(
        "explain-format",
        msg("there is no such format"),
        found=form,
        expected=msg("one of: {names}", names=", ".join(FORMATS)),
        remedy=msg("Write it like this: {example}", example="--format json"),
    )
