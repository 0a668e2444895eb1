from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from opendata.collect.feed import Item, channel_of, is_address, material_key


def item(address: str = "", guid: str = "") -> Item:
    return Item(address, guid, "", None)


@pytest.mark.parametrize(
    ("address", "channel"),
    [
        ("https://rada.example/news/1", "сайт"),
        ("https://www.facebook.com/rada/posts/1", "Facebook"),
        ("https://m.facebook.com/rada", "Facebook"),
        ("https://t.me/rada/17", "Telegram"),
        ("https://www.youtube.com/watch?v=x", "YouTube"),
        ("https://notfacebook.com/rada", "сайт"),
        ("", "сайт"),
        ("http://[broken", "сайт"),
    ],
)
def test_a_network_is_known_by_its_host(address: str, channel: str) -> None:
    assert channel_of(address) == channel


@pytest.mark.parametrize(
    "same",
    [
        "http://rada.example/news/1",
        "https://www.rada.example/news/1/",
        "https://RADA.example:443/news/1#comments",
        "https://rada.example/news/1/?utm_source=rss&utm_medium=feed",
    ],
)
def test_links_to_one_page_are_one_material(same: str) -> None:
    assert material_key(item(same)) == material_key(item("https://rada.example/news/1"))


@pytest.mark.parametrize(
    "other",
    [
        "https://rada.example/news/2",
        "https://rada.example/news/1?page=2",
        "https://rada.example:8080/news/1",
        "https://old.rada.example/news/1",
    ],
)
def test_links_to_other_pages_are_others(other: str) -> None:
    assert material_key(item(other)) != material_key(item("https://rada.example/news/1"))


def test_the_order_of_a_query_makes_no_difference() -> None:
    first, second = "https://rada.example/?id=7&lang=uk", "https://rada.example/?lang=uk&id=7"
    assert material_key(item(first)) == material_key(item(second))


def test_without_an_address_it_is_the_identifier() -> None:
    assert material_key(item("/news/1", "tag:rada.example,2026:1")) == "tag:rada.example,2026:1"
    assert material_key(item()) == ""


@given(st.text())
def test_any_text_is_an_address_or_none(text: str) -> None:
    assert is_address(text) in (True, False)
    assert isinstance(material_key(item(text, "g")), str)
    assert channel_of(text)
