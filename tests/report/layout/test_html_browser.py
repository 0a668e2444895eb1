"""The page of a report in a real browser: on a telephone, on a desk, and on paper."""

from __future__ import annotations

import dataclasses
import io
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pypdfium2
import pytest
from layout_hands import COUNTS, RICH

from opendata.report.layout.blocks import Chart, Layout, Section, Series, Shape
from opendata.report.layout.html import html

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

CHROMIUM = next(
    (
        found
        for name in ("chromium", "chromium-browser", "google-chrome")
        if (found := shutil.which(name))
    ),
    None,
)
pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(CHROMIUM is None, reason="no Chromium on this machine"),
]

WIDER = """
(skipped) => [...document.querySelectorAll("body *")].filter((one) => {
  if (one.closest(skipped)) return false;
  return one.getBoundingClientRect().right > document.documentElement.clientWidth + 1;
}).map((one) => one.outerHTML.slice(0, 100))
"""
COLLISIONS = """
() => {
  const bad = [];
  for (const picture of document.querySelectorAll("svg")) {
    const frame = picture.getBoundingClientRect();
    const texts = [...picture.querySelectorAll("text")];
    const boxes = texts.map((one) => one.getBoundingClientRect());
    boxes.forEach((box, i) => {
      if (box.left < frame.left - 1 || box.right > frame.right + 1) bad.push(texts[i].textContent);
      boxes.slice(i + 1).forEach((other, j) => {
        const beside = box.right <= other.left + 1 || other.right <= box.left + 1;
        const apart = box.bottom <= other.top + 4 || other.bottom <= box.top + 4;
        if (!beside && !apart) bad.push([texts[i].textContent, texts[i + 1 + j].textContent]);
      });
    });
  }
  return bad;
}
"""
CONTRAST = """
() => {
  const channel = (v) => (v /= 255) <= 0.03928 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4;
  const light = (c) => 0.2126 * channel(c[0]) + 0.7152 * channel(c[1]) + 0.0722 * channel(c[2]);
  const parse = (text) => text.match(/[\\d.]+/g).map(Number);
  const ground = (node) => {
    for (; node; node = node.parentElement) {
      const colour = parse(getComputedStyle(node).backgroundColor);
      if (colour.length === 3 || colour[3] > 0) return colour;
    }
    return [255, 255, 255];
  };
  const low = [];
  for (const node of document.querySelectorAll("body *")) {
    const own = [...node.childNodes].some((one) => one.nodeType === 3 && one.textContent.trim());
    if (!own || !node.checkVisibility()) continue;
    const style = getComputedStyle(node);
    const ink = parse(node.closest("svg") ? style.fill : style.color);
    const pair = [light(ink), light(ground(node))].sort((a, b) => b - a);
    const ratio = (pair[0] + 0.05) / (pair[1] + 0.05);
    if (ratio < 4.5) low.push([node.tagName, node.className.toString(), ratio]);
  }
  return low;
}
"""


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as driver:
        started = driver.chromium.launch(
            executable_path=CHROMIUM, args=["--no-sandbox", "--disable-dev-shm-usage"]
        )
        yield started
        started.close()


def shown(browser: Browser, folder: Path, layout: Layout = RICH, width: int = 1100) -> Page:
    path = folder / "report.html"
    path.write_bytes(html(layout))
    page = browser.new_page(viewport={"width": width, "height": 800})
    page.goto(path.as_uri())
    return page


@pytest.mark.parametrize("width", [320, 768, 1280])
def test_nothing_runs_and_nothing_leaves_the_window(
    browser: Browser, width: int, tmp_path: Path
) -> None:
    page = shown(browser, tmp_path, width=width)
    assert "зламано" not in page.title()
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert page.evaluate(WIDER, ".scroll, .unseen") == []
    page.close()


def test_labels_of_charts_do_not_collide(browser: Browser, tmp_path: Path) -> None:
    days = tuple(f"{n % 28 + 1:02}.{n % 12 + 1:02}.2026" for n in range(90))
    names = [f"{name} за видами діяльності" for name in ("Рішення", "Проєкти", "Протоколи")]
    values = [tuple(1000.5 * n * k for n in range(90)) for k in (1, -1, 3)]
    series = tuple(map(Series, names, values))
    charts = (
        Chart("days", "Дні", Shape.LINE, days, series, "Багато днів."),
        Chart(
            "bars",
            "Смуги",
            Shape.BARS,
            ("Ш" * 60, "щ ж ю " * 30, "а"),
            tuple(Series(name, (-12345678, None, 12345678.25)) for name in names),
            "Довгі назви.",
        ),
    )
    layout = dataclasses.replace(RICH, sections=(*RICH.sections, Section("Ще", charts)))
    page = shown(browser, tmp_path, layout)
    assert page.locator("svg").count() == 5
    assert page.evaluate(COLLISIONS) == []
    page.close()


def test_every_text_has_the_contrast_that_wcag_asks(browser: Browser, tmp_path: Path) -> None:
    page = shown(browser, tmp_path)
    page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true; })")
    assert page.evaluate(CONTRAST) == []
    page.close()


def test_the_keyboard_reaches_the_content_and_the_wide_table(
    browser: Browser, tmp_path: Path
) -> None:
    page = shown(browser, tmp_path, width=320)
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "content"
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "scroll"
    outline = "getComputedStyle(document.activeElement).outlineStyle"
    assert page.evaluate(outline) == "solid"
    page.close()


def test_on_paper_nothing_is_cut_and_the_head_comes_again(browser: Browser, tmp_path: Path) -> None:
    long = dataclasses.replace(COUNTS, rows=COUNTS.rows[:1] * 80)
    layout = dataclasses.replace(RICH, sections=(*RICH.sections, Section("Довга", (long,))))
    page = shown(browser, tmp_path, layout)
    data = page.pdf(prefer_css_page_size=True)
    page.emulate_media(media="print")
    for width, skipped in ((703, ".wide, .unseen"), (1031, ".unseen")):  # A4 without its margins
        page.set_viewport_size({"width": width, "height": 1000})
        assert page.evaluate(WIDER, skipped) == []
    page.close()
    book = pypdfium2.PdfDocument(io.BytesIO(data))
    sizes = {(round(one.get_width()), round(one.get_height())) for one in book}
    texts = [one.get_textpage().get_text_range() for one in book]
    assert sizes == {(595, 842), (842, 595)} or sizes == {(596, 842), (842, 596)}
    assert sum("Оприлюднено" in text for text in texts) >= 4
    whole = "\n".join(texts)
    assert whole.count("Разом") == 2, "the totals stand once below each table"
    assert "https://data.gov.ua/dataset/7?a=1&b=2" in whole.replace("\r\n", "")
    assert "2024-09" in whole, "the numbers of a chart are printed, folded or not"
    assert "Числа цієї діаграми" not in whole
