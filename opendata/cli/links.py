"""``opendata links [DATASET…]``."""

import typer

from opendata.cli.globals import Settings
from opendata.cli.place import workspace_of
from opendata.messages import msg


def register(app: typer.Typer, settings: Settings) -> None:
    """Add the verb to ``app``."""
    say = settings.say

    @app.command(help=say(msg("Visit the addresses in the published tables: which still work?")))
    def links(
        dataset: list[str] = typer.Argument(
            None, help=say(msg("Only these datasets; all of them without any."))
        ),
        limit: int = typer.Option(
            200,
            "--limit",
            min=1,
            max=10_000,
            help=say(msg("So many addresses of one site are visited at most; the rest next time.")),
        ),
        older_than: int = typer.Option(
            30,
            "--older-than",
            min=0,
            max=365,
            help=say(msg("Visit again what answered so many days ago, and not what did later.")),
        ),
        dry_run: bool = typer.Option(
            False, "--dry-run", help=say(msg("Only say what would be done; write nothing."))
        ),
        every: bool = typer.Option(
            False, "--all", help=say(msg("Show every finding by itself, however many there are."))
        ),
    ) -> int:
        from dataclasses import replace

        from opendata.cli.render.links import show
        from opendata.cli.terminal import watcher
        from opendata.clock import now
        from opendata.pipeline.links.visit import Asked, visit_links

        asked = Asked(limit, older_than, dry_run)
        workspace = workspace_of(settings)
        with watcher(settings) as watch:
            summary = visit_links(workspace, dataset or (), asked, now(), watch)
        show(summary, replace(settings, all=every))
        return int(summary.exit_code)
