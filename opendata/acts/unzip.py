"""One member out of a plain zip archive, without an object for each of the others.

What is not plain (a comment, a size of 64 bits, a sum that is wrong …) is left to :mod:`zipfile`,
which also knows what is wrong with it.
"""

from __future__ import annotations

import zipfile
import zlib
from struct import Struct
from typing import Final, NamedTuple

from opendata.acts import guard

END: Final = Struct("<4s4H2LH")
"""Signature, disks and counts, size and place of the directory, length of the comment."""
ENTRY: Final = Struct("<4s2xBx2H4x3L3H8xL")
"""Signature, version, flags, way of packing, sum, both sizes, lengths of name and notes, place."""
HEADER: Final = Struct("<4s22x2H")
"""Signature, lengths of name and notes: what stands before the data of a member."""
END_SIGN, ENTRY_SIGN, HEADER_SIGN = b"PK\5\6", b"PK\1\2", b"PK\3\4"
DEFLATED: Final = 8
UNUSUAL: Final = 0x61
"""Flags of encryption, and of a patch instead of the data."""
NEWEST: Final = zipfile.MAX_EXTRACT_VERSION
LARGE: Final = 0xFFFF_FFFF
"""Stands where a size needs 64 bits."""
XML_ENDINGS: Final = tuple(ending.encode() for ending in guard.XML_ENDINGS)


class Entry(NamedTuple):
    """A member as the directory of its archive tells it: where it stands, sizes, and its sum."""

    place: int
    packed: int
    full: int
    crc: int


def member(data: bytes, wanted: str, name: str) -> bytes | None:
    """The bytes of the member ``wanted`` of the archive ``data``; None if it is not so plain.

    Raises OpendataError where the limits of :func:`.guard.check_sizes` do not hold; ``name`` is for
    what is said about the document.
    """
    sought = wanted.encode()
    found = _find(data, sought, name)
    if found is None or not data.startswith(HEADER_SIGN, found.place):
        return None
    _, named, noted = HEADER.unpack_from(data, found.place)
    start = found.place + HEADER.size
    if not data.startswith(sought, start) or named != len(sought):
        return None
    start += named + noted
    inflater = zlib.decompressobj(-zlib.MAX_WBITS)
    try:
        content = inflater.decompress(data[start : start + found.packed], found.full + 1)
    except zlib.error:
        return None
    whole = inflater.eof and len(content) == found.full
    return content if whole and zlib.crc32(content) == found.crc else None


def _find(data: bytes, sought: bytes, name: str) -> Entry | None:
    """What the directory tells of the member, after a look at all its entries."""
    end = len(data) - END.size
    if end < 0 or not data.startswith(END_SIGN, end):
        return None
    _, disk, first_disk, count, total, size, at, comment = END.unpack_from(data, end)
    if disk or first_disk or count != total or comment or at + size != end:
        return None
    found: Entry | None = None
    inflated = xml = 0
    for _ in range(total):
        if at + ENTRY.size > end or not data.startswith(ENTRY_SIGN, at):
            return None
        entry = ENTRY.unpack_from(data, at)
        _, version, flags, packing, crc, packed, full, named, noted, said, place = entry
        if flags & UNUSUAL or version > NEWEST or LARGE in (packed, full, place):
            return None
        start, at = at + ENTRY.size, at + ENTRY.size + named
        inflated += full
        if data.endswith(XML_ENDINGS, start, at):
            xml += full
        if named == len(sought) and data.startswith(sought, start):
            found = Entry(place, packed, full, crc) if packing == DEFLATED else None
        at += noted + said
    guard.check_sizes(name, len(data), total, inflated, xml)
    return found if at == end else None
