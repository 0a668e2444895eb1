"""How far the journal goes, said outside of it, so that an end that was cut off is missed."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

from opendata.journal import trouble
from opendata.journal.files import write_atomically
from opendata.problems import Exit, OpendataError


@dataclass(frozen=True, slots=True)
class Head:
    """The number and the hash of the last event."""

    number: int
    hash: str


def read_head(path: Path) -> Head | None:
    """The head in the file ``path``; None where there is no file yet.

    :raises OpendataError: ``journal-head``, exit 4, when the file cannot be understood.
    """
    try:
        text = path.read_text(encoding="utf-8")
    except FileNotFoundError:
        return None
    except (OSError, ValueError) as error:
        raise OpendataError(trouble.head_unfit(path, None), Exit.CONFIGURATION) from error
    try:
        said = json.loads(text)
        head = Head(said["number"], said["hash"])
    except (ValueError, TypeError, LookupError, RecursionError) as error:
        raise OpendataError(trouble.head_unfit(path, text), Exit.CONFIGURATION) from error
    if type(head.number) is not int or not isinstance(head.hash, str):
        raise OpendataError(trouble.head_unfit(path, text), Exit.CONFIGURATION)
    return head


def write_head(path: Path, head: Head) -> None:
    """Put ``head`` at ``path``; when this returns, it survives a power cut."""
    text = json.dumps({"number": head.number, "hash": head.hash}) + "\n"
    write_atomically(path, text.encode(), durable=True)
