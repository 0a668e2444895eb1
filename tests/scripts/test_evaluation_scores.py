"""The figures of a tiny corpus whose outcomes are known."""

from __future__ import annotations

import pytest

from opendata.acts.act import Act, Reading
from scripts.evaluation.comparison import Outcome
from scripts.evaluation.corpus import Record
from scripts.evaluation.scores import IS_DRAFT, Judged, bands, judge_all, score

KIND = "рішення ради"
LABELS = {
    "right": {"kind": KIND, "number": "1", "is_draft": False},
    "unsure": {"kind": KIND, "number": "2", "is_draft": True},
    "wrong": {"kind": KIND, "number": "3", "is_draft": True},
    "invented": {"kind": KIND, "number": None, "is_draft": False},
    "missed": {"kind": KIND, "number": "5", "is_draft": False},
    "no act": {"kind": None, "number": None, "is_draft": False},
}
RECORDS = [Record(name, f"{name}: № 7", labels) for name, labels in LABELS.items()]
READ = {
    "right": Act(number=Reading("1", 0.9, 7, 10, "near"), is_draft=Reading(False, 0.9)),
    "unsure": Act(number=Reading("2", 0.7, 8, 11, "far"), is_draft=Reading(True, 0.9)),
    "wrong": Act(number=Reading("7", 0.9, 7, 10, "near"), is_draft=Reading(False, 0.9)),
    "invented": Act(number=Reading("7", 0.6, 10, 13, "far"), is_draft=Reading(True, 0.7)),
    "missed": Act(),
    "no act": Act(number=Reading("7", 0.9, 8, 11, "near")),
}


def read(text: str, file_name: str) -> Act:
    assert file_name == "", "the corpus has no file names"
    return READ[text.partition(":")[0]]


@pytest.fixture
def judged() -> list[Judged]:
    return judge_all(RECORDS, read, ("number", "is_draft", IS_DRAFT))


def test_every_value_counts_whatever_its_confidence(judged: list[Judged]) -> None:
    number = score(judged)["number"]
    assert (number.support, number.right, number.wrong, number.missed) == (4, 2, 2, 1)
    assert number.invented == 1
    assert number.judged == 5  # not the text that is no act
    assert number.precision == pytest.approx(2 / 4)
    assert number.recall == pytest.approx(2 / 4)
    assert number.f1 == pytest.approx(0.5)
    assert number.wrong_rate == pytest.approx(2 / 5)


def test_what_is_not_sure_is_not_taken(judged: list[Judged]) -> None:
    number = score(judged, 0.8)["number"]
    assert (number.support, number.right, number.wrong, number.missed) == (4, 1, 1, 2)
    assert number.invented == 0
    # The text that is no act had a neutral value; without it there is still nothing to judge.
    assert number.judged == 5
    assert number.wrong_rate == pytest.approx(1 / 5)


def test_the_drafts_alone(judged: list[Judged]) -> None:
    drafts = score(judged)[IS_DRAFT]
    assert (drafts.support, drafts.right, drafts.wrong, drafts.missed) == (2, 1, 1, 1)
    both = score(judged)["is_draft"]
    assert (both.support, both.right, both.wrong, both.missed) == (5, 2, 2, 1)


def test_nothing_read_and_nothing_labelled(judged: list[Judged]) -> None:
    silent = score([one for one in judged if one.id == "no act"])["number"]
    assert (silent.precision, silent.recall, silent.wrong_rate) == (1.0, 1.0, 0.0)
    missed = score([one for one in judged if one.id == "missed"])["number"]
    assert (missed.recall, missed.f1) == (0.0, 0.0)


def test_the_evidence_is_what_the_text_says_there(judged: list[Judged]) -> None:
    found = {one.id: one.evidence for one in judged if one.field == "number"}
    assert found["right"] == found["unsure"] == found["wrong"] == "№ 7"
    assert found["missed"] == ""


def test_confidence_against_truth(judged: list[Judged]) -> None:
    found = {band.low: (band.read, band.right) for band in bands(judged)}
    # A band begins with its lower limit; the drafts alone are not counted again.
    assert found == {0.6: (1, 0), 0.7: (2, 1), 0.9: (5, 3)}
    (high,) = (band for band in bands(judged) if band.low == 0.9)
    assert high.share == pytest.approx(3 / 5)
    assert high.promised == pytest.approx(0.9)


def test_a_neutral_value_below_the_threshold_leaves_what_silence_would() -> None:
    one = Judged("a", "number", "5", Reading("6", 0.5), Outcome.WRONG, without=Outcome.MISSED)
    assert one.at(0.5) is Outcome.WRONG
    assert one.at(0.6) is Outcome.MISSED
