from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from opendata.acts.act import Act, Reading
from opendata.collect.batch import Document, Outcome
from opendata.problems import Severity
from opendata.review.correct import PERSON, confirmed, correct, count_corrected
from opendata.review.corrections import Action, Correction

Documents = Callable[..., Document]
Corrections = Callable[..., Correction]


def by_hash(*corrections: Correction) -> dict[str, Correction]:
    return {one.sha256: one for one in corrections}


def test_without_corrections_nothing_is_touched(make_document: Documents) -> None:
    document = make_document()
    assert correct([document], {}) == (document,)


def test_a_corrected_value_is_sure_and_of_a_person(
    make_document: Documents, make_correction: Corrections
) -> None:
    document = make_document(number=None)
    (found,) = correct([document], by_hash(make_correction(number="12/1")))
    assert found.act is not None
    assert found.act.number == Reading("12/1", 1.0, rule=PERSON)
    assert found.act.sure("number") == "12/1"
    assert count_corrected([found]) == 1
    assert count_corrected([document]) == 0


def test_a_confirmed_value_keeps_its_evidence(values: dict[str, str]) -> None:
    act = Act(number=Reading("7", 0.4, 10, 11, "heading"), title=Reading("Про інше", 0.9, 1, 2))
    found = confirmed(act, values)
    assert found.number == Reading("7", 1.0, 10, 11, PERSON)
    assert found.title == Reading("Про питання", 1.0, rule=PERSON)
    assert found.is_draft == Reading(False, 1.0, rule=PERSON)


def test_the_finding_says_what_was_read_and_what_holds(
    make_document: Documents, make_correction: Corrections
) -> None:
    correction = make_correction(number="12/1")
    (found,) = correct([make_document(number="12")], by_hash(correction))
    (problem,) = found.problems
    assert (problem.code, problem.severity) == ("document-corrected", Severity.NOTE)
    assert (problem.found, str(problem.expected)) == ("12", "12/1")
    assert str(problem.what) == "corrected by Оксана on 2026-11-22"


def test_a_confirmation_changes_nothing_and_says_so(
    make_document: Documents, make_correction: Corrections
) -> None:
    (found,) = correct([make_document()], by_hash(make_correction()))
    (problem,) = found.problems
    assert (problem.found, problem.expected) == (None, None)
    assert str(problem.what).startswith("confirmed by Оксана")


def test_a_withheld_document_is_set_aside(
    make_document: Documents, make_correction: Corrections
) -> None:
    (found,) = correct([make_document()], by_hash(make_correction(action=Action.WITHHOLD)))
    assert found.outcome is Outcome.SET_ASIDE
    assert [problem.code for problem in found.problems] == ["document-set-aside"]


def test_a_changed_document_says_that_the_correction_holds_no_more(
    make_document: Documents, make_correction: Corrections
) -> None:
    document = make_document(code="b")
    (found,) = correct([document], by_hash(make_correction("a")))
    assert found.act == document.act
    assert [problem.code for problem in found.problems] == ["correction-outdated"]


def test_a_new_decision_about_the_changed_document_ends_that(
    make_document: Documents, make_correction: Corrections
) -> None:
    corrections = by_hash(make_correction("a"), make_correction("b"))
    (found,) = correct([make_document(code="b")], corrections)
    assert [problem.code for problem in found.problems] == ["document-corrected"]


def test_a_document_that_was_moved_is_not_changed(
    make_document: Documents, make_correction: Corrections
) -> None:
    moved, newcomer = make_document("d/new.txt", "a"), make_document("d/a.txt", "b")
    found = correct([moved, newcomer], by_hash(make_correction("a", "d/a.txt")))
    assert [[p.code for p in one.problems] for one in found] == [["document-corrected"], []]


def test_what_cannot_be_read_now_is_left_as_it_is(
    make_document: Documents, make_correction: Corrections
) -> None:
    broken = replace(make_document(), outcome=Outcome.UNREADABLE, act=None)
    assert correct([broken], by_hash(make_correction())) == (broken,)
