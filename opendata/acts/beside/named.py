"""Names of parts, which reports show: the name of a sheet or of a file may tell of a person."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from functools import lru_cache
from typing import Final

from opendata.acts.beside.part import Part
from opendata.privacy.screen import screen

_UNUSUAL = re.compile(r"[^\x00-\x7f]|@|\d{5}")
_NEWEST: Final = date(2030, 12, 31)


def unusual(name: str) -> str:
    """The name of a member if somebody may have said something with it; else empty."""
    return name if _UNUSUAL.search(name) else ""


def safe(part: Part) -> Part:
    """The part with a name in which nothing tells of a person."""
    if not _UNUSUAL.search(part.name):
        return part
    shown = _masked(part.name)
    return part if shown == part.name else replace(part, name=shown)


@lru_cache(maxsize=1024)
def _masked(name: str) -> str:
    out, at = [], 0
    for found in screen(name, _NEWEST):
        if found.start >= at:
            out += [name[at : found.start], found.masked]
            at = found.end
    return "".join([*out, name[at:]])
