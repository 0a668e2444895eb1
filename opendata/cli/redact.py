"""``opendata redact DATASET``."""

from pathlib import Path

import typer

from opendata.cli.globals import Settings
from opendata.cli.misuse import Misuse
from opendata.cli.place import workspace_of
from opendata.messages import msg


def register(app: typer.Typer, settings: Settings) -> None:
    """Add the verb to ``app``."""
    say = settings.say

    @app.command(
        help=say(
            msg(
                "Propose what to take out of documents with personal data, and make the copies "
                "that are published instead."
            )
        )
    )
    def redact(
        dataset: str = typer.Argument(help=say(msg("The name of the dataset: decisions."))),
        apply: bool = typer.Option(
            False, "--apply", help=say(msg("Make the copies by what the sheet says."))
        ),
        by: str = typer.Option(
            "", "--by", help=say(msg("Who has decided; without it, the user of this computer."))
        ),
        undo: str | None = typer.Option(
            None, "--undo", help=say(msg("Give the copy of this document up."))
        ),
        file: str | None = typer.Option(
            None, "--file", help=say(msg("The sheet; without it, redaction/DATASET.xlsx."))
        ),
    ) -> int:
        from opendata.cli.render.redaction import show
        from opendata.cli.terminal import watcher
        from opendata.clock import now
        from opendata.pipeline.redact import Asked, redact_dataset

        if by and not apply and undo is None:
            what = msg("this option goes together with {option}", option="--apply")
            raise Misuse(what, "opendata redact", found="--by")
        if apply and undo is not None:
            what = msg("this option does not go together with {option}", option="--apply")
            raise Misuse(what, "opendata redact", found="--undo")
        asked = Asked(Path(file) if file is not None else None, apply, by, undo, settings.language)
        with watcher(settings) as watch:
            done = redact_dataset(workspace_of(settings), dataset, asked, now(), watch)
        show(done, settings)
        return int(done.exit_code)
