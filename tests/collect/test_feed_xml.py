from __future__ import annotations

import pytest
from feed_hands import entry, rss
from hypothesis import given
from hypothesis import strategies as st

from opendata.collect.feed import Listing, NoFeed, What
from opendata.collect.feed_xml import plain, read_xml
from opendata.problems import OpendataError


def test_an_item_of_rss_is_read() -> None:
    feed = read_xml(rss(entry(7, "2026-09-05 00:30"), built="2026-09-06 08:00"), "f.xml")
    (item,) = feed.items
    assert feed.listing is Listing.FEED
    assert item.address == "https://rada.example/news/7/"
    assert item.guid == "https://rada.example/?p=7"
    assert item.title == "Новина 7"
    assert item.sections == ("Новини",)
    assert item.what is What.MATERIAL
    assert str(item.published) == "2026-09-04 21:30:00+00:00"
    assert str(feed.built) == "2026-09-06 05:00:00+00:00"


ATOM = """<?xml version="1.0"?>
<feed xmlns="http://www.w3.org/2005/Atom" xmlns:yt="http://www.youtube.com/xml/schemas/2015"
      xmlns:media="http://search.yahoo.com/mrss/">
  <title>Канал ради</title><updated>2026-09-09T10:00:00Z</updated>
  <entry>
    <id>yt:video:abc</id><yt:videoId>abc</yt:videoId>
    <title type="html">Сесія &amp;laquo;12&amp;raquo;</title>
    <link rel="edit" href="https://www.youtube.com/edit"/>
    <link rel="alternate" href="https://www.youtube.com/watch?v=abc"/>
    <author><name>Рада</name><uri>https://www.youtube.com/channel</uri></author>
    <published>2026-09-08T07:00:00+00:00</published><updated>2026-09-09T07:00:00Z</updated>
    <category term="session" label="Сесії"/>
    <media:group><media:title>Інша назва</media:title></media:group>
  </entry>
  <entry>
    <id>tag:rada.example,2026:2</id><title>Без дня виходу</title>
    <link href="https://rada.example/2"/><updated>2026-09-09T07:00:00Z</updated>
  </entry>
</feed>"""


def test_atom_is_read_and_what_lies_deeper_is_not() -> None:
    video, other = read_xml(ATOM.encode(), "a.xml").items
    assert (video.title, video.what, video.sections) == ("Сесія «12»", What.VIDEO, ("Сесії",))
    assert video.address == "https://www.youtube.com/watch?v=abc"
    assert str(video.published) == "2026-09-08 07:00:00+00:00"
    assert not video.changed
    assert other.changed
    assert str(other.published) == "2026-09-09 07:00:00+00:00"


def test_rss_1_keeps_its_items_beside_the_channel() -> None:
    text = (
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" '
        'xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/">'
        "<channel><title>Рада</title></channel><item><title>Т</title>"
        "<link>https://rada.example/1</link><dc:date>2026-09-05T10:00:00Z</dc:date></item>"
        "</rdf:RDF>"
    )
    (item,) = read_xml(text.encode(), "r.xml").items
    assert (item.title, item.address) == ("Т", "https://rada.example/1")
    assert str(item.published) == "2026-09-05 10:00:00+00:00"


def test_a_blank_line_before_the_declaration_and_windows_1251_are_read() -> None:
    text = rss(entry(1, "2026-09-05")).decode().replace("UTF-8", "windows-1251")
    (item,) = read_xml(b"\xef\xbb\xbf\n" + text.encode("cp1251"), "f.xml").items
    assert item.title == "Новина 1"


def test_a_doctype_is_refused() -> None:
    bomb = (
        b'<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]>'
        b"<rss><channel><item><title>&b;</title></item></channel></rss>"
    )
    with pytest.raises(OpendataError) as error:
        read_xml(bomb, "f.xml")
    assert error.value.problem.code == "document-bomb"


@pytest.mark.parametrize("cut", [10, 200, -1])
def test_a_feed_that_was_cut_off_is_broken(cut: int) -> None:
    with pytest.raises(OpendataError) as error:
        read_xml(rss(entry(1, "2026-09-05"))[:cut], "f.xml")
    assert error.value.problem.code == "document-broken"


@pytest.mark.parametrize("text", ["<html><body/></html>", "<urlset/>", "<a><rss/></a>"])
def test_other_xml_is_no_feed(text: str) -> None:
    with pytest.raises(NoFeed):
        read_xml(text.encode(), "f.xml")


def test_a_title_of_a_gigabyte_is_not_kept() -> None:
    (item,) = read_xml(rss(entry(1, "2026-09-05", title="а" * 100_000)), "f.xml").items
    assert len(item.title) <= 2_000


def test_titles_lose_their_html() -> None:
    assert plain("Про &#171;звіт&#187; <em>за рік</em>") == "Про «звіт» за рік"
    assert plain("A\n  B") == "A B"


@given(st.binary(max_size=200))
def test_no_bytes_break_the_reading(data: bytes) -> None:
    try:
        feed = read_xml(b"<rss>" + data, "f.xml")
    except (NoFeed, OpendataError):
        return
    assert feed.listing is Listing.FEED
