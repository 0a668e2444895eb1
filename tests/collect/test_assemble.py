from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from opendata.acts.act import Act, Reading
from opendata.catalogue.schema import read_schema
from opendata.collect.assemble import Known, assemble
from opendata.collect.batch import Batch, Document, Outcome, Register, RegisterRow
from opendata.collect.join import join
from opendata.messages import msg
from opendata.problems import Problem
from opendata.shipped import shipped
from opendata.workspace.workspace import Body, Contact, Council, Dataset, DocumentsSource

COUNCIL_DECISION, EXECUTIVE, ORDER = (
    "рішення ради",
    "рішення виконавчого комітету",
    "розпорядження голови",
)
COUNCIL = Council(
    name="Тестова рада",
    edrpou="99000005",
    katottg="UA99000000000099001",
    site="https://rada.example",
    contact=Contact("Олена Вербицька", "a@rada.example"),
    bodies={
        COUNCIL_DECISION: Body("Тестова рада", "99000005"),
        EXECUTIVE: Body("Виконавчий комітет Тестової ради", "99000011"),
        ORDER: Body("Тестовий голова"),
    },
)
DATASET = Dataset(
    name="decisions",
    title="Рішення",
    description="Рішення ради",
    keywords=("рішення",),
    purpose="Закон",
    update="immediately after making changes",
    requirement="legal-acts",
    edition="2025",
    schema=read_schema(shipped("schemas") / "2025" / "legal_acts.json"),
    folder=Path("datasets/decisions"),
    documents=DocumentsSource("documents"),
    register=None,
    kinds=(COUNCIL_DECISION, EXECUTIVE, ORDER),
    defaults={
        "status": "Чинний",
        "validFrom": "=acceptedDate",
        "issuedDate": "=first-published",
    },
    max_removals=0.1,
    portals=("site",),
    descriptor={},
)


def sure(value: str) -> Reading[str]:
    return Reading(value, 0.95, 0, 1)


def document(
    path: str, number: str = "5", day: str = "2024-02-14", kind: str = COUNCIL_DECISION, **more: Any
) -> Document:
    act = Act(kind=sure(kind), number=sure(number), date=sure(day), title=sure(f"Про {number}"))
    plain = Document(path, f"{abs(hash(path)):064x}"[:64], 10, "docx", Outcome.READ, act)
    return replace(plain, **more)


def row(number: int, /, **values: str | None) -> RegisterRow:
    return RegisterRow("register.xlsx", "Реєстр", number, values, {"number": f"B{number}"})


def register(*rows: RegisterRow) -> Register:
    return Register("register.xlsx", "Реєстр", 3, ("number", "acceptedDate"), rows)


def collect(
    documents: list[Document],
    found: Register | None = None,
    known: Known | None = None,
    **more: Any,
) -> Batch:
    return assemble(
        DATASET,
        COUNCIL,
        documents,
        found,
        documents_url="https://rada.example/opendata/decisions/documents",
        known=known or Known({}, 0),
        today=date(2026, 3, 2),
        **more,
    )


def codes(batch: Batch) -> list[str]:
    return [problem.code for problem in batch.problems]


def test_a_document_alone_becomes_a_full_row() -> None:
    batch = collect([document("d/5.docx")])
    (record,) = batch.table.records()
    assert record["uid"] == "5-2024"
    assert record["type"] == "рішення"
    assert record["title"] == "Про 5"
    assert (record["acceptedDate"], record["validFrom"]) == ("2024-02-14", "2024-02-14")
    assert record["issuedDate"] == "2026-03-02"
    assert (record["publisherName"], record["publisherId"]) == ("Тестова рада", "99000005")
    assert record["url"] == f"https://rada.example/opendata/decisions/documents/{record['text']}"
    assert batch.complete
    assert batch.kinds == {"5-2024": COUNCIL_DECISION}
    assert codes(batch) == []


def test_the_same_number_and_year_of_three_bodies_are_three_acts() -> None:
    batch = collect(
        [document(f"d/{kind}.docx", kind=kind) for kind in (COUNCIL_DECISION, EXECUTIVE, ORDER)]
    )
    uids = [record["uid"] for record in batch.table.records()]
    assert len(set(uids)) == 3
    assert [r["publisherId"] for r in batch.table.records()] == ["99000005", "99000011", None]


