"""Where the bytes of a resource come from, and the archives in which documents are published."""

from __future__ import annotations

import hashlib
import io
import tempfile
import zipfile
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import BinaryIO, Final

from opendata.journal.objects import ObjectStore
from opendata.portals.site.content import damaged

_MEMBER_COST: Final = 30 + 46
_ARCHIVE_COST: Final = 22 + 56 + 20
"""Bytes of a ZIP besides the files: per member (and twice its name), and at the end."""
_TIME: Final = (1980, 1, 1, 0, 0, 0)
_BLOCK: Final = 1 << 20


@dataclass(frozen=True, slots=True)
class Stored:
    """A file of a release, as it stands in the release store."""

    path: Path


@dataclass(frozen=True, slots=True)
class Member:
    """A document in an archive, under its published name; its bytes are in the object store."""

    name: str
    sha256: str
    bytes: int


@dataclass(frozen=True, slots=True)
class Archive:
    """A ZIP of documents: the same members give the same bytes, on every machine."""

    members: tuple[Member, ...]

    @property
    def key(self) -> str:
        """Stands for the members: for a memory of archives that were measured before."""
        lines = "".join(f"{one.sha256}  {one.name}\n" for one in self.members)
        return hashlib.sha256(lines.encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class Notice:
    """A small text that is made here."""

    data: bytes


Content = Stored | Archive | Notice


@dataclass(frozen=True, slots=True)
class Measured:
    """What is known of bytes without having them at hand."""

    sha256: str
    bytes: int


Measure = Callable[[Archive], Measured]
"""Tells the hash and the size of an archive. Who calls often, remembers by :attr:`Archive.key`."""


def measured_in(objects: ObjectStore) -> Measure:
    """Measure by making the archive once; the same archive is not made again by this one."""

    @lru_cache(maxsize=1024)
    def measure(archive: Archive) -> Measured:
        digest, size = hashlib.sha256(), 0
        with open_content(archive, objects) as file:
            while block := file.read(_BLOCK):
                digest.update(block)
                size += len(block)
        return Measured(digest.hexdigest(), size)

    return measure


def open_content(content: Content, objects: ObjectStore) -> BinaryIO:
    """The bytes of ``content``, to be read and closed.

    :raises OpendataError: ``site-source-damaged``, exit 6, for a document that is not as it was.
    """
    if isinstance(content, Stored):
        return content.path.open("rb")
    if isinstance(content, Notice):
        return io.BytesIO(content.data)
    file: BinaryIO = tempfile.TemporaryFile()  # noqa: SIM115 - handed on
    try:
        _write(content, objects, file)
        file.seek(0)
    except BaseException:
        file.close()
        raise
    return file


def parts(members: Iterable[Member], limit: int) -> tuple[tuple[Member, ...], ...]:
    """``members`` in their order, in as many archives as keep each within ``limit`` bytes.

    A document that is too large by itself has an archive of its own, and is told of elsewhere.
    """
    found: list[list[Member]] = []
    size = limit
    for one in members:
        cost = one.bytes + _MEMBER_COST + 2 * len(one.name)
        if not found or size + cost > limit:
            found.append([])
            size = _ARCHIVE_COST
        found[-1].append(one)
        size += cost
    return tuple(tuple(part) for part in found)


def _write(archive: Archive, objects: ObjectStore, file: BinaryIO) -> None:
    """Stored, not packed: documents are packed already, and packers differ between machines."""
    with zipfile.ZipFile(file, "w", zipfile.ZIP_STORED) as packed:
        for member in archive.members:
            entry = zipfile.ZipInfo(member.name, _TIME)
            entry.create_system, entry.external_attr = 3, 0o644 << 16
            entry.file_size = member.bytes
            _copy(objects, member, packed, entry)


def _copy(
    objects: ObjectStore, member: Member, packed: zipfile.ZipFile, entry: zipfile.ZipInfo
) -> None:
    source = objects.path(member.sha256)
    digest = hashlib.sha256()
    try:
        with source.open("rb") as document, packed.open(entry, "w") as target:
            while block := document.read(_BLOCK):
                digest.update(block)
                target.write(block)
    except FileNotFoundError as error:
        raise damaged(source, None) from error
    if digest.hexdigest() != member.sha256:
        raise damaged(source, digest.hexdigest())
