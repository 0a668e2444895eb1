"""The streams of an OLE container (old Word and Excel, objects in new files), by [MS-CFB].

Anything that does not hold together gives nothing: whoever asks has read the bytes as text anyway.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from typing import Final

from opendata.acts.beside.part import Inside, Part, Where
from opendata.acts.beside.strings import joined

MAGIC: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENTRY: Final = 128
_STORAGE, _STREAM, _ROOT = 1, 2, 5
_HEAD: Final = 4096
"""Bytes at the beginning of a file in a stream that name it, and the folder of whoever put it."""
_MOST: Final = 20_000
"""Entries, and sectors of the table of sectors, that are looked at."""
_PICTURES: Final = (b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n")
WORKBOOKS: Final = frozenset({"Workbook", "Book"})
DOCUMENT: Final = "WordDocument"
HARMLESS: Final = frozenset({"Equation Native", "\x01CompObj", "\x03ObjInfo", "\x01Ole"})
"""What an object is made of that holds nothing but a formula, or nothing."""
_NATIVE: Final = "\x01Ole10Native"
_WHOLE: Final = frozenset({_NATIVE, "Package", "CONTENTS", "\x03EPRINT"})
"""Streams that are a file: of any program, of Office, of Acrobat."""


def parts(data: bytes, _name: str) -> Iterator[Part | Inside]:
    """An object of a program within a file: the letters in its streams, and the files in them."""
    for path, content in streams(data).items():
        leaf = path.rpartition("/")[2]
        head = content[:_HEAD] if leaf in _WHOLE else content
        if leaf not in HARMLESS and (told := joined(head)):
            yield Part(Where.EMBEDDED, leaf.strip("\x01\x03"), told)
    yield from within(data)


def streams(data: bytes) -> dict[str, bytes]:
    """The streams by their paths, «ObjectPool/_123/Package»; none if it is no such container."""
    return opened(data) or {}


def opened(data: bytes) -> dict[str, bytes] | None:
    """The same, but None if it is no such container."""
    try:
        return dict(_Container(data).streams()) if data.startswith(MAGIC) else None
    except (struct.error, IndexError, ValueError, OverflowError):
        return None


def is_harmless(data: bytes) -> bool:
    """Whether it is a container with nothing in it, or with nothing but a formula."""
    found = opened(data)
    return found is not None and {path.rpartition("/")[2] for path in found} <= HARMLESS


def within(data: bytes) -> Iterator[Inside]:
    """The files that stand in streams of the container, and its pictures."""
    for path, content in streams(data).items():
        leaf = path.rpartition("/")[2]
        if leaf in _WHOLE:
            yield Inside(path.replace("\x01", ""), _native(content) if leaf == _NATIVE else content)
        elif leaf in ("Data", "Pictures"):
            for number, picture in enumerate(_pictures(content), 1):
                yield Inside(f"{path}/{number}", picture)


def names(data: bytes) -> frozenset[str]:
    """The names of all streams, without their storages."""
    return frozenset(path.rpartition("/")[2] for path in streams(data))


def _native(content: bytes) -> bytes:
    """The file in a «Package» of any program: label, path, path, and then its bytes."""
    try:
        at = content.index(b"\0", content.index(b"\0", 6) + 1) + 5
        at += 4 + struct.unpack_from("<L", content, at)[0]
        (size,) = struct.unpack_from("<L", content, at)
    except (ValueError, struct.error):
        return content
    found = content[at + 4 : at + 4 + size]
    return found if size and len(found) == size else content


def _pictures(content: bytes) -> Iterator[bytes]:
    at = 0
    for _ in range(200):
        starts = [place for sign in _PICTURES if (place := content.find(sign, at)) >= 0]
        if not starts:
            return
        at = min(starts)
        yield content[at:]
        at += 8


class _Container:
    def __init__(self, data: bytes) -> None:
        self.data = data
        shift, mini = struct.unpack_from("<HH", data, 30)
        if shift not in (9, 12) or mini != 6:
            raise ValueError("sectors")
        self.size = 1 << shift
        told = struct.unpack_from("<L8xLLLL", data, 48)
        first_directory, first_mini, minis, first_more, more = told
        self.fat = self._table(first_more, more)
        directory = b"".join(self._chain(first_directory))
        self.entries = [
            directory[at : at + _ENTRY]
            for at in range(0, min(len(directory), _MOST * _ENTRY) - _ENTRY + 1, _ENTRY)
        ]
        packed = b"".join(self._chain(first_mini)) if minis else b""
        self.mini = struct.unpack(f"<{len(packed) // 4}L", packed[: len(packed) // 4 * 4])
        root = self.entries[0]
        self.small = b"".join(self._chain(struct.unpack_from("<L", root, 116)[0]))

    def _sector(self, number: int) -> bytes:
        start = (number + 1) * self.size
        return self.data[start : start + self.size]

    def _table(self, first_more: int, more: int) -> tuple[int, ...]:
        places = list(struct.unpack_from("<109L", self.data, 76))
        at = first_more
        for _ in range(min(more, _MOST)):
            sector = self._sector(at)
            numbers = struct.unpack(f"<{self.size // 4}L", sector)
            places += numbers[:-1]
            at = numbers[-1]
        whole = len(self.data) // self.size + 1
        table = b"".join(self._sector(one) for one in places[:_MOST] if one < whole)
        return struct.unpack(f"<{len(table) // 4}L", table[: len(table) // 4 * 4])

    def _chain(self, at: int) -> Iterator[bytes]:
        for _ in range(len(self.fat)):  # a ring of sectors ends as well
            if at >= len(self.fat):
                return
            yield self._sector(at)
            at = self.fat[at]

    def _stream(self, at: int, size: int) -> bytes:
        if size >= 4096:
            return b"".join(self._chain(at))[:size]
        out = []
        for _ in range(size // 64 + 1):
            if at >= len(self.mini):
                break
            out.append(self.small[at * 64 : at * 64 + 64])
            at = self.mini[at]
        return b"".join(out)[:size]

    def streams(self) -> Iterator[tuple[str, bytes]]:
        waiting = [(0, "")]
        seen: set[int] = set()
        budget = 2 * len(self.data)  # chains that run into each other would give far more
        while waiting:
            number, path = waiting.pop()
            if number in seen or number >= len(self.entries):
                continue
            seen.add(number)
            entry = self.entries[number]
            length, kind = struct.unpack_from("<HB", entry, 64)
            left, right, child = struct.unpack_from("<LLL", entry, 68)
            start, size = struct.unpack_from("<LL", entry, 116)
            name = entry[: max(0, min(length, 64) - 2)].decode("utf-16-le", "replace")
            waiting += [(left, path), (right, path)]
            if kind in (_STORAGE, _ROOT):
                waiting.append((child, path if kind == _ROOT else f"{path}{name}/"))
            elif kind == _STREAM and budget > 0:
                content = self._stream(start, size)
                budget -= len(content)
                yield path + name, content
