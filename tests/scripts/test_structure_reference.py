"""What is generated about the tables is what the sources give today."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from opendata.catalogue.reference.facts import reference
from opendata.catalogue.reference.samples import FINDINGS
from opendata.catalogue.tables import OWN, editions, groups, table_paths
from opendata.messages import LANGUAGES, Language
from scripts.structures.findings import findings, findings_of
from scripts.structures.reference import ENDINGS, page, pages
from scripts.structures.source import ROOT

DOCS = ROOT.parent / "docs" / "structures"
SOME = [("2025", "legal_acts"), ("2019", "deputies"), ("2025", "transport_stops"), (OWN, "parties")]
STALE = "out of date: run scripts/structure-reference"


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_pages_are_fresh(language: Language) -> None:
    wanted = dict(pages(language))
    for path, text in wanted.items():
        assert (DOCS / path).read_text(encoding="utf-8") == text, f"{path} is {STALE}"
    ending = ENDINGS[language]
    others = {ENDINGS[one] for one in LANGUAGES} - {ending}
    there = {
        one.relative_to(DOCS).as_posix()
        for one in DOCS.rglob(f"*{ending}")
        if len(ending) > 3 or not any(one.name.endswith(other) for other in others)
    }
    assert there == set(wanted)
    assert len(wanted) == sum(len(table_paths(edition)) for edition in groups()) + 1


@pytest.mark.parametrize(("edition", "key"), SOME)
def test_what_the_check_says_of_some_samples_is_fresh(edition: str, key: str) -> None:
    folder = ROOT / "samples" / edition / key
    known = (folder / FINDINGS).read_text(encoding="utf-8")
    assert findings_of(folder) == known, f"{key} is {STALE}"


@pytest.mark.slow
def test_what_the_check_says_of_every_sample_is_fresh() -> None:
    tables = [(edition, key) for edition in groups() for key in table_paths(edition)]
    for path, text in findings(ROOT, tables).items():
        assert path.read_text(encoding="utf-8") == text, f"{path.parent.name} is {STALE}"


def test_the_index_leads_to_every_table() -> None:
    for language in LANGUAGES:
        text = (DOCS / f"README{ENDINGS[language]}").read_text(encoding="utf-8")
        linked = set(re.findall(r"\]\((\d{4}/\w+)\.", text))
        assert linked == {
            f"{edition}/{key}" for edition in editions() for key in table_paths(edition)
        }
        own = re.findall(r"\]\(own/(\w+)\.", text)
        assert own == list(table_paths(OWN)), "ours stand apart"


def test_a_page_has_all_that_is_known_of_the_table() -> None:
    text = page(reference("organization_units", "2025"), "en")
    for part in (
        "formal adoption is not established",
        "`opendata template organization_units`",
        "* `unitOfId` repeats `Id` of the table [Organisations](../2025/organizations.md)",
        "repeats `uid` of another row of this table",
        "is named by `unitId` of the table [Officials](../2025/posts.md)",
        "invalid-cell-empty.csv",
        "## Changes from the edition of 2019",
        "(organization_units.uk.md)",
    ):
        assert part in text, part


@pytest.mark.parametrize(
    ("language", "parts"),
    [
        ("en", ("# Political parties, opendata’s own\n", "They are not official", "names no set")),
        ("uk", ("# Осередки політичних партій, власна структура\n", "Вони не офіційні")),
    ],
)
def test_the_page_of_an_own_table_says_that_it_is_not_official(
    language: Language, parts: tuple[str, ...]
) -> None:
    text = page(reference("parties", OWN), language)
    for part in (*parts, "`opendata template parties`", "schemas/own/parties.json"):
        assert part in text, part
    assert "Edition of 2025 has no such table." in page(reference("parties", OWN), "en")


def test_every_row_of_a_table_has_the_cells_of_its_header() -> None:
    """A sign that Markdown obeys would tear a row."""
    for path in sorted(Path(DOCS).rglob("*.md")):
        width = 0
        for line in path.read_text(encoding="utf-8").splitlines():
            if not line.startswith("|"):
                width = 0
                continue
            cells = len(re.findall(r"(?<!\\)\|", line))
            width = width or cells
            assert cells == width, f"{path.name}: {line[:80]}"
