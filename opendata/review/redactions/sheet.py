"""The sheet of redactions as it is written."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from opendata.acts.beside.part import Where, words_of
from opendata.acts.confidence import Band
from opendata.clean.workbook import put_text, save_book
from opendata.messages import Language, Message, msg, say
from opendata.privacy.finding import Grade
from opendata.redact.proposals import Proposal
from opendata.redact.replacement import words
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
from opendata.review.redactions.columns import ACTIONS, HEADERS, HIDDEN, KINDS, OPEN, Action, mark
from opendata.review.redactions.guide import STEPS, TOPICS
from opendata.review.sheet import ABOUT, FIRST_ROW

NAME: Final = msg("Personal data")
HINT: Final = msg("Choose an action in each row; what blocks goes unless you say otherwise. Save.")
PURPOSE: Final = "redactions"
"""What the hidden sheet says that the workbook is for."""
_WEIGHT: Final = {grade: at for at, grade in enumerate(Grade)}
_UNSEEN: Final = msg("nothing: this does not come into the copy")
_IN_TEXT: Final = msg("the text")
_PROMPTS: Final = {
    "action": msg(
        "«take out», «leave as it is» (with the ground, the person and the day beside), or «put "
        "off»."
    ),
    "ground": msg("For «leave as it is»: the law and its article."),
    "who": msg("For «leave as it is»: who decided, with the office."),
    "until": msg("For «leave as it is»: the last day, such as 31.12.2027."),
}
_WIDTHS: Final = {
    "document": 28,
    "where": 18,
    "line": 8,
    "kind": 20,
    "masked": 24,
    "context": 54,
    "replacement": 26,
    "action": 16,
    "ground": 34,
    "who": 24,
    "until": 12,
    "path": 10,
    "sha256": 10,
    "finding": 10,
    "mark": 10,
}


@dataclass(frozen=True, slots=True)
class Written:
    """What a person wrote in the open cells of a row; ``action`` as it stands there."""

    action: str = ""
    ground: str = ""
    who: str = ""
    until: str = ""


@dataclass(frozen=True, slots=True)
class Entry:
    """A document of the sheet: its ``proposals``, and what was ``written`` before by finding."""

    path: str
    sha256: str
    link: str
    proposals: tuple[Proposal, ...]
    written: Mapping[str, Written] = field(default_factory=dict)


def redaction_workbook(
    entries: Sequence[Entry], dataset: str, file: str, folder: str, language: Language
) -> bytes:
    """The workbook of ``entries`` as XLSX, the same bytes for the same entries.

    ``file`` is its name, for the instructions; ``folder`` that of the documents, which need not be
    repeated in each row.
    """
    from openpyxl import Workbook

    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = say(NAME, language)
    rows = _fill(sheet, entries, folder, language)
    _dress(sheet, rows, language)
    write_steps(book, STEPS, TOPICS, {"dataset": dataset, "file": quoted(file)}, language)
    hidden = book.create_sheet(ABOUT)
    hidden.append(["dataset", dataset])
    hidden.append(["purpose", PURPOSE])
    hidden.sheet_state = "hidden"
    return save_book(book)


def _fill(sheet: Any, entries: Sequence[Entry], folder: str, language: Language) -> int:
    looks = prepare()
    put_text(sheet.cell(1, 1), say(HINT, language))
    sheet.cell(1, 1).font = looks.hint
    for place, header in enumerate(HEADERS.values(), 1):
        cell = sheet.cell(FIRST_ROW - 1, place)
        put_text(cell, say(header, language))
        cell.font, cell.fill, cell.alignment = looks.head_font, looks.head_fill, looks.wrapped
    number = FIRST_ROW - 1
    for entry in entries:
        for same in _together(entry.proposals):
            number += 1
            texts = _texts(entry, same, folder, language)
            _write(sheet, number, texts, same[0].hit.grade, looks)
            if entry.link:
                sheet.cell(number, 1).hyperlink = entry.link
                sheet.cell(number, 1).font = looks.link
    return number - FIRST_ROW + 1


def _together(proposals: Sequence[Proposal]) -> list[list[Proposal]]:
    """A row for each text that was found, however often it stands in the document: what is decided
    holds for all its places.
    """
    found: dict[str, list[Proposal]] = {}
    for one in proposals:
        found.setdefault(one.hit.fingerprint, []).append(one)
    return [sorted(same, key=lambda one: _WEIGHT[one.hit.grade]) for same in found.values()]


def _texts(
    entry: Entry, same: Sequence[Proposal], folder: str, language: Language
) -> Mapping[str, str]:
    proposal, hit = same[0], same[0].hit
    places = dict.fromkeys(say(_where(one.hit.where), language) for one in same)
    unseen = all(one.unseen for one in same)
    replacement = say(_UNSEEN, language) if unseen else words(hit.kind)
    finding = hit.named(entry.sha256)
    usual = Action.GO if hit.grade is Grade.BLOCK else Action.LATER
    written = entry.written.get(finding, Written())
    return {
        "document": entry.path.removeprefix(f"{folder}/"),
        "where": "; ".join(places),
        "line": ", ".join(dict.fromkeys(str(one.hit.line) for one in same)),
        "kind": say(KINDS[hit.kind], language),
        "masked": hit.masked,
        "context": proposal.context,
        "replacement": replacement,
        "action": written.action or say(ACTIONS[usual], language),
        "ground": written.ground,
        "who": written.who,
        "until": written.until,
        "path": entry.path,
        "sha256": entry.sha256,
        "finding": finding,
        "mark": mark(entry.path, entry.sha256, finding),
    }


def _where(where: str) -> Message:
    return words_of(Where(where)) if where else _IN_TEXT


def _write(sheet: Any, number: int, texts: Mapping[str, str], grade: Grade, looks: Looks) -> None:
    band = Band.POOR if grade is Grade.BLOCK else Band.DOUBTFUL
    for place, (column, text) in enumerate(texts.items(), 1):
        cell = sheet.cell(number, place)
        put_text(cell, text)
        cell.font, cell.alignment, cell.border = looks.plain, looks.wrapped, looks.border
        if column == "kind":
            cell.fill = looks.fills[band]
        if column in OPEN:
            cell.protection = looks.open
    lines = max(count_lines(texts[one], _WIDTHS[one]) for one in texts if one not in HIDDEN)
    sheet.row_dimensions[number].height = min(HIGHEST, LINE * lines)


def _dress(sheet: Any, rows: int, language: Language) -> None:
    from openpyxl.utils import get_column_letter

    letters = {column: get_column_letter(n) for n, column in enumerate(HEADERS, 1)}
    for column, letter in letters.items():
        sheet.column_dimensions[letter].width = _WIDTHS[column]
        sheet.column_dimensions[letter].hidden = column in HIDDEN
    sheet.row_dimensions[FIRST_ROW - 1].height = 2 * LINE
    sheet.freeze_panes = f"B{FIRST_ROW}"
    last = FIRST_ROW + rows - 1
    if rows:
        sheet.auto_filter.ref = f"A{FIRST_ROW - 1}:{letters['until']}{last}"
        choices = tuple(say(word, language) for word in ACTIONS.values())
        for column, prompt in _PROMPTS.items():
            cells = f"{letters[column]}{FIRST_ROW}:{letters[column]}{last}"
            listed = choices if column == "action" else ()
            advise(sheet, cells, say(prompt, language), listed, language)
    lock(sheet)
    lay_out_pages(sheet, "landscape")
    sheet.print_title_rows = f"{FIRST_ROW - 1}:{FIRST_ROW - 1}"
