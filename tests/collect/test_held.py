from __future__ import annotations

from opendata.acts.act import Act, Reading
from opendata.collect.batch import Document, Held, Outcome, RegisterRow
from opendata.collect.held import held
from opendata.collect.join import join

COUNCIL = "рішення ради"


def row(number: str, day: str, at: int, **more: str) -> RegisterRow:
    values = {"kind": COUNCIL, "number": number, "acceptedDate": day, **more}
    return RegisterRow("r.xlsx", "Реєстр", at, values, {"number": f"B{at}"})


def document(path: str, outcome: Outcome = Outcome.READ, **fields: str) -> Document:
    readings = {name: Reading(value, 0.95) for name, value in fields.items()}
    act = None if outcome is Outcome.SCAN else Act(**readings)  # type: ignore[arg-type]
    return Document(path, f"{abs(hash(path)):064x}"[:64], 1, "docx", outcome, act)


def whole(path: str, number: str, day: str = "2024-02-14", kind: str = COUNCIL) -> Document:
    return document(path, kind=kind, number=number, date=day, title=f"Про {path}")


def of(rows: list[RegisterRow], documents: list[Document]) -> tuple[Held, ...]:
    return held(join(rows, documents), documents, (COUNCIL,))


def test_a_row_that_waits_for_its_document_is_held_and_a_pair_is_not() -> None:
    rows = [row("5", "2024-02-14", 4), row("6", "2024-02-14", 5)]
    (one,) = of(rows, [whole("5.docx", "5")])
    assert (one.kind, one.number, one.date, one.disputed) == (COUNCIL, "6", "2024-02-14", False)
    assert one.origin.place("number").cell == "B5"


def test_a_document_for_review_is_held_with_what_is_sure_of_it() -> None:
    (one,) = of([], [document("x.docx", kind=COUNCIL, number="№ 7", session="24")])
    assert (one.number, one.date, one.session) == ("7", None, "24")
    assert one.origin.document == "x.docx"


def test_a_document_that_tells_all_of_itself_is_a_row_and_not_held() -> None:
    assert of([], [whole("5.docx", "5")]) == ()


def test_a_scan_is_held_by_its_row_or_as_unknown() -> None:
    scan = document("5.pdf", Outcome.SCAN)
    (by_row,) = of([row("5", "2024-02-14", 4, file="5.pdf")], [scan])
    (alone,) = of([], [scan])
    assert (by_row.number, alone.number) == ("5", None)


def test_rivals_are_held_as_disputed() -> None:
    rivals = [whole("a.docx", "5"), whole("b.docx", "5")]
    assert [one.disputed for one in of([], rivals)] == [True, True]
    assert [one.disputed for one in of([row("5", "2024-02-14", 4)], rivals)] == [True] * 3


def test_what_a_person_set_aside_still_uses_its_number() -> None:
    aside = document("5.docx", Outcome.SET_ASIDE, kind=COUNCIL, number="5", date="2024-02-14")
    (one,) = of([], [aside])
    assert (one.number, one.disputed) == ("5", True)


def test_other_kinds_are_not_of_this_dataset() -> None:
    assert of([], [document("p.docx", kind="протокол", number="5", date="2024-02-14")]) == ()
