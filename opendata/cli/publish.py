"""``opendata publish DATASET``, ``opendata publish --all``."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

import typer

from opendata.cli.globals import Settings
from opendata.cli.misuse import Misuse
from opendata.cli.place import workspace_of
from opendata.cli.towards import handed_over, portal_option, token_option
from opendata.messages import msg
from opendata.problems import OpendataError

if TYPE_CHECKING:
    from opendata.pipeline.publish import Options

WHICH: Final = msg("The name of the dataset: decisions; or --all in its place.")


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
        dataset: str = typer.Argument("", help=say(WHICH)),
        quarantine: bool = typer.Option(
            False,
            "--quarantine",
            help=say(msg("Publish the valid rows and list the others, instead of stopping.")),
        ),
        withhold: bool = typer.Option(
            False,
            "--withhold",
            help=say(
                msg(
                    "Publish all but the documents and rows with personal data, instead of "
                    "stopping."
                )
            ),
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
            False,
            "--all",
            help=say(
                msg(
                    "Without a dataset: publish all of them. With one: show every finding by "
                    "itself, however many there are."
                )
            ),
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
            withhold=withhold,
        )
        if not dataset:
            if not every:
                raise _nothing_named()
            return _publish_all(options, settings)
        with watcher(settings) as watch:
            summary = publish_dataset(workspace_of(settings), dataset, options, now(), watch)
        show(summary, replace(settings, all=every))
        return int(summary.exit_code)


def _publish_all(options: Options, settings: Settings) -> int:
    """Every dataset in its turn; one that fails does not stop the others."""
    from opendata.cli.failure import bug_among_others
    from opendata.cli.place import root_of
    from opendata.cli.render.sync import show
    from opendata.cli.system import explained
    from opendata.cli.terminal import watcher
    from opendata.clock import now
    from opendata.pipeline.sync.run import Around, Task, sync_workspace
    from opendata.pipeline.sync.stop import on_terminate

    root = root_of(settings)

    def explain(error: Exception) -> OpendataError:
        return explained(error, root) or bug_among_others(error, ["publish", "--all"], settings)

    task = Task(portals=options.portals, handed=options.handed, options=options)
    with on_terminate() as sign, watcher(settings) as watch:
        around = Around(explain, watch, sign=sign)
        night = sync_workspace(workspace_of(settings), task, now(), around)
    show(night, (), settings)
    return int(night.exit_code)


def _nothing_named() -> Misuse:
    meaning = msg("{name}: {meaning}", name="dataset", meaning=WHICH)
    return Misuse(
        msg("the command is not complete"), "opendata publish", found=None, expected=meaning
    )
