"""``opendata key show``, ``make`` and ``rotate``."""

from __future__ import annotations

import typer

from opendata.cli.globals import Settings
from opendata.cli.place import workspace_of
from opendata.cli.spoken import SpokenGroup, needs_command
from opendata.messages import msg


def register(app: typer.Typer, settings: Settings) -> None:
    """Add the verb and what it does to ``app``."""
    say = settings.say
    keys = typer.Typer(rich_markup_mode=None, cls=SpokenGroup, invoke_without_command=True)
    app.add_typer(keys, name="key", help=say(msg("The key that releases are signed with.")))

    @keys.callback()
    def group(context: typer.Context) -> None:
        """A word has to follow."""
        needs_command(context)

    @keys.command(help=say(msg("Show the public keys, and where their private halves are.")))
    def show() -> int:
        from opendata.cli.render.keys import show_keys
        from opendata.clock import now
        from opendata.pipeline.key import known_keys

        show_keys(known_keys(workspace_of(settings), now()), settings)
        return 0

    @keys.command(
        help=say(msg("Give a key to a workspace without one: its releases are signed from now on."))
    )
    def make() -> int:
        from opendata.cli.render.keys import show_made
        from opendata.clock import now
        from opendata.pipeline.key import begin

        show_made(begin(workspace_of(settings), now()), settings)
        return 0

    @keys.command(
        help=say(
            msg(
                "Make a new key; the one before it ends today, and still verifies what it has "
                "signed."
            )
        )
    )
    def rotate() -> int:
        from opendata.cli.render.keys import show_made
        from opendata.clock import now
        from opendata.pipeline.key import rotate as new_key

        show_made(new_key(workspace_of(settings), now()), settings)
        return 0
