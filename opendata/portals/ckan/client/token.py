"""A token of a portal: bound to one place, and never shown."""

from __future__ import annotations

import html
import json
import re
from typing import Final, NoReturn
from urllib.parse import quote

from opendata.messages import Message, msg
from opendata.portals.ckan.client.address import Origin, origin_of
from opendata.problems import Exit, OpendataError, Problem

SHAPE: Final = re.compile(r"[!-~]{16,4096}")
"""Keys of CKAN before 2.9 are UUIDs of 36 characters, tokens since then are longer. Shorter ones
are refused: they could not be told from words when they are taken out of what people read."""
HIDDEN: Final = "•••"


class Token:
    """The secret of one portal. Goes to its own origin only; has no text form and no copy."""

    __slots__ = ("__forms", "__secret", "origin", "place")

    def __init__(self, secret: str, origin: Origin, place: Message) -> None:
        """``place`` says for people where the token was found.

        :raises OpendataError: ``ckan-token-shape``, exit 4: no token can look like this.
        """
        secret = secret.strip()
        if not SHAPE.fullmatch(secret):
            raise OpendataError(_shape(place, len(secret)), Exit.CONFIGURATION)
        self.__secret = secret
        self.__forms = _forms(secret)
        self.origin = origin
        self.place = place

    def for_address(self, url: str) -> str | None:
        """The secret, if ``url`` has the origin that it is bound to; else None."""
        return self.__secret if origin_of(url) == self.origin else None

    def hide(self, text: str) -> str:
        """``text`` without the secret, in whatever way a server may have written it back."""
        for form in self.__forms:
            text = text.replace(form, HIDDEN)
        return text

    def __repr__(self) -> str:
        return f"<token of {self.origin}>"

    def __reduce__(self) -> NoReturn:
        raise TypeError("a token is neither copied nor stored")


def _forms(secret: str) -> tuple[str, ...]:
    forms = {secret, quote(secret, safe=""), json.dumps(secret)[1:-1], html.escape(secret)}
    return tuple(sorted(forms, key=lambda form: (-len(form), form)))


def _shape(place: Message, length: int) -> Problem:
    return Problem(
        "ckan-token-shape",
        msg("What stands in {place} is no token of a portal", place=place),
        found=str(length),
        expected=msg("at least 16 Latin letters, digits and signs in one piece, no spaces"),
        remedy=msg("Copy the token from your page on the portal once more, whole"),
    )
