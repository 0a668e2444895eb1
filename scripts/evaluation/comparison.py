"""When a value that was read is the value of the label: one rule for each kind of field.

Values are compared, not spellings: case, Latin look-alikes of Cyrillic letters, the shape of
quotation marks, apostrophes and dashes, and blanks make no difference.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from enum import StrEnum
from typing import Any

from opendata.clean.text import fold

FIELDS = (
    "kind",
    "is_draft",
    "body",
    "number",
    "date",
    "title",
    "session",
    "convocation",
    "signatory_name",
    "signatory_position",
    "settlement",
)
"""What is judged, in the order in which it is shown."""
ALSO = {
    "body": "body_inferred",
    "settlement": "settlement_from_body",
    "session": "session_from_number",
    "convocation": "convocation_from_number",
}
"""Labels of what the text does not say but lets one conclude: right to read, right to omit."""
OF_EVERY_TEXT = frozenset({"kind", "is_draft"})
QUOTES = str.maketrans({'"': "'", "\u201a": "'", "\u2039": "'", "\u203a": "'"})
JOINER = re.compile(r" *([-/]) *")
WHERE = (re.compile(r",? \S+ області$"), re.compile(r",? \S+ району$"))


class Outcome(StrEnum):
    """What became of one field of one document."""

    RIGHT = "right"
    WRONG = "wrong"
    """A value was read, and the label is another one or none: the worst that can happen."""
    MISSED = "missed"
    """The label has a value, and none was read."""
    SILENT = "silent"
    """No value was read where there is none: as it should be, and no merit."""
    NEUTRAL = "neutral"
    """Not judged at all: the annotators themselves left it open."""


def judge(field: str, labels: Mapping[str, Any], found: object) -> Outcome:
    """What became of ``field`` in a document with ``labels``; ``found`` None: nothing was read."""
    expected = labels.get(field)
    no_act = labels.get("kind") is None and field != "kind"
    if found is None:
        if expected is None:
            return Outcome.SILENT
        # Of what is no act, a recogniser of acts need not tell anything.
        return Outcome.NEUTRAL if no_act or _cut_short(field, labels) else Outcome.MISSED
    if expected is not None and same(field, expected, found):
        return Outcome.RIGHT
    if any(same(field, other, found) for other in others(field, labels)):
        return Outcome.RIGHT if expected is not None else Outcome.NEUTRAL
    if _cut_short(field, labels):
        return Outcome.NEUTRAL
    if no_act and expected is None and field not in OF_EVERY_TEXT:
        return Outcome.NEUTRAL
    return Outcome.WRONG


def others(field: str, labels: Mapping[str, Any]) -> tuple[object, ...]:
    """The values that are accepted as well: spellings of the label, and what can be concluded."""
    found = tuple(labels.get("alt", {}).get(field, ()))
    concluded = labels.get(ALSO.get(field, ""))
    return found if concluded is None else (*found, concluded)


def same(field: str, expected: object, found: object) -> bool:
    """Whether two values of ``field`` are one."""
    if isinstance(expected, str) and isinstance(found, str):
        return _folded(field, expected) == _folded(field, found)
    return type(expected) is type(found) and expected == found


def _folded(field: str, value: str) -> str:
    text = fold(value).translate(QUOTES)
    if field == "number":
        return JOINER.sub(r"\1", text)
    if field == "body":
        for pattern in WHERE:
            text = pattern.sub("", text)
    return text


def _cut_short(field: str, labels: Mapping[str, Any]) -> bool:
    """A title of which the text shows the beginning only: nobody knows where it should end."""
    return field == "title" and labels.get("title_truncated") is True
