from __future__ import annotations

import io
from typing import Any

import pytest
from offer_hands import OFFER, RESOURCE
from openpyxl import load_workbook

from opendata.messages import Language
from opendata.review.offer_sheet import HEADERS, HIDDEN, offer_workbook


def opened(language: Language = "uk", names: tuple[str, ...] = ("decisions",)) -> Any:
    data = offer_workbook([OFFER, RESOURCE], "national", names, "мій перелік.xlsx", language)
    return load_workbook(io.BytesIO(data))


def test_a_row_for_each_with_its_page_and_an_open_cell_for_the_decision() -> None:
    book = opened()
    page = book.worksheets[0]
    heads = [cell.value for cell in page[2]]
    assert heads[:3] == ["Що це", "На порталі", "Ім’я або файл"]
    first, second = ([cell.value for cell in row] for row in page.iter_rows(min_row=3))
    assert first[:2] == ["набір", "=Рішення ради"]
    assert page["B3"].data_type == "s", "a title is no formula"
    assert page["B3"].hyperlink.target == OFFER.address
    assert second[1].strip() == "Реєстр"
    assert second[heads.index("Ідентифікатор на порталі")] == "r1"
    decision = heads.index("Рішення")
    assert [cell.protection.locked for cell in page[3]].index(False) == decision
    assert page.protection.sheet
    hidden = [letter for letter, one in page.column_dimensions.items() if one.hidden]
    assert len(hidden) == len(HIDDEN)
    assert len(heads) == len(HEADERS)


@pytest.mark.parametrize(
    ("names", "listed"),
    [
        (("decisions", "budget"), "взяти,залишити,decisions,budget"),
        (("x" * 300,), "взяти,залишити"),
    ],
)
def test_the_decision_is_chosen_or_written(names: tuple[str, ...], listed: str) -> None:
    (rule,) = opened(names=names).worksheets[0].data_validations.dataValidation
    assert rule.formula1 == f'"{listed}"'
    assert not rule.showErrorMessage, "a name may be written"


def test_the_instructions_name_the_command_and_the_file() -> None:
    for language in ("uk", "en"):
        book = opened(language)
        text = "\n".join(str(row[0].value) for row in book.worksheets[1])
        assert 'opendata adopt national --apply "мій перелік.xlsx"' in text
        assert "{" not in text
    assert [sheet.title for sheet in opened("en")] == ["On the portal", "How to use", "opendata"]
    assert opened()["opendata"].sheet_state == "hidden"
