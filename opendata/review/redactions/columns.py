"""The columns of a sheet of redactions, the words in it, and how its rows are known again."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from enum import StrEnum
from typing import Final

from opendata.clean.headers import header_key
from opendata.clean.text import fold
from opendata.messages import LANGUAGES, Message, msg, say
from opendata.privacy.finding import Kind

HEADERS: Final = {
    "document": msg("Document"),
    "where": msg("Where"),
    "line": msg("Line"),
    "kind": msg("What was found"),
    "masked": msg("The finding, masked"),
    "context": msg("What stands around it"),
    "replacement": msg("What will stand there"),
    "action": msg("Action"),
    "ground": msg("Legal ground to leave it"),
    "who": msg("Who decided"),
    "until": msg("Until when"),
    "path": msg("Path"),
    "sha256": msg("Code of the document"),
    "finding": msg("Code of the finding"),
    "mark": msg("Mark of the row"),
}
"""Column → its header, in the order of the sheet."""
OPEN: Final = ("action", "ground", "who", "until")
"""The cells of the clerk."""
HIDDEN: Final = ("path", "sha256", "finding", "mark")
NEEDED: Final = ("action", "sha256", "finding", "mark")
"""Without these a sheet is no sheet of redactions."""


class Action(StrEnum):
    """What a person can say of a finding."""

    GO = "go"
    """It is replaced in the copy."""
    STAY = "stay"
    """It may be public, on a legal ground, until a day."""
    LATER = "later"
    """Nothing is decided yet."""


ACTIONS: Final = {
    Action.GO: msg("take out"),
    Action.STAY: msg("leave as it is"),
    Action.LATER: msg("put off"),
}
KINDS: Final[Mapping[Kind, Message]] = {
    Kind.TAX_NUMBER: msg("tax number (РНОКПП)"),
    Kind.PASSPORT: msg("passport"),
    Kind.ID_CARD: msg("number of an ID card"),
    Kind.UNZR: msg("number in the demographic register (УНЗР)"),
    Kind.BIRTH_DATE: msg("day of birth"),
    Kind.HOME_ADDRESS: msg("home address"),
    Kind.PHONE: msg("private telephone"),
    Kind.EMAIL: msg("private mail address"),
    Kind.IBAN: msg("account (IBAN)"),
    Kind.CARD: msg("number of a bank card"),
    Kind.HEALTH: msg("about health"),
    Kind.FAMILY: msg("about a family"),
    Kind.CHILD: msg("the name of a child"),
    Kind.CAR_PLATE: msg("number plate of a car"),
    Kind.MILITARY: msg("about military service"),
    Kind.MARTIAL_LAW: msg("withheld under martial law"),
    Kind.NAME: msg("the name of a person"),
}
"""What was found, in words."""


def mark(path: str, sha256: str, finding: str) -> str:
    """By this a row is known to be whole: rows can be sorted, cells must stay together."""
    return hashlib.sha256("\n".join((path, sha256, finding)).encode()).hexdigest()[:16]


def action_of(text: str) -> Action | None:
    """The action that a cell names, in either language."""
    wanted = fold(text)
    for action, word in ACTIONS.items():
        if wanted in {fold(action), *(fold(say(word, language)) for language in LANGUAGES)}:
            return action
    return None


def known_headers() -> dict[str, str]:
    """Header in either language, as it is compared → column."""
    return {
        header_key(say(header, language)): column
        for column, header in HEADERS.items()
        for language in LANGUAGES
    }
