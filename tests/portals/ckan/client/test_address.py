from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from opendata.portals.ckan.client.address import moved, origin_of, portal_address, shown
from opendata.problems import OpendataError


@pytest.mark.parametrize(
    ("url", "origin"),
    [
        ("https://data.gov.ua", "https://data.gov.ua"),
        ("HTTPS://Data.Gov.UA:443/dataset?x#y", "https://data.gov.ua"),
        ("http://127.0.0.1:5000/", "http://127.0.0.1:5000"),
        ("http://[::1]:80/", "http://[::1]"),
        ("https://a.example\\@b.example/", "https://a.example"),
        ("https://b.example:1@a.example/", "https://a.example"),
        ("ftp://a.example", "None"),
        ("//a.example", "None"),
        ("https://", "None"),
        ("https://a.example:99999", "None"),
        ("", "None"),
    ],
)
def test_the_origin_of_an_address(url: str, origin: str) -> None:
    assert str(origin_of(url)) == origin


@pytest.mark.parametrize(
    "other",
    [
        "http://data.gov.ua",
        "https://data.gov.ua:8443",
        "https://www.data.gov.ua",
        "https://data.gov.ua.evil.example",
        "https://data.gov.ua./",
        "https://data.gov.ua@evil.example/",
    ],
)
def test_what_only_looks_like_the_same_place(other: str) -> None:
    assert origin_of(other) != origin_of("https://data.gov.ua")


@given(st.text(max_size=60))
def test_no_text_breaks_the_reading_of_addresses(text: str) -> None:
    for url in (text, "https://" + text, "https://a.example/" + text):
        origin_of(url)
        shown(url)
    moved("https://a.example/", text)


@pytest.mark.parametrize(
    "url",
    ["data.gov.ua", "https://u:p@data.gov.ua", "https://x/?a=1", "https://x/#a", "ftp://x", ""],
)
def test_addresses_that_no_portal_has(url: str) -> None:
    with pytest.raises(OpendataError) as caught:
        portal_address(url)
    assert caught.value.problem.code == "ckan-address"
    assert ":p@" not in str(caught.value)


def test_a_slash_at_the_end_is_nothing() -> None:
    assert portal_address("https://rada.example/data/") == "https://rada.example/data"


@pytest.mark.parametrize(
    ("location", "target"),
    [
        ("/x", "https://a.example/x"),
        ("y.csv#top", "https://a.example/d/y.csv"),
        ("//b.example/x", "https://b.example/x"),
        ("https://b.example:8443/x?q=1", "https://b.example:8443/x?q=1"),
        ("http://a.example/x", None),
        ("/Рішення".encode().decode("latin-1"), "https://a.example/Рішення"),
        ("", None),
        ("mailto:a@b", None),
    ],
)
def test_where_an_answer_leads(location: str, target: str | None) -> None:
    assert moved("https://a.example/d/x.csv", location) == target


def test_an_open_page_may_lead_to_an_encrypted_one() -> None:
    assert moved("http://a.example/", "https://a.example/") == "https://a.example/"


def test_what_is_shown_has_no_password_and_no_query() -> None:
    assert shown("https://u:p@a.example/x?token=1#y") == "https://a.example/x"
    assert shown("u:p@a.example?token=1") == "a.example"
