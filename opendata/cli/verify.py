"""``opendata verify [DATASET | ADDRESS | FOLDER]``."""

from pathlib import Path

import typer

from opendata.cli.globals import Settings
from opendata.cli.place import workspace_of
from opendata.cli.towards import handed_over, portal_option, token_option
from opendata.messages import Message, msg


def register(app: typer.Typer, settings: Settings) -> None:
    """Add the verb to ``app``."""

    def say(message: Message) -> str:
        return settings.say(message)

    @app.command(
        help=say(
            msg(
                "Read everything again and compare: journal, objects, releases, signatures, and "
                "what portals serve; or a published catalogue by its address, without a workspace."
            )
        )
    )
    def verify(
        what: str = typer.Argument(
            "",
            metavar="[DATASET|URL|FOLDER]",
            help=say(
                msg(
                    "One dataset, all of them without it; or the address of a published catalogue, "
                    "or a folder with a copy of one (such as ./public)."
                )
            ),
        ),
        portal: list[str] = portal_option(settings),
        token_fd: str | None = token_option(settings),
        offline: bool = typer.Option(
            False, "--offline", help=say(msg("Ask nothing beyond this computer."))
        ),
        download: bool = typer.Option(
            False,
            "--download",
            help=say(msg("Download each site from its address too, as the public gets it.")),
        ),
        every: bool = typer.Option(
            False, "--all", help=say(msg("Download all versions, not the newest alone."))
        ),
        documents: bool = typer.Option(
            True,
            "--documents/--no-documents",
            help=say(msg("Download the documents too, or the tables alone.")),
        ),
        sample: int | None = typer.Option(
            None,
            "--sample",
            min=1,
            help=say(msg("Download so many documents of each dataset, chosen by chance.")),
        ),
        memory: Path | None = typer.Option(
            None,
            "--memory",
            metavar="FILE",
            help=say(
                msg(
                    "Compare with what was seen here, or at this address, before, and remember "
                    "what is seen now, in this file."
                )
            ),
        ),
        key: list[str] = typer.Option(
            None,
            "--key",
            metavar="KEY",
            help=say(
                msg(
                    "A public key to check signatures with: ed25519:…, or a PEM file. May be given "
                    "several times."
                )
            ),
        ),
    ) -> int:
        from opendata.cli.render.verification import show
        from opendata.cli.terminal import watcher
        from opendata.cli.verifying import Asked, keys_of, published, show_both, through_portals
        from opendata.clock import now
        from opendata.pipeline.house import dataset_of
        from opendata.pipeline.portals import Portals
        from opendata.pipeline.verify import verify_workspace

        asked = Asked(every, documents, sample, keys_of(key or ()), memory, offline)
        if asked.is_place(what):
            return published(what, asked, settings)
        asked.needs_place(download=download)
        workspace = workspace_of(settings)
        portals = Portals(workspace, portal or (), handed_over(token_fd))
        if what:
            portals.must_have(dataset_of(workspace, what))
        with watcher(settings) as watch:
            found = verify_workspace(
                workspace,
                what or None,
                now(),
                watch,
                portals,
                offline=offline,
                keys=asked.keys,
                memory=asked.remembered,
            )
            asked.remember(found.memory)
            if download:
                return show_both(found, through_portals(workspace, portals, asked, watch), settings)
        show(found, settings)
        return int(found.exit_code)
