"""``opendata validate FILE``."""

from pathlib import Path

import typer

from opendata.cli.globals import Settings
from opendata.messages import msg


def register(app: typer.Typer, settings: Settings) -> None:
    """Add the verb to ``app``."""
    say = settings.say

    @app.command(help=say(msg("Check a spreadsheet or CSV against a recommended structure.")))
    def validate(
        file: str = typer.Argument(help=say(msg("A workbook (XLSX, XLS, ODS) or a CSV."))),
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
    ) -> int:
        from opendata.cli.render.validation import show
        from opendata.clock import day, now
        from opendata.pipeline.validate import validate_file

        result = validate_file(Path(file), day(now()), schema, edition, sheet or None)
        show(result, settings)
        return int(result.exit_code)
