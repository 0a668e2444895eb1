"""``opendata releases DATASET [VERSION]``."""

import typer

from opendata.cli.globals import Settings
from opendata.cli.place import workspace_of
from opendata.messages import msg


def register(app: typer.Typer, settings: Settings) -> None:
    """Add the verb to ``app``."""
    say = settings.say

    @app.command(help=say(msg("List the releases of a dataset, or show one of them.")))
    def releases(
        dataset: str = typer.Argument(help=say(msg("The name of the dataset: decisions."))),
        version: str = typer.Argument("", help=say(msg("The version to show, such as 1.2.0."))),
    ) -> int:
        from opendata.cli.render.releases import show_list, show_one
        from opendata.pipeline.history import corrections_behind, release_of
        from opendata.pipeline.house import dataset_of, open_house

        workspace = workspace_of(settings)
        house = open_house(workspace)
        store = house.store
        name = dataset_of(workspace, dataset).name
        if version:
            release = release_of(store, name, version)
            show_one(release, store, corrections_behind(house, release), settings)
        else:
            show_list(store.releases(name), settings)
        return 0