def test_row_and_document_join_by_number_and_date_and_the_register_prevails() -> None:
    found = register(
        row(4, number="№ 5", acceptedDate="2024-02-14", title="Про бюджет", kind=COUNCIL_DECISION)
    )
    batch = collect([document("d/5.docx")], found)
    (record,) = batch.table.records()
    assert record["title"] == "Про бюджет"
    assert batch.table.origin(0).row == 4
    assert batch.table.origin(0).document == "d/5.docx"
    assert codes(batch) == []


def test_row_and_document_join_by_file_name_and_differences_are_told() -> None:
    found = register(
        row(4, number="6", acceptedDate="2024-02-15", kind=COUNCIL_DECISION, file="D\\5.DOCX")
    )
    batch = collect([document("d/5.docx")], found)
    (record,) = batch.table.records()
    assert (record["number"], record["acceptedDate"]) == ("6", "2024-02-15")
    assert codes(batch) == ["row-document-differ", "row-document-differ"]
    assert batch.problems[0].place.cell == "B4"


def test_what_has_no_partner_is_reported_both_ways() -> None:
    found = register(row(4, number="7", acceptedDate="2024-02-14", kind=COUNCIL_DECISION))
    batch = collect([document("d/5.docx")], found)
    assert codes(batch) == ["row-without-document", "document-without-row"]
    assert [record["uid"] for record in batch.table.records()] == ["5-2024"]
    assert batch.withheld == ("register.xlsx#4",)


def test_an_annex_is_not_taken_for_its_act() -> None:
    annex = document("d/додаток.docx", kind="додаток")
    found = register(row(4, number="5", acceptedDate="2024-02-14", kind=COUNCIL_DECISION))
    batch = collect([annex, document("d/5.docx")], found)
    assert batch.table.origin(0).document == "d/5.docx"
    assert codes(batch) == ["document-annex"]


def uids(batch: Batch) -> list[str | None]:
    return [record["uid"] for record in batch.table.records()]


def decision(number: int, /, **values: str | None) -> RegisterRow:
    plain = {"number": "5", "acceptedDate": "2024-02-14", "kind": COUNCIL_DECISION}
    return row(number, **(plain | values))


def test_the_text_of_another_body_is_never_taken() -> None:
    batch = collect([document("d/v.docx", kind=EXECUTIVE)], register(decision(4)))
    assert codes(batch) == ["row-without-document", "document-without-row"]
    assert uids(batch) == ["5-2024-вк"]


def test_of_two_rows_the_one_of_the_same_body_gets_the_document() -> None:
    found = register(decision(4), decision(5, kind=EXECUTIVE))
    batch = collect([document("d/v.docx", kind=EXECUTIVE)], found)
    assert [(o.row, o.document) for o in batch.table.origins] == [(5, "d/v.docx")]
    assert codes(batch) == ["row-without-document"]


@pytest.mark.parametrize("number", ["9", "5"])
def test_a_named_file_of_another_body_waits(number: str) -> None:
    executive = document("d/v.docx", number=number, kind=EXECUTIVE)
    batch = collect([executive], register(decision(4, file="v.docx")))
    assert (codes(batch), uids(batch)) == (["row-other-kind"], [])
    assert set(batch.withheld) == {"register.xlsx#4", "d/v.docx"}


def test_one_register_may_serve_several_datasets() -> None:
    orders = replace(DATASET, kinds=(ORDER,))
    found = register(decision(4), decision(5, number="6", kind=ORDER), row(6, number="7"))
    batch = assemble(
        orders,
        COUNCIL,
        [document("d/5.docx"), document("d/6.docx", number="6", kind=ORDER)],
        found,
        documents_url="https://rada.example",
        known=Known({}, 0),
        today=date(2026, 3, 2),
    )
    assert uids(batch) == ["6-2024-р"]
    assert codes(batch) == ["register-other-kinds", "row-without-document", "document-other-kind"]


def test_two_versions_of_one_act_wait_for_a_person() -> None:
    two = [document("d/a.docx"), document("d/b.docx")]
    batch = collect(two, register(decision(4)))
    assert (codes(batch), uids(batch)) == (["row-several-documents"], [])
    assert set(batch.withheld) == {"register.xlsx#4", "d/a.docx", "d/b.docx"}
    alone = collect(two)
    assert (codes(alone), uids(alone)) == (["document-same-act"], [])


