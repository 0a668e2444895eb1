from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from public_sector_hands import ODD, codes, column, layout, look

from opendata.check.public_sector.act_identifier import rule
from opendata.clean.uids import act_uid

ACTS = layout(column("uid"), column("number"), column("acceptedDate"), name="legalActs")
REGULATORY = layout(
    column("uid"), column("legalActId"), column("legalActIssued"), name="regulatoryList"
)
NORMATIVES = layout(
    column("uid"), column("legalActNumber"), column("legalActDateAccepted"), name="normatives"
)


def found(known: object, *row: str | None) -> list[str]:
    return codes(look(rule(known), known, row))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("uid", "number", "date"),
    [
        ("1234-р-2018", "1234-р", "2018-07-06"),
        ("45-2018-вк", "45", "2019-07-06"),  # a form of its own
        ("рішення-45-2018", "45", "2018-07-06"),
        ("45-2018", None, "2018-07-06"),
        ("45-2018", "45", None),
        ("p-2018-045", "7", "2019-07-06"),
        ("2018/45", "7", "2019-07-06"),
        (None, "7", "2019-07-06"),
        ("45-А-2018", "45-а", "2018-07-06"),
    ],
)
def test_what_agrees_or_is_a_scheme_of_its_own(
    uid: str | None, number: str | None, date: str | None
) -> None:
    assert found(ACTS, uid, number, date) == []


@pytest.mark.parametrize(
    ("uid", "number", "date"),
    [
        ("45-2018", "45", "2019-07-06"),
        ("45-2018", "54", "2018-07-06"),
        ("45-2018", None, "2019-07-06"),
    ],
)
def test_what_disagrees(uid: str, number: str | None, date: str) -> None:
    assert found(ACTS, uid, number, date) == ["uid-differs-from-columns"]


NUMBERS = st.from_regex(r"[1-9][0-9]{0,3}(/[1-9][0-9]?)?(-[а-г])?", fullmatch=True)


@given(NUMBERS, st.dates().filter(lambda day: 1900 <= day.year <= 2099))
def test_our_own_identifiers_agree(number: str, day: object) -> None:
    assert found(ACTS, act_uid(number, str(day), "рішення ради"), number, str(day)) == []


def test_a_regulatory_act_has_the_whole_date() -> None:
    assert found(REGULATORY, "719-2014-05-29", "719", "2014-05-29") == []
    assert found(REGULATORY, "719-2014-05-29", "719", "2014-05-30") == ["uid-differs-from-columns"]
    assert found(REGULATORY, "719-2014", "718", "2015-05-30") == []


def test_a_normative_has_the_number_of_its_act() -> None:
    assert found(NORMATIVES, "123-2014", "123", "2014-05-29") == []
    assert found(NORMATIVES, "123-2014", "124", "2014-05-29") == ["uid-differs-from-columns"]


def test_a_table_is_known_by_its_key_too_and_others_are_left_alone() -> None:
    columns = (column("identifier"), column("number"), column("dateAccepted"))
    assert rule(layout(*columns, opendata={"key": "legal_acts"})) is not None
    assert rule(layout(*columns, name="contracts")) is None
    assert rule(layout(column("uid"), column("number"), name="legalActs")) is None


def test_odd_cells() -> None:
    assert [look(rule(ACTS), ACTS, [c, c, c]) for c in ODD] == [[] for _ in ODD]
