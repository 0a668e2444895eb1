"""The review workbook as it is written."""

from __future__ import annotations

import io
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any, Final

from opendata.messages import Language, Message, msg, say
from opendata.review import texts
from opendata.review.columns import ACTIONS, HEADERS, clean, mark
from opendata.review.corrections import DECIDED
from opendata.review.doubts import Item, Section
from opendata.review.guide_page import write_guide
from opendata.review.looks import Looks, dress, height, prepare

if TYPE_CHECKING:
    from openpyxl.cell.cell import Cell

NAMES: Final = {
    Section.DOUBTFUL: msg("To check"),
    Section.ASIDE: msg("Laid aside"),
    Section.NEAR: msg("Only just sure"),
    Section.DECIDED: msg("Decided before"),
}
HINTS: Final[dict[Section, Message]] = {
    Section.DOUBTFUL: msg(
        "Correct the coloured cells, choose an action in each row that you have decided, save."
    ),
    Section.ASIDE: msg(
        "These are not acts, as it was read, or not of this dataset. Decide only where that is "
        "wrong."
    ),
    Section.NEAR: msg("These are published. Decide only where something is wrong."),
    Section.DECIDED: msg("You have decided these. Choose an action only to decide otherwise."),
}
ABOUT: Final = "opendata"
"""The hidden sheet that says what the workbook was made for."""
FIRST_ROW: Final = 3
"""A hint, the header, then the documents."""
_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_FORMULA_SIGNS: Final = ("=", "+", "-", "@")
_FIRST_DATE: Final = date(1900, 3, 1)
"""Excel counts a 29 February 1900 that never was; earlier days stay text."""


@dataclass(frozen=True, slots=True)
class About:
    """What a workbook is for: the dataset, the kinds that it publishes, and how to speak.

    ``file`` is the name of the workbook, for the instructions in it; ``folder`` the folder of the
    documents in the workspace, which need not be repeated in each row.
    """

    dataset: str
    kinds: tuple[str, ...]
    file: str
    language: Language
    folder: str = ""


def workbook(
    items: Sequence[Item],
    lines: Mapping[str, Mapping[str, str]],
    links: Mapping[str, str],
    about: About,
) -> bytes:
    """The workbook of ``items`` as XLSX.

    ``lines`` (path → field → line of the text) and ``links`` (path → address) are of their
    documents; either may lack some. The first sheet is always there, the others if they are needed.
    """
    from openpyxl import Workbook

    book = Workbook()
    book.remove(book.worksheets[0])
    looks = prepare()
    for section in Section:
        own = [item for item in items if item.section is section]
        if own or section is Section.DOUBTFUL:
            sheet = book.create_sheet(say(NAMES[section], about.language))
            _fill_sheet(sheet, section, own, lines, links, about, looks)
    write_guide(book, about.dataset, about.file, about.language)
    hidden = book.create_sheet(ABOUT)
    hidden.append(["dataset", about.dataset])
    hidden.sheet_state = "hidden"
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def _fill_sheet(
    sheet: Any,
    section: Section,
    items: Sequence[Item],
    lines: Mapping[str, Mapping[str, str]],
    links: Mapping[str, str],
    about: About,
    looks: Looks,
) -> None:
    put(sheet.cell(1, 1), say(HINTS[section], about.language))
    sheet.cell(1, 1).font = looks.hint
    for place, header in enumerate(HEADERS.values(), 1):
        cell = sheet.cell(FIRST_ROW - 1, place)
        put(cell, say(header, about.language))
        cell.font, cell.fill, cell.alignment = looks.head_font, looks.head_fill, looks.wrapped
    for row, item in enumerate(items, FIRST_ROW):
        path = item.document.path
        shown = _texts(item, lines.get(path, {}), about)
        for place, (column, text) in enumerate(shown.items(), 1):
            _write(sheet.cell(row, place), column, text, item, looks)
        if path in links:
            sheet.cell(row, 1).hyperlink = links[path]
            sheet.cell(row, 1).font = looks.link
        sheet.row_dimensions[row].height = height(shown)
    words = tuple(say(word, about.language) for word in ACTIONS.values())
    dress(sheet, FIRST_ROW, FIRST_ROW + len(items) - 1, about.kinds, words, about.language)


def _texts(item: Item, lines: Mapping[str, str], about: About) -> dict[str, str]:
    """Column → what stands in its cell, as text."""
    language = about.language
    values = {name: printable(item.values[name] or "") for name in DECIDED}
    return {
        "document": item.document.path.removeprefix(f"{about.folder}/"),
        "why": texts.reasons(item, language),
        "read": texts.what_was_read(item.read, language),
        "lines": texts.where_it_stands(item.read, lines, language),
        **values,
        "action": "",
        "path": item.document.path,
        "sha256": item.document.sha256,
        "mark": mark({name: clean(name, value) for name, value in values.items()}),
    }


def _write(cell: Cell, column: str, text: str, item: Item, looks: Looks) -> None:
    day = _day(text) if column == "date" else None
    if day is not None:
        cell.value = day
        cell.number_format = "dd.mm.yyyy"
    else:
        put(cell, text)
        if column in ("number", "date"):
            # Text, or Excel would make a date of «12/1».
            cell.number_format = "@" if column == "number" else "General"
    cell.font = looks.plain
    cell.alignment = looks.wrapped
    cell.border = looks.border
    if column in DECIDED:
        cell.fill = looks.fills[texts.bands(item)[column]]
    if column in (*DECIDED, "action"):
        cell.protection = looks.open


def put(cell: Cell, text: str) -> None:
    """Text that stays text: what looks like a formula is none, and Excel keeps it so."""
    cell.value = printable(text)
    if text:
        cell.data_type = "s"
    if text.startswith(_FORMULA_SIGNS):
        cell.quotePrefix = True


def printable(text: str) -> str:
    """``text`` as a workbook can hold it: control characters, which XML lacks, become U+FFFD."""
    return _NOT_XML.sub("\ufffd", text)


def _day(text: str) -> date | None:
    try:
        day = date.fromisoformat(text)
    except ValueError:
        return None
    return day if day >= _FIRST_DATE else None
