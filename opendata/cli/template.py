"""``opendata template KEY``."""

from pathlib import Path

import typer

from opendata.cli.globals import Settings
from opendata.cli.output import print_json, talk, tell
from opendata.messages import msg
from opendata.problems import Exit, OpendataError, Problem


def register(app: typer.Typer, settings: Settings) -> None:
    """Add the verb to ``app``."""
    say = settings.say

    @app.command(help=say(msg("Write a workbook in which a recommended table is filled in.")))
    def template(
        key: str = typer.Argument(
            help=say(msg("The table: its key, its name, or a file; with --all, a requirement."))
        ),
        edition: str = typer.Option(
            "", "--edition", help=say(msg("2025 or 2019; without it, the latest."))
        ),
        output: str = typer.Option(
            "",
            "--output",
            "-o",
            help=say(msg("The file; without it, the name of the table. Never written over.")),
        ),
        folder: str = typer.Option(
            "", "--all", help=say(msg("A folder for the templates of all tables of a requirement."))
        ),
    ) -> int:
        from opendata.pipeline.template import check_command, make_template, make_templates

        if folder and output:
            raise OpendataError(_both(), Exit.USAGE)
        if folder:
            made = make_templates(key, edition, settings.language, Path(folder))
        else:
            target = Path(output) if output else None
            made = (make_template(key, edition, settings.language, target),)
        if settings.json:
            print_json(
                [
                    {"file": str(one.path), "table": one.schema.key, "edition": one.schema.edition}
                    for one in made
                ]
            )
            return 0
        for one in made:
            tell(str(one.path))
        if not settings.quiet:
            known = made[0].schema.edition
            name = made[0].path.parent.as_posix()
            where = "" if name == "." else name
            command = check_command(made[0], "" if known else key, where)
            talk(say(msg("Fill it in, then check it: {command}", command=command)))
        return 0


def _both() -> Problem:
    return Problem(
        "template-output",
        msg("--output names one file, --all a folder for several"),
        expected=msg("one of the two options"),
        remedy=msg("Leave one of them out."),
    )
