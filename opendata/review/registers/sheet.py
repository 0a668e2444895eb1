"""The workbook of a reconciliation as it is written: what to decide, and what to read."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any, Final

from opendata.clean.workbook import put_text, save_book
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
from opendata.review.registers.entry import Concept, Entry
from opendata.review.registers.matching import Outcome, Pair
from opendata.review.registers.questions import Action, Kind, Question
from opendata.review.registers.settled import Numbers
from opendata.review.registers.texts import ACTIONS, CONCEPTS, KINDS, NUMBERS, STEPS, TOPICS
from opendata.review.registers.values import has_code
from opendata.review.sheet import ABOUT, FIRST_ROW, put

HEADERS: Final = {
    "name": msg("Organisation"),
    "code": msg("EDRPOU"),
    "why": msg("What is to be decided"),
    "ours": msg("Ours"),
    "theirs": msg("In the extract"),
    "action": msg("Action"),
    "our_place": msg("Our cell"),
    "their_place": msg("Cell of the extract"),
    "id": msg("Code of the row"),
}
"""Column of the sheet of decisions → its header, in their order."""
WIDTHS: Final = {
    "name": 40,
    "code": 12,
    "why": 26,
    "ours": 36,
    "theirs": 36,
    "action": 24,
    "our_place": 18,
    "their_place": 18,
    "id": 10,
}
HIDDEN: Final = ("id",)
DECISIONS: Final = msg("Decisions")
HINT: Final = msg("Choose an action in each row that you have decided, save the file, apply it.")
PROMPT: Final = msg("Choose what is to be done. Without an action nothing is changed.")
READ_ONLY: Final = {
    "same": msg("The same"),
    "alike": msg("Likely the same"),
    "only_here": msg("Only here"),
    "only_there": msg("Only in the extract"),
}
SUMMARY: Final = msg("Numbers")
_PAIRED: Final = (
    msg("Organisation"),
    msg("EDRPOU"),
    msg("Name in the extract"),
    msg("How much alike"),
    msg("Our row"),
    msg("Row of the extract"),
)
_SINGLE: Final = (msg("Organisation"), msg("EDRPOU"), msg("Status"), msg("Row"))


@dataclass(frozen=True, slots=True)
class About:
    """What a workbook is for.

    ``register`` and ``extract`` are names of files, with the SHA-256 of what was compared. ``file``
    is the name of the workbook, for the instructions in it. ``numbers`` are those of the
    comparison; ``as_of`` is the day of the extract.
    """

    dataset: str
    table: str
    register: str
    register_sha256: str
    extract: str
    extract_sha256: str
    as_of: date | None
    numbers: Numbers


def workbook(
    outcome: Outcome, questions: Sequence[Question], about: About, file: str, language: Language
) -> bytes:
    """The workbook as XLSX: equal comparisons give equal bytes.

    ``file`` is the name of the workbook, for the commands in its instructions.
    """
    from openpyxl import Workbook

    book = Workbook()
    looks = prepare()
    sheet = book.worksheets[0]
    sheet.title = say(DECISIONS, language)
    _decisions(sheet, questions, looks, language)
    for name, pairs in (("same", outcome.same), ("alike", outcome.alike)):
        _list(book, READ_ONLY[name], _PAIRED, map(_paired, pairs), looks, language)
    for name, entries in (("only_here", outcome.only_here), ("only_there", outcome.only_there)):
        _list(book, READ_ONLY[name], _SINGLE, map(_single, entries), looks, language)
    _summary(book, about, looks, language)
    write_steps(book, STEPS, TOPICS, {"dataset": about.dataset, "file": quoted(file)}, language)
    _hidden(book, questions, about)
    return save_book(book)


def _decisions(sheet: Any, questions: Sequence[Question], looks: Looks, language: Language) -> None:
    put(sheet.cell(1, 1), say(HINT, language))
    sheet.cell(1, 1).font = looks.hint
    _header(sheet, FIRST_ROW - 1, HEADERS.values(), looks, language)
    for number, one in enumerate(questions, FIRST_ROW):
        texts = shown(one, language)
        for place, (column, text) in enumerate(texts.items(), 1):
            cell = sheet.cell(number, place)
            _plain(cell, text, looks)
            if column == "action":
                cell.protection = looks.open
        lines = max(count_lines(texts[one], WIDTHS[one]) for one in texts if one not in HIDDEN)
        sheet.row_dimensions[number].height = min(HIGHEST, LINE * lines)
    _dress(sheet, questions, language)


def shown(question: Question, language: Language) -> dict[str, str]:
    """Column → the text in its cell; «action» is left to people."""
    return {
        "name": question.name,
        "code": question.code,
        "why": _why(question, language),
        "ours": question.ours,
        "theirs": question.theirs,
        "action": "",
        "our_place": question.our_place,
        "their_place": question.their_place,
        "id": question.id,
    }


def _why(question: Question, language: Language) -> str:
    kind = say(KINDS[question.kind], language)
    if question.kind is Kind.ALIKE:
        kind = f"{kind} ({question.likeness:.0%})"
    if question.kind in (Kind.DIFFERS, Kind.ALIKE):
        return f"{kind}: {say(CONCEPTS[Concept(question.concept)], language)}"
    return kind


def _dress(sheet: Any, questions: Sequence[Question], language: Language) -> None:
    from openpyxl.utils import get_column_letter

    letters = {column: get_column_letter(n) for n, column in enumerate(HEADERS, 1)}
    for column, letter in letters.items():
        sheet.column_dimensions[letter].width = WIDTHS[column]
        sheet.column_dimensions[letter].hidden = column in HIDDEN
    sheet.freeze_panes = f"B{FIRST_ROW}"
    if questions:
        last = FIRST_ROW + len(questions) - 1
        sheet.auto_filter.ref = f"A{FIRST_ROW - 1}:{letters['their_place']}{last}"
        for choices, cells in _runs(questions, letters["action"]):
            words = tuple(say(ACTIONS[one], language) for one in choices)
            advise(sheet, cells, say(PROMPT, language), words, language)
    lock(sheet)
    lay_out_pages(sheet, "landscape")
    sheet.print_title_rows = f"{FIRST_ROW - 1}:{FIRST_ROW - 1}"


def _runs(questions: Sequence[Question], letter: str) -> Iterable[tuple[tuple[Action, ...], str]]:
    """Each set of choices, with the cells that have it."""
    cells: dict[tuple[Action, ...], list[list[int]]] = {}
    for number, one in enumerate(questions, FIRST_ROW):
        runs = cells.setdefault(one.choices, [])
        if runs and runs[-1][1] == number - 1:
            runs[-1][1] = number
        else:
            runs.append([number, number])
    for choices, runs in cells.items():
        for start in range(0, len(runs), MOST_RUNS):
            some = runs[start : start + MOST_RUNS]
            yield choices, " ".join(f"{letter}{first}:{letter}{last}" for first, last in some)


MOST_RUNS: Final = 100
"""Ranges that one list of a workbook is given to: programs do not like thousands."""


def _list(
    book: Any,
    title: Message,
    headers: Sequence[Message],
    rows: Iterable[tuple[str, ...]],
    looks: Looks,
    language: Language,
) -> None:
    sheet = book.create_sheet(say(title, language))
    _header(sheet, 1, headers, looks, language)
    last = 1
    for last, texts in enumerate(rows, 2):
        for place, text in enumerate(texts, 1):
            _plain(sheet.cell(last, place), text, looks)
    for letter, width in zip("ABCDEF", (50, 12, 50, 14, 26, 26), strict=True):
        sheet.column_dimensions[letter].width = width
    sheet.freeze_panes = "A2"
    sheet.auto_filter.ref = f"A1:{'ABCDEF'[len(headers) - 1]}{last}"
    lay_out_pages(sheet, "landscape")


def _paired(pair: Pair) -> tuple[str, ...]:
    code = pair.ours if has_code(pair.ours) else pair.theirs
    return (
        pair.ours.name,
        code.get(Concept.CODE) if has_code(code) else "",
        pair.theirs.name,
        f"{pair.likeness:.0%}",
        str(pair.ours.place),
        str(pair.theirs.place),
    )


def _single(entry: Entry) -> tuple[str, ...]:
    code = entry.get(Concept.CODE) if has_code(entry) else ""
    return entry.name, code, entry.get(Concept.STATUS), str(entry.place)


def _summary(book: Any, about: About, looks: Looks, language: Language) -> None:
    sheet = book.create_sheet(say(SUMMARY, language))
    rows: list[tuple[str, str | int]] = [
        (say(msg("As of"), language), about.as_of.isoformat() if about.as_of else "–"),
        (say(msg("Our register"), language), about.register),
        (say(msg("The extract"), language), about.extract),
    ]
    counted = asdict(about.numbers)
    rows += [(say(text, language), counted[name]) for name, text in NUMBERS.items()]
    for number, (text, value) in enumerate(rows, 1):
        _plain(sheet.cell(number, 1), text, looks)
        _plain(sheet.cell(number, 2), str(value), looks)
        if isinstance(value, int):
            sheet.cell(number, 2).number_format = "General"
            sheet.cell(number, 2).value = value
    sheet.column_dimensions["A"].width, sheet.column_dimensions["B"].width = 60, 40
    lay_out_pages(sheet, "portrait")


def _hidden(book: Any, questions: Sequence[Question], about: About) -> None:
    """What the workbook was made of, for when it is applied."""
    hidden = book.create_sheet(ABOUT)
    facts: Mapping[str, str] = facts_of(about)
    for name, value in facts.items():
        hidden.append([name, ""])
        put_text(hidden.cell(hidden.max_row, 2), value)
    for one in questions:
        hidden.append(["question", ""])
        for place, part in enumerate(_parts(one.to_json()), 2):
            put_text(hidden.cell(hidden.max_row, place), part)
    hidden.sheet_state = "hidden"


PART: Final = 16_000
"""Characters of a question in one cell: Excel takes 32,767 units, a letter may be two."""


def _parts(text: str) -> list[str]:
    return [text[start : start + PART] for start in range(0, len(text), PART)]


def facts_of(about: About) -> dict[str, str]:
    """What is known of the comparison, as text by name."""
    return {
        "dataset": about.dataset,
        "reconcile": "1",
        "table": about.table,
        "register": about.register,
        "register_sha256": about.register_sha256,
        "extract": about.extract,
        "extract_sha256": about.extract_sha256,
        "as_of": about.as_of.isoformat() if about.as_of else "",
        **{name: str(value) for name, value in asdict(about.numbers).items()},
    }


def _header(
    sheet: Any, row: int, headers: Iterable[Message], looks: Looks, language: Language
) -> None:
    for place, header in enumerate(headers, 1):
        cell = sheet.cell(row, place)
        put(cell, say(header, language))
        cell.font, cell.fill, cell.alignment = looks.head_font, looks.head_fill, looks.wrapped
    sheet.row_dimensions[row].height = 2 * LINE


def _plain(cell: Any, text: str, looks: Looks) -> None:
    put(cell, text)
    cell.number_format = "@"  # «00012345» keeps its noughts
    cell.font, cell.alignment, cell.border = looks.plain, looks.wrapped, looks.border
