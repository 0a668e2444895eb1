from __future__ import annotations

import copy
from collections import Counter
from typing import Any

import pytest
from aspect_hands import Aspects

from opendata.portals.site.catalogue import dataset_node
from opendata.portals.site.shown import Shown
from opendata.report.compliance.mqa_indicators import indicators
from opendata.report.compliance.mqa_model import POSSIBLE, Answers, Told

BASE = "https://test-rada.example/opendata/"
ALL = Answers(pages=True, files=True)


@pytest.fixture
def said(aspects: Aspects) -> dict[str, Any]:
    house, snapshot = aspects.house, aspects.snapshot()
    assert snapshot.release is not None
    shown = Shown(snapshot.dataset, (snapshot.release,))
    return copy.deepcopy(dataset_node(house.workspace.council, shown, BASE))


def lacking(said: dict[str, Any], answers: Answers = ALL) -> list[str]:
    return [one.key for one in indicators(said, answers) if one.told is not Told.GOT]


def test_the_points_are_those_of_the_methodology(said: dict[str, Any]) -> None:
    points: Counter[str] = Counter()
    for one in indicators(said, ALL):
        points[one.dimension] += one.possible
    assert points == {
        "findability": 100,
        "accessibility": 100,
        "interoperability": 110,
        "reusability": 75,
        "contextuality": 20,
    }
    assert sum(points.values()) == POSSIBLE


def test_a_set_of_ours_that_answers_has_them_all(said: dict[str, Any]) -> None:
    assert lacking(said) == []


def test_whether_it_answers_needs_evidence(said: dict[str, Any]) -> None:
    found = {one.key: one for one in indicators(said, Answers())}
    unknown = [key for key, one in found.items() if one.told is Told.COULD_NOT_CHECK]
    assert unknown == ["access-url", "download-answers"]
    assert "opendata links" in str(found["access-url"].remedy)
    assert lacking(said, Answers(pages=False, files=True)) == ["access-url"]


@pytest.mark.parametrize(
    ("name", "keys"),
    [
        ("dcat:keyword", ["keyword"]),
        ("dcat:theme", ["theme"]),
        ("dct:spatial", ["spatial"]),
        ("dct:temporal", ["temporal"]),
        ("dct:accessRights", ["access-rights", "access-rights-vocabulary"]),
        ("dcat:contactPoint", ["contact-point"]),
        ("dct:publisher", ["publisher"]),
        ("dct:issued", ["issued"]),
        ("dct:modified", ["modified"]),
        ("dct:description", ["dcat-ap"]),
    ],
)
def test_each_property_of_a_set(said: dict[str, Any], name: str, keys: list[str]) -> None:
    del said[name]
    assert lacking(said) == keys
    assert all(one.remedy for one in indicators(said, ALL) if one.key in keys)


@pytest.mark.parametrize(
    ("name", "keys"),
    [
        ("dcat:accessURL", ["access-url", "dcat-ap"]),
        ("dcat:downloadURL", ["download-url", "download-answers"]),
        ("dct:format", ["format", "vocabulary"]),
        ("dcat:mediaType", ["media-type", "vocabulary"]),
        ("dct:license", ["licence", "licence-vocabulary"]),
        ("dct:rights", ["rights"]),
        ("dcat:byteSize", ["byte-size"]),
        ("dct:issued", ["issued"]),
        ("dct:modified", ["modified"]),
    ],
)
def test_each_property_of_a_file(said: dict[str, Any], name: str, keys: list[str]) -> None:
    del said["dcat:distribution"][-1][name]
    assert lacking(said) == keys


def test_words_that_no_vocabulary_has(said: dict[str, Any]) -> None:
    for one in said["dcat:distribution"]:
        one["dct:format"] = {"@id": "https://rada.example/format/csv"}
        one["dct:license"] = {"@id": "https://zakon.rada.gov.ua/laws/show/2939-17"}
    said["dct:accessRights"] = {"@id": "https://rada.example/open"}
    assert lacking(said) == [
        "vocabulary",
        "non-proprietary",
        "machine-readable",
        "licence-vocabulary",
        "access-rights-vocabulary",
    ]


def test_one_open_format_is_enough_and_one_closed_is_not(said: dict[str, Any]) -> None:
    files = said["dcat:distribution"]
    said["dcat:distribution"] = [one for one in files if one["@id"].endswith(".xlsx")]
    assert lacking(said) == ["non-proprietary"]


def test_a_set_without_files_has_nothing_of_what_files_have(said: dict[str, Any]) -> None:
    said["dcat:distribution"] = []
    assert sum(one.points for one in indicators(said, ALL)) == 145
