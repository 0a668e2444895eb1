"""A folder of workbooks → the tables of statements and of their lines."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path
from random import Random

import openpyxl
from budget_page import Page, save
from financial_forms import expected, painted
from financial_model import KINDS, SIZES, Content, statement
from financial_styles import Flat, Where

from opendata.catalogue.tables import OWN, table
from opendata.check.table_check import check_table
from opendata.collect.batch import Outcome
from opendata.collect.collected import Collected, Wanted
from opendata.collect.financials import KIND, LINES, STATEMENTS, collect
from opendata.collect.walk import find_files
from opendata.workspace.workspace import Contact, Council

COUNCIL = Council(
    "Яснозірська міська рада",
    "04054212",
    "UA05020030010063857",
    "https://yasnozir-rada.example",
    Contact("Відділ інформації", "info@yasnozir-rada.example", "+380000000000"),
    {},
)
SCHEMAS = {key: table(key, OWN) for key in (STATEMENTS, LINES)}


def collected(folder: Path) -> Collected:
    files, problems = find_files(folder, folder)
    assert not problems
    return collect(Wanted(files, SCHEMAS, COUNCIL, date(2026, 4, 1)))


def codes_of(found: Collected) -> list[str]:
    return [one.code for one in found.problems]


def put(path: Path, seed: int, **changes: object) -> tuple[Content, Page, Where]:
    page, content, where = painted(seed)
    for code, value in changes.items():
        page.cells[where[code.removeprefix("r"), 0]] = value  # type: ignore[assignment]
    save([page], path)
    return content, page, where


def test_the_rows_are_the_statements_and_their_lines_as_printed(tmp_path: Path) -> None:
    contents = [put(tmp_path / f"{seed:02}.xlsx", seed)[0] for seed in range(18)]
    found = collected(tmp_path)
    assert found.complete
    assert codes_of(found) == []
    statements = list(found.tables[STATEMENTS].records())
    lines = list(found.tables[LINES].records())
    assert {(one["enterpriseId"], one["form"]) for one in statements} == {
        (one.edrpou, expected(one)["number"]) for one in contents
    }
    for content in contents:
        said = expected(content)
        uid = next(
            one["uid"]
            for one in statements
            if (one["enterpriseId"], one["form"]) == (content.edrpou, said["number"])
        )
        own = [
            (
                one["code"],
                *(Decimal(v) if v else None for v in (one["currentValue"], one["previousValue"])),
            )
            for one in lines
            if one["statementUid"] == uid
        ]
        assert own == [
            (
                one["code"],
                *(
                    None if v is None else Decimal(str(v))
                    for v in (one["current"], one["previous"])
                ),
            )
            for one in said["lines"]
            if (one["current"], one["previous"]) != (None, None)
        ]


def test_the_rows_keep_the_rules_of_their_tables(tmp_path: Path) -> None:
    for seed in range(6):
        put(tmp_path / f"{seed:02}.xlsx", seed)
    found = collected(tmp_path)
    for key, schema in SCHEMAS.items():
        assert list(check_table(found.tables[key], schema, date(2026, 4, 1))) == []


def test_a_workbook_is_the_document_of_all_its_statements(tmp_path: Path) -> None:
    pages = []
    rng = Random(1)  # noqa: S311
    balance, results = (statement(rng, kind, SIZES[1]) for kind in KINDS)
    results.name, results.edrpou, results.end = balance.name, balance.edrpou, balance.end
    results.thousands = balance.thousands
    for name, content in (("Ф1", balance), ("Ф2", results)):
        page = Page(name)
        Flat(page, rng).paint(content, "2019")
        pages.append(page)
    save(pages, tmp_path / "звітність.xlsx")
    found = collected(tmp_path)
    (document,) = found.documents
    assert document.outcome is Outcome.READ
    assert set(found.of_rows.values()) == {document.path}
    assert found.kinds == {document.path: KIND}
    first, second = found.tables[STATEMENTS].records()
    assert first["uid"] == f"{balance.edrpou}-{balance.end}-1m"
    assert first["file"] == second["file"] == f"{first['uid']}-and-1-more.xlsx"
    assert codes_of(found) == ["financials-profit"]


def test_a_sum_that_does_not_add_up_is_told_and_published_as_printed(tmp_path: Path) -> None:
    put(tmp_path / "a.xlsx", 2, r1300=1)
    found = collected(tmp_path)
    assert codes_of(found) == ["financials-sum", "financials-balance"]
    assert all(one.place.file == "a.xlsx" and one.place.cell for one in found.problems)
    (line,) = [one for one in found.tables[LINES].records() if one["code"] == "1300"]
    assert line["currentValue"] == "1"


def test_a_statement_without_code_or_period_waits(tmp_path: Path) -> None:
    content, page, _ = put(tmp_path / "a.xlsx", 2)
    for spot, value in list(page.cells.items()):
        if value == content.edrpou:
            del page.cells[spot]
    save([page], tmp_path / "a.xlsx")
    found = collected(tmp_path)
    assert codes_of(found) == ["financials-missing", "financials-unnamed"]
    assert len(found.tables[STATEMENTS]) == 0
    assert found.documents[0].outcome is Outcome.READ


def test_the_same_statement_in_two_workbooks_is_published_once(tmp_path: Path) -> None:
    put(tmp_path / "a.xlsx", 2)
    _, page, _ = put(tmp_path / "b.xlsx", 2)
    page.cells[200, 0] = "Виконавець"
    save([page], tmp_path / "b.xlsx")
    (tmp_path / "c.xlsx").write_bytes((tmp_path / "a.xlsx").read_bytes())
    found = collected(tmp_path)
    assert codes_of(found) == ["financials-twice"]
    assert [one.outcome for one in found.documents] == [
        *(Outcome.READ, Outcome.DUPLICATE, Outcome.DUPLICATE)
    ]
    assert [one.code for one in found.documents[2].problems] == ["document-duplicate"]
    assert len(found.tables[STATEMENTS]) == 1


def test_two_statements_that_contradict_each_other_both_wait(tmp_path: Path) -> None:
    put(tmp_path / "a.xlsx", 2)
    put(tmp_path / "b.xlsx", 2, r1300=1)
    put(tmp_path / "c.xlsx", 4)
    found = collected(tmp_path)
    assert "financials-contradiction" in codes_of(found)
    assert len(found.tables[STATEMENTS]) == 1


def test_what_is_no_statement_is_left_out_with_a_word(tmp_path: Path) -> None:
    (tmp_path / "лист.txt").write_text("Шановні колеги!", encoding="utf-8")
    openpyxl.Workbook().save(tmp_path / "порожня.xlsx")
    found = collected(tmp_path)
    assert sorted(codes_of(found)) == ["financials-no-workbook", "financials-none"]
    assert found.documents == ()
    assert found.complete


def test_a_workbook_that_cannot_be_read_makes_the_collection_incomplete(tmp_path: Path) -> None:
    put(tmp_path / "a.xlsx", 2)
    (tmp_path / "b.xlsx").write_bytes(b"PK\x03\x04 broken xl/workbook.xml")
    found = collected(tmp_path)
    assert not found.complete
    assert [one.outcome for one in found.documents] == [Outcome.READ, Outcome.UNREADABLE]
    assert len(found.tables[STATEMENTS]) == 1
