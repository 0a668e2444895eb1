from __future__ import annotations

import dataclasses
import itertools
import re

from hypothesis import given, settings
from layout_hands import ATTACK, CONTROL, RICH, layouts
from selectolax.lexbor import LexborHTMLParser, LexborNode

from opendata.report.layout.blocks import Layout
from opendata.report.layout.html import html

PAGE = LexborHTMLParser(html(RICH).decode())


def attribute(node: LexborNode, name: str) -> str:
    return node.attributes[name] or ""


def test_the_page_runs_and_loads_nothing() -> None:
    text = html(RICH).decode()
    assert not PAGE.css("script, link, img, iframe, object, embed, form, base")
    policy = PAGE.css_first("meta[http-equiv]")
    assert policy is not None
    assert "default-src 'none'" in attribute(policy, "content")
    assert "url(http" not in text
    assert "@import" not in text
    assert ATTACK not in text
    assert "зламано" in PAGE.text()


def test_the_page_can_be_read_without_eyes() -> None:
    assert attribute(PAGE.css_first("html"), "lang") == "uk"
    assert len(PAGE.css("h1")) == len(PAGE.css("main")) == 1
    levels = [int(one.tag[1]) for one in PAGE.css("h1, h2, h3, h4")]
    assert all(after - before <= 1 for before, after in itertools.pairwise(levels))
    for table in PAGE.css("table"):
        assert table.css_first("caption").text(strip=True)
        assert all(attribute(th, "scope") in {"col", "row"} for th in table.css("th"))
    for picture in PAGE.css("svg"):
        assert attribute(picture, "role") == "img"
        for name in attribute(picture, "aria-labelledby").split():
            assert picture.css_first(f"#{name}").text()


@given(layouts())
@settings(max_examples=30)
def test_every_name_is_there_once_and_every_reference_meets_one(layout: Layout) -> None:
    page = LexborHTMLParser(html(layout).decode())
    names = [attribute(one, "id") for one in page.css("[id]")]
    assert len(names) == len(set(names))
    for one in page.css("[aria-labelledby]"):
        assert set(attribute(one, "aria-labelledby").split()) <= set(names)
    for link in page.css('a[href^="#"]'):
        assert attribute(link, "href")[1:] in names
    assert not page.css("script, [onclick], [onload], img")


def test_only_addresses_of_the_web_are_links() -> None:
    links = [attribute(one, "href") for one in PAGE.css("td a")]
    assert links == ["https://data.gov.ua/dataset/7?a=1&b=2"]
    assert "злий" in PAGE.text()


def test_a_status_says_in_words_what_its_colour_says() -> None:
    words = {attribute(one, "class").split()[1]: one.text() for one in PAGE.css("td .word")}
    assert words == {
        "good": "виконано",
        "bad": "не виконано",
        "warn": "прострочено",
        "quiet": "не стосується",
    }


def test_what_was_not_recorded_is_no_zero() -> None:
    row = PAGE.css("table")[0].css("tbody tr")[2]
    texts = [cell.text(strip=True) for cell in row.css("th, td")]
    assert texts[1] == "0"
    assert texts[2] == "–нічого не записано"
    assert texts[4] == ""


def test_a_table_without_rows_says_so() -> None:
    assert "Рядків немає." in PAGE.css("table")[1].text()


def test_control_characters_are_shown_as_unknown() -> None:
    text = html(RICH).decode()
    assert CONTROL not in text
    assert not re.search("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff]", text)


def test_a_short_report_has_no_contents() -> None:
    short = dataclasses.replace(RICH, sections=RICH.sections[:2], notes=(), facts=())
    page = LexborHTMLParser(html(short).decode())
    assert not page.css("nav, footer, dl.facts")
    assert PAGE.css("nav li")


def test_english_pages_are_english() -> None:
    page = LexborHTMLParser(html(dataclasses.replace(RICH, language="en")).decode())
    assert attribute(page.css_first("html"), "lang") == "en"
    assert "12,672" in page.text()
    assert "2026-01-31" in page.text()
