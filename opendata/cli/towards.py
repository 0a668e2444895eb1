"""The options by which a run is told to which portals it goes, and given the token of one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import typer

from opendata.cli.globals import Settings
from opendata.messages import msg

if TYPE_CHECKING:
    from opendata.portals.ckan.tokens import Handed


def portal_option(settings: Settings) -> Any:
    """``--portal NAME``, as often as one likes."""
    text = msg("Go to this portal only; may be given several times. All of the dataset without it.")
    return typer.Option(None, "--portal", help=settings.say(text))


def token_option(settings: Settings) -> Any:
    """``--token-fd N``."""
    text = msg("Read the token of the portal from this open file descriptor, for other programs.")
    return typer.Option(
        None,
        "--token-fd",
        min=0,
        help=settings.say(text),
    )


def handed_over(descriptor: int | None) -> Handed | None:
    """The token in that descriptor; None where none was named."""
    from opendata.portals.ckan.tokens import Handed

    return None if descriptor is None else Handed(descriptor)
