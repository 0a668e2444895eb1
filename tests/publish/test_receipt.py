from __future__ import annotations

import json
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from opendata.portals.portal import Check, Match, Receipt
from opendata.publish.receipt import receipt_from_json, receipt_to_json
from opendata.release.release import Version

numbers = st.integers(0, 99)
checks = st.builds(Check, st.text(), st.text(), st.none() | st.text(), st.sampled_from(list(Match)))
receipts = st.builds(
    Receipt,
    st.text(),
    st.text(),
    st.builds(Version, numbers, numbers, numbers),
    st.datetimes(timezones=st.just(UTC)),
    st.lists(checks, max_size=4).map(tuple),
)


@given(receipts)
def test_a_receipt_survives_the_journal(receipt: Receipt) -> None:
    assert receipt_from_json(json.loads(json.dumps(receipt_to_json(receipt)))) == receipt


def test_a_proof_is_worked_out_and_not_believed() -> None:
    check = Check("a", "1", None, Match.MISSING)
    receipt = Receipt("site", "d", Version(1, 0, 0), datetime(2026, 1, 1, tzinfo=UTC), (check,))
    content = receipt_to_json(receipt)
    assert content["proven"] is False
    assert content["at"] == "2026-01-01T00:00:00Z"
    assert not receipt_from_json(content | {"proven": True}).proven


@pytest.mark.parametrize("content", [{}, {"portal": "x", "dataset": "y", "version": "1"}])
def test_what_is_no_receipt_is_refused(content: dict[str, object]) -> None:
    with pytest.raises((KeyError, ValueError)):
        receipt_from_json(content)
