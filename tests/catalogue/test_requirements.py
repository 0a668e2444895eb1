from __future__ import annotations

import json
import subprocess
import sys
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
import yaml

from opendata.catalogue import data_files, requirements
from opendata.catalogue.editions import read_editions
from opendata.catalogue.requirement_keys import requirement_keys
from opendata.catalogue.requirements import read_requirements, requirement, requirement_titled
from opendata.catalogue.tables import table_paths, tables
from opendata.catalogue.terms import read_terms
from opendata.problems import Exit, OpendataError
from opendata.workspace.conform import faults

ROOT = Path(__file__).resolve().parents[2]
SCHEMAS = ROOT / "schemas"
FILES = sorted((SCHEMAS / "requirements").glob("*.yaml"))
EDITIONS = ("2019", "2025")


def content(path: Path) -> dict[str, Any]:
    return yaml.safe_load(path.read_text(encoding="utf-8"))


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_the_files_are_as_their_schema_says(path: Path) -> None:
    rules = json.loads((SCHEMAS / "requirements.schema.json").read_text(encoding="utf-8"))
    assert faults(content(path), rules, path.name) == []


def broken_requirements() -> list[tuple[str, Any]]:
    return [
        ("titles", {"2019": {"presence": "listed", "text": None}}),  # without a reason
        ("titles", {"2019": {"presence": "listed", "text": "Назва"}}),  # without a confidence
        ("titles", {"2019": {"presence": "perhaps", "text": "Назва", "confidence": "seen"}}),
        ("update", {"portal": ["once a year"], "confidence": "verified"}),  # no rule at all
        ("update", {"after_change": 3, "portal": ["yearly"], "confidence": "verified"}),
        ("applies", {"usual": "conditional"}),  # on which condition?
        ("numbers", ["28"]),
        ("note", {"uk": "Лише українською"}),
    ]


@pytest.mark.parametrize(("part", "value"), broken_requirements())
def test_the_schema_refuses(part: str, value: object) -> None:
    rules = json.loads((SCHEMAS / "requirements.schema.json").read_text(encoding="utf-8"))
    one = content(FILES[0])["legal-acts"]
    assert faults({"legal-acts": one}, rules) == []
    assert faults({"legal-acts": {**one, part: value}}, rules)


def test_no_data_set_of_the_lists_is_lost() -> None:
    found = Counter(
        (one.audience, edition, one.title(edition).presence)
        for one in read_requirements()
        for edition in EDITIONS
    )
    assert found == {
        ("all-publishers", "2019", "listed"): 15,
        ("all-publishers", "2019", "absent"): 1,
        ("all-publishers", "2025", "listed"): 13,
        ("all-publishers", "2025", "likely"): 3,
        ("local-self-government", "2019", "listed"): 62,
        ("local-self-government", "2019", "absent"): 14,
        ("local-self-government", "2025", "listed"): 56,
        ("local-self-government", "2025", "likely"): 3,
        ("local-self-government", "2025", "unknown"): 17,
    }


def test_keys_are_read_without_parsing_the_files() -> None:
    parsed = [key for path in FILES for key in content(path)]
    assert list(requirement_keys()) == parsed == [one.key for one in read_requirements()]
    assert len(set(parsed)) == len(parsed)
    assert not [key for key in parsed if any(letter.isdecimal() for letter in key)]


@pytest.mark.parametrize("edition", EDITIONS)
def test_every_table_belongs_to_one_requirement(edition: str) -> None:
    owned = [key for one in read_requirements() for key in one.tables_of(edition)]
    assert len(set(owned)) == len(owned)
    assert sorted(owned) == sorted(table_paths(edition))


@pytest.mark.parametrize("edition", EDITIONS)
def test_every_table_names_the_requirement_that_lists_it(edition: str) -> None:
    for one in tables(edition):
        assert one.key in requirement(one.requirement).tables_of(edition)


def test_a_set_with_a_table_is_in_its_edition() -> None:
    for one in read_requirements():
        assert set(one.tables) == {title.edition for title in one.titles} == set(EDITIONS)
        for edition in EDITIONS:
            if one.tables_of(edition):
                assert one.title(edition).presence == "listed", one.key


def test_an_official_title_is_told_from_a_found_wording() -> None:
    acts = requirement("legal-acts")
    assert acts.title("2019").text
    assert acts.title("2025").text is None
    assert acts.title("2025").reason == "folder-name"
    assert acts.name("2025") == acts.title("2025").wording == acts.title("2025").shown
    assert acts.title("2031").presence == "absent"
    assert acts.name("2031") == acts.title("2025").wording
    passports = requirement("budget-passports")
    assert passports.title("2025").shown is None
    assert passports.name("2025") == passports.title("2019").text
    assert passports.is_in("2025")
    assert not requirement("cctv-cameras").is_in("2019")


def test_every_title_and_alias_leads_back() -> None:
    for one in read_requirements():
        for title in [*(part.shown for part in one.titles if part.shown), *one.aliases]:
            assert requirement_titled(title) == one, title
    spelled = 'ДАНІ ПРО ОБ\'ЄКТИ  ТА ЗАСОБИ ТОРГІВЛІ ("пересувна", сезонна та інші)'
    assert requirement_titled(spelled) == requirement("trade-objects")
    assert requirement_titled("Дані про погоду") is None
    assert requirement_titled("…") is None


def test_what_martial_law_does_is_known() -> None:
    effects = {one.key: one.martial_law.effect for one in read_requirements() if one.martial_law}
    assert effects["transport-realtime"] == "withheld"
    assert effects["regulatory-acts"] == "relaxed"
    assert "organizations" not in effects


