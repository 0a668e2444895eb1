"""Raw bytes, kept once, under their own hash."""

from __future__ import annotations

import hashlib
from pathlib import Path

from opendata.journal.files import write_atomically


class ObjectStore:
    """A folder of immutable objects: ``ab/cdef…`` holds the bytes whose SHA-256 is ``abcdef…``."""

    def __init__(self, root: Path, base: ObjectStore | None = None) -> None:
        """``root`` is made when it is needed; ``base`` is looked into but never written."""
        self.root = root
        self.base = base

    def path(self, sha256: str) -> Path:
        """Where the object is, or would be."""
        own = self.root / sha256[:2] / sha256[2:]
        if self.base is not None and not own.is_file() and self.base.has(sha256):
            return self.base.path(sha256)
        return own

    def has(self, sha256: str) -> bool:
        """Whether the object is here."""
        return self.path(sha256).is_file()

    def sound(self, sha256: str) -> bool:
        """Whether the object is here and is what it was; reads all of it."""
        try:
            with self.path(sha256).open("rb") as file:
                return hashlib.file_digest(file, "sha256").hexdigest() == sha256
        except OSError:
            return False

    def put(self, data: bytes, sha256: str | None = None, *, check: bool = False) -> str:
        """Keep ``data`` and return its hash; ``sha256`` saves a hashing that was done already.

        What stands there with another size, or with ``check`` with other content, has rotted and
        is replaced. A kill leaves either the whole object or none: the bytes are written beside it
        first.
        """
        name = sha256 or hashlib.sha256(data).hexdigest()
        if not self._stands(name, len(data)) or (check and not self.sound(name)):
            write_atomically(self.root / name[:2] / name[2:], data)
        return name

    def _stands(self, sha256: str, size: int) -> bool:
        try:
            return self.path(sha256).stat().st_size == size
        except OSError:
            return False

    def get(self, sha256: str) -> bytes:
        """The bytes; ``FileNotFoundError`` if they are not here, ``ValueError`` if they rotted."""
        data = self.path(sha256).read_bytes()
        if hashlib.sha256(data).hexdigest() != sha256:
            raise ValueError(sha256)
        return data
