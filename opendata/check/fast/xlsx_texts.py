"""Character data of XML → text, exactly as the reader of Frictionless would have it."""

from __future__ import annotations

from typing import Final
from xml.etree.ElementTree import ParseError, fromstring

MOST_WORDS: Final = 50_000
_DOUBTFUL: Final = bytes({*range(0x20)} - {0x09, 0x0A})
"""Characters that XML forbids, and the carriage return, which it makes a line feed."""

_APART: Final = b"\0"


class Unsure(Exception):
    """The file can be read in more than one way: only the reader of Frictionless may say."""


class Texts:
    """Reads many short texts.

    Some programs write every Cyrillic letter as a reference (``&#1088;``). Words come again and
    again, so that each is made out once.
    """

    def __init__(self) -> None:
        self._words = _Words()

    def of(self, raws: list[bytes]) -> list[str]:
        """The texts of ``raws``, none of which holds a ``<``.

        :raises Unsure: one of them is not what may stand in XML.
        """
        whole = _APART.join(raws)
        if b"&" not in whole and is_plain(whole, len(raws) - 1):
            return text_of(whole).split("\0") if raws else []
        if not is_plain(whole, len(raws) - 1, refers=True):
            return [_parsed(raw) for raw in raws]
        word = self._words.__getitem__
        return [" ".join(map(word, raw.split(b" "))) for raw in raws]


def is_plain(whole: bytes, joints: int = 0, *, refers: bool = False) -> bool:
    """Whether the text needs nothing but to be decoded, so far as its bytes tell.

    It may have ``joints`` places where two texts are joined, and references if ``refers``.
    """
    kept = len(whole.translate(None, _DOUBTFUL)) + max(joints, 0)
    return (
        kept == len(whole)
        and (refers or b"&" not in whole)
        and b"]]>" not in whole
        and b"\xef\xbf" not in whole
    )


def text_of(plain: bytes) -> str:
    """The text of bytes for which :func:`is_plain` holds.

    :raises Unsure: they are no UTF-8.
    """
    try:
        return plain.decode()
    except UnicodeDecodeError as error:
        raise Unsure from error


class _Words(dict[bytes, str]):
    def __missing__(self, raw: bytes) -> str:
        word = _parsed(raw)
        if len(self) < MOST_WORDS:
            self[raw] = word
        return word


def _parsed(raw: bytes) -> str:
    try:
        return fromstring(b"<i>" + raw + b"</i>").text or ""  # noqa: S314 - no document type
    except ParseError as error:
        raise Unsure from error
