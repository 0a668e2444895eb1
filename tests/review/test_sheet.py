"""The workbook as it is written: what a clerk sees in it, and what the program reads back."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook

from opendata.acts.act import Act, Kind, Reading
from opendata.acts.confidence import Band
from opendata.collect.batch import Document, Outcome
from opendata.messages import msg
from opendata.review.columns import clean
from opendata.review.corrections import DECIDED, Action, Correction
from opendata.review.decide import decide
from opendata.review.doubts import Item, Section
from opendata.review.read import Row, read_workbook
from opendata.review.sheet import About, printable, workbook

FOLDER = "datasets/decisions/documents"
ABOUT = About("decisions", ("рішення ради", "розпорядження голови"), "review.xlsx", "uk", FOLDER)
NOON = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)
PATH = f"{FOLDER}/2024/a.txt"


def item(section: Section = Section.DOUBTFUL, code: str = "a", **values: str | None) -> Item:
    act = Act(number=Reading("12", 0.6), date=Reading("2024-02-14", 0.3))
    document = Document(PATH, code * 64, 1, "txt", Outcome.READ, act)
    told = dict.fromkeys(DECIDED) | {"kind": "рішення ради", "date": "2024-02-14"} | values
    return Item(section, document, act, told, (msg("why"),))


def opened(*items: Item, **more: Any) -> Workbook:
    data = workbook(items, more.get("lines", {}), more.get("links", {}), ABOUT)
    return load_workbook(io.BytesIO(data))


def test_the_sheets_are_those_that_are_needed() -> None:
    assert opened(item()).sheetnames == ["Перевірити", "Як користуватися", "opendata"]
    every = opened(*(item(section) for section in Section)).sheetnames
    assert every[:4] == ["Перевірити", "Відкладені", "Певні на межі", "Вирішені"]
    assert opened()["Перевірити"].max_row == 2


def test_a_row_as_the_clerk_sees_it() -> None:
    links = {PATH: "datasets/decisions/documents/a.txt"}
    book = opened(item(), lines={PATH: {"number": "від 14.02.2024 № 12"}}, links=links)
    page = book["Перевірити"]
    cells = {page.cell(2, column).value: page.cell(3, column) for column in range(1, 13)}
    assert cells["Документ"].value == "2024/a.txt"
    assert cells["Документ"].hyperlink.target == "datasets/decisions/documents/a.txt"
    assert "номер: 12 – сумнівно, 60 %" in cells["Що прочитано"].value
    assert "номер: «від 14.02.2024 № 12»" in cells["Де це в документі"].value
    assert (cells["Дата"].value, cells["Дата"].number_format) == (
        datetime(2024, 2, 14),  # noqa: DTZ001 - a cell has no zone
        "dd.mm.yyyy",
    )
    assert cells["Номер"].number_format == "@"
    assert cells["Номер"].fill.fgColor.rgb.endswith(Band.DOUBTFUL.fill)
    assert cells["Назва"].fill.fgColor.rgb.endswith(Band.POOR.fill)
    assert cells["Дія"].value is None


def test_only_the_cells_of_the_clerk_can_be_changed() -> None:
    page = opened(item())["Перевірити"]
    open_cells = {
        page.cell(2, n).value for n in range(1, 13) if not page.cell(3, n).protection.locked
    }
    assert open_cells == {"Вид", "Номер", "Дата", "Назва", "Дія"}
    assert page.protection.sheet
    assert not page.protection.autoFilter  # False: it is allowed
    assert all(page.cell(2, n).protection.locked for n in range(1, 13))


def test_kind_and_action_are_chosen_from_lists() -> None:
    page = opened(item())["Перевірити"]
    lists = {str(r.sqref): r.formula1 for r in page.data_validations.dataValidation if r.formula1}
    assert lists == {
        "E3": '"рішення ради,розпорядження голови"',
        "I3": '"публікувати,не публікувати,скасувати виправлення"',
    }


def test_it_can_be_read_and_printed() -> None:
    page = opened(item())["Перевірити"]
    assert page.freeze_panes == "B3"
    assert page.auto_filter.ref == "A2:I3"
    assert (page.page_setup.orientation, page.print_title_rows) == ("landscape", "$2:$2")
    assert all(page.column_dimensions[letter].hidden for letter in "JKL")
    assert all(cell.alignment.wrap_text for cell in page[3])


def test_the_guide_names_the_commands() -> None:
    page = opened(item())["Як користуватися"]
    text = "\n".join(str(cell.value) for cell in page["A"])
    assert "opendata collect decisions --apply review.xlsx" in text
    assert "{" not in text


@pytest.mark.parametrize("title", ["=1+1", "+38", "-5 °C", "@council", "=HYPERLINK(1)"])
def test_text_that_looks_like_a_formula_is_none(title: str) -> None:
    data = workbook([item(title=title)], {}, {}, ABOUT)
    page = load_workbook(io.BytesIO(data))["Перевірити"]
    assert (page["H3"].value, page["H3"].data_type, page["H3"].quotePrefix) == (title, "s", True)
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert b"<f>" not in archive.read("xl/worksheets/sheet1.xml")


def test_what_xml_cannot_hold_is_shown_as_such() -> None:
    assert opened(item(title="Про\x0bщо\x00"))["Перевірити"]["H3"].value == "Про\ufffdщо\ufffd"


def test_a_day_before_excels_calendar_stays_text() -> None:
    assert opened(item(date="1900-02-28"))["Перевірити"]["G3"].value == "1900-02-28"


def test_an_english_sheet_is_in_english() -> None:
    about = replace(ABOUT, language="en")
    book = load_workbook(io.BytesIO(workbook([item()], {}, {}, about)))
    assert book.sheetnames[0] == "To check"
    assert (
        read_workbook(workbook([item()], {}, {}, about), "r.xlsx").rows[0].values["number"] is None
    )


def rows(*items: Item) -> tuple[Row, ...]:
    return read_workbook(workbook(items, {}, {}, ABOUT), "review.xlsx").rows


def test_what_was_written_is_read_back_untouched() -> None:
    found = read_workbook(workbook([item(number="12/1")], {}, {}, ABOUT), "review.xlsx")
    (row,) = found.rows
    assert found.dataset == "decisions"
    assert (row.path, row.sha256, row.action, row.touched) == (PATH, "a" * 64, "", False)
    assert row.values == {
        "kind": "рішення ради",
        "number": "12/1",
        "date": "2024-02-14",
        "title": None,
    }
    assert str(row.place("date")) == "review.xlsx › Перевірити › G3"


TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=40)
DAYS = st.dates(date(1900, 1, 1), date(2026, 11, 22)).map(date.isoformat)
VALUES = st.fixed_dictionaries(
    {
        "kind": st.none() | st.sampled_from(Kind),
        "number": st.none() | TEXTS,
        "date": st.none() | DAYS,
        "title": st.none() | TEXTS,
    }
)


@given(st.lists(VALUES, min_size=1, max_size=6))
@settings(max_examples=40, deadline=None)
def test_any_values_come_back_as_they_were_written(told: list[dict[str, str | None]]) -> None:
    items = [item(code="0123456789"[n], **values) for n, values in enumerate(told)]
    for row, values in zip(rows(*items), told, strict=True):
        assert not row.touched
        as_xml = {name: clean(name, printable(value)) for name, value in values.items() if value}
        assert row.values == dict.fromkeys(DECIDED) | as_xml


@given(
    st.fixed_dictionaries(
        {
            "kind": st.sampled_from(ABOUT.kinds),
            "number": st.from_regex(r"[1-9][0-9]{0,3}(/[1-9]|-р)?", fullmatch=True),
            "date": DAYS,
            "title": st.from_regex("Про [а-щ]{1,20}( [а-щ]{1,20})?", fullmatch=True),
        }
    ),
    st.sampled_from(Action),
)
@settings(max_examples=25, deadline=None)
def test_a_decision_survives_the_workbook_and_holds_only_once(
    values: dict[str, str], action: Action
) -> None:
    shown = item(**values)
    data = workbook([shown], {}, {}, ABOUT)
    book = load_workbook(io.BytesIO(data))
    book["Перевірити"]["I3"] = {
        Action.PUBLISH: "публікувати",
        Action.WITHHOLD: "не публікувати",
        Action.FORGET: "скасувати виправлення",
    }[action]
    saved = io.BytesIO()
    book.save(saved)
    found = read_workbook(saved.getvalue(), "review.xlsx").rows
    decided = decide(found, [shown.document], {}, ABOUT.kinds, date(2026, 11, 22))
    assert decided.problems == ()
    if action is Action.FORGET:
        assert (decided.changes, decided.same) == ((), 1)
        return
    (change,) = decided.changes
    assert change.decision.values == (values if action is Action.PUBLISH else {})
    held = {change.sha256: Correction(change.sha256, PATH, change.decision, {}, "x", NOON, 1)}
    again = decide(found, [shown.document], held, ABOUT.kinds, date(2026, 11, 22))
    assert (again.changes, again.same) == ((), 1)
