"""The request ``update``: documents to add and to remove, as XML or JSON."""

from __future__ import annotations

import json
import xml.etree.ElementTree as ET
from typing import Any

from .fields import Document, has_several
from .index import Index
from .problems import QueryError
from .searching import found
from .syntax import parse


def update(index: Index, body: bytes, content_type: str) -> None:
    """Do what the body says, in its order.

    Raises:
        QueryError: it cannot be read; what stood before the mistake is done.
    """
    if not body.strip():  # a commit alone
        return
    if "json" in content_type:
        _from_json(index, body)
    else:
        _from_xml(index, body)


def _from_json(index: Index, body: bytes) -> None:
    try:
        sent: Any = json.loads(body)
    except (ValueError, RecursionError) as error:
        raise QueryError(f"Cannot parse provided JSON: {error}") from error
    documents = sent if isinstance(sent, list) else [_part(sent, "add")]
    for document in documents:
        if document is None:
            continue
        inner = document.get("doc", document) if isinstance(document, dict) else document
        if not isinstance(inner, dict):
            raise QueryError("Cannot parse provided JSON: a document is an object")
        index.add(inner)


def _part(sent: Any, name: str) -> Any:
    if not isinstance(sent, dict):
        raise QueryError("Cannot parse provided JSON: neither a list nor an object")
    return sent.get(name)


def _from_xml(index: Index, body: bytes) -> None:
    try:
        # From CKAN on the same computer; whoever could send something else has the database too.
        root = ET.fromstring(body)
    except (ET.ParseError, ValueError, LookupError) as error:
        raise QueryError(f"Cannot parse provided XML: {error}") from error
    for command in [root] if root.tag != "update" else list(root):
        if command.tag == "add":
            for document in command.iter("doc"):
                index.add(_document(document))
        elif command.tag == "delete":
            for what in command:
                _remove(index, what.tag, what.text or "")


def _document(element: ET.Element) -> Document:
    document: Document = {}
    for field in element.iter("field"):
        name, value = field.get("name", ""), field.text or ""
        if has_several(name):
            document.setdefault(name, []).append(value)
        elif name in document:  # a mistake of the sender, which the index refuses
            document[name] = [
                *([document[name]] if isinstance(document[name], str) else document[name]),
                value,
            ]
        else:
            document[name] = value
    return document


def _remove(index: Index, by: str, text: str) -> None:
    if by == "id":
        index.remove(text)
    else:
        for key in found(index, parse(text, "text", "OR")):
            index.remove(key)
