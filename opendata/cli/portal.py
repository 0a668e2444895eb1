"""``opendata portal add``, ``check``, ``list``, ``token`` and ``remove``."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

import typer

from opendata.cli.globals import Settings
from opendata.cli.place import workspace_of
from opendata.cli.spoken import SpokenGroup, needs_command
from opendata.cli.towards import handed_over, token_option
from opendata.messages import msg
from opendata.problems import Exit, OpendataError, Problem

if TYPE_CHECKING:
    from opendata.pipeline.add_portal import Given
    from opendata.workspace.workspace import PortalConfig


def register(app: typer.Typer, settings: Settings) -> None:
    """Add the verb and what it does to ``app``."""
    say = settings.say
    portals = typer.Typer(rich_markup_mode=None, cls=SpokenGroup, invoke_without_command=True)
    app.add_typer(
        portals, name="portal", help=say(msg("Portals of CKAN: add one, look what it can do."))
    )

    @portals.callback()
    def group(context: typer.Context) -> None:
        """A word has to follow."""
        needs_command(context)

    name_of: Any = typer.Argument(help=say(msg("The name of the portal in opendata.toml.")))

    @portals.command(
        help=say(
            msg("Add a portal of CKAN: look at it, write it into opendata.toml, keep its token.")
        )
    )
    def add(
        name: str = typer.Argument(help=say(msg("What you will call the portal: national."))),
        url: str = typer.Argument(help=say(msg("Its address: https://data.gov.ua."))),
        organization: str = typer.Option(
            "",
            "--organization",
            help=say(
                msg(
                    "The council’s organization there; without it, the only one that the token may "
                    "write to."
                )
            ),
        ),
        profile: str = typer.Option(
            "",
            "--profile",
            help=say(msg("ckan or data.gov.ua; without it, as the address tells.")),
        ),
        token_fd: str | None = token_option(settings),
        dry_run: bool = typer.Option(
            False, "--dry-run", help=say(msg("Only say what would be done; write nothing."))
        ),
    ) -> int:
        from opendata.cli.render.portals import show_added
        from opendata.pipeline.add_portal import add_portal, known_token, wanted_portal

        workspace = workspace_of(settings)
        config = wanted_portal(workspace, name, url, organization, profile)
        given: Given | None = handed_over(token_fd)
        if given is None and known_token(workspace, config) is None:
            given = _asked(config, settings)
        show_added(add_portal(workspace, config, given, dry_run=dry_run), settings)
        return 0

    @portals.command(
        help=say(msg("Ask portals what they can do, and whether we could publish there."))
    )
    def check(
        name: str = typer.Argument("", help=say(msg("One portal; all of them without it."))),
        token_fd: str | None = token_option(settings),
    ) -> int:
        from opendata.cli.render.portals import exit_of, show_looks
        from opendata.pipeline.look_portals import look_at_portals

        names = (name,) if name else ()
        looks = look_at_portals(workspace_of(settings), names, handed_over(token_fd))
        show_looks(looks, settings)
        return int(exit_of(looks))

    @portals.command("list", help=say(msg("List the portals of opendata.toml; nobody is asked.")))
    def list_() -> int:
        from opendata.cli.render.portals import show_list

        show_list(list(workspace_of(settings).portals.values()), settings)
        return 0

    @portals.command(help=say(msg("Put a new token of a portal into the keyring.")))
    def token(name: str = name_of, token_fd: str | None = token_option(settings)) -> int:
        from opendata.cli.render.portals import show_added
        from opendata.pipeline.add_portal import renew_token
        from opendata.pipeline.portals import portal_of

        workspace = workspace_of(settings)
        given = handed_over(token_fd) or _asked(portal_of(workspace, name), settings)
        if given is None:
            raise OpendataError(_nothing_typed(), Exit.USAGE)
        added = renew_token(workspace, name, given)
        show_added(added, settings)
        return int(added.unkept is not None and Exit.CONFIGURATION)

    @portals.command(help=say(msg("Forget the token of a portal; all else stays, and is named.")))
    def remove(name: str = name_of) -> int:
        from opendata.cli.render.portals import show_removed
        from opendata.pipeline.add_portal import remove_token

        show_removed(remove_token(workspace_of(settings), name), settings)
        return 0


def _asked(config: PortalConfig, settings: Settings) -> Given | None:
    """The token as a person types it, unseen; None where nobody is there, or nothing is typed."""
    from opendata.portals.ckan.tokens import Typed

    if not sys.stdin.isatty():
        return None
    question = settings.say(
        msg("The token for {address}; it is not shown, empty for none", address=config.url)
    )
    text = typer.prompt(question, default="", show_default=False, hide_input=True, err=True)
    return Typed(text) if text.strip() else None


def _nothing_typed() -> Problem:
    return Problem(
        "portal-token-missing",
        msg("no token was given, and nobody is there to type it"),
        expected=msg("a token that is typed, or an open file: --token-fd N"),
        remedy=msg("Copy it from your page on the portal."),
    )
