"""Text out of RTF, by striprtf, after mending what it takes differently from Word."""

from __future__ import annotations

import re

from opendata.acts import failures

ANSI_CODEPAGE = re.compile(rb"\\ansicpg(\d+)")
ANSI_FONTS = re.compile(rb"\\fcharset[01](?!\d)")
HIGH_BYTE = re.compile(rb"[\x80-\xff]")
CYRILLIC = b"1251"
HEAD = 4_096


def read(data: bytes, name: str) -> str:
    """The text; a file that names no code page is taken for cp1251, as our offices' files are."""
    from striprtf.striprtf import rtf_to_text

    page = ANSI_CODEPAGE.search(data[:HEAD])
    if page is None or page.group(1) == CYRILLIC:
        # «ANSI» fonts mean the code page of the document; striprtf would take Western Europe's.
        data = ANSI_FONTS.sub(rb"\\fcharset204", data)
    # Some programs write letters as they are instead of \'xx; the code page covers them alike.
    source = HIGH_BYTE.sub(lambda match: b"\\'%02x" % match.group()[0], data).decode("ascii")
    try:
        text: str = rtf_to_text(  # type: ignore[no-untyped-call]
            source, encoding="cp1251", errors="replace"
        )
    except (ValueError, OverflowError, IndexError, KeyError, LookupError) as error:
        raise failures.broken(name) from error
    return text.replace("|", "\t")
