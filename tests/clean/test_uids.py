from __future__ import annotations

import pytest
from clean_texts import numbers
from hypothesis import given
from hypothesis import strategies as st

from opendata.acts.act import Kind
from opendata.clean.uids import act_uid


@pytest.mark.parametrize(
    ("number", "kind", "uid"),
    [
        ("45", Kind.COUNCIL_DECISION, "45-2018"),
        ("45/8", Kind.COUNCIL_DECISION, "45/8-2018"),
        ("1234-VIII", Kind.COUNCIL_DECISION, "1234-VIII-2018"),
        ("45", Kind.EXECUTIVE_DECISION, "45-2018-вк"),
        ("45", Kind.MAYORS_ORDER, "45-2018-р"),
        ("1234-р", Kind.MAYORS_ORDER, "1234-р-2018"),
        ("12-од", Kind.MAYORS_ORDER, "12-од-2018"),
        ("12-к/тр", Kind.MAYORS_ORDER, "12-к/тр-2018"),
        ("45-а", Kind.MAYORS_ORDER, "45-а-2018-р"),
        ("№ 45 - р", Kind.MAYORS_ORDER, "45-р-2018"),
        ("45 дод 2", Kind.COUNCIL_DECISION, "45-дод-2-2018"),
    ],
)
def test_act_uid(number: str, kind: Kind, uid: str) -> None:
    assert act_uid(number, "2018-07-06", kind) == uid


@pytest.mark.parametrize(
    ("number", "date", "kind"),
    [
        ("", "2018-07-06", "рішення ради"),
        ("б/н", "2018-07-06", "рішення ради"),
        ("45", "06.07.2018", "рішення ради"),
        ("45", "2018-07-06", "лист"),
    ],
)
def test_no_identifier(number: str, date: str, kind: str) -> None:
    assert act_uid(number, date, kind) == ""


def test_every_kind_is_known() -> None:
    uids = {act_uid("45", "2018-07-06", kind) for kind in Kind}
    assert "" not in uids
    assert len(uids) == len(Kind)


DATES = st.dates().map(lambda day: day.isoformat())
OFFICIAL = st.sampled_from([Kind.COUNCIL_DECISION, Kind.EXECUTIVE_DECISION, Kind.MAYORS_ORDER])
# An order may carry its suffix already, «45» and «45-р» of one mayor and year are one act there.
PLAIN = st.from_regex(r"[1-9][0-9]{0,3}([-/][1-9][0-9]{0,2})?(-VIII)?", fullmatch=True)


@given(PLAIN, DATES, OFFICIAL, PLAIN, DATES, OFFICIAL)
def test_different_acts_have_different_uids(
    a: str, day_a: str, kind_a: Kind, b: str, day_b: str, kind_b: Kind
) -> None:
    same = (a, day_a[:4], kind_a) == (b, day_b[:4], kind_b)
    assert (act_uid(a, day_a, kind_a) == act_uid(b, day_b, kind_b)) == same


@given(numbers, DATES, OFFICIAL)
def test_no_blanks(number: str, day: str, kind: Kind) -> None:
    uid = act_uid(number, day, kind)
    assert uid
    assert not any(ch.isspace() for ch in uid)
