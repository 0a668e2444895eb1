"""Precision and recall of each detector, and of the judgement on a whole document."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from opendata.privacy.finding import Found, Grade, Kind
from opendata.privacy.screen import screen
from scripts.privacy.passages import Labelled

HARD = (Kind.TAX_NUMBER, Kind.PASSPORT, Kind.ID_CARD, Kind.IBAN, Kind.CARD)
ALIKE = ({Kind.CHILD, Kind.NAME}, {Kind.MILITARY, Kind.MARTIAL_LAW})
"""Kinds that are right for one another: a child's name is a name, a unit is in either list."""


@dataclass(slots=True)
class Score:
    """The counts of one detector; ``errors`` name what was missed (-) or wrongly found (+)."""

    right: int = 0
    wrong: int = 0
    missed: int = 0
    errors: list[str] = field(default_factory=list)

    @property
    def precision(self) -> float | None:
        """The share of findings that are right; None without any."""
        found = self.right + self.wrong
        return self.right / found if found else None

    @property
    def recall(self) -> float | None:
        """The share of labels that were found; None without any."""
        labelled = self.right + self.missed
        return self.right / labelled if labelled else None


def score(passages: Sequence[Labelled], today: date) -> dict[str, Score]:
    """The scores by kind, ``hard`` for the hard identifiers together, ``document`` for the label
    of the whole document. A name alone (grade «note») is judged by its label only where some
    passage labels names.
    """
    scores: dict[str, Score] = {str(kind): Score() for kind in Kind}
    scores |= {"hard": Score(), "document": Score()}
    names = any(one.kind is Kind.NAME for part in passages for one in part.found or ())
    for passage in passages:
        found = screen(passage.text, today)
        if passage.found is not None:
            judged = [one for one in found if names or one.grade is not Grade.NOTE]
            _judge(passage, judged, scores)
        if passage.personal is not None:
            _judge_document(passage, any(map(_personal, found)), scores["document"])
    return {name: one for name, one in scores.items() if one.right + one.wrong + one.missed}


def _personal(one: Found) -> bool:
    """Whether it tells of a person: what martial law withholds does not, nor a unit's number."""
    unit = one.kind is Kind.MILITARY and one.grade is Grade.LOOK
    return one.kind is not Kind.MARTIAL_LAW and not unit


def _judge(passage: Labelled, found: Sequence[Found], scores: dict[str, Score]) -> None:
    labels = list(passage.found or ())
    met: set[int] = set()
    for one in found:
        hits = [
            at
            for at, label in enumerate(labels)
            if label.start < one.end and one.start < label.end and _alike(label.kind, one.kind)
        ]
        if hits:
            met.update(hits)
        elif one.kind is not Kind.NAME or not _inside(one, passage):
            _count(scores, one.kind, "wrong", f"+ {passage.id}: {one.kind} «{one.text}»")
    for at, label in enumerate(labels):
        outcome = "right" if at in met else "missed"
        text = passage.text[label.start : label.end]
        _count(scores, label.kind, outcome, f"- {passage.id}: {label.kind} «{text}»")


def _inside(one: Found, passage: Labelled) -> bool:
    """Whether a name stands within something that is labelled as another kind."""
    return any(label.start < one.end and one.start < label.end for label in passage.found or ())


def _alike(label: Kind, found: Kind) -> bool:
    return label is found or any(label in group and found in group for group in ALIKE)


def _count(scores: dict[str, Score], kind: Kind, outcome: str, error: str) -> None:
    for name in (str(kind), *(("hard",) if kind in HARD else ())):
        one = scores[name]
        setattr(one, outcome, getattr(one, outcome) + 1)
        if outcome != "right":
            one.errors.append(error)


def _judge_document(passage: Labelled, found: bool, total: Score) -> None:
    if found and passage.personal:
        total.right += 1
    elif found:
        total.wrong += 1
        total.errors.append(f"+ {passage.id}: document")
    elif passage.personal:
        total.missed += 1
        total.errors.append(f"- {passage.id}: document")
