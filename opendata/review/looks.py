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
    "path": 10,
    "sha256": 10,
    "mark": 10,
}
"""In characters, as spreadsheet programs count them."""
HIDDEN: Final = ("path", "sha256", "mark")
FONT: Final = "Calibri"
SIZE: Final = 11
LINE: Final = 15.0
"""Points that a line of text is high."""
HIGHEST: Final = 400.0
MARGIN: Final = 0.4
"""Inches at the edge of a printed page."""
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

    plain: Any
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
        plain=Font(name=FONT, size=SIZE),
        hint=Font(name=FONT, size=SIZE, italic=True),
        head_font=Font(name=FONT, size=SIZE, bold=True, color="FFFFFF"),
        head_fill=PatternFill("solid", fgColor="1F4E78"),
        link=Font(name=FONT, size=SIZE, color="0563C1", underline="single"),
        wrapped=Alignment(wrap_text=True, horizontal="left", vertical="top"),
        border=Border(left=thin, right=thin, top=thin, bottom=thin),
        open=Protection(locked=False),
        fills={band: PatternFill("solid", fgColor=band.fill) for band in Band},
    )


def height(texts: Mapping[str, str]) -> float:
    """The height of a row in points that shows all of its ``texts`` (column → text)."""
    shown = {column: text for column, text in texts.items() if column not in HIDDEN}
    lines = max(count_lines(text, WIDTHS[column]) for column, text in shown.items())
    return min(HIGHEST, LINE * lines)


def count_lines(text: str, width: int) -> int:
    """How many lines ``text`` takes in a column of ``width``; rather one too many than too few."""
    return sum(max(1, ceil(len(line) * 1.1 / width)) for line in text.split("\n"))


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
            advise(sheet, cells, say(prompt, language), lists.get(column, ()), language)
    lock(sheet)
    lay_out_pages(sheet, "landscape")
    sheet.print_title_rows = f"{first - 1}:{first - 1}"


def lock(sheet: Any) -> None:
    """Let only the cells that are open be changed; rows can be filtered and made higher."""
    sheet.protection.sheet = True
    for allowed in ("autoFilter", "formatColumns", "formatRows"):
        setattr(sheet.protection, allowed, False)


def lay_out_pages(sheet: Any, orientation: str) -> None:
    """Let ``sheet`` be printed on A4, as wide as the page and as long as it takes."""
    sheet.page_setup.orientation = orientation
    sheet.page_setup.paperSize = sheet.PAPERSIZE_A4
    sheet.page_setup.fitToWidth = 1
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.page_margins.left = sheet.page_margins.right = MARGIN
    sheet.page_margins.top = sheet.page_margins.bottom = 2 * MARGIN
    sheet.page_margins.footer = MARGIN
    sheet.oddFooter.center.text = "&P / &N"


def advise(
    sheet: Any,
    cells: str,
    prompt: str,
    choices: tuple[str, ...],
    language: Language,
    *,
    free: bool = False,
) -> None:
    """A hint beside the cells, and a list to choose from where there are ``choices``.

    ``cells`` are ranges with blanks between. ``free``: something else may be written too.
    """
    from openpyxl.worksheet.datavalidation import DataValidation

    rule = DataValidation(
        type="list" if choices else None,
        formula1='"' + ",".join(choices) + '"' if choices else None,
        allow_blank=True,
        prompt=prompt,
        showInputMessage=True,
        showErrorMessage=bool(choices) and not free,
        error=say(msg("Choose one of the list, or leave the cell empty."), language),
    )
    for one in cells.split():
        rule.add(one)
    sheet.add_data_validation(rule)
