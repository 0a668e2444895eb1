"""One finding of the screen: what it is, how much it weighs, where it stands, and what shows it."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from opendata.messages import Message


class Kind(StrEnum):
    """What was found; the value is the stable name of the detector."""

    TAX_NUMBER = "tax-number"
    PASSPORT = "passport"
    ID_CARD = "id-card"
    UNZR = "unzr"
    BIRTH_DATE = "birth-date"
    HOME_ADDRESS = "home-address"
    PHONE = "phone"
    EMAIL = "email"
    IBAN = "iban"
    CARD = "card"
    HEALTH = "health"
    FAMILY = "family"
    CHILD = "child"
    CAR_PLATE = "car-plate"
    MILITARY = "military"
    MARTIAL_LAW = "martial-law"
    OPAQUE = "opaque"
    """Something within a file that cannot be looked into."""
    NAME = "name"


class Grade(StrEnum):
    """How much a finding weighs."""

    BLOCK = "block"
    """What holds it is not published."""
    LOOK = "look"
    """A person should look; it is published all the same."""
    NOTE = "note"
    """Worth knowing: a name alone."""


@dataclass(frozen=True, slots=True)
class Found:
    """One finding in a text: characters ``start`` to ``end`` of it (the end is not in it).

    ``text`` is what stands there, never shown unmasked; ``why`` says by what it was known.
    """

    kind: Kind
    grade: Grade
    start: int
    end: int
    text: str
    why: Message

    @property
    def masked(self) -> str:
        """The text with all hidden but a hint that lets its owner find the place."""
        return mask(self.text)


SHOWN: Final = 2
"""Characters of each end that a mask leaves in a long text."""


def mask(text: str) -> str:
    """``text`` with its letters and digits hidden, but for the first of each word or the last two
    digits of a number: enough to find the place, too little to know what stood there.
    """
    words = text.split()
    return " ".join(_masked_word(word) for word in words)


def _masked_word(word: str) -> str:
    signs = [sign for sign in word if sign.isalnum()]
    if sum(sign.isdigit() for sign in signs) * 2 > len(signs):
        keep = len(signs) - (SHOWN if len(signs) > 2 * SHOWN else 0)
        return _hidden(word, range(keep, len(signs)))
    return _hidden(word, range(1) if len(signs) > 1 else range(0))


def _hidden(word: str, shown: range) -> str:
    out, at = [], 0
    for sign in word:
        if sign.isalnum():
            out.append(sign if at in shown else "•")
            at += 1
        else:
            out.append(sign)
    return "".join(out)


def fingerprint(found: Found) -> str:
    """What a waiver names a finding by: a hash over its detector and its text, without blanks.

    The same number in another place has the same fingerprint; the text cannot be read out of it
    by looking, though a short number could be found by trying all of them.
    """
    text = "".join(found.text.split()).casefold()
    return hashlib.sha256(f"{found.kind}\n{text}".encode()).hexdigest()[:16]
