"""Links between the pages, and from them to files and headings, lead somewhere."""

from __future__ import annotations

import re
import unicodedata
from pathlib import Path

import pytest
from doc_pages import PAGES, ROOT, prose

LINK = re.compile(r"\]\(([^)\s]+)\)")
SUBJECT = re.compile(r"^#+ +(.+?)\s*$", re.MULTILINE)


def anchors(page: Path) -> set[str]:
    """The anchors that a code host gives to the headings of a page."""
    found = set()
    for heading in SUBJECT.findall(prose(page)):
        plain = re.sub(r"\[([^]]*)\]\([^)]*\)", r"\1", heading).lower()
        kept = [c for c in plain if c in "-_ " or unicodedata.category(c)[0] in "LNM"]
        found.add("".join(kept).replace(" ", "-"))
    return found


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_links_lead_somewhere(page: Path) -> None:
    for link in LINK.findall(prose(page)):
        if link.startswith(("https://", "http://", "mailto:")):
            continue
        path, _, anchor = link.partition("#")
        target = (page.parent / path).resolve() if path else page
        assert target.exists(), f"{page.name}: {link}"
        if anchor:
            assert anchor in anchors(target), f"{page.name}: {link}"


def test_the_readmes_lead_to_every_guide() -> None:
    guides = {
        path.relative_to(ROOT).as_posix()
        for path in (ROOT / "docs").glob("*.md")
        if path.name != "performance.md"  # measurements, linked from where they matter
    }
    for readme in ("README.md", "README.uk.md"):
        links = {link.partition("#")[0] for link in LINK.findall(prose(ROOT / readme))}
        assert guides <= links, readme


def test_the_picture_is_small() -> None:
    assert (ROOT / "docs" / "images" / "site.png").stat().st_size < 300_000


def test_no_page_speaks_of_a_computer_of_its_makers() -> None:
    for page in PAGES:
        text = page.read_text(encoding="utf-8")
        assert not re.search(r"/(?:work|root|tmp)/", text), page


def test_decisions_are_numbered_without_gaps() -> None:
    names = sorted(path.name for path in (ROOT / "docs" / "decisions").glob("0*.md"))
    assert [int(name[:4]) for name in names] == list(range(1, len(names) + 1))
    for name in names:
        text = (ROOT / "docs" / "decisions" / name).read_text(encoding="utf-8")
        for part in ("**Context.**", "**Decision.**", "**Consequence.**"):
            assert part in text, name
        assert text.startswith(f"# {int(name[:4])}. "), name
