"""A labelled corpus: one JSON object a line, with the text of a document and what is true of it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

PARTS = {"id": str, "text": str, "labels": dict}


class CorpusError(Exception):
    """The corpus cannot be read; the text says where and why."""


@dataclass(frozen=True, slots=True)
class Record:
    """One document: ``labels`` holds the value of each field, None where the text shows none."""

    id: str
    text: str
    labels: Mapping[str, Any]


def read_corpus(path: Path) -> list[Record]:
    """The records of the file ``path``, in its order. Raises CorpusError."""
    try:
        content = path.read_bytes().decode("utf-8-sig")
    except OSError as error:
        raise CorpusError(f"{path}: cannot be read: {error.strerror or error}") from error
    except UnicodeDecodeError as error:
        raise CorpusError(f"{path}: is not UTF-8 at byte {error.start}") from error
    # Not splitlines: texts hold other signs, such as U+0085, at which it would cut a record.
    lines = enumerate(content.split("\n"), start=1)
    records = [_record(line, f"{path}:{n}") for n, line in lines if line.strip()]
    if not records:
        raise CorpusError(f"{path}: holds no records")
    twice = _first_repeated([record.id for record in records])
    if twice is not None:
        raise CorpusError(f"{path}: two records have the id {twice!r}")
    return records


def _record(line: str, place: str) -> Record:
    try:
        found = json.loads(line)
    except ValueError as error:
        raise CorpusError(f"{place}: is not JSON: {error}") from error
    if not isinstance(found, dict):
        raise CorpusError(f"{place}: is not a JSON object")
    for key, kind in PARTS.items():
        if not isinstance(found.get(key), kind):
            raise CorpusError(f"{place}: has no {key!r}, or it is of the wrong type")
    return Record(found["id"], found["text"], found["labels"])


def _first_repeated(names: list[str]) -> str | None:
    seen: set[str] = set()
    for name in names:
        if name in seen:
            return name
        seen.add(name)
    return None
