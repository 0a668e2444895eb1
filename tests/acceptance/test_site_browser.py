"""The site in a real browser: opened, filtered, downloaded from, served and from a folder."""

from __future__ import annotations

import functools
import http.server
import shutil
import sys
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

sys.path.insert(0, str(Path(__file__).parents[1] / "portals"))

from publications import World, quiet, row

from opendata.portals.site.portal import SitePortal
from opendata.publish.run import publish

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
DOWNLOADED = {"csv", "xlsx"}
TABLE = "structures_835/2025/legal_acts"
PAGES = [
    "index.html",
    "decisions/index.html",
    "decisions/1.1.0/index.html",
    "structures_835/index.html",
    f"{TABLE}/index.html",
]
ATTACK = "<script>document.title='зламано'</script><img src=x onerror=\"document.title='зламано'\">"
PREFIX = "rada/open"
POLICY = "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:"
"""The header that the operator's guide asks a web server to send with documents in HTML."""
ACTIVE = """<!DOCTYPE html><html lang="uk"><meta charset="utf-8"><title>акт</title>
<p id="text">РІШЕННЯ</p><script>document.title = "зламано"</script></html>
""".encode()


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a site with 300 acts, as if it stood below a path of the council's domain."""
    root = tmp_path_factory.mktemp("council")
    world = World(root)
    rows = [row(number) for number in range(1, 299)]
    rows[6] = row(7, "Про бюджет громади на 2027 рік", type="розпорядження", number="7/Б-р")
    rows[19] = row(20, "Про сторінку зі сценарієм", text="20.html")
    texts = {rows[19]["uid"]: ACTIVE}
    world.release(rows, texts=texts)
    rows[9]["status"] = "Втратив чинність"
    world.release(
        [*rows, row(299, f"Про {ATTACK}"), row(300, "Про об’єднання «Калина»")], texts=texts
    )
    portal = SitePortal("site", root / "www" / PREFIX)
    publish(portal, world.publication(), record=lambda *_: None, progress=quiet)
    return portal.folder


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        arguments = ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"]
        opened = playwright.chromium.launch(executable_path=CHROMIUM, args=arguments)
        yield opened
        opened.close()


class Silent(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        pass

    def end_headers(self) -> None:
        if self.path.endswith("20.html?guarded"):
            self.send_header("Content-Security-Policy", POLICY)
        super().end_headers()


@pytest.fixture(scope="module")
def served(site: Path) -> Iterator[str]:
    """The address of the site on this machine, below a prefix."""
    handler = functools.partial(Silent, directory=str(site.parents[1]))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}/{PREFIX}"
        server.shutdown()
        thread.join()


