"""Letters, heights and paper of a workbook."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Final

FIRST_COLOUR: Final = "12406F"
LINK_COLOUR: Final = "0B4F8F"
_LINE: Final = 15.0
"""Points of a line of letters 11 points high."""
_HIGHEST: Final = 409.0
"""Excel makes no row higher."""


def letters(*, size: int = 11, **look: Any) -> Any:
    """An openpyxl font of the family that the other cells have; one without a name is Times."""
    from openpyxl.styles import Font

    return Font(name="Calibri", size=size, **look)


def height(cells: Iterable[tuple[str, float]]) -> float | None:
    """How high a row must be, in points, for texts wrapped in columns of given widths.

    None for one line. Not every program measures rows by itself when it opens a workbook.
    """
    most = max(
        (sum(_lines(one, width) for one in text.split("\n")) for text, width in cells), default=1
    )
    return min(most * _LINE, _HIGHEST) if most > 1 else None


def _lines(line: str, width: float) -> int:
    """Words are not broken where a line ends, so that lines are seldom full."""
    room = max(width - 2, 1)
    return 1 if len(line) <= room else -(-len(line) * 11 // int(room * 10))


def set_up_print(sheet: Any, *, landscape: bool) -> None:
    """A4, as wide as one page, with the number of the page below."""
    from openpyxl.worksheet.properties import PageSetupProperties

    sheet.page_setup.paperSize = "9"  # A4
    sheet.page_setup.orientation = "landscape" if landscape else "portrait"
    sheet.page_setup.fitToWidth = 1
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.oddFooter.center.text = "&P / &N"
