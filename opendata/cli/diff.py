"""``opendata diff DATASET OLD NEW``."""

import typer

from opendata.cli.globals import Settings
from opendata.cli.place import workspace_of
from opendata.messages import msg


def register(app: typer.Typer, settings: Settings) -> None:
    """Add the verb to ``app``."""
    say = settings.say

    @app.command(help=say(msg("Compare two releases of a dataset, row by row.")))
    def diff(
        dataset: str = typer.Argument(help=say(msg("The name of the dataset: decisions."))),
        old: str = typer.Argument(help=say(msg("The older version, such as 1.1.0."))),
        new: str = typer.Argument(help=say(msg("The newer version, such as 1.2.0."))),
    ) -> int:
        from opendata.cli.render.changes import show
        from opendata.pipeline.history import difference
        from opendata.pipeline.house import dataset_of, open_house

        workspace = workspace_of(settings)
        found = difference(open_house(workspace).store, dataset_of(workspace, dataset), old, new)
        show(found, settings)
        return 0
