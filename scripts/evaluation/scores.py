"""From judged values to figures: precision, recall, wrong values, and how honest confidence is."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from opendata.acts.act import SURE, Act, Reading
from scripts.evaluation.comparison import FIELDS, Outcome, judge
from scripts.evaluation.corpus import Record

IS_DRAFT = "is_draft: true"
"""The drafts alone: most acts are none, so that the field itself is easily right."""
SHOWN = (*FIELDS[:2], IS_DRAFT, *FIELDS[2:])
BANDS = (0.0, 0.5, 0.6, 0.7, SURE, 0.85, 0.9, 0.95, 1.01)
"""Limits of the bands of confidence; SURE is one of them."""


@dataclass(frozen=True, slots=True)
class Judged:
    """One field of one document; ``evidence`` is what the text says at the place that was read."""

    id: str
    field: str
    expected: object
    reading: Reading[Any] | None
    outcome: Outcome
    evidence: str = ""
    without: Outcome = Outcome.SILENT
    """The outcome if nothing had been read."""

    def at(self, threshold: float) -> Outcome:
        """The outcome if values below ``threshold`` were not taken."""
        if self.reading is None or self.reading.confidence >= threshold:
            return self.outcome
        return self.without


@dataclass(frozen=True, slots=True)
class Score:
    """The figures of one field.

    ``support`` counts the labelled values that are judged, ``judged`` the documents in which the
    field is judged at all. ``wrong`` counts values that were read and are not those of the label,
    among them ``invented`` ones, where the label has none.
    """

    field: str
    support: int
    right: int
    wrong: int
    missed: int
    invented: int
    judged: int

    @property
    def precision(self) -> float:
        """Of the values read, the share that is right; 1 if none was read."""
        read = self.right + self.wrong
        return self.right / read if read else 1.0

    @property
    def recall(self) -> float:
        """Of the labelled values, the share that was read right; 1 if there are none."""
        return self.right / self.support if self.support else 1.0

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0

    @property
    def wrong_rate(self) -> float:
        """Wrong values per document in which the field is judged, whether labelled or not."""
        return self.wrong / self.judged if self.judged else 0.0


@dataclass(frozen=True, slots=True)
class BandScore:
    """The values whose confidence lies in ``low`` … ``high`` (without it): how many were right."""

    low: float
    high: float
    read: int
    right: int
    promised: float

    @property
    def share(self) -> float:
        """The share that was right; a confidence is honest where ``promised`` is the same."""
        return self.right / self.read if self.read else 0.0


def judge_all(
    records: Iterable[Record], recognise: Callable[[str, str], Act], fields: Sequence[str] = SHOWN
) -> list[Judged]:
    """Read every record as the product would, without a file name, and judge ``fields``."""
    found: list[Judged] = []
    for record in records:
        act = recognise(record.text, "")
        found += [_judged(record, act, field) for field in fields]
    return found


def _judged(record: Record, act: Act, field: str) -> Judged:
    name = "is_draft" if field == IS_DRAFT else field
    reading: Reading[Any] | None = getattr(act, name)
    labels = record.labels
    if field == IS_DRAFT:
        labels = {**labels, name: labels.get(name) or None}
        reading = reading if reading is not None and reading.value else None
    outcome = judge(name, labels, None if reading is None else reading.value)
    evidence = record.text[reading.start : reading.end] if reading and reading.start >= 0 else ""
    silence = judge(name, labels, None)
    return Judged(record.id, field, labels.get(name), reading, outcome, evidence, silence)


def score(judged: Iterable[Judged], threshold: float = 0.0) -> dict[str, Score]:
    """The figures by field; values below ``threshold`` are not taken."""
    outcomes: dict[str, Counter[Outcome]] = {}
    labelled: Counter[str] = Counter()
    invented: Counter[str] = Counter()
    for one in judged:
        outcome = one.at(threshold)
        outcomes.setdefault(one.field, Counter())[outcome] += 1
        if one.expected is not None and outcome is not Outcome.NEUTRAL:
            labelled[one.field] += 1
        invented[one.field] += one.expected is None and outcome is Outcome.WRONG
    return {
        field: Score(
            field=field,
            support=labelled[field],
            right=counts[Outcome.RIGHT],
            wrong=counts[Outcome.WRONG],
            missed=counts[Outcome.MISSED],
            invented=invented[field],
            judged=counts.total() - counts[Outcome.NEUTRAL],
        )
        for field, counts in outcomes.items()
    }


def was_read(judged: Iterable[Judged]) -> list[Judged]:
    """The values that were read and judged, each once: the drafts alone are not counted again."""
    wanted = (Outcome.RIGHT, Outcome.WRONG)
    return [one for one in judged if one.field != IS_DRAFT and one.outcome in wanted]


def bands(judged: Iterable[Judged]) -> list[BandScore]:
    """For each band of confidence that occurs, how often a value in it was right."""
    values = [(one.reading.confidence, one) for one in was_read(judged) if one.reading is not None]
    found = []
    for low, high in pairwise(BANDS):
        inside = [(sure, one) for sure, one in values if low <= sure < high]
        if inside:
            right = sum(one.outcome is Outcome.RIGHT for _, one in inside)
            promised = sum(sure for sure, _ in inside) / len(inside)
            found.append(BandScore(low, high, len(inside), right, promised))
    return found
