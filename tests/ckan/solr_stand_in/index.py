"""The documents of the core, and in which of them each word stands."""

from __future__ import annotations

import math
from collections.abc import Iterator
from datetime import UTC, datetime

from . import dates, words
from .fields import (
    Document,
    Kind,
    as_list,
    goes_into_text,
    has_several,
    is_indexed,
    is_stored,
    kind_of,
)
from .problems import QueryError

Hits = dict[str, float]
"""Keys of documents and how well they fit."""
_LONGEST_TERM = 32_766
"""Bytes; Lucene's limit."""


class Index:
    """Documents by their ``index_id``."""

    def __init__(self) -> None:
        self.documents: dict[str, Document] = {}
        self._places: dict[str, dict[str, dict[str, int]]] = {}
        """Field → word → document → how often."""

    def add(self, sent: Document) -> None:
        """Add a document, or replace the one with the same key.

        Raises:
            QueryError: a value does not fit its field; nothing has changed then.
        """
        if not isinstance(sent.get("index_id"), str):
            raise QueryError("Document is missing mandatory uniqueKey field: index_id")
        key = sent["index_id"]
        document = _completed(key, sent)
        self.remove(key)
        self.documents[key] = document
        for field, word in _entries(document):
            places = self._places.setdefault(field, {}).setdefault(word, {})
            places[key] = places.get(key, 0) + 1

    def remove(self, key: str) -> None:
        """Remove a document; nothing happens where there is none."""
        document = self.documents.pop(key, None)
        if document is None:
            return
        for field, word in set(_entries(document)):
            places = self._places[field][word]
            del places[key]
            if not places:
                del self._places[field][word]

    def everything(self) -> Hits:
        """All documents, all alike."""
        return dict.fromkeys(self.documents, 1.0)

    def words_of(self, field: str) -> Iterator[tuple[str, frozenset[str]]]:
        """Each word of a field with the documents in which it stands."""
        for word, places in self._places.get(field, {}).items():
            yield word, frozenset(places)

    def having(self, field: str, word: str) -> Hits:
        """The documents with the word in the field; the rarer it is, the more it counts."""
        places = self._places.get(field, {}).get(word)
        if not places:
            return {}
        rarity = math.log(1 + (len(self.documents) - len(places) + 0.5) / (len(places) + 0.5))
        return {key: rarity * count * 2.2 / (count + 1.2) for key, count in places.items()}


def _completed(key: str, sent: Document) -> Document:
    document = {field: value for field, value in sent.items() if value not in (None, [])}
    document["indexed_ts"] = datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")
    document["title_ngram"] = document.get("title", "")
    document["name_ngram"] = document.get("name", "")
    copies = [
        value for f in sorted(document) if goes_into_text(f) for value in as_list(document[f])
    ]
    document["text"] = [*as_list(document.get("text", [])), *copies]
    for field in [*document]:
        document[field] = _fitting(key, field, document[field])
    return document


def _fitting(key: str, field: str, value: object) -> object:
    values = as_list(value)
    if len(values) > 1 and not has_several(field) and is_stored(field):
        raise QueryError(
            f"ERROR: [doc={key}] multiple values encountered for non multiValued field {field}: "
            f"{values}"
        )
    kind = kind_of(field)
    try:
        if kind is Kind.DATE:
            return dates.comparable(str(values[0]))
        if kind is Kind.INT:
            return int(values[0])
    except (QueryError, ValueError, TypeError) as error:
        raise QueryError(
            f"ERROR: [doc={key}] Error adding field '{field}'='{value}' msg={error}"
        ) from error
    if kind is Kind.STRING and is_indexed(field):
        for one in values:
            if len(str(one).encode("utf-8", "surrogatepass")) > _LONGEST_TERM:
                raise QueryError(
                    f"Exception writing document id {key} to the index; possible analysis error: "
                    f'Document contains at least one immense term in field="{field}" (whose UTF8 '
                    f"encoding is longer than the max length {_LONGEST_TERM})"
                )
    return value


def _entries(document: Document) -> Iterator[tuple[str, str]]:
    for field, value in document.items():
        if is_indexed(field):
            for one in as_list(value):
                for word in _words(kind_of(field), one):
                    yield field, word


def _words(kind: Kind, value: object) -> list[str]:
    if kind is Kind.TEXT:
        return words.words(str(value), joined=True)
    if kind is Kind.NGRAM:
        return sorted(words.ngrams(str(value)))
    return [str(value).lower() if isinstance(value, bool) else str(value)]
