"""No cell vanishes: it is in the new table, or in the list of what was not carried."""

from __future__ import annotations

import pytest
from conversion_hands import carried, first
from hypothesis import given
from hypothesis import strategies as st

from opendata.catalogue.tables import table
from opendata.clean.text import tidy
from opendata.pipeline.carry import Why


def test_a_name_is_parted_and_joined() -> None:
    there = carried(["identifier", "name"], [["1", "Ковальчук Андрій Іванович"]])
    parts = {"familyName": "Ковальчук", "name": "Андрій", "additionalName": "Іванович"}
    assert first(there) == {"id": "1", **parts}
    back = carried(["id", *parts], [["1", *parts.values()]], to="2019", base="2025")
    assert first(back) == {"identifier": "1", "name": "Ковальчук Андрій Іванович"}
    assert there.left == back.left == ()


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("Ковальчук А. І., Петренко О. П.", Why.SEVERAL),
        ("ТОВ «Вигаданка»", Why.ORGANISATION),
        ("Нгуєн Ван Хань", Why.UNCLEAR),
    ],
)
def test_a_name_that_cannot_be_parted_is_told_and_guessed_nowhere(text: str, why: Why) -> None:
    result = carried(["identifier", "name"], [["1", text]])
    assert first(result) == {"id": "1"}
    (left,) = result.left
    assert (left.cell, left.row, left.column, left.value, left.why) == ("0/1", 2, "name", text, why)


def test_an_address_goes_into_its_block() -> None:
    result = carried(
        ["id", "Адреса"], [["1", "м. Балта, вул. Харківська, 15-А, корп. 3, 66101"]], base="2025"
    )
    assert first(result) == {
        "id": "1",
        "addressPostCode": "66101",
        "addressPostName": "Балта",
        "addressThoroughfare": "вул. Харківська",
        "addressLocatorDesignator": "15-А",
        "addressLocatorBuilding": "3",
    }
    assert result.left == ()


def test_a_part_of_an_address_without_a_column_is_told() -> None:
    text = "Балтська ТГ, м. Балта, вул. Нова, 5"
    result = carried(["identifier", "адреса"], [["1", text]], to="2019")
    assert [(one.value, one.why) for one in result.left] == [("Балтська", Why.PART)]
    assert first(result)["address_post_name"] == "Балта"


def test_columns_without_a_place_are_told_cell_by_cell() -> None:
    result = carried(
        ["identifier", "altLabel", "щось", "addressPoBox"],
        [["01234562", "ВМР", None, "312"], ["01234562", None, "7", None]],
        "organizations",
    )
    assert [(one.row, one.column, one.value, one.why) for one in result.left] == [
        (2, "altLabel", "ВМР", Why.DROPPED),
        (2, "addressPoBox", "312", Why.DROPPED),
        (3, "щось", "7", Why.UNKNOWN),
    ]


def test_two_columns_for_one_value_agree_or_are_told() -> None:
    result = carried(["uid", "identifier"], [["1", "1"], ["1", "2"], [None, "3"]], "legal_acts")
    assert [row[0] for row in result.table.rows] == ["1", "1", "3"]
    assert [(one.row, one.why) for one in result.left] == [(3, Why.SECOND)]


def test_a_form_that_cannot_be_given_is_told() -> None:
    result = carried(["status"], [["Так"], ["частково"]], "accessibility_norms")
    at = result.table.index("status")
    assert [row[at] for row in result.table.rows] == ["True", None]
    assert [(one.row, one.value, one.why) for one in result.left] == [(3, "частково", Why.FORM)]
    assert result.changed == {"status": 1}
    assert result.first == {"status": ("Так", "True")}


def test_a_lone_given_name_stays_one() -> None:
    result = carried(["id", "name"], [["1", "Ельдар"], ["2", "Ковальчук Андрій"]], base="2025")
    records = list(result.table.records())
    assert (records[0]["familyName"], records[0]["name"]) == (None, "Ельдар")
    assert (records[1]["familyName"], records[1]["name"]) == ("Ковальчук", "Андрій")


HEADINGS = st.sampled_from(
    [
        *table("deputies", "2019").columns[:8],
        *table("deputies").columns[:8],
        *("ПІБ", "Адреса", "щось", "Дата народження", "number"),
    ]
)
CELLS = st.one_of(
    st.none(),
    st.text(max_size=12),
    st.sampled_from(
        [
            *("Ковальчук Андрій Іванович", "Ковальчук А. І.", "14.02.2018", "1 234,5", "Так"),
            *("м. Балта, вул. Нова, 5", "2018-02-14"),
        ]
    ),
)
EDITIONS = st.sampled_from(["2019", "2025"])


@given(st.data(), EDITIONS, EDITIONS)
def test_no_cell_vanishes(data: st.DataObject, to: str, base: str) -> None:
    header = data.draw(st.lists(HEADINGS, min_size=1, max_size=6, unique=True))
    row = data.draw(st.lists(CELLS, min_size=len(header), max_size=len(header)))
    result = carried(header, [row], to=to, base=base)
    (done,) = result.table.rows
    kept = {cell for cell in done if cell}
    words = set(" ".join(map(spread, kept)).split())
    told = {one.cell for one in result.left}
    rewritten = {before for before, _ in result.first.values()}
    for spot, cell in enumerate(row):
        if cell is None or not cell.strip() or f"0/{spot}" in told or cell in kept | rewritten:
            continue
        assert set(spread(cell).split()) - {"м.", "вул."} <= words


def spread(text: str) -> str:
    """The words of a text, so that parts of a name or an address can be found again."""
    return tidy(text).replace(".", ". ").replace(",", " ")


@given(st.lists(st.tuples(CELLS, CELLS), max_size=5))
def test_rows_keep_their_number_and_order(rows: list[tuple[str | None, str | None]]) -> None:
    numbered = [(f"{number}", *row) for number, row in enumerate(rows)]
    result = carried(["identifier", "name", "щось"], numbered)
    assert [row[0] for row in result.table.rows] == [f"{number}" for number in range(len(rows))]
