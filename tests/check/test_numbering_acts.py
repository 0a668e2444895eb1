from __future__ import annotations

from datetime import date

from opendata.catalogue.schema import read_schema
from opendata.check.check import check
from opendata.check.numbering_acts import acts_of
from opendata.collect.batch import Batch, Document, Held, Outcome
from opendata.shipped import shipped
from opendata.table import Cell, Origin, Table

TODAY = date(2024, 3, 1)
COLUMNS = ("uid", "number", "acceptedDate")
EXECUTIVE = "рішення виконавчого комітету"


def batch(*rows: tuple[Cell, Cell, Cell], held: tuple[Held, ...] = (), unread: int = 0) -> Batch:
    read = Document("d.docx", "0" * 64, 1, "docx", Outcome.READ)
    broken = Document("b.docx", "1" * 64, 1, "docx", Outcome.UNREADABLE)
    origins = tuple(Origin("r.xlsx", "Реєстр", n + 5) for n in range(len(rows)))
    return Batch(
        "decisions",
        Table(COLUMNS, rows, origins),
        (broken,) * unread,
        (read,) * len(rows),
        (EXECUTIVE,) * len(rows),
        complete=not unread,
        held=held,
    )


def waiting(number: str | None, date: str | None, kind: str | None = EXECUTIVE) -> Held:
    return Held(kind, number, date, None, Origin("r.xlsx", "Реєстр", 90))


def test_published_and_waiting_acts_are_placed() -> None:
    found, unplaced = acts_of(
        batch(("1-2024-вк", "1", "2024-01-05"), held=(waiting("2", "2024-01-06"),))
    )
    assert [(a.number.text, a.uid, a.origin.row) for a in found] == [
        ("1", "1-2024-вк", 5),
        ("2", "", 90),
    ]
    assert unplaced == 0


def test_what_cannot_be_placed_is_counted() -> None:
    found, unplaced = acts_of(
        batch(
            (None, None, "2024-01-05"),
            (None, "б/н", "2024-01-05"),
            (None, "3", "05.01.2024"),
            held=(waiting("2", None), waiting("2", "2024-01-06", None)),
            unread=1,
        )
    )
    assert (found, unplaced) == ([], 6)


def test_a_row_that_waits_for_its_document_is_no_gap() -> None:
    schema = read_schema(shipped("schemas") / "2025" / "legal_acts.json")
    width = len(schema.columns)
    at = {name: n for n, name in enumerate(schema.columns)}

    def row(number: int) -> tuple[Cell, ...]:
        cells: list[Cell] = [None] * width
        cells[at["uid"]] = f"{number}-2024-вк"
        cells[at["number"]] = str(number)
        cells[at["acceptedDate"]] = f"2024-01-{number:02}"
        return tuple(cells)

    read = Document("d.docx", "0" * 64, 1, "docx", Outcome.READ)
    rows = tuple(row(n) for n in range(1, 21) if n != 7)
    whole = Batch(
        "decisions", Table(schema.columns, rows), (), (read,) * 19, (EXECUTIVE,) * 19, complete=True
    )
    codes = [problem.code for problem in check(whole, schema, TODAY).problems]
    assert codes.count("numbering-gap") == 1
    known = Batch(
        "decisions",
        Table(schema.columns, rows),
        (),
        (read,) * 19,
        (EXECUTIVE,) * 19,
        complete=True,
        held=(waiting("7", "2024-01-07"),),
    )
    verdict = check(known, schema, TODAY)
    assert "numbering-gap" not in [problem.code for problem in verdict.problems]
    assert [len(one.acts) for one in verdict.numbering.series] == [20]
