from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from opendata.journal.journal import Event
from opendata.problems import OpendataError
from opendata.review.corrections import (
    DECIDED,
    Action,
    Change,
    Correction,
    Decision,
    as_if,
    digest,
    in_force,
    recorded,
)

NOON = datetime(2026, 11, 22, 10, 0, tzinfo=UTC)


ONE = {"sha256": "a", "path": "b", "action": "withhold", "values": {}, "read": {}}


def event(number: int, *changes: Change, who: str = "Оксана", **data: Any) -> Event:
    facts = recorded(who, "0" * 64, "review.xlsx", changes) | data
    return Event(number, NOON, "run", "corrected", "decisions", facts, "")


def publish(code: str, **said: str) -> Change:
    values = dict.fromkeys(DECIDED, "x") | said
    return Change(code * 64, f"{code}.txt", Decision(Action.PUBLISH, values), {})


def just(action: Action, code: str) -> Change:
    return Change(code * 64, f"{code}.txt", Decision(action), {})


def test_the_latest_decision_about_a_document_holds() -> None:
    found = in_force([event(1, publish("a", number="1")), event(2, publish("a", number="2"))])
    (one,) = found.values()
    assert (one.decision.values["number"], one.event, one.who) == ("2", 2, "Оксана")


def test_a_forgotten_decision_is_gone() -> None:
    events = [event(1, publish("a"), publish("b")), event(2, just(Action.FORGET, "a"))]
    assert list(in_force(events)) == ["b" * 64]


def test_a_withheld_document_has_no_values() -> None:
    (one,) = in_force([event(1, just(Action.WITHHOLD, "a"))]).values()
    assert one.decision == Decision(Action.WITHHOLD, {})


@pytest.mark.parametrize(
    "facts",
    [
        {},
        {"who": "x"},
        {"who": "x", "documents": [ONE | {"action": "burn"}]},
        {"who": "x", "documents": [ONE | {"action": "publish"}]},
        {"who": "x", "documents": [ONE | {"values": {"number": "7"}}]},
        {"who": "x", "documents": "none"},
    ],
)
def test_an_event_that_says_something_else_is_damaged(facts: dict[str, Any]) -> None:
    with pytest.raises(OpendataError, match="journal-damaged"):
        in_force([Event(7, NOON, "run", "corrected", "decisions", facts, "")])


def test_the_digest_of_nothing_is_empty() -> None:
    assert digest({}) == ""


def test_the_digest_tells_what_a_collection_depends_on(
    make_correction: Callable[..., Correction],
) -> None:
    def of(one: Correction) -> str:
        return digest({one.sha256: one})

    plain = make_correction()
    assert of(plain) == of(replace(plain, who="Інша", event=9))
    others = [make_correction(number="8"), make_correction(action=Action.WITHHOLD)]
    others += [make_correction("b"), make_correction(path="d/b.txt")]
    assert len({of(one) for one in (plain, *others)}) == 5


CHANGES = st.lists(
    st.builds(
        lambda code, action, number: (
            publish(code, number=number) if action is Action.PUBLISH else just(action, code)
        ),
        st.sampled_from("abc"),
        st.sampled_from(Action),
        st.text(min_size=1),
    ),
    max_size=8,
)


@given(CHANGES)
def test_one_event_or_many_come_to_the_same(changes: list[Change]) -> None:
    together = in_force([event(1, *changes)])
    apart = in_force([event(1, change) for change in changes])
    assert together == apart
    assert digest(together) == digest(dict(reversed(together.items())))


@given(CHANGES, CHANGES)
def test_what_will_hold_is_known_before_it_is_recorded(
    before: list[Change], changes: list[Change]
) -> None:
    now = in_force([event(1, *before)])
    later = in_force([event(1, *before), event(2, *changes)])
    guessed = as_if(now, changes, "Оксана", event(2).at)
    assert digest(guessed) == digest(later)
    assert list(guessed) == list(later)