def test_the_column_file_decides_between_versions() -> None:
    two = [document("2023/a.docx"), document("2024/a.docx")]
    batch = collect(two, register(decision(4, file="2024\\A.docx")))
    assert [o.document for o in batch.table.origins] == ["2024/a.docx"]
    assert codes(batch) == ["document-other-version"]


def test_one_act_in_two_formats_is_one_document() -> None:
    two = [document("d/5.pdf", format="pdf"), document("d/5.docx")]
    for batch in (collect(two), collect(two, register(decision(4)))):
        assert [o.document for o in batch.table.origins] == ["d/5.docx"]
        assert codes(batch) == ["document-other-format"]
        assert batch.withheld == ()


def test_a_row_that_is_repeated_word_for_word_is_taken_once() -> None:
    again = decision(4, status="Втратив чинність")
    batch = collect([document("d/5.docx")], register(again, replace(again, row=9)))
    assert codes(batch) == ["row-repeated"]
    assert [record["status"] for record in batch.table.records()] == ["Втратив чинність"]


def test_rows_that_contradict_each_other_publish_nothing() -> None:
    found = register(decision(4, status="Втратив чинність"), decision(9, status="Чинний"))
    batch = collect([document("d/5.docx")], found)
    assert (codes(batch), uids(batch)) == (["document-claimed-twice"], [])
    assert set(batch.withheld) == {"register.xlsx#4", "register.xlsx#9", "d/5.docx"}


def test_a_row_may_name_the_second_copy() -> None:
    kept = document("d/a.docx")
    copy = replace(kept, path="d/b.docx", outcome=Outcome.DUPLICATE, act=None)
    named = replace(kept, act=Act())
    batch = collect([named, copy], register(decision(4, file="b.docx", title="Про 5")))
    assert [o.document for o in batch.table.origins] == ["d/a.docx"]


def test_a_signed_scan_beside_the_text_does_no_harm() -> None:
    scan = document("d/5.pdf", outcome=Outcome.SCAN, act=None, format="pdf")
    batch = collect([document("d/5.docx"), scan], register(decision(4, file="5.pdf")))
    assert [o.document for o in batch.table.origins] == ["d/5.docx"]


def test_a_lost_register_row_does_not_bring_an_act_back_into_force() -> None:
    known = Known({"5-2024": {"status": "Втратив чинність", "validFrom": "2024-03-01"}}, 2)
    other = decision(4, number="6")
    batch = collect(
        [document("d/5.docx"), document("d/6.docx", number="6")], register(other), known
    )
    record = next(r for r in batch.table.records() if r["uid"] == "5-2024")
    assert (record["status"], record["validFrom"]) == ("Втратив чинність", "2024-03-01")
    assert codes(batch) == ["document-without-row"]


def test_an_emptied_register_is_an_incomplete_source() -> None:
    known = Known({"5-2024": {"status": "Чинний"}}, 1)
    batch = collect([document("d/5.docx"), document("d/6.docx", number="6")], register(), known)
    assert "register-emptied" in codes(batch)
    assert not batch.complete
    assert uids(batch) == ["6-2024"], "what is published stays as it is"


def test_a_number_typed_with_cyrillic_look_alikes_is_the_same_number() -> None:
    batch = collect([document("d/5.docx", number="17-2/VІІІ")])
    assert [record["number"] for record in batch.table.records()] == ["17-2/VIII"]


def test_bodies_with_the_same_number_on_one_day_are_told_apart_by_the_kind() -> None:
    found = register(
        row(4, number="5", acceptedDate="2024-02-14", kind=EXECUTIVE),
        row(5, number="5", acceptedDate="2024-02-14", kind=COUNCIL_DECISION),
    )
    batch = collect([document("d/r.docx"), document("d/v.docx", kind=EXECUTIVE)], found)
    assert {o.row: o.document for o in batch.table.origins} == {4: "d/v.docx", 5: "d/r.docx"}
    assert codes(batch) == []


