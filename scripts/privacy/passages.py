"""Labelled passages: one JSON object a line.

``id``, ``text``, and ``labels`` with ``found``: what a careful person would not publish, each with
``kind`` (a word of :class:`opendata.privacy.finding.Kind`) and ``text`` as it stands in the passage
(``nth``: which occurrence, 1 without it); and ``has_personal_data``: whether anybody who is no
official is named or can be known. A record may have only the latter.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

from opendata.privacy.finding import Kind


class PassageError(Exception):
    """A file that is no corpus of passages."""


@dataclass(frozen=True, slots=True)
class Label:
    """One thing that should be found, at ``start`` to ``end`` of the text."""

    kind: Kind
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Labelled:
    """One passage; ``found`` is None where only the document as a whole is labelled."""

    id: str
    text: str
    found: tuple[Label, ...] | None
    personal: bool | None


def read_passages(path: Path) -> tuple[Labelled, ...]:
    """The passages in the file ``path``.

    :raises PassageError: with the line that is wrong.
    """
    try:
        lines = path.read_text(encoding="utf-8").split("\n")
    except (OSError, ValueError) as error:
        raise PassageError(f"{path}: {error}") from error
    found = []
    for number, line in enumerate(lines, 1):
        if line.strip():
            try:
                found.append(_passage(json.loads(line)))
            except (ValueError, LookupError, TypeError, AttributeError) as error:
                raise PassageError(f"{path}:{number}: {error}") from error
    if not found:
        raise PassageError(f"{path}: no passages")
    return tuple(found)


def _passage(one: dict[str, object]) -> Labelled:
    labels = one["labels"]
    text = str(one["text"])
    if not isinstance(labels, dict):
        raise TypeError("labels are no object")
    said = labels.get("found")
    found = None if said is None else tuple(_label(text, part) for part in said)
    return Labelled(str(one["id"]), text, found, labels.get("has_personal_data"))


def _label(text: str, part: dict[str, object]) -> Label:
    wanted, at = str(part["text"]), -1
    for _ in range(int(str(part.get("nth", 1)))):
        at = text.index(wanted, at + 1)
    return Label(Kind(part["kind"]), at, at + len(wanted))
