"""The workbook of a reconciliation: written, filled in, read again."""

from __future__ import annotations

import io
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook
from register_extract_hands import TAKE, Sheet

from opendata.clean.text import tidy
from opendata.problems import Exit, OpendataError
from opendata.review.registers.decide import decide
from opendata.review.registers.matching import Outcome
from opendata.review.registers.questions import Action, Edit, Kind, Question
from opendata.review.registers.settled import Numbers
from opendata.review.registers.sheet import About, workbook
from opendata.review.registers.sheet_read import read_saved, waiting

ABOUT = About(
    "parties", "parties", "ours.xlsx", "a" * 64, "e.xlsx", "b" * 64, date(2020, 4, 1),
    Numbers(5, 5, 1, 1, 1, 2, 2, 4, 4),
)  # fmt: skip


@pytest.fixture
def data(outcome: Outcome, questions: tuple[Question, ...]) -> bytes:
    return workbook(outcome, questions, ABOUT, "аркуш звірки.xlsx", "uk")


@pytest.fixture
def sheet(data: bytes, tmp_path: Path) -> Sheet:
    path = tmp_path / "s.xlsx"
    path.write_bytes(data)
    return Sheet(path)


def test_it_is_the_same_bytes_each_time(
    data: bytes, outcome: Outcome, questions: tuple[Question, ...]
) -> None:
    assert workbook(outcome, questions, ABOUT, "аркуш звірки.xlsx", "uk") == data


def test_there_is_one_sheet_to_decide_on_and_others_to_read(data: bytes) -> None:
    book = load_workbook(io.BytesIO(data))
    assert book.sheetnames == [
        "Рішення",
        "Однакові",
        "Мабуть, та сама",
        "Лише в нас",
        "Лише у витягу",
        "Підсумок",
        "Як користуватися",
        "opendata",
    ]
    assert book["opendata"].sheet_state == "hidden"
    assert [cell.value for cell in book["Лише в нас"]["A"]][1:] == [
        "Яснозірська міська організація політичної партії «Вільний шлях»",
        "Яснозірська міська організація політичної партії «Чесний шлях»",
    ]
    assert book["Підсумок"]["B1"].value == "2020-04-01"
    assert book["Підсумок"]["B4"].value == 4


def test_the_lists_offer_what_a_row_can_have(sheet: Sheet) -> None:
    offered = {
        cell: rule.formula1
        for rule in sheet.page.data_validations.dataValidation
        for one in rule.sqref.ranges
        for cell in (f"{one.coord}",)
    }
    assert offered == {
        "F3:F4": '"взяти з витягу,лишити наше"',
        "F5": '"взяти з витягу,лишити наше,додати"',
        "F6": '"додати,лишити наше"',
        "F7": '"позначити припиненим,лишити наше"',
    }
    assert sheet.page.protection.sheet
    assert not sheet.page["F3"].protection.locked
    assert sheet.page["E3"].protection.locked


@pytest.mark.parametrize("language", ["uk", "en"])
def test_it_comes_back_as_it_was(
    outcome: Outcome, questions: tuple[Question, ...], language: str
) -> None:
    made = workbook(outcome, questions, ABOUT, "s.xlsx", language)  # type: ignore[arg-type]
    saved = read_saved(made, "s.xlsx")
    assert saved.about == ABOUT
    assert [row.question for row in saved.rows] == list(questions)
    assert all(row.whole and not row.said for row in saved.rows)
    assert waiting(saved, ()) == []


def test_choices_are_read(sheet: Sheet) -> None:
    sheet.choose(TAKE, why="керівник")
    sheet.choose("  Лишити  НАШЕ ", why="Немає у витягу")
    sheet.choose("add", why="Лише у витягу")
    path = sheet.save()
    saved = read_saved(path.read_bytes(), path.name)
    chosen = [row.action for row in saved.rows]
    assert chosen == [None, Action.TAKE, None, Action.ADD, Action.KEEP]
    assert len(waiting(saved, ())) == 3
    decided = decide(saved.rows, {})
    assert [one.action for one in decided.decisions] == [Action.TAKE, Action.ADD, Action.KEEP]
    assert (decided.open, decided.same, decided.problems) == (2, 0, ())


def test_a_long_row_is_kept_whole(outcome: Outcome, questions: tuple[Question, ...]) -> None:
    from dataclasses import replace

    long = replace(questions[3], row={"name": "н" * 30_000, "note": "=1+1"})
    made = workbook(outcome, [long], ABOUT, "s.xlsx", "uk")
    (row,) = read_saved(made, "s.xlsx").rows
    assert row.question == long


@pytest.mark.parametrize("harm", ["header", "hidden", "facts", "text"])
def test_what_is_no_sheet_of_ours_is_refused(sheet: Sheet, harm: str, tmp_path: Path) -> None:
    path = tmp_path / "s.xlsx"
    if harm == "header":
        sheet.page["F2"] = "щось"
    elif harm == "hidden":
        del sheet.book["opendata"]
    elif harm == "facts":
        sheet.book["opendata"]["B3"] = None
        sheet.book["opendata"]["A3"] = None
    sheet.save(path)
    if harm == "text":
        path.write_text("це не книга", "utf-8")
    with pytest.raises(OpendataError) as caught:
        read_saved(path.read_bytes(), path.name)
    assert (caught.value.problem.code, caught.value.exit_code) == (
        "reconcile-sheet",
        Exit.INCOMPLETE,
    )


def test_lists_are_given_to_many_ranges(outcome: Outcome, questions: tuple[Question, ...]) -> None:
    """Rows about likely pairs have two sets of choices by turns."""
    rows = [questions[2], questions[1]] * 250
    book = load_workbook(io.BytesIO(workbook(outcome, rows, ABOUT, "s.xlsx", "uk")))
    rules = book.worksheets[0].data_validations.dataValidation
    assert len(rules) == 6
    cells = [one.coord for rule in rules for one in rule.sqref.ranges]
    assert sorted(cells, key=lambda cell: int(cell[1:])) == [f"F{n}" for n in range(3, 503)]


TEXTS = st.one_of(
    st.text(max_size=12).map(tidy),
    st.sampled_from(["=1+1", "12.05", "2020-04-01", "000123", "TRUE", "#N/A", "-", "1e5", "'a"]),
).filter(lambda text: "_x" not in text)  # what a reader of XLSX takes for an escape is refused


@given(st.lists(st.tuples(TEXTS, TEXTS, TEXTS), min_size=1, max_size=3))
@settings(max_examples=20)
def test_any_text_comes_back(rows: list[tuple[str, str, str]]) -> None:
    asked = [
        Question(
            Kind.DIFFERS, str(n), name, "", "name", ours, theirs, "x", "y",
            (Action.TAKE, Action.KEEP), (Edit("name", "A1", ours, theirs),), {"name": theirs},
        )
        for n, (name, ours, theirs) in enumerate(rows)
    ]  # fmt: skip
    nothing = Outcome((), (), (), (), ())
    saved = read_saved(workbook(nothing, asked, ABOUT, "s.xlsx", "uk"), "s.xlsx")
    assert [row.question for row in saved.rows] == asked
    assert all(row.whole for row in saved.rows)