@pytest.fixture(params=["served", "folder"])
def address(request: pytest.FixtureRequest, site: Path) -> str:
    if request.param == "folder":
        return site.as_uri()
    found: str = request.getfixturevalue("served")
    return found


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A page that may not complain: no console message, no failed request."""
    context = browser.new_context(locale="uk-UA", accept_downloads=True)
    opened = context.new_page()
    opened.set_default_timeout(10_000)
    said: list[str] = []
    opened.on("console", lambda one: said.append(f"{one.type}: {one.text}"))
    opened.on("pageerror", lambda one: said.append(f"error: {one}"))
    opened.on("requestfailed", lambda one: said.append(f"failed: {one.url}"))
    opened.on(
        "response",
        lambda one: said.append(f"{one.status}: {one.url}") if one.status >= 400 else None,
    )
    yield opened
    context.close()
    # A download takes over its request, which then counts as ended early.
    assert [
        one for one in said if not one.startswith("failed:") or not DOWNLOADED & set(one.split("."))
    ] == []


def rows(page: Page) -> list[str]:
    return page.locator("#rows tbody tr").all_inner_texts()


def test_a_visitor_finds_an_act_and_takes_the_table(page: Page, address: str, site: Path) -> None:
    page.goto(f"{address}/index.html")
    assert page.title() == "Відкриті дані · Яснозірська міська рада"
    assert "документів: 300" in page.locator(".totals").inner_text().replace(
        "\N{NO-BREAK SPACE}", " "
    )
    page.get_by_role("link", name="Рішення ради та її органів").click()
    assert len(rows(page)) == 50
    assert "Показано 50 найновіших із 300" in page.locator("#found").inner_text()

    field = page.get_by_label("Знайти серед усіх записів")
    field.fill("БЮДЖЕТ 7/б")
    page.get_by_text("знайдено: 1", exact=True).wait_for()
    (only,) = rows(page)
    assert "Про бюджет громади на 2027 рік" in only
    assert "розпорядження" in only

    with page.expect_download() as waiting:
        page.get_by_role("link", name="CSV").first.click()
    newest = site / "decisions" / "1.1.0" / "legalActs.csv"
    assert Path(waiting.value.path()).read_bytes() == newest.read_bytes()


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("об'єднання калина", 1),
        ("Об’ЄДНАННЯ", 1),
        ("2021-03-03", 4),
        ("03.03.2021", 4),
        ("розпорядження", 1),
        ("немає такого", 0),
        ("Про", 300),
    ],
)
def test_the_filter_reads_as_people_write(page: Page, served: str, text: str, count: int) -> None:
    page.goto(f"{served}/decisions/index.html")
    page.get_by_label("Знайти серед усіх записів").fill(text)
    page.get_by_text(f"знайдено: {count}").first.wait_for()
    assert len(rows(page)) == min(count, 200)
    limited = "Показано перші 200" in page.locator("#found").inner_text()
    assert limited is (count > 200)


def test_an_emptied_filter_shows_the_newest_again(page: Page, served: str) -> None:
    page.goto(f"{served}/decisions/index.html")
    before = rows(page)
    field = page.get_by_label("Знайти серед усіх записів")
    field.fill("бюджет")
    page.get_by_text("знайдено: 1", exact=True).wait_for()
    field.fill("")
    page.get_by_text("Показано 50 найновіших").wait_for()
    assert rows(page) == before


def test_the_rows_are_loaded_only_when_somebody_filters(page: Page, served: str) -> None:
    asked: list[str] = []
    page.on("request", lambda one: asked.append(one.url))
    page.goto(f"{served}/decisions/index.html", wait_until="networkidle")
    assert not [url for url in asked if url.endswith("preview.js")]
    page.get_by_label("Знайти серед усіх записів").fill("бюджет")
    page.get_by_text("знайдено: 1", exact=True).wait_for()
    assert len([url for url in asked if url.endswith("preview.js")]) == 1


def test_markup_in_a_title_is_inert(page: Page, address: str) -> None:
    page.goto(f"{address}/decisions/index.html")
    page.get_by_label("Знайти серед усіх записів").fill("img src")
    page.get_by_text("знайдено: 1", exact=True).wait_for()
    assert ATTACK in rows(page)[0]
    page.goto(f"{address}/decisions/1.1.0/index.html")
    page.get_by_text(ATTACK).first.wait_for()
    assert "зламано" not in page.title()
    assert page.locator("img").count() == 0


def test_a_found_act_opens_its_document(page: Page, served: str, site: Path) -> None:
    page.goto(f"{served}/decisions/index.html")
    page.get_by_label("Знайти серед усіх записів").fill("калина")
    link = page.get_by_role("link", name="Про об’єднання «Калина»")
    link.wait_for()
    href = link.get_attribute("href")
    assert href is not None
    assert (site / "decisions" / href).is_file()


@pytest.mark.parametrize("found_by", ["the filter", "the page"])
def test_a_document_in_html_is_saved_and_not_run(
    page: Page, served: str, site: Path, found_by: str
) -> None:
    page.goto(f"{served}/decisions/index.html")
    link = page.get_by_role("link", name="Про сторінку зі сценарієм")
    if found_by == "the filter":
        page.get_by_label("Знайти серед усіх записів").fill("сценарієм")
        page.get_by_text("знайдено: 1", exact=True).wait_for()
    elif not link.count():
        pytest.fail("the page does not show the row")
    before = page.title()
    with page.expect_download() as waiting:
        link.click()
    assert Path(waiting.value.path()).read_bytes() == ACTIVE
    assert waiting.value.suggested_filename == "20.html"
    assert page.title() == before


def test_with_the_header_of_the_guide_a_document_in_html_cannot_run(
    browser: Browser, served: str
) -> None:
    page = browser.new_page()
    page.goto(f"{served}/decisions/documents/20.html")
    assert page.title() == "зламано", "without the header it runs: the test would prove nothing"
    page.goto(f"{served}/decisions/documents/20.html?guarded")
    assert page.title() == "акт"
    assert page.locator("#text").inner_text() == "РІШЕННЯ"
    page.close()


def test_without_scripts_everything_but_the_filter_is_there(browser: Browser, served: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{served}/decisions/index.html")
    assert page.locator("form.filter").is_hidden()
    assert len(rows(page)) == 50
    context.close()


@pytest.mark.parametrize("path", PAGES)
def test_nothing_is_wider_than_a_phone(browser: Browser, served: str, path: str) -> None:
    page = browser.new_page(viewport={"width": 340, "height": 700})
    page.goto(f"{served}/{path}")
    assert page.evaluate("document.documentElement.scrollWidth") <= 340
    page.close()


def test_a_visitor_finds_what_a_column_means_and_takes_the_template(
    page: Page, address: str, site: Path
) -> None:
    page.goto(f"{address}/decisions/index.html")
    page.get_by_role("link", name="Акти органу, структура 2025 року").click()
    assert page.locator("h1").inner_text() == "Акти органу, структура 2025 року"
    assert "формальне затвердження не встановлено" in page.locator(".note").inner_text()
    with page.expect_download() as waiting:
        page.get_by_role("link", name="Шаблон XLSX").click()
    assert waiting.value.suggested_filename == "legalActs.xlsx"
    assert Path(waiting.value.path()).read_bytes() == (site / TABLE / "legalActs.xlsx").read_bytes()
    page.locator("#before").locator("..").get_by_role("link").first.click()
    assert page.locator("h1").inner_text() == "Акти органу, структура 2019 року"
    page.get_by_role("link", name="Структури таблиць").click()
    assert page.get_by_role("link", name="Акти органу, 20").count() == 2


def test_the_keyboard_reaches_the_content_first(page: Page, served: str) -> None:
    page.goto(f"{served}/decisions/index.html")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"


CONTRAST = """
() => {
  const channel = (v) => (v /= 255) <= 0.03928 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4;
  const light = ([r, g, b]) => 0.2126 * channel(r) + 0.7152 * channel(g) + 0.0722 * channel(b);
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
    const own = [...node.childNodes].some((n) => n.nodeType === 3 && n.textContent.trim());
    if (!own || !node.checkVisibility()) continue;
    const style = getComputedStyle(node), back = ground(node);
    const fade = Number(style.opacity);
    const ink = parse(style.color).slice(0, 3).map((v, i) => v * fade + back[i] * (1 - fade));
    const pair = [light(ink), light(back)].sort((a, b) => b - a);
    const ratio = (pair[0] + 0.05) / (pair[1] + 0.05);
    if (ratio < 4.5) low.push([node.tagName, node.className, ratio]);
  }
  return low;
}
"""


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("path", PAGES)
def test_every_text_has_the_contrast_that_wcag_asks(
    browser: Browser, served: str, path: str, scheme: str
) -> None:
    context = browser.new_context(color_scheme="dark" if scheme == "dark" else "light")
    page = context.new_page()
    page.goto(f"{served}/{path}")
    assert page.evaluate(CONTRAST) == []
    context.close()
