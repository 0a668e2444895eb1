"""How far a reading can be trusted, in three bands, with one word and one colour for each.

A colour is never the only sign: whoever shows it shows the word or the percent as well.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Final

from opendata.acts.act import SURE
from opendata.messages import Message, msg

DOUBTFUL: Final = 0.5
"""Below this confidence a value is hardly better than a guess: the name of the file, say."""


class Band(StrEnum):
    """Three bands of confidence; the value is stable and may stand in files."""

    SURE = "sure"
    """Taken without a person looking at it."""
    DOUBTFUL = "doubtful"
    """Probably right; a person should look."""
    POOR = "poor"
    """Hardly better than a guess."""

    @property
    def word(self) -> Message:
        """What the band is called, for people."""
        return _WORDS[self]

    @property
    def fill(self) -> str:
        """The colour behind a cell of a workbook: RRGGBB, as spreadsheet programs want it."""
        return _FILLS[self]

    @property
    def style(self) -> str:
        """The colour of the terminal, by its name."""
        return _STYLES[self]


_WORDS: Final = {
    Band.SURE: msg("sure"),
    Band.DOUBTFUL: msg("doubtful"),
    Band.POOR: msg("a guess"),
}
_FILLS: Final = {Band.SURE: "C6EFCE", Band.DOUBTFUL: "FFEB9C", Band.POOR: "FFC7CE"}
"""The green, yellow and red that spreadsheet programs use for «good», «neutral» and «bad»."""
_STYLES: Final = {Band.SURE: "green", Band.DOUBTFUL: "yellow", Band.POOR: "red"}


def band_of(confidence: float) -> Band:
    """The band of a confidence 0..1; a limit belongs to the better band."""
    if confidence >= SURE:
        return Band.SURE
    return Band.DOUBTFUL if confidence >= DOUBTFUL else Band.POOR


def percent(confidence: float) -> int:
    """A confidence 0..1 as whole percent, rounded down: 0.999 is not «100 %», 0.799 not «80 %»."""
    return int(confidence * 100 + 1e-9)
