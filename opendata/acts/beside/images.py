"""What cameras and programs write into pictures beside the pixels: authors, places, comments.

The pixels themselves are not read. What is malformed gives nothing, and never an error.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator
from typing import Final

from opendata.acts.beside import exif
from opendata.acts.beside.strings import joined
from opendata.acts.beside.xmltext import words as words_of_xml

_JPEG, _PNG = b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n"
_TIFF: Final = (b"II*\0", b"MM\0*")
_GIF: Final = (b"GIF87a", b"GIF89a")
_METAFILES: Final = (b"\x01\0\0\0", b"\xd7\xcd\xc6\x9a", b"\x01\0\t\0\0", b"VCLMTF")
_RIFF, _BMP, _WDP, _GZIP = b"RIFF", b"BM", b"II\xbc\x01", b"\x1f\x8b\x08"
_EXIF, _XMP, _IPTC = b"Exif\0\0", b"http://ns.adobe.com/", b"Photoshop 3.0\0"
_KEPT_IPTC: Final = frozenset({5, 25, 26, 27, 40, 80, 85, 90, 92, 95, 101, 105, 110, 115, 116, 118,
                               120, 122})  # fmt: skip
_ALONE: Final = frozenset({0x01, *range(0xD0, 0xD9)})
_SCAN, _END, _COMMENT, _APP1, _APP13 = 0xDA, 0xD9, 0xFE, 0xE1, 0xED
_MOST: Final = 10_000
_LONGEST: Final = 1_000_000
_SVG_HEAD: Final = 2_000


def is_picture(data: bytes) -> bool:
    """Whether the bytes are a picture of a kind that is known here."""
    return (
        data.startswith((_JPEG, _PNG, _WDP, *_TIFF, *_GIF, *_METAFILES))
        or (data.startswith(_RIFF) and data[8:12] == b"WEBP")
        or (data.startswith(_BMP) and data[6:10] == bytes(4))
        or _is_svg(data)
    )


def told(data: bytes) -> str | None:
    """What the picture tells; None if the bytes are no picture.

    A packed metafile (EMZ, WMZ) is unpacked first.
    """
    if data.startswith(_GZIP):
        data = _inflated(data, zlib.MAX_WBITS | 16)
    return words(data) if is_picture(data) else None


def words(data: bytes) -> str:
    """What the picture tells, a line for each; empty if it tells nothing."""
    try:
        found = list(_words(data))
    except (struct.error, IndexError, ValueError, OverflowError, zlib.error):
        return ""
    return "\n".join(
        dict.fromkeys(line for one in found for line in one.split("\n") if line.strip())
    )


def _words(data: bytes) -> Iterator[str]:
    if data.startswith(_JPEG):
        yield from _jpeg(data)
    elif data.startswith(_PNG):
        yield from _png(data)
    elif data.startswith(_TIFF):
        yield from exif.tells(data)
    elif data.startswith(_RIFF):
        yield from _webp(data)
    elif data.startswith(_GIF):
        yield from _gif(data)
    elif data.startswith(_METAFILES):
        yield joined(data)  # the letters that it draws are letters
    elif _is_svg(data):
        yield words_of_xml(data)


def _is_svg(data: bytes) -> bool:
    return data.lstrip()[:1] == b"<" and b"<svg" in data[:_SVG_HEAD]


def _jpeg(data: bytes) -> Iterator[str]:
    at = 2
    for _ in range(_MOST):
        if at + 4 > len(data) or data[at] != 0xFF:
            break
        marker = data[at + 1]
        if marker == 0xFF or marker in _ALONE:
            at += 1 if marker == 0xFF else 2
            continue
        if marker in (_SCAN, _END):
            break
        end = at + 2 + int.from_bytes(data[at + 2 : at + 4], "big")
        yield from _segment(marker, data[at + 4 : end])
        at = end
    end = data.rfind(b"\xff\xd9")
    if 0 <= end < len(data) - 8:  # what somebody put behind the picture
        yield joined(data[end + 2 :])


def _segment(marker: int, content: bytes) -> Iterator[str]:
    if marker == _COMMENT:
        yield exif.any_text(content).strip("\0 ")
    elif marker == _APP1 and content.startswith(_EXIF):
        yield from exif.tells(content[len(_EXIF) :])
    elif marker == _APP1 and content.startswith(_XMP):
        yield words_of_xml(content.partition(b"\0")[2])
    elif marker == _APP13 and content.startswith(_IPTC):
        yield from _iptc(content)


def _iptc(content: bytes) -> Iterator[str]:
    """Records 2:x of IPTC-IIM: the author, the place, the caption."""
    at = 0
    for _ in range(_MOST):
        at = content.find(b"\x1c\x02", at)
        if at < 0 or at + 5 > len(content):
            return
        tag, size = content[at + 2], int.from_bytes(content[at + 3 : at + 5], "big")
        if tag in _KEPT_IPTC and size < 0x8000:
            yield exif.any_text(content[at + 5 : at + 5 + size])
            at += 5 + size
        else:
            at += 2


def _png(data: bytes) -> Iterator[str]:
    at = len(_PNG)
    for _ in range(_MOST):
        if at + 12 > len(data):
            return
        size, kind = int.from_bytes(data[at : at + 4], "big"), data[at + 4 : at + 8]
        content = data[at + 8 : at + 8 + size]
        at += 12 + size
        if kind == b"tEXt":
            yield exif.any_text(content.replace(b"\0", b": ", 1))
        elif kind == b"zTXt":
            key, _, packed = content.partition(b"\0")
            yield f"{exif.any_text(key)}: {exif.any_text(_inflated(packed[1:]))}"
        elif kind == b"iTXt":
            yield _international(content)
        elif kind == b"eXIf":
            yield from exif.tells(content)
        elif kind == b"IEND":
            yield joined(data[at:])
            return


def _international(content: bytes) -> str:
    key, _, rest = content.partition(b"\0")
    packed = rest[:1] == b"\1"
    _, _, rest = rest[2:].partition(b"\0")
    _, _, rest = rest.partition(b"\0")
    said = _inflated(rest) if packed else rest
    shown = words_of_xml(said) if said.lstrip().startswith(b"<") else exif.any_text(said)
    return f"{exif.any_text(key)}: {shown}"


def _inflated(packed: bytes, form: int = zlib.MAX_WBITS) -> bytes:
    try:
        return zlib.decompressobj(form).decompress(packed, _LONGEST)
    except zlib.error:
        return b""


def _webp(data: bytes) -> Iterator[str]:
    at = 12
    for _ in range(_MOST):
        if at + 8 > len(data):
            return
        kind, size = data[at : at + 4], int.from_bytes(data[at + 4 : at + 8], "little")
        content = data[at + 8 : at + 8 + size]
        at += 8 + size + size % 2
        if kind == b"EXIF":
            yield from exif.tells(content.removeprefix(_EXIF))
        elif kind == b"XMP ":
            yield words_of_xml(content)


def _gif(data: bytes) -> Iterator[str]:
    """Comments: blocks of at most 255 bytes, each after its length."""
    at = 0
    for _ in range(_MOST):
        at = data.find(b"\x21\xfe", at) + 2
        if at < 2:
            return
        pieces = []
        while at < len(data) and data[at]:
            pieces.append(data[at + 1 : at + 1 + data[at]])
            at += 1 + data[at]
        said = exif.any_text(b"".join(pieces))
        if said.isprintable():  # the pixels may hold the same two bytes
            yield said
