"""The members of a zip archive, each of them inflated when somebody asks for it."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from functools import lru_cache
from typing import Final, TypeVar

from opendata.acts import failures, guard, unzip

Said = TypeVar("Said")
_DESCRIPTOR: Final = 24
"""Bytes at most of the sizes that may stand behind a member instead of before it."""
_SMALL: Final = 65_536
"""Packed bytes of a member whose reading is remembered."""


class Package:
    """An archive ``data`` that is called ``name`` in errors; ``members`` are the paths in it.

    :raises OpendataError: broken, encrypted, a bomb.
    """

    def __init__(self, data: bytes, name: str) -> None:
        self.data, self.name = data, name
        self._plain = unzip.directory(data, name)
        self._archive = guard.open_archive(data, name) if self._plain is None else None
        if self._archive is not None:
            self.members = tuple(dict.fromkeys(self._archive.namelist()))
        else:
            self.members = tuple(self._plain or ())
        self._known = frozenset(self.members)

    def __contains__(self, member: object) -> bool:
        """Whether there is such a member."""
        return member in self._known

    def read(self, member: str) -> bytes:
        """The bytes of ``member``.

        :raises OpendataError: there is none, or it is damaged.
        """
        if self._archive is not None:
            return guard.read_member(self._archive, member, self.name)
        entry = (self._plain or {}).get(member)
        found = None if entry is None else unzip.content(self.data, member, entry)
        if found is None:
            raise failures.broken(self.name)
        return found

    def said(self, member: str, reading: Callable[[bytes], Said]) -> Said:
        """What ``reading`` makes of ``member``; remembered for members that are the same bytes in
        the next document too, as styles, themes and settings of one office are.
        """
        entry = self._plain.get(member) if self._plain is not None else None
        if entry is None or entry.packed > _SMALL:
            return reading(self.read(member))
        packed = unzip.packed(self.data, member, entry)
        found = None if packed is None else _remembered(packed, entry[2:], reading)
        if found is None:
            raise failures.broken(self.name)
        said: Said = found[0]
        return said

    @property
    def remark(self) -> bytes:
        """What somebody has written behind the directory."""
        return self._archive.comment if self._archive is not None else b""

    def has_gaps(self) -> bool:
        """Whether bytes stand between the members that belong to none: versions saved before."""
        at = 0
        for place, packed in sorted(self._places()):
            if place - at > _DESCRIPTOR:
                return True
            if place + unzip.HEADER.size > len(self.data):
                return True
            sign, named, noted = unzip.HEADER.unpack_from(self.data, place)
            if sign != unzip.HEADER_SIGN:
                return True
            at = place + unzip.HEADER.size + named + noted + packed
        return False

    def _places(self) -> list[tuple[int, int]]:
        if self._archive is not None:
            found: list[zipfile.ZipInfo] = self._archive.infolist()
            return [(one.header_offset, one.compress_size) for one in found]
        return [(one.place, one.packed) for one in (self._plain or {}).values()]


@lru_cache(maxsize=512)
def _remembered(
    packed: bytes, said: tuple[int, int, int], reading: Callable[[bytes], Said]
) -> tuple[Said] | None:
    found = unzip.unpacked(packed, unzip.Entry(0, len(packed), *said))
    return None if found is None else (reading(found),)
