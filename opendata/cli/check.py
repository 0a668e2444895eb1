"""``opendata check DATASET``."""

from dataclasses import replace

import typer

from opendata.cli.globals import Settings
from opendata.cli.place import workspace_of
from opendata.messages import msg


def register(app: typer.Typer, settings: Settings) -> None:
    """Add the verb to ``app``."""
    say = settings.say

    @app.command(help=say(msg("Collect and check a dataset; nothing is released or published.")))
    def check(
        dataset: str = typer.Argument(help=say(msg("The name of the dataset: decisions."))),
        every: bool = typer.Option(
            False, "--all", help=say(msg("Show every finding by itself, however many there are."))
        ),
    ) -> int:
        from opendata.cli.render.summary import show
        from opendata.cli.terminal import watcher
        from opendata.clock import now
        from opendata.pipeline.check import check_dataset

        with watcher(settings) as watch:
            summary = check_dataset(workspace_of(settings), dataset, now(), watch)
        show(summary, replace(settings, all=every))
        return int(summary.exit_code)
