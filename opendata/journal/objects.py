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
        if self.base is not None and self.base.has(sha256):
            return self.base.path(sha256)
        return self.root / sha256[:2] / sha256[2:]

    def has(self, sha256: str) -> bool:
        """Whether the object is here."""
        return self.path(sha256).is_file()

    def put(self, data: bytes, sha256: str | None = None) -> str:
        """Keep ``data`` and return its hash; ``sha256`` saves a hashing that was done already.

        A kill leaves either the whole object or none: the bytes are written beside it first.
        """
        name = sha256 or hashlib.sha256(data).hexdigest()
        path = self.path(name)
        if not path.is_file():
            write_atomically(path, data)
        return name

    def get(self, sha256: str) -> bytes:
        """The bytes; ``FileNotFoundError`` if they are not here, ``ValueError`` if they rotted."""
        data = self.path(sha256).read_bytes()
        if hashlib.sha256(data).hexdigest() != sha256:
            raise ValueError(sha256)
        return data
