"""How a review sheet looks and what it lets people do: widths, colours, lists, protection."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from math import ceil
from typing import Any, Final

from opendata.acts.confidence import Band
from opendata.messages import Language, Message, msg, say
from opendata.review.columns import HEADERS

WIDTHS: Final = {
    "document": 28,
    "why": 30,
    "read": 38,
    "lines": 44,
    "kind": 20,
    "number": 13,
    "date": 13,
    "title": 42,
    "action": 18,
    "sha256": 10,
    "mark": 10,
}
"""In characters, as spreadsheet programs count them."""
HIDDEN: Final = ("sha256", "mark")
LINE: Final = 15.0
"""Points that a line of text is high."""
HIGHEST: Final = 400.0
PROMPTS: Final[dict[str, Message]] = {
    "kind": msg("Choose the kind of act from the list."),
    "number": msg("The number as it stands in the document, without «№»."),
    "date": msg("The day of adoption: 14.02.2024"),
    "title": msg("The title of the act in one line: «Про …»."),
    "action": msg("Choose what is to become of this document. Without an action nothing is taken."),
}


@dataclass(frozen=True, slots=True)
class Looks:
    """The styles of openpyxl that cells are given."""

    hint: Any
    head_font: Any
    head_fill: Any
    link: Any
    wrapped: Any
    border: Any
    open: Any
    fills: Mapping[Band, Any]


def prepare() -> Looks:
    """Make the styles once for a workbook."""
    from openpyxl.styles import Alignment, Border, Font, PatternFill, Protection, Side

    thin = Side(style="thin", color="BFBFBF")
    return Looks(
        hint=Font(italic=True),
        head_font=Font(bold=True, color="FFFFFF"),
        head_fill=PatternFill("solid", fgColor="1F4E78"),
        link=Font(color="0563C1", underline="single"),
        wrapped=Alignment(wrap_text=True, vertical="top"),
        border=Border(left=thin, right=thin, top=thin, bottom=thin),
        open=Protection(locked=False),
        fills={band: PatternFill("solid", fgColor=band.fill) for band in Band},
    )


def height(texts: Mapping[str, str]) -> float:
    """The height of a row in points that shows all of its ``texts`` (column → text)."""
    lines = max(
        sum(max(1, ceil(len(line) * 1.1 / WIDTHS[column])) for line in text.split("\n"))
        for column, text in texts.items()
        if column not in HIDDEN
    )
    return min(HIGHEST, LINE * lines)


def dress(
    sheet: Any,
    first: int,
    last: int,
    kinds: tuple[str, ...],
    actions: tuple[str, ...],
    language: Language,
) -> None:
    """Give ``sheet`` its widths, lists, filter, print layout and protection.

    Its rows are ``first``..``last``; the header stands above them. Only the cells of the clerk can
    be changed: a lost code or header would be a lost decision. There is no password.
    """
    from openpyxl.utils import get_column_letter

    letters = {column: get_column_letter(n) for n, column in enumerate(HEADERS, 1)}
    for column, letter in letters.items():
        sheet.column_dimensions[letter].width = WIDTHS[column]
        sheet.column_dimensions[letter].hidden = column in HIDDEN
    sheet.row_dimensions[first - 1].height = 2 * LINE
    sheet.freeze_panes = f"B{first}"
    if last >= first:
        sheet.auto_filter.ref = f"A{first - 1}:{letters['action']}{last}"
        lists = {"kind": kinds, "action": actions}
        for column, prompt in PROMPTS.items():
            cells = f"{letters[column]}{first}:{letters[column]}{last}"
            _advise(sheet, cells, say(prompt, language), lists.get(column, ()), language)
    sheet.protection.sheet = True
    for allowed in ("autoFilter", "formatColumns", "formatRows"):
        setattr(sheet.protection, allowed, False)
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = sheet.PAPERSIZE_A4
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.print_title_rows = f"{first - 1}:{first - 1}"
    sheet.oddFooter.center.text = "&P / &N"


def _advise(
    sheet: Any, cells: str, prompt: str, choices: tuple[str, ...], language: Language
) -> None:
    """A hint beside the cells, and a list to choose from where there are ``choices``."""
    from openpyxl.worksheet.datavalidation import DataValidation

    rule = DataValidation(
        type="list" if choices else None,
        formula1='"' + ",".join(choices) + '"' if choices else None,
        allow_blank=True,
        prompt=prompt,
        showInputMessage=True,
        showErrorMessage=bool(choices),
        error=say(msg("Choose one of the list, or leave the cell empty."), language),
    )
    rule.add(cells)
    sheet.add_data_validation(rule)
