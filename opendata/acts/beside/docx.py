"""Beside the text of a DOCX: its other parts, and what its main part does not show as text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Final, NamedTuple

from opendata.acts.beside import office
from opendata.acts.beside.docx_unseen import unseen
from opendata.acts.beside.package import Package
from opendata.acts.beside.part import Inside, Part, Where
from opendata.acts.beside.xmltext import decoded, lines, values_of
from opendata.acts.docx import opened

_MARKS: Final = (
    *(b"<!", b"<?", b"Fallback", b"oveFrom", b":del", b"anish", b"webHidden", b"<w:t "),
)
"""One of them is in every document that holds letters beside its text, and each takes a look."""
_SMALL: Final = 50_000
_BODY: Final = b"<w:body>"
_DECLARATION = re.compile(rb"\A(?:\xef\xbb\xbf)?<\?xml[^<>]*\?>\s*")
_TAG = re.compile(rb"<[^<>]*>")


def parts(data: bytes, name: str) -> Iterator[Part | Inside]:
    """Every piece beside the text.

    :raises OpendataError: as reading the text does.
    """
    main = opened(data, name)
    skeleton = b"".join(dict.fromkeys(main.pieces[::2]))
    told = _told(skeleton) if len(skeleton) <= _SMALL else _tell(skeleton)
    if told.values:
        yield Part(Where.HIDDEN, main.path, told.values)
    if not told.plain:
        yield from unseen(main.xml, main.path, name)
    yield from office.members(Package(data, name), (main.path,))


class _Told(NamedTuple):
    """What is known of a document by its tags: the words in them, and whether that is all."""

    values: str
    plain: bool


def _tell(skeleton: bytes) -> _Told:
    """What the tags tell that stand between the pieces of text, each of them once.

    In plain documents the same few come again and again, and searches in them cost next to nothing.
    """
    return _Told(lines(values_of(decoded(skeleton))), _is_plain(skeleton))


_told = lru_cache(maxsize=256)(_tell)


def _is_plain(skeleton: bytes) -> bool:
    """Whether nothing but tags stands between the pieces of text, and none of them hides any."""
    declared = _DECLARATION.match(skeleton)
    tags = skeleton[declared.end() :] if declared else skeleton
    if _BODY not in tags or any(mark in tags for mark in _MARKS):
        return False
    return not _TAG.sub(b"", tags).strip()
