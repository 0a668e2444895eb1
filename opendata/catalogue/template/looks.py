"""How the sheets of a template look."""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil
from typing import Any, Final

from opendata.catalogue.schema import Field
from opendata.catalogue.template.cells import example_of

FONT: Final = "Calibri"
SIZE: Final = 11
LINE: Final = 15.0
"""Points that a line of text is high."""
NARROWEST, WIDEST = 12, 40
"""Characters that a column of the table is wide."""
MARGIN: Final = 0.4
"""Inches at the edge of a printed page."""
REQUIRED_FILL: Final = "1F4E78"
OPTIONAL_FILL: Final = "BDD7EE"


@dataclass(frozen=True, slots=True)
class Looks:
    """The styles of openpyxl that cells are given."""

    plain: Any
    bold: Any
    title: Any
    wrapped: Any
    centred: Any
    border: Any
    required: tuple[Any, Any]
    optional: tuple[Any, Any]

    def head(self, field: Field) -> tuple[Any, Any]:
        """Font and fill of the header of ``field``."""
        return self.required if field.listed_required else self.optional


def prepare() -> Looks:
    """Make the styles once for a workbook."""
    from openpyxl.styles import Alignment, Border, Font, PatternFill, Side

    thin = Side(style="thin", color="BFBFBF")
    return Looks(
        plain=Font(name=FONT, size=SIZE),
        bold=Font(name=FONT, size=SIZE, bold=True),
        title=Font(name=FONT, size=SIZE + 3, bold=True),
        wrapped=Alignment(wrap_text=True, horizontal="left", vertical="top"),
        centred=Alignment(wrap_text=True, horizontal="center", vertical="center"),
        border=Border(left=thin, right=thin, top=thin, bottom=thin),
        required=(
            Font(name=FONT, size=SIZE, bold=True, color="FFFFFF"),
            PatternFill("solid", fgColor=REQUIRED_FILL),
        ),
        optional=(
            Font(name=FONT, size=SIZE, bold=True, color="1F1F1F"),
            PatternFill("solid", fgColor=OPTIONAL_FILL),
        ),
    )


def width_of(field: Field) -> int:
    """The width of a column in characters: its name, and each word of its label, in one piece."""
    words = (field.name, *field.title.split(), *field.english[0].split())
    wanted = ceil(max(map(len, words)) * 1.25) + 3
    return max(NARROWEST, wanted, min(len(example_of(field)) + 2, WIDEST))


def count_lines(text: str, width: int) -> int:
    """How many lines ``text`` takes in a column of ``width``; rather one too many than too few."""
    return sum(max(1, ceil(len(line) * 1.1 / width)) for line in text.split("\n"))


def lay_out_pages(sheet: Any) -> None:
    """Let ``sheet`` be printed on A4 across, as wide as the page and as long as it takes."""
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = sheet.PAPERSIZE_A4
    sheet.page_setup.fitToWidth = 1
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.page_margins.left = sheet.page_margins.right = MARGIN
    sheet.page_margins.top = sheet.page_margins.bottom = 2 * MARGIN
    sheet.page_margins.footer = MARGIN
    sheet.oddFooter.center.text = "&P / &N"
