"""What is asked after a comparison."""

from __future__ import annotations

from dataclasses import replace

from register_extract_hands import code_of, parties

from opendata.review.registers.entry import Concept, Entry
from opendata.review.registers.matching import Outcome, compare
from opendata.review.registers.own import Register
from opendata.review.registers.questions import (
    Action,
    Edit,
    Kind,
    Question,
    free_key,
    question_of,
    questions_of,
)
from opendata.review.registers.settled import Doubles

NONE = Doubles(frozenset(), frozenset())


def test_one_question_for_each_difference(questions: tuple[Question, ...]) -> None:
    assert [(one.kind, one.concept) for one in questions] == [
        (Kind.DATED, "reconciled"),
        (Kind.DIFFERS, "head"),
        (Kind.ALIKE, "name"),
        (Kind.ONLY_THERE, ""),
        (Kind.ONLY_HERE, "status"),
    ]


def test_each_has_the_choices_that_make_sense(questions: tuple[Question, ...]) -> None:
    assert [one.choices for one in questions] == [
        (Action.TAKE, Action.KEEP),
        (Action.TAKE, Action.KEEP),
        (Action.TAKE, Action.KEEP, Action.ADD),
        (Action.ADD, Action.KEEP),
        (Action.END, Action.KEEP),
    ]


def test_what_would_be_written(questions: tuple[Question, ...]) -> None:
    dated, head, alike, new, gone = questions
    assert [edit.cell for edit in dated.edits] == ["N2", "N3"]
    assert head.edits == (Edit("headName", "I3", parties(2)[1].head, "Новик Іван Петрович"),)
    assert [edit.column for edit in alike.edits] == ["name"]
    assert alike.row["name"] == alike.theirs
    assert (new.row["uid"], new.row["organizationId"]) == (code_of(70_000), code_of(70_000))
    assert new.row["status"] == "Зареєстровано"
    assert new.row["reconciledDate"] == "2020-04-01"
    assert gone.edits == (Edit("status", "L5", "Зареєстровано", "Припинено"),)


def test_nothing_is_asked_about_the_ended_and_the_doubled(
    register: Register, outcome: Outcome
) -> None:
    """Of the fifth party and of the last row of the extract both sides say that it is no more."""
    asked = questions_of(outcome, register, NONE, None)
    assert sum(one.kind is Kind.ONLY_HERE for one in asked) == 1
    doubles = Doubles(
        frozenset(one.number for one in outcome.only_here),
        frozenset(one.number for one in outcome.only_there),
    )
    left = questions_of(outcome, register, doubles, None)
    assert {one.kind for one in left} == {Kind.DIFFERS, Kind.ALIKE}


def test_a_question_survives_being_written_down(questions: tuple[Question, ...]) -> None:
    for one in questions:
        assert question_of(one.to_json()) == one
        assert question_of(one.to_json()).id == one.id
    assert len({one.id for one in questions}) == len(questions)


def test_without_a_column_of_the_status_nothing_can_be_marked(
    register: Register, outcome: Outcome
) -> None:
    columns = {concept: name for concept, name in register.columns.items() if name != "status"}
    asked = questions_of(outcome, replace(register, columns=columns), NONE, None)
    (gone,) = (one for one in asked if one.kind is Kind.ONLY_HERE)
    assert (gone.choices, gone.edits) == ((Action.KEEP,), ())


def test_the_code_is_the_key_of_a_new_row(register: Register) -> None:
    assert free_key(register.schema, register.columns) == "uid"
    assert free_key(replace(register.schema, primary_key=("name",)), register.columns) is None
    assert free_key(replace(register.schema, primary_key=()), register.columns) is None


def test_a_code_with_a_slip_is_written_nowhere(register: Register, theirs: list[Entry]) -> None:
    ours, wrong = register.entries[2], "12345679"
    slip = replace(theirs[2], values={**theirs[2].values, Concept.CODE: wrong})
    one = compare([replace(ours, values={**ours.values, Concept.CODE: ""})], [slip])
    (pair,) = one.alike
    assert Concept.CODE in pair.differences
    asked = questions_of(one, register, NONE, None)
    assert wrong not in {edit.after for it in asked for edit in it.edits}
    assert all(wrong not in it.row.get("organizationId", "") for it in asked)
