"""``opendata convert FILE``."""

from pathlib import Path

import typer

from opendata.cli.globals import Settings
from opendata.messages import msg


def register(app: typer.Typer, settings: Settings) -> None:
    """Add the verb to ``app``."""
    say = settings.say

    @app.command(
        help=say(msg("Make a table of one edition out of a table of any, and say what is left."))
    )
    def convert(
        file: str = typer.Argument(help=say(msg("A workbook (XLSX, XLS, ODS) or a CSV."))),
        to: str = typer.Option(
            "", "--to", help=say(msg("The edition to write, 2025 or 2019; without it, the latest."))
        ),
        of: str = typer.Option(
            "", "--from", help=say(msg("The edition of the file; without it, told by the header."))
        ),
        schema: str = typer.Option(
            "",
            "--schema",
            "-s",
            help=say(msg("The table: its key or its name; without it, told by the header.")),
        ),
        output: str = typer.Option(
            "",
            "--output",
            "-o",
            help=say(
                msg("FILE.csv or FILE.xlsx, never written over; without it, CSV on the screen.")
            ),
        ),
        sheet: str = typer.Option(
            "", "--sheet", help=say(msg("The sheet; without it, the one that fits best."))
        ),
    ) -> int:
        from opendata.cli.render.conversion import show
        from opendata.clock import day, now
        from opendata.pipeline.convert import convert_file
        from opendata.pipeline.converted_files import check_output, write

        target = Path(output) if output else None
        if target is not None:
            check_output(target)
        result = convert_file(Path(file), to, of, schema, sheet or None)
        written = write(result, target, settings.language) if target else ()
        show(result, written, day(now()), settings)
        return int(result.exit_code)
