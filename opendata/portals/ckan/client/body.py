"""The body of an upload, made while it is sent: a gigabyte needs no more memory than a page."""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Callable, Iterator, Mapping
from typing import Final

from urllib3.fields import RequestField

from opendata.portals.ckan.client.parts import Source

BLOCK: Final = 1 << 16
"""Bytes that are read, sent and received at once."""


class Interrupted(Exception):
    """Carries what stopped the body past the library that sends it.

    The library takes every OSError for one of the network, and this one may be of the disk.
    """

    def __init__(self, reason: Exception) -> None:
        super().__init__()
        self.reason = reason


class Changed(Exception):
    """The file is not the one that was promised: its name."""


class Body:
    """A multipart form: text fields, then files. Its length is known before it is read.

    Iterated once; ``watch`` is called with the bytes handed over so far before each block, and
    may stop it by raising.
    """

    def __init__(
        self,
        fields: Mapping[str, bytes],
        files: Mapping[str, Source],
        watch: Callable[[int], None],
    ) -> None:
        self._boundary = secrets.token_hex(16)
        self._watch = watch
        self._parts: list[bytes | Source] = []
        for name, value in fields.items():
            self._parts += [self._head(RequestField(name, b"")), value, b"\r\n"]
        for name, source in files.items():
            head = RequestField(name, b"", filename=source.name)
            self._parts += [self._head(head, source.type), source, b"\r\n"]
        self._parts.append(f"--{self._boundary}--\r\n".encode("ascii"))
        self._length = sum(
            part.bytes if isinstance(part, Source) else len(part) for part in self._parts
        )

    def _head(self, field: RequestField, content_type: str | None = None) -> bytes:
        field.make_multipart(content_type=content_type)
        return f"--{self._boundary}\r\n{field.render_headers()}".encode()

    @property
    def type(self) -> str:
        """The value of the header ``Content-Type``."""
        return f"multipart/form-data; boundary={self._boundary}"

    def __len__(self) -> int:
        return self._length

    def __iter__(self) -> Iterator[bytes]:
        done = 0
        for part in self._parts:
            try:
                for block in blocks(part) if isinstance(part, Source) else (part,):
                    self._watch(done)
                    done += len(block)
                    yield block
            except Exception as error:
                stopped: Exception = error
            else:
                continue
            raise Interrupted(stopped)
        self._watch(done)


def blocks(source: Source) -> Iterator[bytes]:
    """The bytes of a file. The last block is held back until the whole is known to be right.

    :raises Changed: the file is longer, shorter or another one than was promised.
    :raises OSError: it cannot be read.
    """
    with source.open() as stream:
        left = source.bytes
        digest = hashlib.sha256()
        block = b""
        while left:
            block = stream.read(min(BLOCK, left))
            if not block:
                raise Changed(source.name)
            left -= len(block)
            digest.update(block)
            if left:
                yield block
        if stream.read(1) or source.sha256 not in {None, digest.hexdigest()}:
            raise Changed(source.name)
        if block:
            yield block