@pytest.mark.parametrize("name", ["kind", "number", "date", "title"])
def test_a_doubtful_document_waits_for_review(name: str) -> None:
    whole = document("d/5.docx")
    assert whole.act is not None
    reading = getattr(whole.act, name)
    doubtful = replace(whole.act, **{name: replace(reading, confidence=0.5)})
    batch = collect([replace(whole, act=doubtful)])
    assert codes(batch) == ["document-for-review"]
    assert (len(batch.table), batch.withheld, batch.complete) == (0, ("d/5.docx",), True)


def test_the_register_saves_a_doubtful_document() -> None:
    silent = replace(document("d/5.docx"), act=Act())
    found = register(
        row(
            4,
            number="5",
            acceptedDate="2024-02-14",
            title="Про 5",
            kind=COUNCIL_DECISION,
            file="5.docx",
        )
    )
    batch = collect([silent], found)
    assert [record["uid"] for record in batch.table.records()] == ["5-2024"]
    assert codes(batch) == []


def test_a_scan_is_never_published() -> None:
    scan = document("d/5.pdf", outcome=Outcome.SCAN, act=None)
    found = register(row(4, number="5", acceptedDate="2024-02-14", file="5.pdf"))
    batch = collect([scan], found)
    assert (len(batch.table), codes(batch), batch.withheld) == (0, ["row-of-scan"], ("d/5.pdf",))
    assert batch.complete


def test_minutes_are_left_aside() -> None:
    batch = collect([document("d/5.docx", kind="протокол")])
    assert (len(batch.table), codes(batch)) == (0, ["document-other-kind"])


UNREADABLE = document("d/x.docx", outcome=Outcome.UNREADABLE, act=None)


@pytest.mark.parametrize(
    ("documents", "more"),
    [
        ([UNREADABLE], {}),
        ([document("d/5.docx")], {"problems": (Problem("walk-unreadable", msg("is missing")),)}),
        ([], {"known": Known({}, 5)}),
    ],
)
def test_what_could_not_be_seen_makes_the_batch_incomplete(
    documents: list[Document], more: dict[str, Any]
) -> None:
    assert not collect(documents, **more).complete


def test_the_day_of_first_publication_is_kept() -> None:
    batch = collect(
        [document("d/5.docx")], known=Known({"5-2024": {"issuedDate": "2025-01-01"}}, 1)
    )
    assert next(batch.table.records())["issuedDate"] == "2025-01-01"


def test_values_of_the_register_come_before_defaults() -> None:
    found = register(
        row(
            4,
            number="5",
            acceptedDate="2024-02-14",
            kind=COUNCIL_DECISION,
            status="Втратив чинність",
            url="https://rada.example/5",
            validFrom="2024-03-01",
        )
    )
    record = next(collect([document("d/5.docx")], found).table.records())
    assert record["status"] == "Втратив чинність"
    assert record["url"] == "https://rada.example/5"
    assert record["validFrom"] == "2024-03-01"


@given(
    st.lists(st.tuples(st.integers(1, 4), st.integers(1, 3)), max_size=8),
    st.lists(st.tuples(st.integers(1, 4), st.integers(1, 3)), max_size=8),
)
def test_joining_loses_and_invents_nothing(
    rows: list[tuple[int, int]], documents: list[tuple[int, int]]
) -> None:
    found_rows = [
        row(n, number=str(number), acceptedDate=f"2024-01-0{day}")
        for n, (number, day) in enumerate(rows)
    ]
    found_documents = [
        document(f"d/{n}.docx", number=str(number), day=f"2024-01-0{day}")
        for n, (number, day) in enumerate(documents)
    ]
    joined = join(found_rows, found_documents)
    paired_rows = [one.row for one, _ in joined.pairs]
    paired_documents = [one.path for _, one in joined.pairs]
    assert len(set(paired_rows)) == len(paired_rows)
    assert len(set(paired_documents)) == len(paired_documents)
    other_rows = [one.row for one in (*joined.rows, *joined.disputed_rows)]
    others = [one.path for one in (*joined.documents, *joined.disputed, *joined.aside)]
    assert sorted(paired_rows + other_rows) == list(range(len(rows)))
    assert sorted(paired_documents + others) == sorted(one.path for one in found_documents)
    for one, other in joined.pairs:
        assert other.act is not None
        assert one.values["number"] == other.act.sure("number")
        assert one.values["acceptedDate"] == other.act.sure("date")
