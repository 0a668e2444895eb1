"""``opendata fix FILE``."""

from pathlib import Path

import typer

from opendata.cli.globals import Settings
from opendata.messages import msg


def register(app: typer.Typer, settings: Settings) -> None:
    """Add the verb to ``app``."""
    say = settings.say

    @app.command(
        help=say(msg("Show what is certainly meant otherwise in a table, and write it if asked."))
    )
    def fix(
        file: str = typer.Argument(help=say(msg("A workbook (XLSX) or a CSV."))),
        schema: str = typer.Option(
            "",
            "--schema",
            "-s",
            help=say(
                msg("The table: its key, its name, or a file; without it, told by the header.")
            ),
        ),
        edition: str = typer.Option(
            "",
            "--edition",
            help=say(msg("2025 or 2019; without it 2025, or told by the header.")),
        ),
        sheet: str = typer.Option(
            "", "--sheet", help=say(msg("The sheet; without it, the one that fits best."))
        ),
        apply: bool = typer.Option(
            False,
            "--apply",
            help=say(msg("Change the file; what it was is kept beside it.")),
        ),
        output: str = typer.Option(
            "", "--output", "-o", help=say(msg("Write the repaired table to this file instead."))
        ),
    ) -> int:
        from opendata.cli.render.fixing import show
        from opendata.clock import day, now
        from opendata.pipeline.fix import Wish, fix_file

        wish = Wish(schema, edition, sheet or None, apply, Path(output) if output else None)
        result = fix_file(Path(file), wish, day(now()))
        show(result, settings)
        return int(result.exit_code)
