from __future__ import annotations

import json
from pathlib import Path

import pytest
import yaml

from opendata.catalogue.data_files import Text
from opendata.catalogue.editions import edition, read_editions
from opendata.catalogue.requirements import read_requirements
from opendata.catalogue.terms import PLAIN, read_terms
from opendata.release.passport import UPDATES
from opendata.workspace.conform import faults

SCHEMAS = Path(__file__).resolve().parents[2] / "schemas"


def rules(part: str) -> dict[str, object]:
    schema = json.loads((SCHEMAS / "requirements.schema.json").read_text(encoding="utf-8"))
    return {**schema["$defs"][part], "$defs": schema["$defs"]}


@pytest.mark.parametrize("name", ["terms", "editions"])
def test_the_files_are_as_their_schema_says(name: str) -> None:
    content = yaml.safe_load((SCHEMAS / f"{name}.yaml").read_text(encoding="utf-8"))
    assert faults(content, rules(name), name) == []


def test_the_frequencies_are_those_of_descriptors_and_passports() -> None:
    descriptor = json.loads((SCHEMAS / "dataset.schema.json").read_text(encoding="utf-8"))
    codes = descriptor["properties"]["opendata"]["properties"]["update"]["enum"]
    found = read_terms().frequencies
    assert list(found) == codes
    assert {code: one.name.uk for code, one in found.items()} == UPDATES


def test_the_schema_knows_the_words_that_it_lists() -> None:
    definitions = rules("terms")["$defs"]
    words = read_terms().plain
    assert definitions["confidence"]["enum"] == list(words["confidence"])
    title, one = definitions["title"]["properties"], definitions["requirement"]["properties"]
    assert title["presence"]["enum"] == list(words["presence"])
    assert one["applies"]["properties"]["usual"]["enum"] == list(words["usual"])
    assert one["martial_law"]["properties"]["effect"]["enum"] == list(words["effects"])


def test_no_word_is_there_for_nothing() -> None:
    requirements = read_requirements()
    titles = [title for one in requirements for title in one.titles]
    used = {
        "audiences": {one.audience for one in requirements},
        "reasons": {title.reason for title in titles if title.reason},
        "events": {part.event for one in requirements for part in one.update.deadlines} - {None},
        "rhythms": {one.update.rhythm for one in requirements} - {None},
        "privacy": {word for one in requirements for word in one.privacy},
        "bans": {word for one in requirements for word in one.formats.banned},
        "usual": {one.applies.usual for one in requirements},
        "effects": {one.martial_law.effect for one in requirements if one.martial_law},
    }
    for group, words in used.items():
        assert words == set(read_terms().plain[group]), group
    assert {one.formats.key for one in requirements} == set(read_terms().formats)
    assert set(used) <= set(PLAIN)


def test_formats_of_a_profile_belong_to_its_kinds() -> None:
    terms = read_terms()
    for kind in terms.kinds.values():
        assert set(kind.open_formats) <= set(kind.formats)
    for profile in terms.formats.values():
        known = {name for kind in profile.kinds for name in terms.kinds[kind].formats}
        assert set(profile.open_formats) <= set(profile.accepted) <= known
        assert set(profile.banned) <= set(terms.plain["bans"])


def test_the_editions_say_how_sure_they_are() -> None:
    assert [one.key for one in read_editions()] == ["2019", "2025"]
    assert "формальне затвердження не встановлено" in edition("2025").structures.uk
    assert "formal adoption is not established" in edition("2025").status.en
    with pytest.raises(KeyError):
        edition("2031")


def test_a_text_in_both_languages() -> None:
    assert (Text("так", "yes").put("uk"), Text("так", "yes").put("en")) == ("так", "yes")
