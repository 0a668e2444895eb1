"""The page of findings in a real browser, on a telephone and on a desk."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from opendata.messages import msg
from opendata.problems import Place, Problem, Severity
from opendata.report.findings.findings import Findings
from opendata.report.findings.page import page

if TYPE_CHECKING:
    from playwright.sync_api import Browser

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
ATTACK = "<script>document.title='зламано'</script>"
LONG = "https://rada.example.ua/" + "a" * 300
PROBLEMS = tuple(
    Problem(
        "cell-pattern",
        msg("«{label}» has a value that is not allowed", label=ATTACK),
        Place("реєстр.xlsx", "Аркуш1", number, f"L{number}", field="url"),
        found=found,
        expected=msg("an address"),
        severity=severity,
    )
    for number, (found, severity) in enumerate(
        [(LONG, Severity.ERROR), (ATTACK, Severity.WARNING), ("так", Severity.NOTE)], 2
    )
)


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as driver:
        started = driver.chromium.launch(
            executable_path=CHROMIUM, args=["--no-sandbox", "--disable-dev-shm-usage"]
        )
        yield started
        started.close()


@pytest.mark.parametrize("width", [360, 1280])
def test_nothing_runs_and_nothing_is_wider_than_the_window(
    browser: Browser, width: int, tmp_path: Path
) -> None:
    path = tmp_path / "findings.html"
    path.write_bytes(page(Findings("реєстр.xlsx", "Акти органу", 10, PROBLEMS, "uk")))
    shown = browser.new_page(viewport={"width": width, "height": 800})
    wrong: list[str] = []
    shown.on("pageerror", lambda error: wrong.append(str(error)))
    shown.goto(path.as_uri())
    assert "зламано" not in shown.title()
    assert shown.evaluate("document.documentElement.scrollWidth") <= width
    assert shown.evaluate("document.compatMode") == "CSS1Compat"
    assert shown.locator("text=L2").first.is_visible()
    assert not wrong
    shown.close()
