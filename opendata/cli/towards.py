"""The options by which a run is told to which portals it goes, and given the token of one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import typer

from opendata.cli.globals import Settings
from opendata.messages import msg
from opendata.problems import Exit, OpendataError, Problem

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
        help=settings.say(text),
    )


def handed_over(descriptor: str | int | None) -> Handed | None:
    """The token in that descriptor; None where none was named.

    The number is read here and not by the parser, which would show what stands in its place.

    :raises OpendataError: ``token-fd``, exit 2.
    """
    from opendata.portals.ckan.tokens import Handed

    if descriptor is None:
        return None
    text = str(descriptor)
    if not (text.isascii() and text.isdigit() and len(text) < 10):
        raise OpendataError(_no_descriptor(), Exit.USAGE)
    return Handed(int(text))


def _no_descriptor() -> Problem:
    return Problem(
        "token-fd",
        msg("--token-fd takes the number of an open file"),
        expected=msg("a number, such as 3"),
        remedy=msg(
            "Write it like this: --token-fd 3 3< FILE. If it was the token itself: other users of "
            "the computer can read commands, so make a new one on the portal."
        ),
    )
