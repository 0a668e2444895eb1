"""Pictures without what cameras and programs write into them; their pixels stay as they are."""

from __future__ import annotations

import struct
from collections.abc import Callable, Iterator
from typing import Final

_JPEG, _PNG = b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n"
_TIFF: Final = {b"II*\0": "<", b"MM\0*": ">"}
_KEPT_APPS: Final = {0xE0: b"JFIF\0", 0xE2: b"ICC_PROFILE\0", 0xEE: b"Adobe\0"}
"""Segments that tell how to show the colours; the other APPn and comments tell of people."""
_COMMENT, _SCAN = 0xFE, 0xDA
_ALONE: Final = frozenset({0x01, *range(0xD0, 0xDA)})
"""Markers without a length."""
_KEPT_CHUNKS: Final = frozenset(
    {
        *(b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS", b"cHRM", b"gAMA", b"sBIT", b"sRGB", b"bKGD"),
        *(b"hIST", b"pHYs", b"sPLT", b"acTL", b"fcTL", b"fdAT", b"cICP", b"iCCP"),
    }
)
_SIZES: Final = {1: 1, 2: 1, 3: 2, 4: 4, 5: 8, 6: 1, 7: 1, 8: 2, 9: 4, 10: 8, 11: 4, 12: 8}
_TELLING: Final = frozenset(
    {
        *(269, 270, 271, 272, 285, 305, 306, 315, 316, 337, 700, 33432, 33723, 34377, 34665, 34853),
        *(37500, 37510, 40091, 40092, 40093, 40094, 40095, 42032, 42033),
    }
)
"""Tags of TIFF that tell of the author, the place, the computer: their values are made zeros."""
_INNER: Final = frozenset({34665, 34853})
"""Tags that lead to a list of their own: EXIF and GPS."""
_DEEPEST: Final = 50


def without_metadata(data: bytes) -> bytes:
    """``data`` without metadata, if it is a JPEG, PNG or TIFF; anything else as it is."""
    cleaner: Callable[[bytes], bytes] | None = None
    if data.startswith(_JPEG):
        cleaner = _jpeg
    elif data.startswith(_PNG):
        cleaner = _png
    elif data[:4] in _TIFF:
        cleaner = _tiff
    return data if cleaner is None else cleaner(data)


def _jpeg(data: bytes) -> bytes:
    """Segments up to the first scan, each looked at by its length. What follows the end of the
    picture goes.
    """
    out, at = [data[:2]], 2
    while at + 4 <= len(data) and data[at] == 0xFF:
        marker = data[at + 1]
        if marker == 0xFF:
            at += 1
            continue
        if marker in _ALONE:
            out.append(data[at : at + 2])
            at += 2
            continue
        end = at + 2 + int.from_bytes(data[at + 2 : at + 4], "big")
        if marker == _SCAN:
            return b"".join([*out, _scans(data, at)])
        wanted = _KEPT_APPS.get(marker)
        if not (0xE0 <= marker <= 0xEF or marker == _COMMENT) or (
            wanted is not None and data.startswith(wanted, at + 4)
        ):
            out.append(data[at:end])
        at = end
    return b"".join(out)


def _scans(data: bytes, at: int) -> bytes:
    """From the first scan to the end of the picture; comments between two scans go as well."""
    out: list[bytes] = []
    while at + 2 <= len(data):
        marker = data[at + 1]
        if data[at] != 0xFF or marker == 0xD9:
            break
        end = at + 2 + int.from_bytes(data[at + 2 : at + 4], "big")
        if not (0xE0 <= marker <= 0xEF or marker == _COMMENT):
            out.append(data[at:end])
        if marker == _SCAN:
            stop = _after_scan(data, end)
            out.append(data[end:stop])
            end = stop
        at = end
    return b"".join([*out, b"\xff\xd9"])


def _after_scan(data: bytes, at: int) -> int:
    """Where the coded pixels end: at a marker that is none of theirs."""
    while (at := data.find(b"\xff", at)) >= 0 and at + 1 < len(data):
        if data[at + 1] not in (0x00, 0xFF, *range(0xD0, 0xD8)):
            return at
        at += 1 if data[at + 1] == 0xFF else 2
    return len(data)


def _png(data: bytes) -> bytes:
    return b"".join([_PNG, *_chunks(data)])


def _chunks(data: bytes) -> Iterator[bytes]:
    at = len(_PNG)
    while at + 12 <= len(data):
        size = int.from_bytes(data[at : at + 4], "big")
        kind = data[at + 4 : at + 8]
        if kind in _KEPT_CHUNKS:
            yield data[at : at + 12 + size]
        if kind == b"IEND":
            return
        at += 12 + size


def _tiff(data: bytes) -> bytes:
    order = _TIFF[data[:4]]
    out = bytearray(data)
    seen: set[int] = set()
    waiting = [(struct.unpack_from(f"{order}L", data, 4)[0], False)] if len(data) >= 8 else []
    while waiting and len(seen) < _DEEPEST:
        at, inner = waiting.pop()
        if at in seen or not 0 < at <= len(data) - 2:
            continue
        seen.add(at)
        waiting += _directory(out, order, at, inner=inner)
    return bytes(out)


def _directory(out: bytearray, order: str, at: int, *, inner: bool) -> Iterator[tuple[int, bool]]:
    """Make zeros of what tells of people; where further directories are, and whether all in them
    does.
    """
    count = struct.unpack_from(f"{order}H", out, at)[0]
    for number in range(count):
        entry = at + 2 + 12 * number
        if entry + 12 > len(out):
            return
        tag, kind, values = struct.unpack_from(f"{order}HHL", out, entry)
        size = _SIZES.get(kind, 1) * values
        place = entry + 8 if size <= 4 else struct.unpack_from(f"{order}L", out, entry + 8)[0]
        if tag in _INNER:
            yield struct.unpack_from(f"{order}L", out, entry + 8)[0], True
        elif (inner or tag in _TELLING) and place + size <= len(out):
            out[place : place + size] = bytes(size)
    after = at + 2 + 12 * count
    if after + 4 <= len(out):
        yield struct.unpack_from(f"{order}L", out, after)[0], inner
