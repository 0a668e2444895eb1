"""Which documents could be the one that a row of the register speaks of."""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Sequence

from opendata.acts.act import Kind
from opendata.clean.numbers import number_key
from opendata.collect.batch import Document, Outcome, RegisterRow

NOT_ACTS = frozenset({Kind.ANNEX, Kind.MINUTES, Kind.COMMISSION_OPINION, Kind.DRAFT})
"""Kinds that carry the number or the date of another act, and must not be taken for it."""

Key = tuple[str, str]
"""Number in its canonical form, and ISO date."""


class Index:
    """The documents of a folder by what they say of themselves, and by where they stand."""

    def __init__(self, documents: Iterable[Document]) -> None:
        """``documents`` may hold second copies: their paths lead to the one that is kept."""
        self._by_key: dict[Key, list[Document]] = defaultdict(list)
        self._by_name: dict[str, list[tuple[str, Document]]] = defaultdict(list)
        documents = tuple(documents)
        kept = {d.sha256: d for d in documents if d.outcome in (Outcome.READ, Outcome.SCAN)}
        for document in documents:
            if document.sha256 not in kept or document.outcome is Outcome.UNREADABLE:
                continue
            path = _plain(document.path)
            self._by_name[path.rpartition("/")[2]].append((path, kept[document.sha256]))
            key = key_of(document)
            if key is not None and document.outcome is Outcome.READ:
                self._by_key[key].append(document)

    def keyed(self, row: RegisterRow) -> list[Document]:
        """Documents with the number and the date of the row, unless they say another kind."""
        number, date = row.values.get("number"), row.values.get("acceptedDate")
        if not number or not date:
            return []
        found = self._by_key.get((number_key(number), date), [])
        return [document for document in found if same_kind(row, document)]

    def named(self, row: RegisterRow) -> list[Document]:
        """Documents that the row names: by the path as far as it is given, else by the name."""
        wanted = _plain(row.values.get("file") or "").strip("/")
        found = self._by_name.get(wanted.rpartition("/")[2], []) if wanted else []
        exact = [one for path, one in found if f"/{path}".endswith(f"/{wanted}")]
        chosen = exact or [one for _, one in found]
        return list({document.path: document for document in chosen}.values())


def key_of(document: Document) -> Key | None:
    """What the document says of itself; None for annexes and for what is not sure."""
    act = document.act
    if act is None or act.sure("kind") in NOT_ACTS:
        return None
    number, date = act.sure("number"), act.sure("date")
    return (number_key(number), date) if number and date else None


def same_kind(row: RegisterRow, document: Document) -> bool:
    """False only when both say a kind and the kinds differ: two bodies use the same numbers."""
    said, read = row.values.get("kind"), document.act.sure("kind") if document.act else None
    return said is None or read is None or said == read


def _plain(path: str) -> str:
    return unicodedata.normalize("NFC", path).replace("\\", "/").casefold().strip()


def paths(documents: Sequence[Document]) -> str:
    """The paths for a finding."""
    return ", ".join(document.path for document in documents)
