"""The codes as Markdown: tables of the operator's guide, and the clerk's page."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from opendata.messages import Language
from opendata.report.codes.entries import Entry, Room, rooms

_SENTENCE: Final = re.compile(r"(?<=.{12})[.:;](?= |$)")
"""The end of the first sentence or half of one; a bare «`sync`:» at the beginning is none."""
_HEADS: Final = {
    "en": ("code", "what it means", "what to do"),
    "uk": ("код", "що це означає", "що зробити"),
}
_EXIT: Final = {"en": "exit {}", "uk": "код виходу {}"}


def tables(language: Language) -> str:
    """A chapter for every room, each with one row per code; ends with a line feed."""
    return "\n".join("".join(_chapter(room, language)) for room in rooms())


def _chapter(room: Room, language: Language) -> Iterator[str]:
    yield f"### {room.title.of(language)}\n\n"
    if room.intro is not None:
        yield room.intro.of(language).strip() + "\n\n"
    yield "| {} | {} | {} |\n|---|---|---|\n".format(*_HEADS[language])
    for entry in room.entries:
        cells = (f"`{entry.code}`", _means(entry, language), entry.mend.of(language))
        yield "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |\n"


def _means(entry: Entry, language: Language) -> str:
    """The meaning with its mark, and with the exit code after the first sentence."""
    text = entry.means.of(language)
    if entry.exit is not None:
        end = _SENTENCE.search(text)
        spot = end.start() if end else len(text)
        text = f"{text[:spot]} ({_EXIT[language].format(entry.exit)}){text[spot:]}"
    return f"{entry.mark} {text}".strip()
