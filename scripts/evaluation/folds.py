"""Would confidences counted on a corpus be better than those set by hand? Asked of unseen folds.

For each fold the trust in every rule is counted on the other folds, and both are compared on what
was not counted. With few values a rule keeps what was set by hand: see :func:`fit`.
"""

from __future__ import annotations

import hashlib
import statistics
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

from opendata.acts.act import SURE
from scripts.evaluation.comparison import Outcome
from scripts.evaluation.scores import Judged, score, was_read

PRIOR = 5.0
"""The confidence set by hand weighs as much as so many counted values."""
Trust = dict[tuple[str, str], tuple[int, int]]
"""(field, rule) → how many values were right, and how many were read."""


@dataclass(frozen=True, slots=True)
class Sides:
    """One measure of both: confidences set by hand, and those fitted on the other folds."""

    by_hand: float
    fitted: float


@dataclass(frozen=True, slots=True)
class FoldScore:
    """One held-out fold.

    ``brier`` is the mean square of confidence less truth (0 is best); ``wrong`` the share of values
    taken without a person that is wrong among the judged fields; ``taken`` the share of right
    values that is taken. A trust that takes nothing is never wrong, hence both.
    """

    records: int
    read: int
    brier: Sides
    wrong: Sides
    taken: Sides


@dataclass(frozen=True, slots=True)
class Spread:
    """Mean and standard deviation over folds."""

    mean: float
    deviation: float


def fold_of(name: str, folds: int) -> int:
    """The fold of the record called ``name``: the same on every day and computer."""
    return int(hashlib.sha256(name.encode()).hexdigest(), 16) % folds


def split(judged: Sequence[Judged], folds: int) -> list[list[Judged]]:
    """``judged`` by fold; all fields of a record are in one."""
    parts: list[list[Judged]] = [[] for _ in range(folds)]
    for one in judged:
        parts[fold_of(one.id, folds)].append(one)
    return parts


def count(judged: Iterable[Judged]) -> Trust:
    """How often each rule was right."""
    trust: Trust = {}
    for one in was_read(judged):
        right, read = trust.get(_key(one), (0, 0))
        trust[_key(one)] = right + (one.outcome is Outcome.RIGHT), read + 1
    return trust


def fit(judged: Iterable[Judged], trust: Trust) -> list[Judged]:
    """``judged`` with confidences by what was counted: (right + a · by hand) / (read + a)."""
    found = []
    for one in judged:
        if one.reading is not None:
            right, read = trust.get(_key(one), (0, 0))
            confidence = (right + PRIOR * one.reading.confidence) / (read + PRIOR)
            one = replace(one, reading=replace(one.reading, confidence=confidence))  # noqa: PLW2901
        found.append(one)
    return found


def compare(judged: Sequence[Judged], folds: int) -> list[FoldScore]:
    """By hand against fitted, on every fold that holds anything."""
    parts = split(judged, folds)
    scores = []
    for i, held in enumerate(parts):
        if held:
            rest = [one for k, part in enumerate(parts) if k != i for one in part]
            scores.append(_compare(held, fit(held, count(rest))))
    return scores


def _compare(held: list[Judged], fitted: list[Judged]) -> FoldScore:
    def both(measure: Callable[[list[Judged]], float]) -> Sides:
        return Sides(measure(held), measure(fitted))

    return FoldScore(
        records=len({one.id for one in held}),
        read=len(was_read(held)),
        brier=both(_brier),
        wrong=both(_wrong),
        taken=both(_taken),
    )


def mean(sides: Sequence[Sides]) -> Sides:
    """The mean of a measure over folds."""
    return Sides(
        statistics.fmean(one.by_hand for one in sides),
        statistics.fmean(one.fitted for one in sides),
    )


def spread(judged: Sequence[Judged], folds: int) -> dict[str, Spread]:
    """F1 of each field, over the folds in which it has labels."""
    values: dict[str, list[float]] = {}
    for part in split(judged, folds):
        for field, found in score(part).items():
            if found.support:
                values.setdefault(field, []).append(found.f1)
    return {
        field: Spread(statistics.fmean(f1), statistics.pstdev(f1)) for field, f1 in values.items()
    }


def _key(one: Judged) -> tuple[str, str]:
    return one.field, "" if one.reading is None else one.reading.rule


def _brier(judged: list[Judged]) -> float:
    squares = [
        (one.reading.confidence - (one.outcome is Outcome.RIGHT)) ** 2
        for one in was_read(judged)
        if one.reading is not None
    ]
    return statistics.fmean(squares) if squares else 0.0


def _wrong(judged: list[Judged]) -> float:
    scores = score(judged, SURE).values()
    total = sum(one.judged for one in scores)
    return sum(one.wrong for one in scores) / total if total else 0.0


def _taken(judged: list[Judged]) -> float:
    right = sum(one.right for one in score(judged).values())
    return sum(one.right for one in score(judged, SURE).values()) / right if right else 1.0
