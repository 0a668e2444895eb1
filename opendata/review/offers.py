"""What a portal has already, row by row, for a person to say what of it is ours."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from opendata.clean.text import fold
from opendata.messages import LANGUAGES, Message, msg, say
from opendata.problems import Place


class Kind(StrEnum):
    """What a row is about."""

    DATASET = "dataset"
    RESOURCE = "resource"


class Confidence(StrEnum):
    """How sure a suggestion is; a guess is to be looked at, and none is no suggestion."""

    SURE = "sure"
    LIKELY = "likely"
    GUESS = "guess"
    NONE = "none"


class State(StrEnum):
    """What holds of a row now."""

    FREE = "free"
    OURS = "ours"
    ADOPTED = "adopted"
    """A person has decided so; the next publication writes there."""
    LEFT = "left"
    """A person has decided that it is not ours."""


class Choice(StrEnum):
    """What a person may choose besides a name."""

    ADOPT = "adopt"
    LEAVE = "leave"


KINDS: Final = {Kind.DATASET: msg("dataset"), Kind.RESOURCE: msg("resource")}
CONFIDENCES: Final = {
    Confidence.SURE: msg("sure"),
    Confidence.LIKELY: msg("likely"),
    Confidence.GUESS: msg("a guess"),
    Confidence.NONE: msg("{value}", value="–"),
}
STATES: Final = {
    State.FREE: msg("nobody has decided"),
    State.OURS: msg("published from here"),
    State.ADOPTED: msg("adopted, not published yet"),
    State.LEFT: msg("left as it is"),
}
CHOICES: Final = {Choice.ADOPT: msg("adopt"), Choice.LEAVE: msg("leave")}


@dataclass(frozen=True, slots=True)
class Offer:
    """One dataset or resource of a portal, and what it would be in the workspace.

    ``dataset`` and ``resource`` are ids of the portal, ``resource`` None for a dataset. ``owner``
    is the dataset of the workspace, None where none is suggested; ``part`` is the identity of the
    part of it, for a resource. ``detail`` helps to know it again: its name, or format and file.
    """

    kind: Kind
    dataset: str
    resource: str | None
    title: str
    address: str
    detail: Message
    owner: str | None
    part: str | None
    becomes: str
    why: Message
    confidence: Confidence
    state: State

    @property
    def id(self) -> str:
        """The id of the dataset or resource itself."""
        return self.resource or self.dataset

    @property
    def target(self) -> str:
        """What «adopt» means for this row; empty where it means nothing."""
        if self.kind is Kind.RESOURCE:
            return f"{self.owner}#{self.part}" if self.owner and self.part else ""
        return self.owner or ""


@dataclass(frozen=True, slots=True)
class Said:
    """What a person has written in a row: ``decision`` as it stands there, ``place`` is its cell.

    ``target`` is what the row suggested, as :attr:`Offer.target`. ``whole`` is False where the
    cells of the row do not belong together any more.
    """

    kind: Kind
    dataset: str
    resource: str | None
    target: str
    decision: str
    place: Place
    whole: bool = True

    @property
    def id(self) -> str:
        """The id of the dataset or resource itself."""
        return self.resource or self.dataset

    @property
    def choice(self) -> Choice | None:
        """The choice, in either language; None for a name."""
        wanted = fold(self.decision)
        for choice, word in CHOICES.items():
            if wanted in {fold(choice), *(fold(say(word, language)) for language in LANGUAGES)}:
                return choice
        return None
