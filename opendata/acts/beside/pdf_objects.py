"""What the bytes of a PDF tell without a reader: every string of every object, XMP, pictures.

A reader shows what a document of today refers to. Objects of earlier versions, keys of programs,
titles of bookmarks and layers, addresses of links stay in the file all the same.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterable, Iterator
from typing import Final, NamedTuple

from opendata.acts.beside import images
from opendata.acts.beside.exif import any_text
from opendata.acts.beside.xmltext import entries

_STREAM = re.compile(rb"(?<!end)stream\r?\n")
_END: Final = b"endstream"
_DICTIONARY: Final = 2_000
"""Bytes before a stream in which its dictionary is looked for."""
_STRING = re.compile(
    rb"\(((?:[^()\\]|\\.|\((?:[^()\\]|\\.)*+\))*+)\)|<((?:[0-9A-Fa-f]\s*+){8,})>", re.DOTALL
)
_ESCAPE = re.compile(rb"\\([0-7]{1,3}|\r\n|.)", re.DOTALL)
_ESCAPES: Final = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"", b"f": b"", b"\n": b"",
                   b"\r": b"", b"\r\n": b""}  # fmt: skip
_DULL = re.compile(
    r"D:\d{4,14}[\d'Z+-]*|Adobe|Identity|UCS|Japan1|sRGB.*|en-US|uk-UA|[0-9A-Fa-f-]{32,36}"
)
_IS_DRAWN = re.compile(
    rb"/Subtype\s*/(?:Image|Form|Type1C|CIDFontType0C|OpenType)|/Length[123]\b|/FunctionType"
    rb"|/ShadingType|/PatternType|/Type\s*/XRef|/Alternate\b"
)
"""Pictures, letters' shapes, colours: not unpacked."""
_IS_SCRIPT = re.compile(rb"\bfunction\s*\w*\s*\(|\b(?:app|this|event|util)\.\w|\bvar\s+\w+\s*=")
_HEAD: Final = 2_000
_LONGEST: Final = 50_000_000
"""Bytes at most that one stream gives."""
_MOST: Final = 200_000_000
"""… and all of them together."""


class Told(NamedTuple):
    """Strings of objects in their order, each once; words of XMP and of forms; words in pictures;
    scripts; files that are attached, those too that nothing refers to.
    """

    strings: tuple[str, ...]
    properties: tuple[str, ...]
    pictures: tuple[str, ...]
    scripts: tuple[str, ...]
    files: tuple[bytes, ...]


def told(data: bytes) -> Told:
    """What stands in the objects of ``data``; no strings where they are encrypted."""
    outside: list[bytes] = []
    files: list[bytes] = []
    properties: list[str] = []
    pictures: list[str] = []
    scripts: list[str] = []
    at = spent = 0
    for start, begin, end in _streams(data):
        outside.append(data[at:start])
        dictionary = data[max(at, start - _DICTIONARY) : start]
        dictionary = dictionary[dictionary.rfind(b" obj") + 1 :]
        at = end
        if b"/DCTDecode" in dictionary and (said := images.words(data[begin:end])):
            pictures.append(said)
        elif spent < _MOST and not _IS_DRAWN.search(dictionary):
            content = _inflated(data[begin:end], dictionary)
            spent += len(content)
            if b"/ObjStm" in dictionary:
                outside.append(content)
            elif b"/EmbeddedFile" in dictionary:
                files.append(content)
            elif content.lstrip().startswith(b"<"):
                properties.append(entries(content))
            elif _IS_SCRIPT.search(content, 0, _HEAD):
                scripts.append(any_text(content))
    outside.append(data[at:])
    encrypted = any(b"/Encrypt" in one for one in outside)
    found = () if encrypted else (text for one in outside for text in strings(one))
    kept = () if encrypted else tuple(dict.fromkeys(files))
    return Told(
        _each_once(found), _each_once(properties), _each_once(pictures), _each_once(scripts), kept
    )


def _each_once(texts: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(filter(None, texts)))


def _streams(data: bytes) -> Iterator[tuple[int, int, int]]:
    """Where each stream's word, its bytes, and their end are."""
    at = 0
    while found := _STREAM.search(data, at):
        end = data.find(_END, found.end())
        if end < 0:
            return
        yield found.start(), found.end(), end
        at = end + len(_END)


def _inflated(content: bytes, dictionary: bytes) -> bytes:
    if b"/FlateDecode" not in dictionary and b"/Fl " not in dictionary:
        return content
    try:
        return zlib.decompressobj().decompress(content, _LONGEST)
    except zlib.error:
        return b""


def strings(content: bytes) -> Iterator[str]:
    """The strings in objects that may tell of somebody."""
    for literal, digits in _STRING.findall(content):
        raw = _ESCAPE.sub(_meant, literal) if literal else _of_digits(digits)
        text = _text(raw).strip()
        if len(text) > 3 and text.isprintable() and not _DULL.fullmatch(text):
            yield text


def _meant(found: re.Match[bytes]) -> bytes:
    sign = found[1]
    if sign[:1].isdigit():
        return bytes([int(sign, 8) & 0xFF]) if sign[0] < 0x38 else sign
    return _ESCAPES.get(sign, sign)


def _of_digits(digits: bytes) -> bytes:
    plain = b"".join(digits.split())
    raw = bytes.fromhex((plain + b"0" * (len(plain) % 2)).decode("ascii"))
    return raw if raw.startswith(b"\xfe\xff") or raw.isascii() else b""


def _text(raw: bytes) -> str:
    if raw.startswith(b"\xfe\xff"):
        return raw[2:].decode("utf-16-be", "replace").replace("\n", " ").replace("\r", " ")
    return " ".join(any_text(raw.removeprefix(b"\xef\xbb\xbf")).replace("\r", "\n").split("\n"))
