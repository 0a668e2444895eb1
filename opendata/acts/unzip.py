"""One member out of a plain zip archive, without an object for each of the others.

What is not plain (a comment, a size of 64 bits, a sum that is wrong …) is left to :mod:`zipfile`,
which also knows what is wrong with it.
"""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Iterator
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
STORED: Final = 0
DEFLATED: Final = 8
UTF8: Final = 0x800
"""The flag of names in UTF-8."""
UNUSUAL: Final = 0x61
"""Flags of encryption, and of a patch instead of the data."""
NEWEST: Final = zipfile.MAX_EXTRACT_VERSION
LARGE: Final = 0xFFFF_FFFF
"""Stands where a size needs 64 bits."""
XML_ENDINGS: Final = tuple(ending.encode() for ending in guard.XML_ENDINGS)


class Entry(NamedTuple):
    """A member as the directory of its archive tells it: where it stands, sizes, sum, packing."""

    place: int
    packed: int
    full: int
    crc: int
    packing: int


class _UnusualError(Exception):
    """An archive that is left to :mod:`zipfile`."""


def member(data: bytes, wanted: str, name: str) -> bytes | None:
    """The bytes of the member ``wanted`` of the archive ``data``; None if it is not so plain.

    Raises OpendataError where the limits of :func:`.guard.check_sizes` do not hold; ``name`` is for
    what is said about the document.
    """
    sought = wanted.encode()
    found: Entry | None = None
    try:
        for start, end, _, packing, crc, packed, full, place in _walk(data, name):
            if end - start == len(sought) and data.startswith(sought, start):
                found = Entry(place, packed, full, crc, packing)
    except _UnusualError:
        return None
    return content(data, wanted, found) if found and found.packing == DEFLATED else None


def directory(data: bytes, name: str) -> dict[str, Entry] | None:
    """All members of the archive ``data``; None if it is not so plain, or a name comes twice.

    Raises OpendataError as :func:`member` does.
    """
    found: dict[str, Entry] = {}
    count = 0
    try:
        for start, end, flags, packing, crc, packed, full, place in _walk(data, name):
            named = data[start:end]
            if not (flags & UTF8 or named.isascii()) or packing not in (STORED, DEFLATED):
                return None
            found[named.decode("utf-8")] = Entry(place, packed, full, crc, packing)
            count += 1
    except (_UnusualError, UnicodeDecodeError):
        return None
    return found if len(found) == count else None


def packed(data: bytes, wanted: str, entry: Entry) -> bytes | None:
    """The bytes of a member as they are packed; None if they do not stand where they should."""
    place = entry.place
    if len(data) < place + HEADER.size:
        return None
    sign, named, noted = HEADER.unpack_from(data, place)
    start = place + HEADER.size
    if sign != HEADER_SIGN or data[start : start + named] != wanted.encode():
        return None
    start += named + noted
    return data[start : start + entry.packed]


def content(data: bytes, wanted: str, entry: Entry) -> bytes | None:
    """The bytes of a member; None if they do not agree with the directory."""
    found = packed(data, wanted, entry)
    return None if found is None else unpacked(found, entry)


def unpacked(found: bytes, entry: Entry) -> bytes | None:
    """What the packed bytes ``found`` are; None if they are not what ``entry`` says."""
    if entry.packing == STORED:
        whole = len(found) == entry.full and zlib.crc32(found) == entry.crc
        return found if whole else None
    inflater = zlib.decompressobj(-zlib.MAX_WBITS)
    try:
        plain = inflater.decompress(found, entry.full + 1)
    except zlib.error:
        return None
    whole = inflater.eof and len(plain) == entry.full
    return plain if whole and zlib.crc32(plain) == entry.crc else None


def _walk(data: bytes, name: str) -> Iterator[tuple[int, int, int, int, int, int, int, int]]:
    """Each entry of the directory: start and end of its name, flags, packing, sum, sizes, place.

    Raises _UnusualError, at any entry; OpendataError after the last.
    """
    end = len(data) - END.size
    if end < 0 or not data.startswith(END_SIGN, end):
        raise _UnusualError
    _, disk, first_disk, count, total, size, at, comment = END.unpack_from(data, end)
    if disk or first_disk or count != total or comment or at + size != end:
        raise _UnusualError
    inflated = xml = 0
    for _ in range(total):
        if at + ENTRY.size > end or not data.startswith(ENTRY_SIGN, at):
            raise _UnusualError
        entry = ENTRY.unpack_from(data, at)
        _, version, flags, packing, crc, packed, full, named, noted, said, place = entry
        if flags & UNUSUAL or version > NEWEST or LARGE in (packed, full, place):
            raise _UnusualError
        start, at = at + ENTRY.size, at + ENTRY.size + named
        inflated += full
        if data.endswith(XML_ENDINGS, start, at):
            xml += full
        yield start, at, flags, packing, crc, packed, full, place
        at += noted + said
    guard.check_sizes(name, len(data), total, inflated, xml)
    if at != end:
        raise _UnusualError
