"""``opendata verify [DATASET]``."""

import typer

from opendata.cli.globals import Settings
from opendata.cli.place import workspace_of
from opendata.cli.towards import handed_over, portal_option, token_option
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
        portal: list[str] = portal_option(settings),
        token_fd: str | None = token_option(settings),
    ) -> int:
        from opendata.cli.render.verification import show
        from opendata.cli.terminal import watcher
        from opendata.clock import now
        from opendata.pipeline.house import dataset_of
        from opendata.pipeline.portals import Portals
        from opendata.pipeline.verify import verify_workspace

        workspace = workspace_of(settings)
        portals = Portals(workspace, portal or (), handed_over(token_fd))
        if dataset:
            portals.must_have(dataset_of(workspace, dataset))
        with watcher(settings) as watch:
            found = verify_workspace(workspace, dataset or None, now(), watch, portals)
        show(found, settings)
        return int(found.exit_code)
