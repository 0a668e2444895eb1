"""Reconciliations in the journal."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest

from opendata.journal.journal import Journal, Step
from opendata.problems import OpendataError, Place
from opendata.review.registers.decide import Decision
from opendata.review.registers.questions import Action, Question
from opendata.review.registers.recorded import (
    applied,
    compared,
    decided_before,
    last_reconciliation,
)
from opendata.review.registers.settled import Numbers
from opendata.review.registers.sheet import About

NUMBERS = Numbers(5, 5, 1, 1, 1, 2, 2, 4, 4)
ABOUT = About("parties", "parties", "ours.xlsx", "r0", "e.xlsx", "e0", date(2020, 4, 1), NUMBERS)
Say = Callable[[dict[str, object]], None]


@pytest.fixture
def journal(tmp_path: Path) -> Journal:
    return Journal(tmp_path / "journal.sqlite")


@pytest.fixture
def say(journal: Journal, noon: datetime) -> Say:
    count = 0

    def record(data: dict[str, object]) -> None:
        nonlocal count
        count += 1
        at = noon + timedelta(hours=count)
        journal.record(at, f"run-{count}", Step.RECONCILED, "parties", data)

    return record


def done(
    question: Question, action: Action, shas: tuple[str, str], who: str = "Оксана"
) -> dict[str, object]:
    decision = Decision(question, action, Place())
    numbers = replace(NUMBERS, ours=6)
    return applied(ABOUT, who, ("s.xlsx", "s0"), shas, [decision], [7], numbers)


def test_decisions_follow_the_register_from_file_to_file(
    journal: Journal, say: Say, questions: tuple[Question, ...]
) -> None:
    _, one, other, *_ = questions
    say(compared(ABOUT))
    say(done(one, Action.TAKE, ("r0", "r1")))
    say(done(other, Action.ADD, ("r1", "r2")))
    events = journal.events(dataset="parties")
    assert decided_before(events, "r0", "r0") == {}
    assert decided_before(events, "r0", "r1") == {one.id: Action.TAKE}
    assert decided_before(events, "r0", "r2") == {one.id: Action.TAKE, other.id: Action.ADD}
    assert decided_before(events, "r0", "r9") is None
    assert decided_before(events, "r1", "r2") is None  # of another sheet


def test_the_last_one_has_the_day_the_numbers_and_the_people(
    journal: Journal, say: Say, questions: tuple[Question, ...], noon: datetime
) -> None:
    assert last_reconciliation(journal, "parties") is None
    say(compared(ABOUT))
    say(done(questions[1], Action.TAKE, ("r0", "r1")))
    say(done(questions[1], Action.TAKE, ("r0", "r2"), "Петро"))
    found = last_reconciliation(journal, "parties")
    assert found is not None
    assert (found.as_of, found.at) == (date(2020, 4, 1), noon + timedelta(hours=1))
    assert (found.numbers.registered, found.numbers.ours) == (4, 6)
    assert (found.decided, found.who) == (1, ("Оксана", "Петро"))
    say(compared(replace(ABOUT, extract_sha256="e1", as_of=None)))
    again = last_reconciliation(journal, "parties")
    assert again is not None
    assert (again.as_of, again.decided, again.who, again.event) == (None, 0, (), 4)
    assert last_reconciliation(journal, "ngos") is None


def test_an_event_that_cannot_be_understood_is_told(journal: Journal, say: Say) -> None:
    say({"what": "compared"})
    with pytest.raises(OpendataError) as caught:
        last_reconciliation(journal, "parties")
    assert caught.value.problem.code == "journal-damaged"
