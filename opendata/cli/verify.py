"""``opendata verify [DATASET]``."""

import typer

from opendata.cli.globals import Settings
from opendata.cli.place import workspace_of
from opendata.messages import msg


def register(app: typer.Typer, settings: Settings) -> None:
    """Add the verb to ``app``."""
    say = settings.say

    @app.command(
        help=say(
            msg("Read everything again and compare: journal, releases, and what portals serve.")
        )
    )
    def verify(
        dataset: str = typer.Argument("", help=say(msg("One dataset; all of them without it."))),
    ) -> int:
        from opendata.cli.render.verification import show
        from opendata.cli.terminal import watcher
        from opendata.clock import now
        from opendata.pipeline.verify import verify_workspace

        with watcher(settings) as watch:
            found = verify_workspace(workspace_of(settings), dataset or None, now(), watch)
        show(found, settings)
        return int(found.exit_code)
