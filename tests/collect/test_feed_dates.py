from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from opendata.collect.feed_dates import read_moment, saved_at
from opendata.collect.walk import FoundFile


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("Mon, 05 Oct 2026 00:10:00 +0300", "2026-10-04T21:10:00+00:00"),
        ("05 Oct 2026 00:10:00 GMT", "2026-10-05T00:10:00+00:00"),
        ("Mon, 05 Oct 2026 00:10:00 -0000", "2026-10-05T00:10:00+00:00"),
        ("2026-10-05T00:10:00Z", "2026-10-05T00:10:00+00:00"),
        ("2026-10-05T00:10:00+03:00", "2026-10-04T21:10:00+00:00"),
        ("2026-10-05", "2026-10-04T21:00:00+00:00"),
        ("2026-12-05 10:00:00", "2026-12-05T08:00:00+00:00"),  # winter in Kyiv
    ],
)
def test_moments_are_read(text: str, iso: str) -> None:
    moment = read_moment(text)
    assert moment is not None
    assert moment.isoformat() == iso


@pytest.mark.parametrize(
    "text",
    [
        "",
        "учора",
        "Thu, 01 Jan 1970 00:00:00 +0000",
        "-0001-11-30T00:00:00",
        "0000-00-00T00:00:00",
        "Mon, 32 Oct 2026 10:00:00 +0300",
        "x" * 5000,
    ],
)
def test_what_is_no_moment_is_none(text: str) -> None:
    assert read_moment(text) is None


@given(st.text(max_size=40))
def test_no_text_breaks_the_reading(text: str) -> None:
    moment = read_moment(text)
    assert moment is None or moment.tzinfo is UTC


@pytest.mark.parametrize(
    ("name", "iso"),
    [
        ("2026-10-01T021500Z.xml", "2026-10-01T02:15:00+00:00"),
        ("2026-10-01T021500Z-posts-1.json", "2026-10-01T02:15:00+00:00"),
        ("2026-10-01-posts.json", "2026-09-30T21:00:00+00:00"),
        ("2026-10-01 09-30 новини.xml", "2026-10-01T06:30:00+00:00"),
        ("feed.xml", None),
        ("2026-13-01.xml", None),
    ],
)
def test_the_name_of_a_file_says_when_it_was_saved(name: str, iso: str | None) -> None:
    moment = saved_at(FoundFile(f"feeds/news/{name}", "", "", 0))
    expected = None if iso is None else datetime.fromisoformat(iso)
    assert moment == expected
