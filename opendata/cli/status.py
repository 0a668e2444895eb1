"""``opendata status``."""

import typer

from opendata.cli.globals import Settings
from opendata.cli.place import workspace_of
from opendata.messages import msg


def register(app: typer.Typer, settings: Settings) -> None:
    """Add the verb to ``app``."""
    say = settings.say

    @app.command(
        help=say(
            msg("Where each dataset stands: version, proof, last run, and what needs a person.")
        )
    )
    def status() -> int:
        from opendata.cli.render.status import show
        from opendata.pipeline.status import status_of

        show(status_of(workspace_of(settings)), settings)
        return 0
