from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from public_sector_hands import ODD, column, layout

from opendata.check.public_sector.layout import Cells, layout_of, text_of


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("CATUTTC", "katottg"),
        ("authorityCattutc", "katottg"),
        ("captureAddressPostCode", "postcode"),
        ("address_post_code", "postcode"),
        ("contactPointHasTelephone", "phone"),
        ("agency_phone", "phone"),
        ("cadastralID", "cadastral"),
        ("kpkvkClassID", "kpkvk"),
        ("budgetCode", "budgetcode"),
        ("budgetPlan", ""),
        ("title", ""),
    ],
)
def test_what_a_name_tells_where_the_schema_is_silent(name: str, content: str) -> None:
    assert layout(column(name)).columns[0].content == content


def test_the_schema_tells_more_than_the_name() -> None:
    assert layout(column("telephone", "hours")).columns[0].content == "hours"


def test_codes_and_addresses_are_known_by_their_rules() -> None:
    known = layout(
        column("ownerId", constraints={"pattern": "[0-9]{8}"}), column("link", format="uri")
    )
    assert [one.content for one in known.columns] == ["edrpou", "url"]
    assert known.columns[0].pattern


def test_keys_and_names_of_a_table() -> None:
    known = layout_of(
        {
            "fields": [column("uid", constraints={"unique": True}), column("motionUid")],
            "primaryKey": "uid",
            "foreignKeys": [
                {"fields": ["motionUid"], "reference": {"resource": "motions", "fields": ["uid"]}}
            ],
            "opendata": {"key": "votings", "resource": "votings2", "rowKey": ["uid", "motionUid"]},
        },
        "Votings",
    )
    assert known.primary_key == ("uid",)
    assert known.row_key == ("uid", "motionUid")
    assert known.unique == {"uid"}
    assert known.links == {"motionUid"}
    assert known.names == {"votings", "votings2", "Votings"}


def test_a_cell_that_says_nothing() -> None:
    known = layout(column("a", literals=["не застосовується"]), column("b"))
    cells = Cells(known, {"a": 0, "b": 5}, ["не застосовується"], 2)
    assert cells.text(known.columns[0]) is None
    assert cells.text(known.columns[1]) is None  # a short row
    assert Cells(known, {}, ["1"], 2).text(known.columns[0]) is None  # a column that is not there
    assert Cells(known, {"a": 0}, [" null "], 2).text(known.columns[0]) is None


def test_several_values_of_a_cell() -> None:
    known = layout(column("a", separator=";"), column("b"))
    cells = Cells(known, {"a": 0, "b": 1}, ["1; 2;;", "3, 4;5"], 2)
    assert list(cells.parts(known.columns[0])) == ["1", "2"]
    assert list(cells.parts(known.columns[1])) == ["3, 4;5"]
    assert list(cells.parts(known.columns[1], ",;")) == ["3", "4", "5"]


def test_cells_as_readers_of_workbooks_bring_them() -> None:
    assert text_of(1234567.0) == "1234567"
    assert text_of(0.5) == "0.5"
    assert text_of(datetime(2024, 5, 6, tzinfo=UTC)) == "2024-05-06"
    assert text_of(date(2024, 5, 6)) == "2024-05-06"
    assert text_of("  ") is None
    assert [text_of(cell) for cell in ODD[:2]] == [None, None]
    assert text_of(10**5000) is None
