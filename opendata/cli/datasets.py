"""``opendata datasets``."""

import typer

from opendata.cli.globals import Settings
from opendata.cli.output import print_json
from opendata.cli.place import workspace_of
from opendata.messages import msg


def register(app: typer.Typer, settings: Settings) -> None:
    """Add the verb to ``app``."""

    @app.command(help=settings.say(msg("List the datasets that the workspace declares.")))
    def datasets() -> int:
        from opendata.cli.render.grid import grid
        from opendata.pipeline.house import open_house

        workspace = workspace_of(settings)
        store = open_house(workspace).store
        found = []
        for dataset in workspace.datasets.values():
            latest = store.latest(dataset.name)
            found.append(
                {
                    "name": dataset.name,
                    "title": dataset.title,
                    "requirement": dataset.requirement or None,
                    "version": str(latest.version) if latest else None,
                    "documents": latest.counts.documents if latest else 0,
                    "portals": list(dataset.portals),
                }
            )
        if settings.json:
            print_json(found)
        else:
            head = (msg("name"), msg("title"), msg("version"), msg("documents"))
            rows = [(d["name"], d["title"], d["version"] or "–", d["documents"]) for d in found]
            grid([settings.say(one) for one in head], rows)
        return 0
