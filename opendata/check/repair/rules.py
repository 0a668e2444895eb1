"""One cell → what was certainly meant there, if it is written otherwise; one rule, one idea.

What leaves any doubt is left alone: a wrong value that looks right is worse than one that is found.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from opendata.catalogue.retype import retype
from opendata.catalogue.schema import Field
from opendata.check.repair.likeness import only_like
from opendata.clean.dates import from_serial
from opendata.clean.identifiers import clean_edrpou, is_edrpou
from opendata.clean.lookalikes import TO_CYRILLIC, TO_LATIN, mixes_scripts
from opendata.clean.numbers import number_text
from opendata.clean.spaces import one_line
from opendata.clean.text import fold
from opendata.collect.mend import Mending, mend
from opendata.collect.sheets import Value


class Rule(StrEnum):
    """Why a cell is written anew; as such in JSON."""

    BLANKS = "blanks"
    APOSTROPHE = "apostrophe"
    NULL = "null"
    DATE = "date"
    SERIAL = "serial-date"
    NUMBER = "number"
    BOOLEAN = "boolean"
    ZEROS = "leading-zeros"
    LETTERS = "look-alike-letters"
    LISTED = "listed-value"
    HEADER = "header"
    """The name of a column, in the header."""


@dataclass(frozen=True, slots=True)
class Repair:
    """The text that the cell should have; None: it should be blank."""

    text: str | None
    rule: Rule


SERIALS: Final = range(32_874, 54_789)
"""Serial numbers of days from 1990 to 2049, of which acts and contracts are."""
PASSES: Final = 4
_SERIAL: Final = re.compile("[0-9]{5}")
_WORD: Final = re.compile(r"[^\W\d_]+(?:['’ʼ`][^\W\d_]+)*")
_MENDINGS: Final = {
    Mending.BLANKS: Rule.BLANKS,
    Mending.APOSTROPHE: Rule.APOSTROPHE,
    Mending.NULL: Rule.NULL,
    Mending.DATE: Rule.SERIAL,
    Mending.MIDNIGHT: Rule.DATE,
    Mending.TIME_MARK: Rule.LETTERS,
    Mending.COMMA: Rule.NUMBER,
}
"""Lost zeros are not among them: a number cell alone does not prove that the code is right."""
_TYPES: Final = {
    "date": Rule.DATE,
    "datetime": Rule.DATE,
    "number": Rule.NUMBER,
    "integer": Rule.NUMBER,
    "boolean": Rule.BOOLEAN,
}


def repair(value: Value, field: Field, *, date1904: bool | None) -> Repair | None:
    """What the cell ``value`` of the column ``field`` should say; None where nothing is certain.

    ``date1904`` is as for :func:`~opendata.collect.mend.mend`. What is repaired needs no repair:
    the same question about the new text has the answer None.
    """
    if isinstance(value, str):
        return _text(value, field, date1904)
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        return None  # a real date or truth value is right as it is, or wrong for reasons unknown
    if field.content == "edrpou":
        return _zeros(number_text(value))
    done = mend(value, field, date1904=date1904)
    rule = _MENDINGS.get(done.mending) if done.mending else None
    return Repair(done.text, rule) if rule else None


def _text(value: str, field: Field, date1904: bool | None) -> Repair | None:
    """The rules one after another until none has anything to do; the last one gives the name."""
    text, rule = value, None
    for _ in range(PASSES):
        before = text
        for one in _RULES:
            done = one(text, field, date1904)
            if done is not None and done.text != text:
                text, rule = done.text or "", done.rule
        if text == before:
            return None if rule is None or text == value else Repair(text or None, rule)
    return None  # the rules do not agree: nothing is certain


def _mended(text: str, field: Field, date1904: bool | None) -> Repair | None:
    done = mend(text, field, date1904=date1904)
    rule = _MENDINGS.get(done.mending) if done.mending else None
    if rule is None:
        return None
    if rule is Rule.BLANKS and done.text != one_line(text):
        rule = _TYPES.get(field.type, rule)  # blanks within a number
    # A missing value is «null» where people said so in another way: blank is another thing.
    return Repair("null", rule) if rule is Rule.NULL else Repair(done.text, rule)


def _written(text: str, field: Field, _date1904: bool | None) -> Repair | None:
    """Dates, numbers and truth values as their columns want them."""
    written = retype(text, field, field)
    if written is None or written == text or field.content == "edrpou":
        return None
    rule = _TYPES.get(field.type, Rule.BOOLEAN if _truth(written, text) else Rule.LISTED)
    return Repair(written, rule)


def _truth(written: str, text: str) -> bool:
    return written in ("Так", "Ні") and fold(written) != fold(text)


def _serial(text: str, field: Field, _date1904: bool | None) -> Repair | None:
    """A serial number that was pasted as text, in a column of dates."""
    if field.type != "date" or not _SERIAL.fullmatch(text) or int(text) not in SERIALS:
        return None
    day = from_serial(int(text))
    return Repair(day, Rule.SERIAL) if day else None


def _code(text: str, field: Field, _date1904: bool | None) -> Repair | None:
    return _zeros(one_line(text)) if field.content == "edrpou" else None


def _zeros(text: str) -> Repair | None:
    """A code of EDRPOU whose lost zeros are proven by its check digit."""
    if is_edrpou(text) or not re.fullmatch("[1-9][0-9]{4,6}", text):
        return None
    code = clean_edrpou(text)
    return Repair(code, Rule.ZEROS) if is_edrpou(code) else None


def _listed(text: str, field: Field, _date1904: bool | None) -> Repair | None:
    """A value of the list that is meant, though a letter, the case or a blank differs."""
    allowed = [*map(str, field.constraints.get("enum", ())), *field.literals]
    if not field.constraints.get("enum") or text in allowed:
        return None
    found = _alone(one for one in allowed if fold(one) == fold(text)) or only_like(text, allowed)
    return Repair(found, Rule.LISTED) if found else None


def _letters(text: str, field: Field, _date1904: bool | None) -> Repair | None:
    """Look-alike letters: in words that mix two scripts, and in codes that a rule describes."""
    if field.constraints.get("enum"):
        return None
    pattern = field.constraints.get("pattern")
    if pattern is not None:
        latin = text.translate(TO_LATIN)
        fits = re.compile(pattern).fullmatch
        return Repair(latin, Rule.LETTERS) if not fits(text) and fits(latin) else None
    if field.type != "string" or field.content is not None:
        return None
    whole = _WORD.sub(lambda match: _one_script(match.group()), text)
    return Repair(whole, Rule.LETTERS) if whole != text else None


def _one_script(word: str) -> str:
    """A word of two scripts in the one that it can only be in; as it is where both are possible."""
    if not mixes_scripts(word):
        return word
    found = (word.translate(TO_CYRILLIC), word.translate(TO_LATIN))
    whole = [one for one in found if not mixes_scripts(one)]
    return whole[0] if len(whole) == 1 else word


def _alone(found: Iterable[str]) -> str | None:
    every = list(dict.fromkeys(found))
    return every[0] if len(every) == 1 else None


_RULES: Final[tuple[Callable[[str, Field, bool | None], Repair | None], ...]] = (
    _mended,
    _serial,
    _written,
    _code,
    _listed,
    _letters,
)
