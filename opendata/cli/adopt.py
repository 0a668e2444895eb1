"""``opendata adopt PORTAL``."""

from pathlib import Path

import typer

from opendata.cli.globals import Settings
from opendata.cli.misuse import Misuse
from opendata.cli.place import workspace_of
from opendata.cli.towards import handed_over, token_option
from opendata.messages import msg


def register(app: typer.Typer, settings: Settings) -> None:
    """Add the verb to ``app``."""
    say = settings.say

    @app.command(
        help=say(
            msg(
                "List what the council has on a portal already, and take decisions what of it is "
                "ours; the portal is not changed."
            )
        )
    )
    def adopt(
        portal: str = typer.Argument(help=say(msg("The name of the portal in opendata.toml."))),
        review: str | None = typer.Option(
            None, "--review", help=say(msg("Write the list into this workbook (.xlsx)."))
        ),
        apply: str | None = typer.Option(
            None, "--apply", help=say(msg("Take the decisions from this workbook."))
        ),
        who: str = typer.Option(
            "", "--who", help=say(msg("Who has decided; without it, the user of this computer."))
        ),
        token_fd: str | None = token_option(settings),
        dry_run: bool = typer.Option(
            False, "--dry-run", help=say(msg("Only say what would be done; write nothing."))
        ),
    ) -> int:
        from opendata.cli.render.adoption import show
        from opendata.cli.terminal import watcher
        from opendata.clock import now
        from opendata.pipeline import adopt as adopting

        if who and apply is None:
            what = msg("this option goes together with {option}", option="--apply")
            raise Misuse(what, "opendata adopt", found="--who")
        asked = adopting.Asked(
            Path(review) if review is not None else None,
            Path(apply) if apply is not None else None,
            who,
            dry_run,
            settings.language,
            handed_over(token_fd),
        )
        with watcher(settings) as watch:
            found = adopting.adopt(workspace_of(settings), portal, asked, now(), watch)
        show(found, settings)
        return int(found.exit_code)
