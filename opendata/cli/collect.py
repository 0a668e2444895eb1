"""``opendata collect DATASET``."""

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
            msg("Read the sources, list what is doubtful, take corrections; nothing is published.")
        )
    )
    def collect(
        dataset: str = typer.Argument(help=say(msg("The name of the dataset: decisions."))),
        review: str | None = typer.Option(
            None,
            "--review",
            help=say(msg("Write what is doubtful into this workbook (.xlsx).")),
        ),
        apply: str | None = typer.Option(
            None, "--apply", help=say(msg("Take the decisions from this workbook."))
        ),
        who: str = typer.Option(
            "", "--who", help=say(msg("Who has decided; without it, the user of this computer."))
        ),
        dry_run: bool = typer.Option(
            False, "--dry-run", help=say(msg("Only say what would be done; write nothing."))
        ),
    ) -> int:
        from opendata.cli.render.collection import show
        from opendata.cli.terminal import watcher
        from opendata.clock import now
        from opendata.pipeline.collect import Asked, collect_dataset

        if who and apply is None:
            what = msg("this option goes together with {option}", option="--apply")
            raise Misuse(what, "opendata collect", found="--who")
        asked = Asked(
            Path(review) if review is not None else None,
            Path(apply) if apply is not None else None,
            who,
            dry_run,
            settings.language,
        )
        with watcher(settings) as watch:
            collected = collect_dataset(workspace_of(settings), dataset, asked, now(), watch)
        show(collected, settings)
        return int(collected.exit_code)
