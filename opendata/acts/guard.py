"""Opening zip-based documents without being blown up by them."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Callable
from typing import Any
from xml.parsers import expat

from opendata.acts import failures

MAX_MEMBERS = 5_000
MAX_XML = 100_000_000
"""Bytes of XML in one archive, inflated: the longest real acts stay below a tenth of it."""
MAX_INFLATED = 1_000_000_000
MAX_RATIO = 200
"""No text document packs tighter; the check begins where packing tightly could hurt."""
RATIO_MATTERS = 10_000_000
ENCRYPTED_FLAG = 0x1
XML_ENDINGS = (".xml", ".rels")


class RefusedXml(Exception):
    """A document type declaration, which office documents never have and bombs always do."""


def open_archive(data: bytes, name: str) -> zipfile.ZipFile:
    """The archive, after a look at its directory alone: nothing has been inflated yet.

    What an archive declares of itself is also what is enforced: reading a member stops at its
    declared size. Archives within the archive are never opened.
    Raises OpendataError: broken, encrypted, too large, or a bomb.
    """
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError) as error:
        raise failures.broken(name) from error
    members = archive.infolist()
    inflated = sum(member.file_size for member in members)
    xml = sum(member.file_size for member in members if member.filename.endswith(XML_ENDINGS))
    check_sizes(name, len(data), len(members), inflated, xml)
    if any(member.flag_bits & ENCRYPTED_FLAG for member in members):
        raise failures.encrypted(name)
    return archive


def check_sizes(name: str, size: int, members: int, inflated: int, xml: int) -> None:
    """Refuse what an archive of ``size`` bytes declares of itself, if it is too much.

    That is the number of its ``members``, and bytes of them and of the XML among them once they are
    ``inflated``. Raises OpendataError.
    """
    if members > MAX_MEMBERS or inflated > max(RATIO_MATTERS, MAX_RATIO * size):
        raise failures.bomb(name)
    if xml > MAX_XML:
        raise failures.too_large(name, xml, MAX_XML)
    if inflated > MAX_INFLATED:
        raise failures.too_large(name, inflated, MAX_INFLATED)


def read_member(archive: zipfile.ZipFile, member: str, name: str) -> bytes:
    """The bytes of ``member``; OpendataError if it is missing, too large, or rotten."""
    try:
        size = archive.getinfo(member).file_size
        if size > MAX_XML:
            raise failures.too_large(name, size, MAX_XML)
        return archive.read(member)
    except (KeyError, ValueError, zipfile.BadZipFile, zlib.error, EOFError, OSError) as error:
        raise failures.broken(name) from error
    except (RuntimeError, NotImplementedError) as error:  # compressed in a way we do not know
        raise failures.broken(name) from error


def parse_xml(
    data: bytes,
    name: str,
    start: Callable[[str, dict[str, str]], object],
    end: Callable[[str], object],
    text: Callable[[str], object],
) -> None:
    """Run ``data`` through expat; names reach the callbacks as ``namespace local``.

    A DTD is refused by the parser itself, so that no encoding can hide one. Raises OpendataError.
    """
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.CharacterDataHandler = text
    parser.StartDoctypeDeclHandler = _refuse
    try:
        parser.Parse(data, True)
    except RefusedXml as error:
        raise failures.bomb(name) from error
    except (expat.ExpatError, ValueError, LookupError) as error:
        raise failures.broken(name) from error


def _refuse(*_: Any) -> None:
    raise RefusedXml
