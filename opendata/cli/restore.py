"""``opendata restore DATASET VERSION``."""

from pathlib import Path

import typer

from opendata.cli.globals import Settings
from opendata.cli.place import workspace_of
from opendata.messages import msg


def register(app: typer.Typer, settings: Settings) -> None:
    """Add the verb to ``app``."""
    say = settings.say

    @app.command(
        help=say(
            msg("Publish an older release again as the newest, or copy it to a folder (--to).")
        )
    )
    def restore(
        dataset: str = typer.Argument(help=say(msg("The name of the dataset: decisions."))),
        version: str = typer.Argument(help=say(msg("The version to restore, such as 1.1.0."))),
        to: str = typer.Option(
            "", "--to", help=say(msg("Copy the release with its documents here; publish nothing."))
        ),
        allow_removals: bool = typer.Option(
            False,
            "--allow-removals",
            help=say(msg("Allow that more rows vanish than the dataset usually may lose.")),
        ),
    ) -> int:
        from opendata.cli.output import print_json, tell
        from opendata.cli.render.summary import show
        from opendata.cli.terminal import watcher
        from opendata.clock import now
        from opendata.pipeline.restore import copy_release, restore_release

        workspace = workspace_of(settings)
        if to:
            folder = copy_release(workspace, dataset, version, Path(to))
            if settings.json:
                print_json({"dataset": dataset, "version": version, "folder": str(folder)})
            else:
                tell(str(folder))
            return 0
        with watcher(settings) as watch:
            summary = restore_release(
                workspace, dataset, version, now(), watch, allow_removals=allow_removals
            )
        show(summary, settings)
        return int(summary.exit_code)
