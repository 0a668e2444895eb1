"""Codes of the state register with a check digit, by which a slip of the pen is found."""

from __future__ import annotations

from collections.abc import Iterator

from opendata.messages import msg
from opendata.problems import Place, Problem


def wrong_code(code: str, place: Place) -> Iterator[Problem]:
    """The fault of an EDRPOU code of 8 digits; nothing if its check digit is right."""
    from stdnum.ua import edrpou

    if not edrpou.is_valid(code):
        yield Problem(
            "workspace-edrpou",
            msg("the EDRPOU code has a wrong check digit"),
            place,
            found=code,
            expected=msg("the 8-digit code of the body as in the state register"),
            remedy=msg("Compare the code with the extract from the state register and correct it."),
        )
