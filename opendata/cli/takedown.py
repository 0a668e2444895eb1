"""``opendata takedown DOCUMENT --reason TEXT``."""

import typer

from opendata.cli.globals import Settings
from opendata.cli.place import workspace_of
from opendata.messages import msg


def register(app: typer.Typer, settings: Settings) -> None:
    """Add the verb to ``app``."""
    say = settings.say

    @app.command(
        help=say(
            msg(
                "Take a document or a row down for good: from the site, every portal and all "
                "releases that are served."
            )
        )
    )
    def takedown(
        document: str = typer.Argument(
            ...,
            help=say(
                msg("Its path, SHA-256 or published name; or the key of a row, such as 12-2024.")
            ),
        ),
        reason: str = typer.Option(
            ...,
            "--reason",
            help=say(msg("The ground: it is public. Do not write what is taken down.")),
        ),
        dataset: str = typer.Option(
            "", "--dataset", help=say(msg("Only in this dataset; in all of them without it."))
        ),
        dry_run: bool = typer.Option(
            False, "--dry-run", help=say(msg("Only say what would be done; write nothing."))
        ),
    ) -> int:
        from opendata.cli.render.takedown import show
        from opendata.cli.terminal import watcher
        from opendata.clock import now
        from opendata.pipeline.takedown.run import take_down

        with watcher(settings) as watch:
            account = take_down(
                workspace_of(settings),
                document,
                reason,
                now(),
                watch,
                dataset=dataset or None,
                dry_run=dry_run,
            )
        show(account, settings, dry_run=dry_run)
        return int(account.exit_code)
