"""Stretches of letters and digits in bytes whose format is not known: more than there is."""

from __future__ import annotations

import re
from typing import Final

_WIDE = re.compile(
    rb"(?:[\x09\x0a\x0d\x20-\x7e\xa0\xab\xbb]\x00|[\x00-\xff]\x04|[\x10-\x3f]\x20|\x16\x21){6,}"
)
_NARROW = re.compile(
    rb"[\x09\x0a\x0d\x20-\x7e\x91-\x97\xa0\xa5\xa7\xa8\xaa\xab\xaf\xb2-\xb4\xb8-\xbb\xbf-\xff]{6,}"
)
_UTF8 = re.compile(
    rb"(?:\xd0[\x80-\xbf]|\xd1[\x80-\xbf]|\xd2[\x90\x91])"
    rb"(?:[\x09\x0a\x0d\x20-\x7e]|[\xd0-\xd2][\x80-\xbf]|\xc2[\xa0\xab\xbb]"
    rb"|\xe2(?:\x80[\x80-\xbf]|\x84\x96)){2,}+"
)
_FILLING = re.compile(r"([^\d\s])\1{7,}")
"""Bytes of which there are many alike hold nothing: they are letters by accident."""
_CONTROL: Final = {13: "\n", 7: "\t"}


def strings(data: bytes) -> tuple[str, ...]:
    """All that reads as text in UTF-16, in Windows-1251 and in UTF-8, each as lines."""
    wide = "\n".join(one[0].decode("utf-16-le", "replace") for one in _WIDE.finditer(data))
    narrow = "\n".join(one[0].decode("cp1251", "replace") for one in _NARROW.finditer(data))
    utf8 = "\n".join(one[0].decode("utf-8", "replace") for one in _UTF8.finditer(data))
    told = (_FILLING.sub("", text).translate(_CONTROL) for text in (wide, narrow, utf8))
    return tuple(text for text in told if text.strip())


def joined(data: bytes) -> str:
    """The same in one piece."""
    return "\n".join(strings(data))
