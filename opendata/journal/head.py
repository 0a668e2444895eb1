"""How far the journal goes, said outside of it, so that an end that was cut off is missed.

After a run the head also seals the whole file: a byte that no event uses is evidence of somebody's
hand too. While a run writes there is no seal, as it would be a hash of the whole file for each
event; a run that is killed leaves none.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass, field
from pathlib import Path

from opendata.journal import trouble
from opendata.journal.files import write_atomically
from opendata.problems import Exit, OpendataError


@dataclass(frozen=True, slots=True)
class Seal:
    """What the SQLite file was after a run: the SHA-256 of all its bytes, and how many they are."""

    sha256: str
    bytes: int


@dataclass(frozen=True, slots=True)
class Head:
    """The number and the hash of the last event; two heads are equal if these are."""

    number: int
    hash: str
    seal: Seal | None = field(default=None, compare=False)


def read_head(path: Path) -> Head | None:
    """The head in the file ``path``; None where there is no file yet.

    It has to be what :func:`write_head` writes, byte by byte.

    :raises OpendataError: ``journal-head``, exit 4, when the file cannot be understood.
    """
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        return None
    except OSError as error:
        raise OpendataError(trouble.head_unfit(path, None), Exit.CONFIGURATION) from error
    try:
        said = json.loads(data)
        seal = Seal(said["sha256"], said["bytes"]) if "sha256" in said else None
        head = Head(said["number"], said["hash"], seal)
        same = head_bytes(head) == data
    except (ValueError, TypeError, LookupError, RecursionError) as error:
        raise OpendataError(trouble.head_unfit(path, _text(data)), Exit.CONFIGURATION) from error
    if not same or not _typed(head):
        raise OpendataError(trouble.head_unfit(path, _text(data)), Exit.CONFIGURATION)
    return head


def write_head(path: Path, head: Head) -> None:
    """Put ``head`` at ``path``; when this returns, it survives a power cut."""
    write_atomically(path, head_bytes(head), durable=True)


def head_bytes(head: Head) -> bytes:
    """The head as a file."""
    said: dict[str, object] = {"number": head.number, "hash": head.hash}
    if head.seal is not None:
        said |= {"sha256": head.seal.sha256, "bytes": head.seal.bytes}
    return (json.dumps(said) + "\n").encode()


def seal_of(path: Path) -> Seal | None:
    """The seal that the file ``path`` would get now; None where it cannot be read."""
    try:
        with path.open("rb") as file:
            digest = hashlib.file_digest(file, "sha256").hexdigest()
            return Seal(digest, file.tell())
    except OSError:
        return None


def _typed(head: Head) -> bool:
    right = type(head.number) is int and isinstance(head.hash, str)
    seal = head.seal
    return right and (seal is None or (isinstance(seal.sha256, str) and type(seal.bytes) is int))


def _text(data: bytes) -> str:
    return data[:500].decode("utf-8", "replace")
