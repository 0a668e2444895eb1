"""One row of a log of information requests → what is published, and what the law says of it.

What the clerk wrote is published as it stands, in the words of the table; only blank cells are
filled in. Where the clerk and the law differ, that is a finding.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from opendata.clean import request_words as words
from opendata.clean.dates import read_date
from opendata.clean.numbers import clean_number
from opendata.clean.request_terms import Term, due_date
from opendata.clean.spaces import one_line
from opendata.clean.text import tidy
from opendata.clean.working_days import Calendar
from opendata.table import Cell, Origin

NUMBER: Final = "number"
DATES: Final = ("receivedDate", "dueDate", "extendedDate", "answerDate")
COLUMNS: Final = (
    *(NUMBER, "receivedDate", "requesterType", "receivedBy", "subject", "unitName", "term"),
    *("dueDate", "extendedDate", "answerDate", "outcome", "refusalGround", "forwardedTo"),
    "answeredInTime",
)
_COLUMN_NUMBER: Final = re.compile("[0-9]{1,2}")
_NOTHING: Final = frozenset("-–—−")
_UNANSWERED: Final = frozenset({words.IN_WORK, words.WITHDRAWN})
"""With these outcomes nobody owes an answer in time, or not yet."""


@dataclass(frozen=True, slots=True)
class Request:
    """A request as logged.

    ``cells`` are as published, column → text; ``said`` the same before blank ones were filled in.
    The dates are None where a cell is blank or says no date. ``lawful_term`` and ``lawful_due``
    follow from the other cells by the law, ``in_time`` from those; each is None where it cannot be
    told.
    """

    cells: Mapping[str, Cell]
    said: Mapping[str, Cell]
    origin: Origin
    received: date | None
    due: date | None
    extended: date | None
    answered: date | None
    lawful_term: Term | None
    lawful_due: date | None
    in_time: bool | None

    @property
    def number(self) -> str:
        """Its number in the log; empty if it has none."""
        return self.cells[NUMBER] or ""

    @property
    def outcome(self) -> str | None:
        """A word of the table, what the clerk wrote if that is none, or None."""
        return self.cells["outcome"]


def is_request(record: Mapping[str, Cell]) -> bool:
    """Whether a row is about a request: logs have numbered rows that wait for one, rows that say
    «Січень», and under the header a row with the numbers of the columns.
    """
    filled = {name: text for name, cell in record.items() if (text := _cell(cell)) is not None}
    numbers = all(_COLUMN_NUMBER.fullmatch(text) for text in filled.values())
    return not numbers and set(filled) != {NUMBER}


def read_request(record: Mapping[str, Cell], origin: Origin, calendar: Calendar) -> Request:
    """The request in a row: column of the table → text of the cell."""
    said: dict[str, Cell] = dict.fromkeys(COLUMNS)  # a council's own structure may lack some
    said |= {name: _said(name, cell) for name, cell in record.items()}
    if _day(said["term"]) and not said["dueDate"]:  # «Строк розгляду» may be the day itself
        said |= {"dueDate": said["term"], "term": None}
    received, due, extended, answered = (_day(said[name]) for name in DATES)
    term = _lawful_term(said["term"], extended)
    lawful_due = due_date(received, term, calendar) if received and term else None
    outcome = said["outcome"] or (None if said["answerDate"] else words.IN_WORK)
    in_time = _in_time(received, answered, lawful_due or due, outcome)
    cells = {**said, "outcome": outcome}
    cells["term"] = said["term"] or (term.value if term else None)
    cells["dueDate"] = said["dueDate"] or (lawful_due.isoformat() if lawful_due else None)
    if said["answeredInTime"] is None and in_time is not None:
        cells["answeredInTime"] = _truth(in_time)
    return Request(
        cells, said, origin, received, due, extended, answered, term, lawful_due, in_time
    )


def _lawful_term(said: Cell, extended: date | None) -> Term | None:
    """The term that holds: one that was extended is one of 20 days, whatever the log says."""
    if extended is not None:
        return Term.EXTENDED
    if said is None:
        return Term.USUAL
    return Term(said) if said in set(Term) else None


def _in_time(
    received: date | None, answered: date | None, due: date | None, outcome: Cell
) -> bool | None:
    if answered is None or due is None or outcome is None or outcome in _UNANSWERED:
        return None
    if received is not None and answered < received:
        return None  # one of the two is a slip of the pen
    return answered <= due


def _said(name: str, cell: Cell) -> Cell:
    text = _cell(cell)
    if text is None:
        return None
    if name in DATES or name == "term":
        text = read_date(text) or text
    if name in DATES:
        return text
    return _CLEANERS.get(name, tidy)(text) or None


def _cell(cell: Cell) -> Cell:
    """The text of a cell; dashes are written where there is nothing to say."""
    text = one_line(cell or "")
    return None if _NOTHING.issuperset(text) else text


def _day(said: Cell) -> date | None:
    """``said`` is an ISO date where it is one at all."""
    return date.fromisoformat(said) if said and read_date(said) == said else None


def _truth(yes: bool | None) -> str | None:
    return None if yes is None else str(yes).lower()


def _word(find: Callable[[str], str | None]) -> Callable[[str], str]:
    """The word of the table that a cell means; the cell where that is not known."""
    return lambda text: str(find(text) or tidy(text))


_CLEANERS: Final[Mapping[str, Callable[[str], str]]] = {
    NUMBER: clean_number,
    "requesterType": _word(words.requester_of),
    "receivedBy": _word(words.way_of),
    "term": _word(words.term_of),
    "outcome": _word(words.outcome_of),
    "answeredInTime": _word(lambda text: _truth(words.yes_or_no(text))),
}
