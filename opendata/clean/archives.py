"""Is a ZIP (DOCX, XLSX, ODS …) a trap? Answered from its table of contents, before opening."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final, NamedTuple

LARGEST: Final = 512 * 1024 * 1024
"""No honest office document unpacks to more bytes than this."""
TIGHTEST: Final = 200
"""Nor is it packed more than this many times smaller …"""
SMALL: Final = 50 * 1024 * 1024
"""… unless it is small all the same: a sheet of empty rows packs very well."""
MOST_MEMBERS: Final = 20_000


class Member(NamedTuple):
    """One entry of the table of contents: its name, its size in bytes, and its size as packed."""

    name: str
    size: int
    packed: int


def is_bomb(members: Iterable[Member]) -> bool:
    """True if unpacking would take more memory than an honest office document ever needs.

    The sizes are what the file says of itself. Whoever reads a member must read no more than
    ``size`` of it, as :mod:`zipfile` does, lest the file should lie.
    """
    total = packed = 0
    for count, member in enumerate(members, 1):
        total += member.size
        packed += member.packed
        if total > LARGEST or count > MOST_MEMBERS:
            return True
    return total > SMALL and total > TIGHTEST * max(packed, 1)


def has_dtd(xml: bytes) -> bool:
    """True if an XML part declares a document type: office files have none, entity bombs do.

    The bytes of UTF-16 are looked at as well.
    """
    return (
        b"<!DOCTYPE" in xml
        or b"<!ENTITY" in xml
        or b"<\0!\0D\0O\0C\0T\0Y\0P\0E" in xml
        or (b"\0<\0!\0D\0O\0C\0T\0Y\0P\0E" in xml)
    )