def test_what_a_council_seldom_owes() -> None:
    unusual = {one.key for one in read_requirements() if one.applies.usual == "unusual"}
    assert unusual == {"national-standards", "planning-schemes", "share-participation"}


def test_passports_are_not_taken_as_scans() -> None:
    formats = requirement("budget-passports").formats
    assert {"scan", "text-document", "saved-form"} <= set(formats.banned)
    assert formats.accepts("xlsx")
    assert formats.accepts(".ZIP")
    assert not formats.accepts("pdf")
    assert not formats.is_open("xlsx")
    assert requirement("legal-acts").formats.accepts("PDF")


def test_an_unknown_key_gets_the_near_ones() -> None:
    with pytest.raises(OpendataError) as caught:
        requirement("legal-act")
    assert caught.value.exit_code is Exit.CONFIGURATION
    assert caught.value.problem.code == "requirement-unknown"
    assert "«legal-acts»" in str(caught.value.problem.remedy)
    with pytest.raises(OpendataError) as caught:
        requirement("щось")
    assert "docs/requirements.md" in str(caught.value.problem.remedy)


@pytest.fixture
def copy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The data of the catalogue, to be changed; what was read of the real ones is forgotten."""
    for name in ("terms.yaml", "editions.yaml", *(f"requirements/{one.name}" for one in FILES)):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes((SCHEMAS / name).read_bytes())
    monkeypatch.setattr(data_files, "shipped", lambda _kind: tmp_path)
    cached = (
        read_terms,
        read_editions,
        read_requirements,
        requirement_keys,
        requirements._by_title,
    )
    for one in cached:
        one.cache_clear()
    yield tmp_path
    for one in cached:
        one.cache_clear()


def edit(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


ALL = "requirements/all-publishers.yaml"


@pytest.mark.parametrize(
    ("file", "old", "new", "key"),
    [
        (ALL, "presence: listed", "presence: perhaps", "organizations"),
        (ALL, "after_change: 3", "at_least: yearly", "organizations"),
        (ALL, "formats: table\n", "formats: tables\n", "organizations"),
        (ALL, "privacy: [record-id", "privacy: [names", "organizations"),
        (ALL, "  sources:", "  source:", "organizations"),
        (ALL, '"2019":', '"2018":', "organizations.titles"),
        (ALL, "  short: {uk:", "  short: {ua:", "organizations"),
        (ALL, "organizations:", "organizations: [", None),
        ("terms.yaml", "audiences:", "audience:", None),
        ("editions.yaml", "  date:", "  day:", "2019"),
    ],
)
def test_a_broken_file_is_named(copy: Path, file: str, old: str, new: str, key: str | None) -> None:
    edit(copy / file, old, new)
    with pytest.raises(OpendataError) as caught:
        read_requirements()
    found = caught.value.problem
    assert (found.code, found.place.file, found.place.key) == (
        "catalogue-broken",
        Path(file).name,
        key,
    )
    assert found.found


def test_a_missing_file_is_named(copy: Path) -> None:
    (copy / "terms.yaml").unlink()
    with pytest.raises(OpendataError) as caught:
        read_requirements()
    assert caught.value.problem.place.file == "terms.yaml"


def test_a_file_that_is_a_list_is_refused(copy: Path) -> None:
    (copy / ALL).write_text("- organizations\n", encoding="utf-8")
    with pytest.raises(OpendataError) as caught:
        read_requirements()
    assert caught.value.problem.code == "catalogue-broken"


def test_a_third_edition_is_data(copy: Path) -> None:
    edition = """
"2031":
  name: {uk: Видання 2031 року, en: Edition of 2031}
  date: "2031-03-01"
  status: {uk: Затверджено., en: Adopted.}
  structures: {uk: структура 2031 року, en: structure of 2031}
  confidence: verified
  sources: [https://example.gov.ua/2031]
"""
    with (copy / "editions.yaml").open("a", encoding="utf-8") as file:
        file.write(edition)
    title = '"2031": {presence: listed, text: Довідник розпорядника, confidence: verified}'
    edit(copy / ALL, "  titles:\n", f"  titles:\n    {title}\n")
    assert [one.key for one in read_editions()] == ["2019", "2025", "2031"]
    first = read_requirements()[0]
    assert first.title("2031").text == "Довідник розпорядника"
    assert first.tables_of("2031") == ()
    assert requirement_titled("довідник розпорядника") == first
    assert not read_requirements()[1].is_in("2031")


def reference(*arguments: str, script: Path | None = None) -> subprocess.CompletedProcess[str]:
    script = script or ROOT / "scripts" / "requirements-reference"
    return subprocess.run(
        [sys.executable, str(script), *arguments], capture_output=True, text=True, encoding="utf-8"
    )


def test_the_pages_are_fresh() -> None:
    done = reference("--check")
    assert done.returncode == 0, done.stderr


def test_a_stale_page_is_found_out(tmp_path: Path) -> None:
    script = tmp_path / "scripts" / "requirements-reference"
    script.parent.mkdir()
    script.write_bytes((ROOT / "scripts" / "requirements-reference").read_bytes())
    (tmp_path / "docs").mkdir()
    assert reference("--check", script=script).returncode == 1
    assert not list((tmp_path / "docs").iterdir())
    assert reference(script=script).returncode == 0
    for name in ("requirements.md", "requirements.uk.md"):
        assert (tmp_path / "docs" / name).read_bytes() == (ROOT / "docs" / name).read_bytes()
    assert reference("--check", script=script).returncode == 0
