from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

import pytest

from opendata.collect.batch import Document
from opendata.review.corrections import Action, Correction, Decision
from opendata.review.decide import Decided, decide
from opendata.review.read import Row

TODAY = date(2026, 11, 22)
KINDS = ("рішення ради", "розпорядження голови")
CELLS = {"kind": "E3", "number": "F3", "date": "G3", "title": "H3", "action": "I3", "sha256": "J3"}


@pytest.fixture
def row(values: dict[str, str]) -> Callable[..., Row]:
    """A row that publishes document «a»; ``number="8"`` and the like change a cell."""

    def make(action: str = "публікувати", code: str = "a", **changes: Any) -> Row:
        known = {name: changes.pop(name) for name in [*changes] if name in values}
        given = {
            "file": "r.xlsx",
            "sheet": "Перевірити",
            "number": 3,
            "cells": CELLS,
            "path": "d/a.txt",
            "sha256": code * 64 if code else None,
            "values": values | known,
            "wrong": {},
            "action": action,
            "touched": False,
        }
        return Row(**(given | changes))

    return make


def judged(
    rows: list[Row], documents: list[Document], corrections: Mapping[str, Correction] | None = None
) -> Decided:
    return decide(rows, documents, corrections or {}, KINDS, TODAY)


def codes(decided: Decided) -> list[str]:
    return [problem.code for problem in decided.problems]


Rows = Callable[..., Row]
Documents = Callable[..., Document]
Corrections = Callable[..., Correction]


def test_a_confirmed_row_is_a_change(
    row: Rows, make_document: Documents, values: dict[str, str]
) -> None:
    decided = judged([row(number="8")], [make_document(number=None)])
    (change,) = decided.changes
    assert change.decision == Decision(Action.PUBLISH, values | {"number": "8"})
    assert change.read == values | {"number": None}
    assert change.before is None
    assert decided.whole


def test_a_row_without_an_action_decides_nothing(row: Rows, make_document: Documents) -> None:
    assert judged([row("")], [make_document()]) == Decided((), 0, ())


def test_a_changed_row_without_an_action_is_told(row: Rows, make_document: Documents) -> None:
    decided = judged([row("", touched=True)], [make_document()])
    assert (codes(decided), decided.whole) == (["review-undecided"], False)
    assert decided.problems[0].place.cell == "I3"


@pytest.mark.parametrize(
    ("cell", "changes"),
    [
        ("E3", {"kind": None}),
        ("E3", {"kind": "наказ"}),
        ("F3", {"number": None}),
        ("F3", {"wrong": {"number": "2024-01-12"}}),
        ("G3", {"date": None}),
        ("G3", {"date": "31.02.2024"}),
        ("G3", {"date": "20240214"}),
        ("G3", {"date": "2026-11-23"}),
        ("H3", {"title": None}),
        ("H3", {"wrong": {"title": "#N/A"}}),
        ("I3", {"action": "мабуть"}),
    ],
)
def test_a_bad_cell_is_named_and_the_row_not_taken(
    row: Rows, make_document: Documents, cell: str, changes: dict[str, Any]
) -> None:
    good = row(code="b", path="d/b.txt")
    documents = [make_document(), make_document("d/b.txt", "b")]
    decided = judged([row(**changes), good], documents)
    assert [change.path for change in decided.changes] == ["d/b.txt"]
    (problem,) = decided.problems
    assert str(problem.place) == f"r.xlsx › Перевірити › {cell}"
    assert problem.expected is not None
    assert not decided.whole


def test_today_is_not_the_future(row: Rows, make_document: Documents) -> None:
    assert judged([row(date="2026-11-22")], [make_document()]).whole


def test_several_bad_cells_are_all_named(row: Rows, make_document: Documents) -> None:
    decided = judged([row(number=None, date="?", title=None)], [make_document()])
    assert [problem.place.cell for problem in decided.problems] == ["F3", "G3", "H3"]


def test_the_values_of_a_withheld_document_do_not_matter(
    row: Rows, make_document: Documents
) -> None:
    decided = judged([row("не публікувати", number=None, date="?")], [make_document()])
    assert decided.changes[0].decision == Decision(Action.WITHHOLD)


def test_what_holds_already_is_no_change(
    row: Rows, make_document: Documents, make_correction: Corrections
) -> None:
    correction = make_correction()
    decided = judged([row()], [make_document()], {correction.sha256: correction})
    assert (decided.changes, decided.same, decided.problems) == ((), 1, ())


