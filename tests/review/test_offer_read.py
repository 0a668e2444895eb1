from __future__ import annotations

import io

import pytest
from offer_hands import OFFER, RESOURCE
from openpyxl import Workbook, load_workbook

from opendata.messages import Language
from opendata.problems import Exit, OpendataError
from opendata.review.offer_read import read_offers
from opendata.review.offer_sheet import offer_workbook
from opendata.review.offers import Kind


def filled(language: Language = "uk", **cells: str) -> bytes:
    data = offer_workbook([OFFER, RESOURCE], "national", ["decisions"], "a.xlsx", language)
    book = load_workbook(io.BytesIO(data))
    for name, value in cells.items():
        book.worksheets[0][name] = value
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


@pytest.mark.parametrize("language", ["uk", "en"])
def test_a_list_comes_back_with_what_was_written(language: Language) -> None:
    read = read_offers(filled(language, H3=" Взяти  ", H4="table:legalActs:xlsx"), "a.xlsx")
    assert read.portal == "national"
    first, second = read.rows
    assert (first.kind, first.dataset, first.resource) == (Kind.DATASET, "d1", None)
    assert (first.target, first.decision, first.whole) == ("decisions", "Взяти", True)
    assert (second.kind, second.resource, second.whole) == (Kind.RESOURCE, "r1", True)
    assert second.decision == "table:legalActs:xlsx"
    assert (second.place.row, second.place.cell) == (4, "H4")


@pytest.mark.parametrize("cell", ["A3", "I3", "J3", "K3", "L3"])
def test_a_row_that_was_torn_is_known(cell: str) -> None:
    first, second = read_offers(filled(**{cell: "інше", "H3": "взяти"}), "a.xlsx").rows
    assert not first.whole
    assert second.whole


def other() -> bytes:
    book, buffer = Workbook(), io.BytesIO()
    book.worksheets[0].append(["Назва", "Рішення"])
    book.save(buffer)
    return buffer.getvalue()


@pytest.mark.parametrize("data", [b"%PDF-1.7", b"", other(), filled(L2="x")])
def test_what_is_no_list_is_refused(data: bytes) -> None:
    with pytest.raises(OpendataError) as caught:
        read_offers(data, "a.xlsx")
    assert (caught.value.problem.code, caught.value.exit_code) == ("adopt-sheet", Exit.INCOMPLETE)
