"""The last look at a copy: nothing that was to go may be in any of its bytes."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from html import unescape
from typing import Final

from opendata.messages import msg
from opendata.problems import Exit, OpendataError, Place, Problem
from opendata.redact.archive import members
from opendata.redact.choice import Remover

_TEXTS: Final = (".xml", ".rels", ".svg")


def must_be_gone(data: bytes, form: str, name: str, remover: Remover) -> None:
    """Refuse the copy ``data`` of the document ``name`` if what was learnt is still in it, in any
    of the ways in which programs write text, or in the name of a file within it.

    :raises OpendataError: ``redact-left``, exit 7.
    """
    for member, content in _streams(data, name):
        text = content.decode("utf-8", "ignore") if _is_text(member, form) else ""
        if remover.holds(unescape(text)) or remover.within(content) or remover.holds(member):
            raise OpendataError(_left(name, member), Exit.WITHHELD)


def _streams(data: bytes, name: str) -> Iterator[tuple[str, bytes]]:
    """The files within the copy, or the copy itself."""
    if data.startswith(b"PK"):
        try:
            yield from members(data, name).items()
        except zipfile.BadZipFile:
            yield "", data
    else:
        yield "", data


def _is_text(member: str, form: str) -> bool:
    return member.endswith(_TEXTS) or (not member and form in ("txt", "html"))


def _left(name: str, member: str) -> Problem:
    return Problem(
        "redact-left",
        msg("what was to be taken out is still in the copy, in a place that cannot be changed"),
        Place(name),
        found=member or None,
        expected=msg("a copy in which nothing is left of it"),
        remedy=msg(
            "Save the document anew as DOCX or ODT without the picture or the object that holds "
            "it, put it in place of this one, and make the proposals again."
        ),
    )
