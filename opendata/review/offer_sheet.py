"""The list of what a portal has already as a workbook, for a person to decide in it."""

from __future__ import annotations

import hashlib
import io
from collections.abc import Mapping, Sequence
from typing import Any, Final

from opendata.acts.confidence import Band
from opendata.messages import Language, Message, msg, say
from opendata.review.guide_page import quoted, write_steps
from opendata.review.looks import (
    HIGHEST,
    LINE,
    Looks,
    advise,
    count_lines,
    lay_out_pages,
    lock,
    prepare,
)
from opendata.review.offers import CHOICES, CONFIDENCES, KINDS, STATES, Confidence, Kind, Offer
from opendata.review.sheet import ABOUT, FIRST_ROW, put

HEADERS: Final = {
    "kind": msg("What it is"),
    "title": msg("On the portal"),
    "detail": msg("Name or file"),
    "becomes": msg("What it would become"),
    "why": msg("Why"),
    "confidence": msg("How sure"),
    "state": msg("What holds now"),
    "decision": msg("Decision"),
    "id": msg("Id on the portal"),
    "dataset": msg("Id of the dataset"),
    "target": msg("Code of what it would become"),
    "mark": msg("Mark of the row"),
}
"""Column → its header, in the order of the sheet."""
WIDTHS: Final = {
    "kind": 11,
    "title": 44,
    "detail": 34,
    "becomes": 40,
    "why": 34,
    "confidence": 12,
    "state": 18,
    "decision": 20,
    "id": 38,
    "dataset": 10,
    "target": 10,
    "mark": 10,
}
HIDDEN: Final = ("dataset", "target", "mark")
NAME: Final = msg("On the portal")
HINT: Final = msg(
    "Choose «adopt» or «leave», or write the name of another. Rows without stay open."
)
PROMPT: Final = msg(
    "«adopt»: it is what the column says. «leave»: it is not ours. Or the name of another."
)
STEPS: Final[tuple[Message, ...]] = (
    msg("What this is"),
    msg(
        "The council has these datasets on the portal already. Say which of them are those of the "
        "workspace: they are then updated where they are, with their addresses, and nothing is "
        "created a second time."
    ),
    msg("What to do"),
    msg(
        "1. Go through the rows. The title opens the page on the portal. Below a dataset stand its "
        "files."
    ),
    msg(
        "2. Write in «Decision»: «adopt» – it is what the row says, and the next publication "
        "writes there; «leave» – it is somebody’s own and stays as it is; or the name of another "
        "dataset of the workspace (for a file: of another part)."
    ),
    msg(
        "3. A file that is adopted is replaced by ours, at its address. Title, description, "
        "keywords and contacts of an adopted dataset become those of the workspace; other fields "
        "and files stay."
    ),
    msg("4. Save the file as it is (.xlsx; from LibreOffice .ods will do too) and close it."),
    msg("5. Run: opendata adopt {portal} --apply {file}"),
    msg(
        "6. Look what the publication would do: opendata publish DATASET --dry-run. Until it is "
        "done, a decision can be taken back: choose «leave» in a new list."
    ),
    msg("Good to know"),
    msg(
        "A row without a decision is not decided. Nothing is written to the portal by this list; "
        "each decision is kept in the journal, with your name."
    ),
    msg(
        "The files of a dataset are listed when the workspace has a release of it. Before, adopt "
        "the dataset alone: at the first publication files of the same name, or of the same title "
        "and format, are replaced, and the program asks about others that look alike."
    ),
)
TOPICS: Final = frozenset({0, 2, 9})
_BANDS: Final = {
    Confidence.SURE: Band.SURE,
    Confidence.LIKELY: Band.DOUBTFUL,
    Confidence.GUESS: Band.POOR,
}


def mark(kind: str, dataset: str, id_: str, target: str) -> str:
    """By this a row is known to be whole."""
    return hashlib.sha256("\n".join((kind, dataset, id_, target)).encode()).hexdigest()[:16]


