from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

import pytest

from opendata.acts.act import Act, Reading
from opendata.acts.rules import RULES
from opendata.collect.batch import Batch, Document, Outcome
from opendata.messages import msg
from opendata.problems import Place, Problem
from opendata.review.correct import correct
from opendata.review.corrections import Action, Correction
from opendata.review.doubts import Item, Section, doubts
from opendata.table import Origin, Table

CHOOSE = "Choose «publish» for the one that holds, «do not publish» for the others."
Documents = Callable[..., Document]
Corrections = Callable[..., Correction]


def finding(code: str, found: str | None = None) -> Problem:
    return Problem(code, msg("what is wrong"), Place("d/a.txt"), found, remedy=msg("what to do"))


def shown(
    documents: list[Document],
    waiting: Mapping[str, Problem] | None = None,
    corrections: Mapping[str, Correction] | None = None,
    rows: tuple[tuple[Document, Origin], ...] = (),
) -> list[Item]:
    table = Table(("uid",), (("x",),) * len(rows), tuple(origin for _, origin in rows))
    held = corrections or {}
    batch = Batch(
        "decisions",
        table,
        correct(documents, held),
        tuple(document for document, _ in rows),
        ("рішення ради",) * len(rows),
        complete=True,
        waiting=waiting or {},
    )
    return list(doubts(batch, documents, held))


def reasons(item: Item) -> list[str]:
    return [str(line) for line in item.why]


def test_a_surely_read_document_is_not_shown(make_document: Documents) -> None:
    assert shown([make_document()]) == []


def test_a_document_that_was_not_read_surely(
    make_document: Documents, values: dict[str, str]
) -> None:
    document = make_document(number=None)
    assert document.act is not None
    vague = replace(document, act=replace(document.act, title=Reading("Про щось", 0.6)))
    (item,) = shown([vague], {"d/a.txt": finding("document-for-review")})
    assert item.section is Section.DOUBTFUL
    assert reasons(item) == ["number of the act: not read", "title of the act: doubtful, 60 %"]
    assert item.values == values | {"number": None, "title": "Про щось"}


@pytest.mark.parametrize(
    "code",
    ["row-several-documents", "document-claimed-twice", "document-same-act", "row-other-kind"],
)
def test_a_disputed_document_says_with_whom_and_what_to_do(
    make_document: Documents, code: str
) -> None:
    (item,) = shown([make_document()], {"d/a.txt": finding(code, "d/b.txt")})
    assert item.section is Section.DOUBTFUL
    first, advice = reasons(item)
    assert first == "what is wrong: d/b.txt"
    choice = code in ("row-several-documents", "document-same-act")
    assert advice == (CHOOSE if choice else "what to do")


@pytest.mark.parametrize("code", ["document-annex", "document-other-kind"])
def test_what_was_read_as_no_act_of_ours_is_laid_aside(make_document: Documents, code: str) -> None:
    (item,) = shown([make_document()], {"d/a.txt": finding(code)})
    assert item.section is Section.ASIDE


@pytest.mark.parametrize(
    ("confidence", "number"), [(0.79, 0), (0.8, 1), (0.84, 1), (0.85, 0), (0.99, 0)]
)
def test_a_published_value_that_is_only_just_sure_is_shown(
    make_document: Documents, confidence: float, number: int
) -> None:
    document = make_document()
    assert document.act is not None
    near = replace(document, act=replace(document.act, title=Reading("Про", confidence)))
    items = shown([near], rows=((near, Origin(document="d/a.txt")),))
    assert [item.section for item in items] == [Section.NEAR] * number


def test_a_value_that_the_register_gives_needs_no_look(make_document: Documents) -> None:
    document = make_document()
    assert document.act is not None
    near = replace(document, act=replace(document.act, title=Reading("Про", 0.8)))
    origin = Origin("register.xlsx", None, 4, {"title": "C4"}, "d/a.txt")
    assert shown([near], rows=((near, origin),)) == []


def test_a_decided_document_is_shown_with_what_holds(
    make_document: Documents, make_correction: Corrections
) -> None:
    correction = make_correction(number="12/1")
    (item,) = shown([make_document(number="12")], corrections={correction.sha256: correction})
    assert item.section is Section.DECIDED
    assert item.values["number"] == "12/1"
    assert item.read.number is not None
    assert item.read.number.value == "12"
    assert reasons(item) == ["corrected by Оксана on 2026-11-22"]


def test_a_withheld_document_is_shown_with_what_was_read(
    make_document: Documents, make_correction: Corrections, values: dict[str, str]
) -> None:
    correction = make_correction(action=Action.WITHHOLD)
    (item,) = shown([make_document()], corrections={correction.sha256: correction})
    assert (item.section, item.values) == (Section.DECIDED, values)
    assert item.document.outcome is Outcome.SET_ASIDE


def test_a_corrected_document_that_is_disputed_is_to_be_checked(
    make_document: Documents, make_correction: Corrections
) -> None:
    correction = make_correction()
    waiting = {"d/a.txt": finding("document-same-act", "d/b.txt")}
    (item,) = shown([make_document()], waiting, {correction.sha256: correction})
    assert item.section is Section.DOUBTFUL


def test_a_document_that_was_changed_since_is_to_be_checked(
    make_document: Documents, make_correction: Corrections
) -> None:
    correction = make_correction("b")
    (item,) = shown([make_document(code="a")], corrections={correction.sha256: correction})
    assert item.section is Section.DOUBTFUL
    assert "was changed after Оксана" in reasons(item)[0]


def test_scans_and_second_copies_are_not_for_this_sheet(make_document: Documents) -> None:
    documents = [
        replace(make_document(f"d/{outcome}.txt"), outcome=outcome, act=None)
        for outcome in (Outcome.SCAN, Outcome.DUPLICATE, Outcome.UNREADABLE)
    ]
    assert shown(documents) == []


def test_the_order_is_that_of_urgency_and_path(make_document: Documents) -> None:
    documents = [make_document(f"d/{name}.txt", name) for name in "cab"]
    documents[0] = replace(documents[0], act=Act())
    waiting = {
        "d/a.txt": finding("document-annex"),
        "d/b.txt": finding("document-for-review"),
        "d/c.txt": finding("document-for-review"),
    }
    assert [item.document.path for item in shown(documents, waiting)] == [
        "d/b.txt",
        "d/c.txt",
        "d/a.txt",
    ]


def test_a_doubtful_value_says_by_which_rule_it_was_believed(make_document: Documents) -> None:
    name, rule = next(iter(RULES.items()))
    document = make_document()
    assert document.act is not None
    act = replace(document.act, title=Reading("Про", 0.6, rule=name))
    waiting = {"d/a.txt": finding("document-for-review")}
    (item,) = shown([replace(document, act=act)], waiting)
    assert reasons(item) == [f"title of the act: doubtful, 60 %: {rule.why}"]


def test_a_remark_tells_why_a_value_was_not_taken(make_document: Documents) -> None:
    remark = Problem("act-date-in-future", msg("not yet"), Place("d/a.txt"), "2027-02-14")
    document = replace(make_document(date=None), problems=(remark, finding("document-misnamed")))
    (item,) = shown([document], {"d/a.txt": finding("document-for-review")})
    assert reasons(item) == ["date of the act: not read", "not yet: 2027-02-14"]
