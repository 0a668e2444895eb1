"""The list of programmes, made of the last passports, with links to what is published."""

from __future__ import annotations

from pathlib import Path

from budget_folder import codes_of, must_fit, put, wanted
from budget_model import Record
from budget_pairs import paint, passport_content, report_on
from budget_rows import uid

from opendata.collect.budget_programmes import PROGRAMMES, collect
from opendata.collect.collected import Collected
from opendata.table import Cell

KEYS = (PROGRAMMES,)
BASE = "https://rada.example/opendata/budget-passports/documents"


def report_uid(content: Record) -> str:
    return f"{content['year']}-{content['programme']['kpkvk']}"


def linked(*contents: Record) -> dict[str, str]:
    """What the datasets of passports and reports have released."""
    names = [one for content in contents for one in (uid(content), report_uid(content))]
    return {name: f"{BASE}/{name}.xlsx" for name in names}


def collected(root: Path, links: dict[str, str]) -> tuple[Collected, list[dict[str, Cell]]]:
    found = collect(wanted(root, KEYS, "2019", links=links))
    return found, list(found.tables[PROGRAMMES].records())


def filled_up(found: Collected) -> Collected:
    """With what the descriptor of the dataset says of the title of the document."""
    from dataclasses import replace

    from opendata.collect.tables_batch import with_defaults

    table = with_defaults(
        found.tables[PROGRAMMES],
        {"orderTitle": "Про затвердження паспорта бюджетної програми"},
        {},
        ("identifier", "period"),
        "2026-03-02",
    )
    return replace(found, tables={PROGRAMMES: table})


def test_a_row_says_what_the_last_passport_says_and_links_to_both(tmp_path: Path) -> None:
    first, last = passport_content(1), passport_content(1)
    first["order"]["date"] = f"{first['year'] - 1}-12-30"
    put(tmp_path, "a.xlsx", paint(last, 1)[0])
    put(tmp_path, "b.xlsx", paint(first, 1)[0])
    put(tmp_path, "c.xlsx", paint(report_on(last, 1), 1)[0])
    found, (row,) = collected(tmp_path, linked(first, last))
    assert row == {
        "identifier": last["programme"]["kpkvk"],
        "period": str(last["year"]),
        "title": last["programme"]["name"],
        "executantName": last["executor"]["name"],
        "executantIdentifier": last["executor"]["edrpou"],
        "passportURL": f"{BASE}/{uid(last)}.xlsx",
        "reportURL": f"{BASE}/{report_uid(last)}.xlsx",
        "orderType": last["order"]["kind"],
        "orderTitle": None,
        "orderDateAccepted": last["order"]["date"],
        "orderNumber": last["order"]["number"],
        "publisherName": last["head_unit"]["name"],
        "publisherIdentifier": last["head_unit"]["edrpou"],
    }
    assert codes_of(found) == []
    assert found.documents == ()
    must_fit(filled_up(found), KEYS, "2019")


def test_a_programme_of_several_years_has_a_row_for_each(tmp_path: Path) -> None:
    contents = []
    for n in range(3):
        content = passport_content(1)
        content["year"] += n
        content["order"]["date"] = f"{content['year']}-02-01"
        put(tmp_path, f"{n}.xlsx", paint(content, 1)[0])
        contents.append(content)
    found, rows = collected(tmp_path, linked(*contents))
    assert [row["period"] for row in rows] == [str(one["year"]) for one in contents]
    assert {row["reportURL"] for row in rows} == {None}
    must_fit(filled_up(found), KEYS, "2019")


def test_a_passport_that_is_not_published_yet_is_not_listed(tmp_path: Path) -> None:
    first, last = passport_content(1), passport_content(1)
    first["order"]["date"] = f"{first['year'] - 1}-12-30"
    put(tmp_path, "a.xlsx", paint(last, 1)[0])
    put(tmp_path, "b.xlsx", paint(first, 1)[0])
    found, rows = collected(tmp_path, {})
    assert rows == []
    assert [(one.code, one.found) for one in found.problems] == [("budget-unpublished", uid(last))]
    found, (row,) = collected(tmp_path, linked(first))
    assert (row["passportURL"], row["orderDateAccepted"]) == (
        f"{BASE}/{uid(first)}.xlsx",
        first["order"]["date"],
    )
    assert codes_of(found) == ["budget-unpublished"]


def test_what_the_table_requires_and_the_form_does_not_say_keeps_a_row_out(tmp_path: Path) -> None:
    content = passport_content(0)
    assert content["executor"]["edrpou"] is None
    put(tmp_path, "a.xlsx", paint(content, 0)[0])
    found, rows = collected(tmp_path, linked(content))
    assert rows == []
    (problem,) = found.problems
    assert (problem.code, problem.found) == ("budget-unlisted", uid(content))
    assert "the EDRPOU code of the executor, the EDRPOU code of the head" in str(problem.what)
    assert problem.place.file == "forms/a.xlsx"


def test_old_forms_take_the_code_of_a_body_from_the_council_or_from_newer_forms(
    tmp_path: Path,
) -> None:
    old, new = passport_content(0), passport_content(1)
    assert old["executor"]["edrpou"] is None
    old["executor"]["name"] = new["executor"]["name"]
    old["head_unit"]["name"] = "ТЕСТОВА МІСЬКА РАДА"
    put(tmp_path, "a.xlsx", paint(old, 0)[0])
    put(tmp_path, "b.xlsx", paint(new, 1)[0])
    _, rows = collected(tmp_path, linked(old, new))
    row = next(one for one in rows if one["identifier"] == old["programme"]["kpkvk"])
    assert row["executantIdentifier"] == new["executor"]["edrpou"]
    assert row["publisherIdentifier"] == "99000005"


def test_an_unreadable_workbook_makes_it_incomplete(tmp_path: Path) -> None:
    content = passport_content(1)
    put(tmp_path, "a.xlsx", paint(content, 1)[0])
    (tmp_path / "forms" / "b.xlsx").write_bytes(b"PK\x03\x04 broken")
    (tmp_path / "forms" / "c.pdf").write_bytes(b"%PDF-1.7")
    found, rows = collected(tmp_path, linked(content))
    assert not found.complete
    assert len(rows) == 1
    assert codes_of(found) == ["register-broken"]
