from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from opendata.portals.ckan.client.answer import Answer, waiting_time

NOW = "Sun, 22 Nov 2026 10:00:00 GMT"


@pytest.mark.parametrize(
    ("header", "date", "seconds"),
    [
        ("120", None, 120),
        (" 0 ", NOW, 0),
        ("Sun, 22 Nov 2026 10:01:30 GMT", NOW, 90),
        ("Sun, 22 Nov 2026 09:00:00 GMT", NOW, 0),
        ("Sun, 22 Nov 2026 10:01:30 GMT", None, None),
        ("9" * 5000, None, 10**9),
        ("-1", NOW, None),
        ("1.5", NOW, None),
        ("soon", NOW, None),
        ("٣", NOW, None),
        (None, NOW, None),
    ],
)
def test_how_long_to_wait(header: str | None, date: str | None, seconds: float | None) -> None:
    assert waiting_time(header, date) == seconds


@given(st.text(), st.text())
def test_no_header_breaks_it(header: str, date: str) -> None:
    wait = waiting_time(header, date)
    assert wait is None or wait >= 0


@given(st.text())
def test_no_body_breaks_it(text: str) -> None:
    answer = Answer(200, text=text)
    assert answer.error == {}


def test_a_body_is_not_in_the_repr() -> None:
    assert "secret" not in repr(Answer(302, text="secret", location="secret"))
