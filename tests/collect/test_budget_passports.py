"""Workbooks of forms → the tables of both datasets, with documents, versions and findings."""

from __future__ import annotations

import shutil
from collections import defaultdict
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from budget_folder import codes_of, must_fit, put, rows, said, wanted
from budget_forms import painted
from budget_model import Record, passport, report
from budget_pairs import paint, passport_content, report_on
from budget_rows import (
    PASSPORT_TABLES,
    REPORT_TABLES,
    Rows,
    passport_rows,
    report_rows,
    uid,
)

from opendata.collect.batch import Outcome
from opendata.collect.budget_passports import collect
from opendata.collect.collected import Collected
from opendata.table import Origin

HEAD_ONLY = ("file", "sha256", "versionNumber", "previousUid")
Make = Callable[[Record], dict[str, Rows]]


def unlike(make: Callable[..., Record], count: int) -> dict[int, Record]:
    """Seeds of forms of as many different programmes and years, with what each says."""
    chosen: dict[int, Record] = {}
    seen: set[str] = set()
    for seed in range(10 * count):
        _, content, _ = painted(seed, make)
        key = f"{content['year']}-{content['programme']['kpkvk']}"
        if key not in seen:
            seen.add(key)
            chosen[seed] = content
        if len(chosen) == count:
            return chosen
    raise AssertionError("too few different forms")


def filled(root: Path, make: Callable[..., Record], count: int) -> list[Record]:
    contents = unlike(make, count)
    for seed in contents:
        put(root, f"{seed:03}.xlsx", painted(seed, make)[0])
    return list(contents.values())


def expected(contents: Sequence[Record], make: Make) -> dict[str, Rows]:
    """The rows of all forms by table, in the order of the forms by identifier."""
    every: dict[str, Rows] = defaultdict(list)
    for content in sorted(contents, key=lambda one: (one["year"], one["programme"]["kpkvk"])):
        for key, of in make(content).items():
            every[key] += of
    return every


def same(collected: Collected, contents: Sequence[Record], make: Make) -> None:
    for key, of in expected(contents, make).items():
        assert rows(collected.tables[key], HEAD_ONLY) == said(of), key


def test_passports_are_in_the_tables_cell_by_cell(tmp_path: Path) -> None:
    contents = filled(tmp_path, passport, 9)
    collected = collect(wanted(tmp_path, PASSPORT_TABLES))
    same(collected, contents, passport_rows)
    must_fit(collected, PASSPORT_TABLES)
    assert codes_of(collected) == []
    assert collected.complete


def test_reports_are_in_the_tables_cell_by_cell(tmp_path: Path) -> None:
    contents = filled(tmp_path, report, 6)
    collected = collect(wanted(tmp_path, REPORT_TABLES))
    same(collected, contents, report_rows)
    must_fit(collected, REPORT_TABLES)
    assert codes_of(collected) == ["budget-not-compared"]


@pytest.mark.slow
def test_60_passports_and_40_reports_are_in_the_tables_cell_by_cell(tmp_path: Path) -> None:
    contents = filled(tmp_path / "p", passport, 60)
    collected = collect(wanted(tmp_path / "p", PASSPORT_TABLES))
    same(collected, contents, passport_rows)
    must_fit(collected, PASSPORT_TABLES)
    assert set(codes_of(collected)) <= {"budget-year-skipped"}
    assert len(collected.documents) == len(collected.of_rows) == 60
    contents = filled(tmp_path / "r", report, 40)
    collected = collect(wanted(tmp_path / "r", REPORT_TABLES))
    same(collected, contents, report_rows)
    must_fit(collected, REPORT_TABLES)
    assert codes_of(collected) == ["budget-not-compared"]
    assert len(collected.documents) == len(collected.of_rows) == 40


def test_a_document_is_named_by_the_rule_and_known_by_its_row(tmp_path: Path) -> None:
    content = passport_content(1)
    put(tmp_path, "Паспорт (остаточний).xlsx", paint(content, 1)[0])
    report = report_on(content, 1)
    put(tmp_path, "звіти/Звіт.xlsx", paint(report, 1)[0])
    of_passport = collect(wanted(tmp_path, PASSPORT_TABLES))
    of_report = collect(wanted(tmp_path, REPORT_TABLES))
    name = uid(content)
    (row,) = of_passport.tables["budget_passports"].records()
    assert row["file"] == f"{name}.xlsx"
    assert (row["versionNumber"], row["previousUid"]) == ("1", None)
    assert of_passport.of_rows == {name: "forms/Паспорт (остаточний).xlsx"}
    assert of_passport.kinds == {"forms/Паспорт (остаточний).xlsx": "паспорт бюджетної програми"}
    (document,) = of_passport.documents
    assert (document.sha256, document.format) == (row["sha256"], "xlsx")
    assert document.outcome is Outcome.READ
    (row,) = of_report.tables["budget_passport_reports"].records()
    assert row["file"] == f"{content['year']}-{content['programme']['kpkvk']}.xlsx"
    assert row["passportUid"] == name
    assert [one.path for one in of_report.documents] == ["forms/звіти/Звіт.xlsx"]
    assert of_report.kinds == {
        "forms/звіти/Звіт.xlsx": "звіт про виконання паспорта бюджетної програми"
    }
    assert codes_of(of_passport) == codes_of(of_report) == []


