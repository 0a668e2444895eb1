"""What a person is told of a document, and dates that have not come."""

from __future__ import annotations

from datetime import date

from opendata.acts.act import Act, Reading, Remark
from opendata.collect.batch import Document, Outcome
from opendata.collect.remarked import dated, remarked


def document(act: Act | None) -> Document:
    return Document("documents/1.docx", "a" * 64, 5, "docx", Outcome.READ, act)


def act(day: str, confidence: float = 0.97) -> Act:
    kind = Reading("рішення ради", confidence)
    return Act(kind=kind, date=Reading(day, 0.96, 3, 9), is_draft=Reading(False, 0.95))


def test_a_date_that_has_not_come_is_not_taken_and_is_told() -> None:
    (found,) = remarked(dated([document(act("2034-01-01"))], date(2024, 3, 1)))
    assert found.act is not None
    assert found.act.date is None
    (problem,) = found.problems
    assert (problem.code, problem.found, problem.place.file) == (
        "act-date-in-future",
        "2034-01-01",
        "documents/1.docx",
    )


def test_what_a_person_has_decided_is_not_remarked_on() -> None:
    odd = Act(kind=Reading("рішення ради", 1.0), remarks=(Remark("act-second", "", 5, 5),))
    plain = document(act("2024-01-01"))
    scan = document(None)
    documents = dated([document(odd), plain, scan], date(2024, 3, 1))
    assert [one.problems for one in remarked(documents)] == [(), (), ()]
