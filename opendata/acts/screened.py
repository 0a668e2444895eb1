"""A document of any format, screened for personal data: its text, and all that it holds beside it.

Names alone are left out: whoever publishes decisions publishes names, and a list of all of them
hides what has to be looked at.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from functools import lru_cache
from typing import Final

from opendata.acts.beside.beside import beside
from opendata.acts.beside.forms import SHEETS
from opendata.acts.beside.part import Part
from opendata.messages import msg
from opendata.privacy.finding import Found, Grade, Kind
from opendata.privacy.hit import Hit, hits
from opendata.privacy.screen import findings

_SHORT: Final = 200
NEWEST: Final = date(2030, 12, 31)
"""Birthdays that a tax number may hold, for as long as a reading is remembered: the screen of one
version finds the same in the same bytes on every day. Few numbers look like a birth after today."""


def screened(data: bytes, form: str, name: str, text: str) -> tuple[Hit, ...]:
    """What blocks the document ``data``, or should be looked at, in the order of its parts.

    ``form`` and ``text`` are what :func:`opendata.acts.text.read_text` found, ``name`` is for what
    is said of a document that cannot be read.

    :raises OpendataError: as reading the document does, exit 3.
    """
    return tuple(_each(data, form, name, text))


def _each(data: bytes, form: str, name: str, text: str) -> Iterator[Hit]:
    yield from _heavy(text, "", "")
    for part in beside(data, form, name):
        found = _heavy(part.text, part.where, part.name)
        yield from map(_mild, found) if form in SHEETS else found
        if part.opaque:
            yield _unseen(part)


def _mild(hit: Hit) -> Hit:
    """A row of a workbook joins what forms and registers have side by side: the name of a head, the
    address and the telephone of an enterprise, figures of nine digits. A person has to look.
    """
    if hit.grade is Grade.BLOCK and hit.kind in (Kind.PHONE, Kind.HOME_ADDRESS):
        return replace(hit, grade=Grade.LOOK)
    return hit


def _unseen(part: Part) -> Hit:
    """What was found to be there, and could not be read: finding nothing in it proves nothing."""
    fingerprint = hashlib.sha256(f"opaque\n{part.name}\n{part.text}".encode()).hexdigest()
    why = msg("something within the file that cannot be looked into")
    return Hit(Kind.OPAQUE, Grade.LOOK, part.where, part.name, 1, part.name, fingerprint, why)


def _heavy(text: str, where: str, part: str) -> Iterator[Hit]:
    found = remembered(text) if len(text) <= _SHORT else findings(text, NEWEST)
    return hits(text, found, where, part)


@lru_cache(maxsize=4096)
def remembered(text: str) -> tuple[Found, ...]:
    """What is found in a short text: the programs and fonts that documents name are the same in
    thousands of them.
    """
    return findings(text, NEWEST)
