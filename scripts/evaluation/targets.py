"""What recognition has to reach, field by field."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from scripts.evaluation.scores import Score

F1 = {
    "number": 0.97,
    "date": 0.97,
    "kind": 0.97,
    "is_draft": 0.97,
    "title": 0.93,
    "convocation": 0.95,
    "session": 0.95,
    "signatory_name": 0.90,
    "signatory_position": 0.90,
}
WRONG_RATE = {"number": 0.01, "date": 0.01}
"""At most; of all values that are read, not only of those that are taken without a person."""


@dataclass(frozen=True, slots=True)
class Check:
    """One target and what was reached."""

    field: str
    measure: str
    target: float
    found: float

    @property
    def met(self) -> bool:
        """Whether the target was reached."""
        if self.measure == "wrong":
            return self.found <= self.target
        return self.found >= self.target


def check(scores: Mapping[str, Score]) -> list[Check]:
    """Every target of a field that was scored; ``scores`` are of all values."""
    found = [
        Check(field, "F1", target, scores[field].f1)
        for field, target in F1.items()
        if field in scores
    ]
    return found + [
        Check(field, "wrong", target, scores[field].wrong_rate)
        for field, target in WRONG_RATE.items()
        if field in scores
    ]