def test_another_decision_takes_the_place_of_the_first(
    row: Rows, make_document: Documents, make_correction: Corrections
) -> None:
    correction = make_correction()
    decided = judged([row(number="8")], [make_document()], {correction.sha256: correction})
    assert decided.changes[0].before == correction.decision


def test_nothing_can_be_forgotten_twice(
    row: Rows, make_document: Documents, make_correction: Corrections
) -> None:
    undo = row("скасувати виправлення")
    correction = make_correction()
    first = judged([undo], [make_document()], {correction.sha256: correction})
    assert first.changes[0].decision == Decision(Action.FORGET)
    assert judged([undo], [make_document()]) == Decided((), 1, ())


def test_a_correction_can_be_forgotten_when_its_document_is_gone(
    row: Rows, make_correction: Corrections
) -> None:
    correction = make_correction()
    decided = judged([row("скасувати виправлення")], [], {correction.sha256: correction})
    assert (len(decided.changes), decided.problems) == (1, ())


def test_two_rows_that_agree_are_one_decision(row: Rows, make_document: Documents) -> None:
    assert len(judged([row(), row(number="7")], [make_document()]).changes) == 1


def test_two_rows_that_contradict_each_other_are_not_taken(
    row: Rows, make_document: Documents
) -> None:
    decided = judged([row(), row("не публікувати")], [make_document()])
    assert (decided.changes, codes(decided)) == ((), ["review-row-twice"])


def test_a_row_without_its_code_cannot_be_taken(row: Rows, make_document: Documents) -> None:
    decided = judged([row(code="")], [make_document()])
    assert (decided.changes, codes(decided)) == ((), ["review-row"])


def test_a_changed_document_is_not_what_the_clerk_looked_at(
    row: Rows, make_document: Documents
) -> None:
    decided = judged([row()], [make_document(code="b")])
    assert (decided.changes, codes(decided)) == ((), ["review-document-changed"])


def test_a_decision_about_a_lost_document_is_kept(row: Rows) -> None:
    decided = judged([row()], [])
    assert (len(decided.changes), codes(decided)) == (1, ["review-document-gone"])
    assert decided.whole
    assert decided.changes[0].read == {}


def test_a_document_under_another_name_is_still_the_one(
    row: Rows, make_document: Documents
) -> None:
    decided = judged([row()], [make_document("d/renamed.txt")])
    assert decided.changes[0].path == "d/renamed.txt"
    assert decided.whole


@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("number", "14.02.2024"),
        ("number", "14.02.2024 р."),
        ("number", "2024-02-14"),
        ("number", "Про бюджет на 2024 рік"),
        ("number", "немає"),
        ("title", "6-2/VIII"),
        ("title", "№12"),
        ("title", "14.02.2024"),
        ("title", "= 1"),
    ],
)
def test_cells_that_were_mixed_up_are_refused(
    row: Rows, make_document: Documents, column: str, value: str
) -> None:
    decided = judged([row(**{column: value})], [make_document()])
    assert (decided.changes, codes(decided), decided.whole) == ((), ["review-value"], False)
    assert decided.problems[0].place.cell == CELLS[column]


@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("number", "14.02"),
        ("number", "01-02/345-од"),
        ("number", "2-39/VII"),
        ("number", "12.02-05/2024"),
        ("title", "РЕГЛАМЕНТ"),
        ("title", "Про бюджет на 2024 рік"),
        ("title", "2024 рік – рік миру"),
    ],
)
def test_unusual_values_are_taken(
    row: Rows, make_document: Documents, column: str, value: str
) -> None:
    assert len(judged([row(**{column: value})], [make_document()]).changes) == 1


def test_a_row_whose_cells_are_about_two_documents_is_refused(
    row: Rows, make_document: Documents
) -> None:
    for action in ("публікувати", "не публікувати"):
        decided = judged([row(action, number="8", shown="b.txt")], [make_document()])
        assert (decided.changes, codes(decided)) == ((), ["review-row"])
    assert judged([row(number="8", shown="a.txt")], [make_document()]).changes


def test_taking_the_place_of_a_decision_is_told_but_refuses_nothing(
    row: Rows, make_document: Documents, make_correction: Corrections
) -> None:
    held = {"a" * 64: make_correction("a", number="9")}
    decided = judged([row(number="8")], [make_document()], held)
    assert (len(decided.changes), codes(decided), decided.whole) == (1, ["review-replaces"], True)
    assert "Оксана" in str(decided.problems[0].what)
    undone = judged([row("скасувати виправлення")], [make_document()], held)
    assert (len(undone.changes), codes(undone)) == (1, [])
