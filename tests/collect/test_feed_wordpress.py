from __future__ import annotations

import json
from typing import Any

import pytest
from feed_hands import as_json, post
from hypothesis import given
from hypothesis import strategies as st

from opendata.collect.feed import Listing, NoFeed, What
from opendata.collect.feed_wordpress import read_wordpress


def test_posts_are_read() -> None:
    page = [
        post(9, "2026-09-30T21:30:00", 4, 5),
        post(8, "2026-09-01T10:00:00", title={"rendered": "Про &#8220;звіт&#8221;"}),
    ]
    feed = read_wordpress(as_json(page))
    first, second = feed.items
    assert feed.listing is Listing.POSTS
    assert first.sections == ("4", "5")
    assert str(first.published) == "2026-09-30 21:30:00+00:00"
    assert second.title == "Про “звіт”"


def test_the_clock_of_the_site_holds_where_there_is_no_utc() -> None:
    page = [post(9, "2026-09-30T21:30:00", date_gmt="0000-00-00T00:00:00")]
    (item,) = read_wordpress(as_json(page)).items
    assert str(item.published) == "2026-09-30 18:30:00+00:00"


def test_galleries_and_videos_are_told_apart() -> None:
    page = [
        post(n, "2026-09-01T10:00:00", format=form)
        for n, form in enumerate(("standard", "gallery", "video"))
    ]
    kinds = [one.what for one in read_wordpress(as_json(page)).items]
    assert kinds == [What.MATERIAL, What.PHOTO, What.VIDEO]


def test_media_are_photos_and_videos_and_the_rest_is_counted() -> None:
    page = [
        post(n, "2026-09-01T10:00:00", media_type=kind, mime_type=mime, source_url="https://r.e/x")
        for n, (kind, mime) in enumerate(
            [("image", "image/jpeg"), ("file", "video/mp4"), ("file", "application/pdf")]
        )
    ]
    feed = read_wordpress(as_json(page))
    assert feed.listing is Listing.MEDIA
    assert [one.what for one in feed.items] == [What.PHOTO, What.VIDEO]
    assert feed.others == 1


def test_categories_are_names_by_number() -> None:
    page = [{"id": 4, "name": "Новини &amp; події", "slug": "news", "taxonomy": "category"}]
    feed = read_wordpress(as_json(page))
    assert feed.listing is Listing.CATEGORIES
    assert feed.terms == {"4": "Новини & події"}


def test_an_empty_page_has_nothing() -> None:
    assert read_wordpress(b"[]").items == ()


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"{}",
        b"null",
        b"[1, 2]",
        b'[{"id": 1}]',
        b"<html>",
        b"\xff\xfe\x00",
        b"[" * 100_000,
        b'{"code": "rest_no_route", "message": "x"}',
    ],
)
def test_other_json_is_no_feed(data: bytes) -> None:
    with pytest.raises(NoFeed):
        read_wordpress(data)


def test_what_the_site_refuses_with_is_said() -> None:
    with pytest.raises(NoFeed, match="rest_no_route"):
        read_wordpress(b'{"code": "rest_no_route"}')


ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=10),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner),
    max_leaves=5,
)


@given(
    st.lists(
        st.fixed_dictionaries(
            {"link": ANYTHING},
            optional=dict.fromkeys(
                ("title", "guid", "date", "date_gmt", "categories", "mime_type", "format"), ANYTHING
            ),
        ),
        max_size=3,
    )
)
def test_no_types_break_the_reading(page: list[dict[str, Any]]) -> None:
    feed = read_wordpress(json.dumps(page).encode())
    assert len(feed.items) == len(page)
