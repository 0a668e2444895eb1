"""Which form is which version: by dates and numbers, the same in every order of the files."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from random import Random

import pytest
from budget_pairs import found, paint, passport_content, report_on
from hypothesis import given
from hypothesis import strategies as st

from opendata.budget.form import Figure, Form, Kind, Order
from opendata.budget.identity import programme_code
from opendata.budget.versions import Found, Settled, content, settle, skipped_years


def form_of(seed: int = 1) -> Form:
    return found(paint(passport_content(seed), seed)[0], "f.xlsx").form


FORM = form_of()
START = f"{FORM.year}-{programme_code(FORM)}"


def version(date: str | None, number: str | None, grounds: str, path: str) -> Found:
    form = replace(FORM, order=Order("Наказ", number, date), grounds=grounds)
    return Found(form, path, path.encode().hex().ljust(64, "0"))


def uids(settled: Settled) -> list[str]:
    return [one.uid for one in settled.kept]


def test_amendments_follow_each_other_by_date_and_by_number_on_one_day() -> None:
    settled = settle(
        [
            version("2024-05-02", "12", "c", "a.xlsx"),
            version("2024-02-14", "3", "a", "b.xlsx"),
            version("2024-05-02", "9", "b", "c.xlsx"),
        ],
        Kind.PASSPORT,
    )
    assert uids(settled) == [
        f"{START}-v-2024-02-14",
        f"{START}-v-2024-05-02",
        f"{START}-v-2024-05-02-12",
    ]
    assert [one.number for one in settled.kept] == [1, 2, 3]
    assert [one.previous for one in settled.kept] == [None, *uids(settled)[:2]]
    assert [one.found.path for one in settled.kept] == ["b.xlsx", "c.xlsx", "a.xlsx"]
    assert settled.problems == ()
    assert settled.of(FORM.year or 0, programme_code(FORM) or "") == settled.kept
    assert settled.of(1999, "0000000") == ()


FOUND = [
    version("2024-02-14", "3", "a", "a.xlsx"),
    version("2024-05-02", "9", "b", "b.xlsx"),
    version("2024-05-02", "12-од", "c", "c.xlsx"),
    version("2024-05-02", "12-од", "c", "copy of c.xlsx"),
    version("2024-07-01", "15", "d", "d.xlsx"),
    version("2024-07-01", "15", "other", "e.xlsx"),
    version(None, "16", "f", "f.xlsx"),
]


@given(st.permutations(FOUND))
def test_the_order_of_the_files_changes_nothing(shuffled: list[Found]) -> None:
    assert settle(shuffled, Kind.PASSPORT) == settle(FOUND, Kind.PASSPORT)


def test_the_same_form_twice_is_one() -> None:
    settled = settle(FOUND[2:4], Kind.PASSPORT)
    assert uids(settled) == [f"{START}-v-2024-05-02"]
    (problem,) = settled.problems
    assert problem.code == "budget-form-twice"
    assert problem.place.file == "copy of c.xlsx"
    assert settled.same == {"copy of c.xlsx": "c.xlsx"}


def test_a_file_with_another_form_besides_is_no_copy() -> None:
    settled = settle([*FOUND[2:4], replace(FOUND[0], path="copy of c.xlsx")], Kind.PASSPORT)
    assert [one.code for one in settled.problems] == ["budget-form-twice"]
    assert settled.same == {}


def test_two_contents_of_one_document_both_wait_and_the_others_go_on() -> None:
    settled = settle([FOUND[0], *FOUND[4:6]], Kind.PASSPORT)
    assert uids(settled) == [f"{START}-v-2024-02-14"]
    assert [one.code for one in settled.problems] == ["budget-versions"] * 2
    assert {one.place.file for one in settled.problems} == {"d.xlsx", "e.xlsx"}
    assert all(one.found == f"{START}-v-2024-07-01" for one in settled.problems)
    assert "e.xlsx" in str(settled.problems[0].what)
    assert settled.disputed == {(FORM.year, programme_code(FORM))}


def test_of_two_documents_of_a_day_one_has_no_number_so_that_both_wait() -> None:
    settled = settle([FOUND[1], version("2024-05-02", None, "z", "z.xlsx")], Kind.PASSPORT)
    assert settled.kept == ()
    assert [one.code for one in settled.problems] == ["budget-versions"] * 2


def test_what_cannot_be_named_waits() -> None:
    no_year = replace(FORM, year=None)
    no_code = replace(FORM, programme=replace(FORM.programme, kpkvk=None))
    settled = settle(
        [FOUND[6], Found(no_year, "y.xlsx", ""), Found(no_code, "z.xlsx", "")], Kind.PASSPORT
    )
    assert settled.kept == ()
    said = {one.place.file: str(one.what) for one in settled.problems}
    assert {one.code for one in settled.problems} == {"budget-unnamed"}
    assert said["f.xlsx"].endswith("the date of the document that approved it")
    assert said["y.xlsx"].endswith(": the year")
    assert said["z.xlsx"].endswith("the code of the programme")


def test_the_date_of_a_passport_may_be_in_the_name_of_its_file() -> None:
    settled = settle([version(None, "1", "a", f"forms/{START}-v-2024-03-05.xlsx")], Kind.PASSPORT)
    assert [one.date for one in settled.kept] == ["2024-03-05"]


def test_a_programme_has_one_report_a_year() -> None:
    passport = passport_content(2)
    one, other = (found(paint(report_on(passport, 2), 2)[0], path) for path in ("a.xls", "b.xls"))
    assert uids(settle([one, other], Kind.REPORT)) == [
        f"{passport['year']}-{passport['programme']['kpkvk']}"
    ]
    other = replace(other, form=replace(other.form, conclusion="Інше"))
    settled = settle([one, other], Kind.REPORT)
    assert settled.kept == ()
    assert [problem.code for problem in settled.problems] == ["budget-versions"] * 2
    assert settle([one, other], Kind.PASSPORT) == Settled()


@pytest.mark.parametrize("seed", range(3))
def test_content_is_what_is_said_and_not_where(seed: int) -> None:
    record = passport_content(seed)
    forms = []
    for above in (0, 3):
        page, _ = paint(record, seed)
        page.cells = {(row + above, col): value for (row, col), value in page.cells.items()}
        page.merges = [((a + above, b), (c + above, d)) for (a, b), (c, d) in page.merges]
        forms.append(found(page, "f.xlsx").form)
    assert forms[0] != forms[1]
    assert content(forms[0]) == content(forms[1])
    other = replace(forms[0], amount=replace(forms[0].amount, total=Figure(Decimal("0.5"), "A1")))
    assert content(other) != content(forms[0])


def test_years_without_a_passport_between_others_are_told() -> None:
    def of(year: int) -> Found:
        return Found(replace(FORM, year=year), f"{year}.xlsx", "")

    years = [2019, 2020, 2023, 2025]
    Random(5).shuffle(years)  # noqa: S311
    problems = list(skipped_years(settle([of(year) for year in years], Kind.PASSPORT).kept))
    assert [one.code for one in problems] == ["budget-year-skipped"] * 2
    assert str(problems[0].what).endswith("none between: 2021, 2022")
    assert [one.place.file for one in problems] == ["2023.xlsx", "2025.xlsx"]