def test_rows_know_where_they_stand(tmp_path: Path) -> None:
    page, _, _ = painted(0, passport)
    put(tmp_path, "a.xlsx", page)
    collected = collect(wanted(tmp_path, PASSPORT_TABLES))
    for key in PASSPORT_TABLES:
        for n in range(len(collected.tables[key])):
            origin = collected.tables[key].origin(n)
            assert isinstance(origin, Origin)
            assert (origin.file, origin.document) == ("forms/a.xlsx", "forms/a.xlsx")
            assert origin.sheet == "Аркуш1"


def test_amendments_are_versions_of_one_passport(tmp_path: Path) -> None:
    content = passport_content(1)
    year = content["year"]
    for n, (day, number) in enumerate([("03-10", "21"), ("02-01", "7"), ("03-10", "9")]):
        changed = passport_content(1)
        changed["order"] |= {"date": f"{year}-{day}", "number": number}
        put(tmp_path, f"{n}.xlsx", paint(changed, 1)[0])
    collected = collect(wanted(tmp_path, PASSPORT_TABLES))
    start = f"{year}-{content['programme']['kpkvk']}-v-{year}"
    told = [
        (row["uid"], row["versionNumber"], row["previousUid"], row["file"])
        for row in collected.tables["budget_passports"].records()
    ]
    assert told == [
        (f"{start}-02-01", "1", None, f"{start}-02-01.xlsx"),
        (f"{start}-03-10", "2", f"{start}-02-01", f"{start}-03-10.xlsx"),
        (f"{start}-03-10-21", "3", f"{start}-03-10", f"{start}-03-10-21.xlsx"),
    ]
    must_fit(collected, PASSPORT_TABLES)
    assert codes_of(collected) == []


def test_a_report_is_compared_with_the_last_version(tmp_path: Path) -> None:
    first, last = passport_content(1), passport_content(1)
    first["order"]["date"], last["order"]["date"] = (
        f"{first['year']}-01-15",
        f"{first['year']}-12-15",
    )
    first["directions"][0] |= {"general": 7_00, "special": None, "total": 7_00}
    put(tmp_path, "a.xlsx", paint(last, 1)[0])
    put(tmp_path, "b.xlsx", paint(first, 1)[0])
    put(tmp_path, "r.xlsx", paint(report_on(last, 1), 1)[0])
    collected = collect(wanted(tmp_path, REPORT_TABLES))
    assert codes_of(collected) == []
    (row,) = collected.tables["budget_passport_reports"].records()
    assert row["passportUid"] == uid(last)


def test_what_was_planted_between_passports_and_reports_is_found_and_nothing_else(
    tmp_path: Path,
) -> None:
    contents = unlike(passport, 8)
    planted: dict[str, list[str]] = {}
    for n, seed in enumerate(contents):
        content = passport_content(seed)
        record = report_on(content, seed)
        if n != 3:
            put(tmp_path, f"p{n}.xlsx", paint(content, seed)[0])
        if n == 1:
            record["programme"]["name"] = "Зовсім інша програма"
            planted["forms/r1.xlsx"] = ["budget-programme"]
        if n == 3:
            planted["forms/r3.xlsx"] = ["budget-no-passport"]
        if n == 5:
            row = record["indicators"][0]
            for stage in ("approved", "deviation"):
                for fund in ("special", "total"):
                    row[stage][fund] = (row[stage][fund] or 0) + 3_00
            planted["forms/r5.xlsx"] = ["budget-approved"] * 2
        put(tmp_path, f"r{n}.xlsx", paint(record, seed)[0])
    collected = collect(wanted(tmp_path, REPORT_TABLES))
    found: dict[str, list[str]] = defaultdict(list)
    for problem in collected.problems:
        found[problem.place.file or ""].append(problem.code)
    assert found == planted
    compared = [row["passportUid"] for row in collected.tables["budget_passport_reports"].records()]
    assert compared.count(None) == 1


def test_a_form_that_does_not_add_up_is_told_with_its_file_and_all_cells(tmp_path: Path) -> None:
    page, _, where = painted(0, passport)
    page.cells[where["amount", "total"]] = 1
    put(tmp_path, "a.xlsx", page)
    collected = collect(wanted(tmp_path, PASSPORT_TABLES))
    assert codes_of(collected) == ["budget-sum", "budget-amount"]
    for problem in collected.problems:
        assert problem.place.file == "forms/a.xlsx"
        assert problem.place.sheet == "Аркуш1"
        assert "cells " in str(problem.what)
    (row,) = collected.tables["budget_passports"].records()
    assert row["amountTotal"] == "1"
    # The findings of the other dataset are not told here.
    assert codes_of(collect(wanted(tmp_path, REPORT_TABLES))) == []


