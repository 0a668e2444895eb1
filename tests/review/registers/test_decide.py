"""Which rows of a sheet are taken."""

from __future__ import annotations

import pytest

from opendata.problems import Place
from opendata.review.registers.decide import decide
from opendata.review.registers.questions import Action, Edit, Kind, Question
from opendata.review.registers.sheet_read import Chosen

EDIT = Edit("name", "C2", "А", "Б")


def question(name: str = "А", subject: str = "0:0", concept: str = "name") -> Question:
    return Question(
        Kind.ALIKE, subject, name, "", concept, "А", "Б", "", "",
        (Action.TAKE, Action.KEEP, Action.ADD), (EDIT,), {"name": "Б"},
    )  # fmt: skip


def row(said: str, one: Question | None = None, number: int = 3, *, whole: bool = True) -> Chosen:
    one = one or question()
    return Chosen(one.id, one, said, Place("s.xlsx", "Рішення", number), whole)


def codes(*rows: Chosen, done: dict[str, Action] | None = None) -> list[str]:
    return [one.code for one in decide(rows, done or {}).problems]


def test_what_an_action_does() -> None:
    (take,) = decide([row("взяти з витягу")], {}).decisions
    assert (take.edits, take.row) == ((EDIT,), {})
    (add,) = decide([row("додати")], {}).decisions
    assert (add.edits, add.row) == ((), {"name": "Б"})
    (keep,) = decide([row("leave ours")], {}).decisions
    assert (keep.edits, keep.row) == ((), {})


@pytest.mark.parametrize("said", ["позначити припиненим", "так", "взяти"])
def test_an_action_that_the_row_has_not(said: str) -> None:
    assert codes(row(said)) == ["reconcile-action"]


def test_a_row_that_was_changed_or_made_up() -> None:
    assert codes(row("додати", whole=False)) == ["reconcile-row"]
    stranger = Chosen("x", None, "додати", Place("s.xlsx"), whole=False)
    assert codes(stranger) == ["reconcile-row"]
    assert codes(row("", whole=False)) == []


def test_one_organisation_is_not_both_the_same_and_another() -> None:
    name, head = question(), question(concept="head")
    rows = [row("додати", name), row("взяти з витягу", head, 4)]
    assert codes(*rows) == ["reconcile-contradiction"] * 2
    assert not decide(rows, {}).decisions
    assert codes(rows[1], row("", name), done={name.id: Action.ADD}) == ["reconcile-contradiction"]
    other = row("взяти з витягу", question("Інша", "1:1"), 5)
    assert [one.question.name for one in decide([*rows, other], {}).decisions] == ["Інша"]


def test_a_row_that_stands_there_twice() -> None:
    assert codes(row("додати"), row("додати", number=9)) == ["reconcile-contradiction"] * 2


def test_what_was_done_before() -> None:
    one = question()
    again = decide([row("додати", one)], {one.id: Action.ADD})
    assert (again.same, again.decisions, again.problems) == (1, (), ())
    assert codes(row("лишити наше", one), done={one.id: Action.ADD}) == ["reconcile-done"]
    later = decide([row("додати", one)], {one.id: Action.KEEP})
    assert [it.action for it in later.decisions] == [Action.ADD]
