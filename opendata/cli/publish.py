"""``opendata publish DATASET``."""

from dataclasses import replace

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
            msg(
                "Collect, check, release and publish a dataset; nothing is done if nothing changed."
            )
        )
    )
    def publish(
        dataset: str = typer.Argument(help=say(msg("The name of the dataset: decisions."))),
        quarantine: bool = typer.Option(
            False,
            "--quarantine",
            help=say(msg("Publish the valid rows and list the others, instead of stopping.")),
        ),
        allow_removals: bool = typer.Option(
            False,
            "--allow-removals",
            help=say(msg("Allow that more rows vanish than the dataset usually may lose.")),
        ),
        force: bool = typer.Option(
            False,
            "--force",
            help=say(
                msg(
                    "Overwrite what somebody wrote on a portal by hand in place of ours; resources "
                    "of others stay."
                )
            ),
        ),
        portal: list[str] = portal_option(settings),
        token_fd: str | None = token_option(settings),
        every: bool = typer.Option(
            False, "--all", help=say(msg("Show every finding by itself, however many there are."))
        ),
        dry_run: bool = typer.Option(
            False, "--dry-run", help=say(msg("Only say what would be done; write nothing."))
        ),
    ) -> int:
        from opendata.cli.render.summary import show
        from opendata.cli.terminal import watcher
        from opendata.clock import now
        from opendata.pipeline.publish import Options, publish_dataset

        options = Options(
            quarantine,
            allow_removals,
            dry_run,
            force=force,
            portals=tuple(portal or ()),
            handed=handed_over(token_fd),
        )
        with watcher(settings) as watch:
            summary = publish_dataset(workspace_of(settings), dataset, options, now(), watch)
        show(summary, replace(settings, all=every))
        return int(summary.exit_code)
