"""The columns of a review sheet, the words in it, and how they are known again."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from typing import Final

from opendata.acts.names import listed
from opendata.clean.headers import header_key, match_headers
from opendata.clean.text import fold
from opendata.collect.register_cells import clean_cell
from opendata.collect.sheets import Value
from opendata.messages import LANGUAGES, Message, msg, say
from opendata.review.corrections import DECIDED, Action

HEADERS: Final = {
    "document": msg("Document"),
    "why": msg("Why it is here"),
    "read": msg("What was read"),
    "lines": msg("Where it stands in the document"),
    "kind": msg("Kind"),
    "number": msg("Number"),
    "date": msg("Date"),
    "title": msg("Title"),
    "action": msg("Action"),
    "path": msg("Path"),
    "sha256": msg("Code of the document"),
    "mark": msg("Mark of the row"),
}
"""Column → its header, in the order of the sheet."""
NEEDED: Final = (*DECIDED, "action", "sha256")
"""Without these a sheet is no review sheet."""
ACTIONS: Final = {
    Action.PUBLISH: msg("publish"),
    Action.WITHHOLD: msg("do not publish"),
    Action.FORGET: msg("undo the correction"),
}
_CLEANED: Final = {
    "kind": "kind",
    "number": "number",
    "date": "acceptedDate",
    "title": "title",
}
"""Our fields → the columns of a register, whose cells are written in the same ways."""


def places(headers: Sequence[str]) -> Mapping[str, int] | None:
    """Column → its place among ``headers`` (from 0); None where it is no header of a review sheet.

    Our own headers are known in both languages; one that somebody has reworded is looked for as in
    a register.
    """
    keys = [header_key(text) for text in headers]
    known = _known()
    found = {known[key]: place for place, key in reversed([*enumerate(keys)]) if key in known}
    if "sha256" in found:
        guessed = match_headers(headers, [*_CLEANED.values(), "type"], found).positions
        aliases = {**_CLEANED, "kind": "type"}
        for column in DECIDED:
            place = guessed.get(_CLEANED[column], guessed.get(aliases[column]))
            if column not in found and place is not None:
                found[column] = place
    return found if all(column in found for column in NEEDED) else None


def count_headers(texts: Sequence[str]) -> int:
    """How many different headers of a review sheet are among ``texts``."""
    known = _known()
    return len({known[key] for key in map(header_key, texts) if key in known})


def _known() -> dict[str, str]:
    """Header in either language, as it is compared → column."""
    return {
        header_key(say(header, language)): column
        for column, header in HEADERS.items()
        for language in LANGUAGES
    }


def action_of(text: str) -> Action | None:
    """The action that a cell names, in either language or as it stands in the journal."""
    wanted = fold(text)
    for action, word in ACTIONS.items():
        if wanted in {fold(action), *(fold(say(word, language)) for language in LANGUAGES)}:
            return action
    return None


def clean(column: str, value: Value, *, date1904: bool | None = None) -> str | None:
    """The cell of one of :data:`DECIDED` as it would be published; None where it is blank."""
    return clean_cell(_CLEANED[column], value, date1904)


def mark(values: Mapping[str, str | None]) -> str:
    """A short hash over what the cells of a row hold, by which a row that was changed is known."""
    said = json.dumps([values.get(column) for column in DECIDED], ensure_ascii=False)
    return hashlib.sha256(said.encode()).hexdigest()[:16]


def headers_needed() -> Message:
    """The headers that a sheet must have, for a message."""
    return listed(HEADERS[column] for column in NEEDED)