def test_several_forms_of_a_workbook_share_one_document(tmp_path: Path) -> None:
    pages = [paint(content, seed)[0] for seed, content in unlike(passport, 3).items()]
    put(tmp_path, "усі.xlsx", *pages)
    collected = collect(wanted(tmp_path, PASSPORT_TABLES))
    table = collected.tables["budget_passports"]
    assert len(table) == 3
    names = {row["file"] for row in table.records()}
    assert names == {f"{table.rows[0][0]}-and-2-more.xlsx"}
    assert set(collected.of_rows.values()) == {"forms/усі.xlsx"}
    assert len(collected.documents) == 1
    must_fit(collected, PASSPORT_TABLES)


def test_copies_are_one_document(tmp_path: Path) -> None:
    content = passport_content(2)
    path = put(tmp_path, "a.xlsx", paint(content, 2)[0])
    shutil.copy(path, path.with_name("b.xlsx"))
    put(tmp_path, "c.xlsx", paint(content, 2)[0], paint(content, 2)[0])
    collected = collect(wanted(tmp_path, PASSPORT_TABLES))
    assert len(collected.tables["budget_passports"]) == 1
    assert list(collected.of_rows.values()) == ["forms/a.xlsx"]
    assert [one.outcome for one in collected.documents] == [
        Outcome.READ,
        Outcome.DUPLICATE,
        Outcome.DUPLICATE,
    ]
    assert sorted(codes_of(collected)) == [
        "budget-form-twice",
        "budget-form-twice",
        "document-duplicate",
    ]


def test_an_unreadable_workbook_makes_it_incomplete(tmp_path: Path) -> None:
    put(tmp_path, "a.xlsx", paint(passport_content(2), 2)[0])
    (tmp_path / "forms" / "b.xlsx").write_bytes(b"PK\x03\x04 broken")
    (tmp_path / "forms" / "c.xls").write_bytes(b"<html><table><tr><td>1</td></tr></table>")
    for keys, read in ((PASSPORT_TABLES, 1), (REPORT_TABLES, 0)):
        collected = collect(wanted(tmp_path, keys))
        assert not collected.complete
        assert sorted(codes_of(collected)) == ["register-broken", "register-format"]
        assert len(collected.tables[keys[0]]) == read
        outcomes = [one.outcome for one in collected.documents]
        assert outcomes == [Outcome.READ] * read + [Outcome.UNREADABLE] * 2


def test_what_is_no_form_is_told_and_is_no_document(tmp_path: Path) -> None:
    import openpyxl

    folder = tmp_path / "forms"
    folder.mkdir()
    book = openpyxl.Workbook()
    book.active.append(["код", "назва"])
    book.save(folder / "перелік.xlsx")
    (folder / "паспорт.pdf").write_bytes(b"%PDF-1.7")
    (folder / "паспорт.csv").write_text("Паспорт;бюджетної;програми", encoding="utf-8")
    collected = collect(wanted(tmp_path, PASSPORT_TABLES))
    assert collected.complete
    assert collected.documents == ()
    told = {one.place.file: one.code for one in collected.problems}
    assert told == {
        "forms/перелік.xlsx": "budget-no-form",
        "forms/паспорт.pdf": "budget-no-workbook",
        "forms/паспорт.csv": "budget-no-workbook",
    }


def test_forms_that_contradict_each_other_wait_and_are_documents(tmp_path: Path) -> None:
    one, other = passport_content(4), passport_content(4)
    other["aim"] = "Інша мета, якої не було"
    put(tmp_path, "a.xlsx", paint(one, 4)[0])
    put(tmp_path, "b.xlsx", paint(other, 4)[0])
    put(tmp_path, "r.xlsx", paint(report_on(one, 4), 4)[0])
    collected = collect(wanted(tmp_path, PASSPORT_TABLES))
    assert codes_of(collected) == ["budget-versions"] * 2
    assert [len(table) for table in collected.tables.values()] == [0] * 6
    assert [one.outcome for one in collected.documents] == [Outcome.READ] * 2
    collected = collect(wanted(tmp_path, REPORT_TABLES))
    assert codes_of(collected) == ["budget-not-compared"]
    assert len(collected.tables["budget_passport_reports"]) == 1


def test_an_empty_folder_gives_empty_tables(tmp_path: Path) -> None:
    (tmp_path / "forms").mkdir()
    for keys in (PASSPORT_TABLES, REPORT_TABLES):
        collected = collect(wanted(tmp_path, keys))
        assert (codes_of(collected), collected.complete) == ([], True)
        assert all(not len(table) for table in collected.tables.values())
