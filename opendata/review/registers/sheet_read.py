"""A workbook of a reconciliation, as a person saved it → what was asked and what was chosen."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import date
from typing import Final

from opendata.clean.headers import header_key
from opendata.clean.spaces import one_line
from opendata.clean.text import fold
from opendata.collect.register_cells import as_text
from opendata.collect.sheets import Sheet, cell_name, open_sheets
from opendata.messages import LANGUAGES, say
from opendata.problems import OpendataError, Place
from opendata.review.registers.findings import no_sheet_of_ours
from opendata.review.registers.questions import Action, Question, question_of
from opendata.review.registers.settled import Numbers
from opendata.review.registers.sheet import HEADERS, About, shown
from opendata.review.registers.texts import ACTIONS
from opendata.review.sheet import ABOUT, printable

SEARCHED: Final = 10
"""The header stands within so many rows; people write notes above it."""
NEEDED: Final = ("name", "ours", "theirs", "action", "id")


@dataclass(frozen=True, slots=True)
class Chosen:
    """A row of the sheet: the id of its question, what was typed as action, and where.

    ``question`` is None where the workbook does not know the id. ``whole`` says that the cells are
    those that were written.
    """

    id: str
    question: Question | None
    said: str
    place: Place
    whole: bool

    @property
    def action(self) -> Action | None:
        """The action that was typed, in either language; None for anything else."""
        wanted = fold(self.said)
        for action, word in ACTIONS.items():
            if wanted in {fold(action), *(fold(say(word, language)) for language in LANGUAGES)}:
                return action
        return None


@dataclass(frozen=True, slots=True)
class Saved:
    """A workbook as read."""

    about: About
    rows: tuple[Chosen, ...]


def read_saved(data: bytes, name: str) -> Saved:
    """The decisions in the workbook ``data``, called ``name``.

    :raises OpendataError: ``reconcile-sheet``, exit 3.
    """
    try:
        book = open_sheets(data, Place(name))
        sheets = {one: book.read(one) for one in book.names}
    except OpendataError as error:
        raise no_sheet_of_ours(name, error.problem.found) from error
    if ABOUT not in sheets:
        raise no_sheet_of_ours(name, None)
    about, questions = _hidden(sheets[ABOUT], name)
    for sheet in sheets.values():
        header = _header(sheet)
        if header is not None:
            return Saved(about, tuple(_rows(sheet, *header, name, questions)))
    raise no_sheet_of_ours(name, None)


def _hidden(sheet: Sheet, name: str) -> tuple[About, dict[str, Question]]:
    facts: dict[str, str] = {}
    questions: dict[str, Question] = {}
    try:
        for row in sheet.rows:
            texts = [as_text(value) for value in row]
            if texts and texts[0] == "question":
                one = question_of("".join(texts[1:]))
                questions[one.id] = one
            elif len(texts) > 1:
                facts[texts[0]] = texts[1]
        numbers = Numbers(**{one.name: int(facts[one.name]) for one in fields(Numbers)})
        about = About(
            facts["dataset"],
            facts["table"],
            facts["register"],
            facts["register_sha256"],
            facts["extract"],
            facts["extract_sha256"],
            date.fromisoformat(facts["as_of"]) if facts["as_of"] else None,
            numbers,
        )
    except (ValueError, KeyError, TypeError) as error:
        raise no_sheet_of_ours(name, ABOUT) from error
    return about, questions


def _header(sheet: Sheet) -> tuple[int, Mapping[str, int]] | None:
    known = {
        header_key(say(header, language)): column
        for column, header in HEADERS.items()
        for language in LANGUAGES
    }
    for number, row in enumerate(sheet.rows[:SEARCHED]):
        keys = [header_key(value) if isinstance(value, str) else "" for value in row]
        found = {known[key]: place for place, key in reversed([*enumerate(keys)]) if key in known}
        if all(column in found for column in NEEDED):
            return number, found
    return None


def _rows(
    sheet: Sheet,
    header: int,
    columns: Mapping[str, int],
    name: str,
    questions: Mapping[str, Question],
) -> Iterator[Chosen]:
    for number, cells in enumerate(sheet.rows[header + 1 :], header + 1):
        texts = {
            column: one_line(as_text(cells[place])) if place < len(cells) else ""
            for column, place in columns.items()
        }
        if any(texts.values()):
            question = questions.get(texts["id"])
            place = Place(name, sheet.name, number + 1, cell_name(number, columns["action"]))
            yield Chosen(texts["id"], question, texts["action"], place, _is_whole(texts, question))


def _is_whole(texts: Mapping[str, str], question: Question | None) -> bool:
    if question is None:
        return False
    written = shown(question, "en")
    return all(
        texts[one] == one_line(printable(written[one])) for one in ("name", "ours", "theirs")
    )


def waiting(saved: Saved, done: Sequence[str]) -> list[Chosen]:
    """The rows in which somebody has chosen, whose ids are not among ``done``."""
    return [row for row in saved.rows if row.said and row.id not in done]