def offer_workbook(
    offers: Sequence[Offer], portal: str, names: Sequence[str], file: str, language: Language
) -> bytes:
    """The workbook of ``offers`` as XLSX.

    ``names`` are the datasets of the workspace, to choose from; ``file`` is the name of the
    workbook, for the instructions in it.
    """
    from openpyxl import Workbook

    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = say(NAME, language)
    _fill(sheet, offers, prepare(), language)
    _dress(sheet, len(offers), names, language)
    write_steps(book, STEPS, TOPICS, {"portal": portal, "file": quoted(file)}, language)
    hidden = book.create_sheet(ABOUT)
    hidden.append(["portal", portal])
    hidden.sheet_state = "hidden"
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def _fill(sheet: Any, offers: Sequence[Offer], looks: Looks, language: Language) -> None:
    put(sheet.cell(1, 1), say(HINT, language))
    sheet.cell(1, 1).font = looks.hint
    for place, header in enumerate(HEADERS.values(), 1):
        cell = sheet.cell(FIRST_ROW - 1, place)
        put(cell, say(header, language))
        cell.font, cell.fill, cell.alignment = looks.head_font, looks.head_fill, looks.wrapped
    for number, offer in enumerate(offers, FIRST_ROW):
        texts = _texts(offer, language)
        for place, (column, text) in enumerate(texts.items(), 1):
            cell = sheet.cell(number, place)
            put(cell, text)
            cell.font, cell.alignment, cell.border = looks.plain, looks.wrapped, looks.border
            if column == "title":
                cell.hyperlink, cell.font = offer.address, looks.link
            if column == "confidence" and offer.confidence in _BANDS:
                cell.fill = looks.fills[_BANDS[offer.confidence]]
            if column == "decision":
                cell.protection = looks.open
        lines = max(count_lines(texts[one], WIDTHS[one]) for one in texts if one not in HIDDEN)
        sheet.row_dimensions[number].height = min(HIGHEST, LINE * lines)


def _texts(offer: Offer, language: Language) -> Mapping[str, str]:
    indent = "" if offer.kind is Kind.DATASET else "    "
    return {
        "kind": say(KINDS[offer.kind], language),
        "title": indent + offer.title,
        "detail": say(offer.detail, language),
        "becomes": offer.becomes,
        "why": say(offer.why, language),
        "confidence": say(CONFIDENCES[offer.confidence], language),
        "state": say(STATES[offer.state], language),
        "decision": "",
        "id": offer.id,
        "dataset": offer.dataset,
        "target": offer.target,
        "mark": mark(offer.kind, offer.dataset, offer.id, offer.target),
    }


def _dress(sheet: Any, rows: int, names: Sequence[str], language: Language) -> None:
    from openpyxl.utils import get_column_letter

    letters = {column: get_column_letter(n) for n, column in enumerate(HEADERS, 1)}
    for column, letter in letters.items():
        sheet.column_dimensions[letter].width = WIDTHS[column]
        sheet.column_dimensions[letter].hidden = column in HIDDEN
    sheet.row_dimensions[FIRST_ROW - 1].height = 2 * LINE
    sheet.freeze_panes = f"C{FIRST_ROW}"
    last = FIRST_ROW + rows - 1
    if rows:
        sheet.auto_filter.ref = f"A{FIRST_ROW - 1}:{letters['id']}{last}"
        words = tuple(say(word, language) for word in CHOICES.values())
        listed = (*words, *names)
        if len(",".join(listed)) > _LONGEST_LIST:
            listed = words
        cells = f"{letters['decision']}{FIRST_ROW}:{letters['decision']}{last}"
        advise(sheet, cells, say(PROMPT, language), listed, language, free=True)
    lock(sheet)
    lay_out_pages(sheet, "landscape")
    sheet.print_title_rows = f"{FIRST_ROW - 1}:{FIRST_ROW - 1}"


_LONGEST_LIST: Final = 255
"""Excel takes no longer list that is written out."""
