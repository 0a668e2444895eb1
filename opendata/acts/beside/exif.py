"""What a TIFF directory, in which cameras write EXIF, tells of people and places.

By the tables of EXIF 2.32 and TIFF 6.0. What does not hold together gives nothing.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from typing import Final

from opendata.acts.beside.strings import joined

_ORDERS: Final = {b"II*\0": "<", b"MM\0*": ">"}
_SIZES: Final = {1: 1, 2: 1, 3: 2, 4: 4, 5: 8, 6: 1, 7: 1, 8: 2, 9: 4, 10: 8, 11: 4, 12: 8}
_LABELS: Final = {
    269: "Document", 270: "Description", 285: "Page", 315: "Author", 316: "Computer",
    33432: "Copyright", 37500: "Note", 37510: "Comment", 40091: "Title", 40092: "Comment",
    40093: "Author", 40094: "Keywords", 40095: "Subject", 42032: "Owner", 42033: "Serial number",
    700: "XMP", 33723: "IPTC",
}  # fmt: skip
_DULL: Final = frozenset({271, 272, 305, 306, 36867, 36868})
"""The camera, the program, and times."""
_WIDE: Final = range(40091, 40096)
_EXIF, _GPS, _COMMENT, _RAW = 34665, 34853, 37510, (37500, 700, 33723)
_CHARSET: Final = 8
_ASCII: Final = 2
_MOST_LISTS: Final = 20
_MOST_ENTRIES: Final = 500
_LONGEST: Final = 1_000_000


def tells(data: bytes) -> list[str]:
    """Lines like «Author: …» and «GPS: 50.4501, 30.5234» out of a TIFF file or an EXIF segment."""
    try:
        return list(dict.fromkeys(_tells(data)))
    except (struct.error, IndexError, ValueError, OverflowError):
        return []


def _tells(data: bytes) -> Iterator[str]:
    order = _ORDERS.get(data[:4])
    if order is None:
        return
    waiting = [(struct.unpack_from(f"{order}L", data, 4)[0], False)]
    seen: set[int] = set()
    while waiting and len(seen) < _MOST_LISTS:
        at, places = waiting.pop()
        if at in seen or not 0 < at <= len(data) - 2:
            continue
        seen.add(at)
        found = dict(_entries(data, order, at))
        if places and (gps := _position(found, order)):
            yield gps
        for tag, (kind, value) in found.items():
            if tag in (_EXIF, _GPS):
                waiting.append((struct.unpack_from(f"{order}L", value)[0], tag == _GPS))
            elif (tag in _LABELS or kind == _ASCII) and tag not in _DULL:
                text = _text(tag, value, order)
                if any(sign.isalnum() for sign in text) and not (places and len(text) < 3):
                    yield f"{_LABELS.get(tag, tag)}: {text}"
        after = at + 2 + 12 * struct.unpack_from(f"{order}H", data, at)[0]
        if after + 4 <= len(data):
            waiting.append((struct.unpack_from(f"{order}L", data, after)[0], False))


def _entries(data: bytes, order: str, at: int) -> Iterator[tuple[int, tuple[int, bytes]]]:
    """Each entry of the list at ``at``: its tag, its kind, the bytes of its value."""
    (count,) = struct.unpack_from(f"{order}H", data, at)
    for number in range(min(count, _MOST_ENTRIES)):
        entry = at + 2 + 12 * number
        if entry + 12 > len(data):
            return
        tag, kind, values = struct.unpack_from(f"{order}HHL", data, entry)
        size = min(_SIZES.get(kind, 1) * values, _LONGEST)
        place = entry + 8 if size <= 4 else struct.unpack_from(f"{order}L", data, entry + 8)[0]
        yield tag, (kind, data[place : place + size])


def _text(tag: int, value: bytes, order: str) -> str:
    if tag in _WIDE:
        text = value.decode("utf-16-le", "replace")
    elif tag in _RAW:
        text = joined(value)
    elif tag == _COMMENT and value.startswith(b"UNICODE"):
        wide = "utf-16-le" if order == "<" else "utf-16-be"
        text = value[_CHARSET:].decode(wide, "replace")
    else:
        text = any_text(value[_CHARSET:] if tag == _COMMENT else value)
    return text.replace("\0", " ").strip()


def any_text(value: bytes) -> str:
    """Text in UTF-8, as it should be, or else in Windows-1251, as it often is."""
    try:
        return value.decode("utf-8")
    except UnicodeDecodeError:
        return value.decode("cp1251", "replace")


def _position(found: dict[int, tuple[int, bytes]], order: str) -> str:
    """The place of the camera in degrees; empty if it is not told, or is none."""
    told: list[float] = []
    for tag, negative in ((2, b"S"), (4, b"W")):
        value = found.get(tag, (0, b""))[1]
        if len(value) < 24:
            return ""
        numbers = struct.unpack_from(f"{order}6L", value)
        parts = [numbers[i] / numbers[i + 1] if numbers[i + 1] else 0.0 for i in (0, 2, 4)]
        degrees = parts[0] + parts[1] / 60 + parts[2] / 3600
        sign = -1 if found.get(tag - 1, (0, b""))[1].startswith(negative) else 1
        told.append(sign * degrees)
    return f"GPS: {told[0]:.4f}, {told[1]:.4f}" if any(told) else ""
