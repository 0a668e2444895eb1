"""Blanks and invisible characters: what Word, Excel and web pages leave between the letters."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable

# Marks that are seen by nobody and break every comparison: soft hyphen, zero-width blanks and
# joiners, marks of writing direction, the byte order mark.
_INVISIBLE = re.compile("[\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]")
# Excel writes a carriage return inside a cell as this escape; some exports leave it standing.
_EXCEL_ESCAPE = re.compile("_x000[9AaDd]_")
_CONTROL = re.compile("[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\ufffe\uffff]")
_BLANKS = re.compile(r"\s+")


def one_line(text: str) -> str:
    """``text`` as one line in composed Unicode (NFC): every run of blanks, no-break blanks and line
    breaks is one blank, invisible and control characters are gone, nothing stands at the ends.
    """
    if text.isascii() and text.isprintable() and "  " not in text and "_x" not in text:
        return text.strip()
    text = _EXCEL_ESCAPE.sub(" ", _INVISIBLE.sub("", text))
    text = unicodedata.normalize("NFC", _CONTROL.sub(" ", text))
    text = _BLANKS.sub(" ", text).strip()
    # Taking something out can bring an escape together; a second look makes this a fixed point.
    return one_line(text) if _EXCEL_ESCAPE.search(text) else text


def settle(clean: Callable[[str], str], text: str) -> str:
    """``clean`` applied until nothing changes: one mending may make room for the next.

    ``clean`` must not go in circles; those of this room only take away or turn one way.
    """
    done = clean(text)
    while done != text:
        text, done = done, clean(done)
    return done


def no_blanks(text: str) -> str:
    """``text`` without any blank or invisible character."""
    return settle(lambda line: one_line(line).replace(" ", ""), text)
