"""The texts in the cells of one row: what was read, how surely, and where. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from opendata.acts.act import Act
from opendata.acts.confidence import Band, band_of, percent
from opendata.acts.evidence import evidence_line
from opendata.acts.names import NAMES
from opendata.messages import Language, Message, msg, say
from opendata.review.corrections import DECIDED
from opendata.review.doubts import Item, Section

HELPFUL: Final = ("body", "session", "convocation", "signatory_name", "signatory_position")
"""Fields that are not published from here, but tell a person which act it is."""


def evidence(act: Act, text: str) -> dict[str, str]:
    """Field → the line of ``text`` that it was read from; fields without such a line are left out.

    ``text`` must be the one that ``act`` was read from.
    """
    readings = {name: getattr(act, name) for name in DECIDED}
    lines = {
        name: evidence_line(text, one.start, one.end)
        for name, one in readings.items()
        if one is not None
    }
    return {name: line for name, line in lines.items() if line}


def what_was_read(act: Act, language: Language) -> str:
    """One line a field: its value, and in words how sure it is."""
    return "\n".join(say(line, language) for line in _read(act))


def where_it_stands(act: Act, lines: Mapping[str, str], language: Language) -> str:
    """One line a field: the line of the document that it came from."""
    return "\n".join(say(line, language) for line in _lines(act, lines))


def reasons(item: Item, language: Language) -> str:
    """Why the document is shown."""
    return "\n".join(say(line, language) for line in item.why)


def bands(item: Item) -> dict[str, Band]:
    """Field → how far its value can be trusted; one that a person has decided on is sure."""
    if item.section is Section.DECIDED:
        return dict.fromkeys(DECIDED, Band.SURE)
    readings = {name: getattr(item.document.act or item.read, name) for name in DECIDED}
    return {
        name: Band.POOR if one is None else band_of(one.confidence)
        for name, one in readings.items()
    }


def _read(act: Act) -> Iterator[Message]:
    for name in DECIDED:
        reading = getattr(act, name)
        if reading is None:
            yield msg("{field}: not read", field=NAMES[name])
        else:
            yield msg(
                "{field}: {value} – {band}, {percent} %",
                field=NAMES[name],
                value=_shown(name, reading.value),
                band=band_of(reading.confidence).word,
                percent=percent(reading.confidence),
            )
    for name in HELPFUL:
        reading = getattr(act, name)
        if reading is not None:
            yield msg("{field}: {value}", field=NAMES[name], value=reading.value)


def _shown(name: str, value: str) -> str:
    """A date as it stands in the cell beside it."""
    if name != "date":
        return value
    return ".".join(reversed(value.split("-")))


def _lines(act: Act, lines: Mapping[str, str]) -> Iterator[Message]:
    for name in DECIDED:
        if name in lines:
            yield msg("{field}: «{line}»", field=NAMES[name], line=lines[name])
        elif getattr(act, name) is not None:
            yield msg("{field}: not in the text, perhaps in the file name", field=NAMES[name])
