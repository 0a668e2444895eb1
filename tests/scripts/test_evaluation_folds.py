"""Folds are the same everywhere, and counted confidences are tried on what was not counted."""

from __future__ import annotations

from itertools import pairwise

import pytest

from opendata.acts.act import Reading
from scripts.evaluation.comparison import Outcome
from scripts.evaluation.folds import compare, count, fit, fold_of, mean, split, spread
from scripts.evaluation.scores import Judged


def judged(name: str, rule: str, right: bool, confidence: float) -> Judged:
    return Judged(
        name,
        "number",
        "1",
        Reading("1" if right else "2", confidence, rule=rule),
        Outcome.RIGHT if right else Outcome.WRONG,
        without=Outcome.MISSED,
    )


def test_folds_are_deterministic() -> None:
    assert [fold_of(name, 5) for name in ("ua001", "ua002", "ua003", "ua004")] == [2, 1, 1, 0]
    sizes = [0] * 5
    for n in range(1000):
        sizes[fold_of(f"ua{n}", 5)] += 1
    assert min(sizes) > 150


def test_a_record_stays_whole() -> None:
    values = [judged(f"r{n // 3}", "a", True, 0.9) for n in range(60)]
    parts = split(values, 5)
    assert sum(map(len, parts)) == 60
    for one, other in pairwise(parts):
        assert not {v.id for v in one} & {v.id for v in other}


def test_a_trust_lies_between_the_hand_and_the_count() -> None:
    counted = count([judged(f"r{n}", "a", n < 5, 0.9) for n in range(10)])
    assert counted == {("number", "a"): (5, 10)}
    known, unknown = fit([judged("x", "a", True, 0.9), judged("y", "b", True, 0.7)], counted)
    assert known.reading is not None
    assert unknown.reading is not None
    assert known.reading.confidence == pytest.approx((5 + 5 * 0.9) / (10 + 5))
    assert unknown.reading.confidence == pytest.approx(0.7)


def test_a_rule_that_boasts_is_found_out() -> None:
    values = [judged(f"good{n}", "good", True, 0.9) for n in range(100)]
    values += [judged(f"bad{n}", "bad", n % 2 == 0, 0.9) for n in range(100)]
    folds = compare(values, 5)
    brier = mean([fold.brier for fold in folds])
    assert brier.fitted < brier.by_hand - 0.05
    for fold in folds:
        assert fold.wrong.by_hand > 0
        assert fold.wrong.fitted == 0
        assert fold.taken.by_hand == 1
        assert 0 < fold.taken.fitted < 1  # what it costs is told as well


def test_honest_trust_is_not_bettered_by_much() -> None:
    values = [judged(f"r{n}", "a", n % 10 != 0, 0.9) for n in range(200)]
    for fold in compare(values, 5):
        assert fold.brier.fitted == pytest.approx(fold.brier.by_hand, abs=0.01)


def test_the_spread_of_f1() -> None:
    values = [judged(f"r{n}", "a", True, 0.9) for n in range(50)]
    found = spread(values, 5)["number"]
    assert (found.mean, found.deviation) == (1.0, 0.0)
