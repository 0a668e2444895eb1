"""Forms written by hand, each as another program would print it, ugly ones among them.

``handmade/NAME.txt`` is the sheet, a row to a line and ``|`` between cells (``=`` before a number);
``NAME.json`` is what it says, compared by a person with the sheet.
"""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from budget_forms import said
from budget_page import Page

FOLDER = Path(__file__).parent / "handmade"
NAMES = sorted(path.stem for path in FOLDER.glob("*.txt"))


def sheet(name: str, shift: int = 0) -> Page:
    page = Page()
    page.row = shift
    page.table((FOLDER / f"{name}.txt").read_text(encoding="utf-8"), shift)
    return page


@pytest.mark.parametrize("name", NAMES)
def test_a_form_says_what_a_person_reads_in_it(name: str) -> None:
    expected = json.loads((FOLDER / f"{name}.json").read_text(encoding="utf-8"))
    assert said(sheet(name).lines()) == expected


@pytest.mark.parametrize("name", NAMES)
def test_the_same_anywhere_on_a_sheet(name: str) -> None:
    expected = json.loads((FOLDER / f"{name}.json").read_text(encoding="utf-8"))
    found = said(sheet(name, 5).lines())
    for form in [*expected, *found]:
        for finding in form["findings"]:
            finding["cells"] = len(finding["cells"])
    assert found == expected


def test_there_are_forms_of_both_kinds() -> None:
    assert len(NAMES) >= 7
    forms = [one["form"] for name in NAMES for one in said(sheet(name).lines())]
    assert {"passport", "passport-report"} == set(forms)
