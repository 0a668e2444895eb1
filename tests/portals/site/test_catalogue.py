from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from publications import World, row

from opendata.portals.site.catalogue import (
    CONTEXT,
    FREQUENCIES,
    LAW,
    LICENCES,
    catalogue,
    schema_org,
)
from opendata.portals.site.shown import Shown, shown_datasets, tables
from opendata.portals.site.temporal import Period
from opendata.release.passport import UPDATES

BASE = "https://data.example/rada/"


@pytest.fixture
def shown(released: World) -> tuple[Shown, ...]:
    return shown_datasets(released.publication(), "site")


def read(shown: tuple[Shown, ...], world: World, base: str = BASE) -> dict[str, Any]:
    content: dict[str, Any] = json.loads(catalogue(world.council, shown, base))
    return content


def walk(node: Any) -> list[tuple[str, Any]]:
    if isinstance(node, dict):
        return [pair for key, value in node.items() for pair in [(key, value), *walk(value)]]
    if isinstance(node, list):
        return [pair for value in node for pair in walk(value)]
    return []


def test_the_catalogue_has_what_dcat_ap_requires(shown: tuple[Shown, ...], released: World) -> None:
    content = read(shown, released)
    assert content["@type"] == "dcat:Catalog"
    for name in ("dct:title", "dct:description", "dct:publisher", "dcat:dataset"):
        assert content[name]
    assert content["dct:publisher"]["dct:identifier"] == "01234567"
    (dataset,) = content["dcat:dataset"]
    for name in ("dct:title", "dct:description", "dcat:contactPoint", "dcat:keyword"):
        assert dataset[name]
    assert dataset["dcat:version"] == "1.1.0"
    assert dataset["dct:issued"]["@value"] == "2026-01-16T09:30:00Z"
    assert dataset["dct:modified"]["@value"] == "2026-01-17T09:30:00Z"
    assert dataset["dct:spatial"]["dct:identifier"] == "UA32140050010021659"
    assert dataset["dcat:theme"]["@id"].endswith("/data-theme/GOVE")
    assert dataset["dct:accessRights"]["@id"].endswith("/access-right/PUBLIC")
    assert dataset["dct:accrualPeriodicity"]["@id"].endswith("/frequency/IRREG")


def test_a_distribution_is_a_file_of_the_newest_release(
    shown: tuple[Shown, ...], released: World
) -> None:
    (dataset,) = read(shown, released)["dcat:dataset"]
    files = tables(shown[0].newest)
    assert len(dataset["dcat:distribution"]) == len(files) == 3
    for said, file in zip(dataset["dcat:distribution"], files, strict=True):
        assert said["dcat:downloadURL"]["@id"] == f"{BASE}decisions/{file.path}"
        assert said["dcat:byteSize"]["@value"] == str(file.bytes)
        assert said["spdx:checksum"]["spdx:checksumValue"]["@value"] == file.sha256
        assert said["dct:format"]["@id"].endswith(f"/file-type/{file.format.upper()}")
        assert said["dct:license"]["@id"].startswith("http")


def test_harvesters_find_licence_rights_and_dates_of_a_file(
    shown: tuple[Shown, ...], released: World
) -> None:
    by = {**shown[0].newest.manifest, "licenses": [{"path": next(iter(LICENCES))}]}
    newest = replace(shown[0].newest, manifest=by)
    known = replace(shown[0], releases=(*shown[0].releases[:-1], newest))
    (dataset,) = read((known,), released)["dcat:dataset"]
    for said in dataset["dcat:distribution"]:
        assert said["dct:license"]["@id"].endswith("/authority/licence/CC_BY_4_0")
        assert said["dct:license"]["skos:exactMatch"] == {"@id": next(iter(LICENCES))}
        assert "з обов’язковим посиланням на джерело" in said["dct:rights"]["rdfs:label"]["@value"]
        assert said["dct:modified"]["@value"] == "2026-01-17T09:30:00Z"


def test_a_dataset_covers_the_time_that_its_tables_tell_else_the_day_of_its_release(
    shown: tuple[Shown, ...], released: World
) -> None:
    (dataset,) = read(shown, released)["dcat:dataset"]
    assert dataset["dct:temporal"]["dcat:startDate"] == {
        "@type": "xsd:date",
        "@value": "2026-01-17",
    }
    period = Period(date(2019, 5, 1), date(2025, 12, 31))
    told = json.loads(catalogue(released.council, shown, BASE, {"decisions": period}))
    covered = told["dcat:dataset"][0]["dct:temporal"]
    assert covered["@type"] == "dct:PeriodOfTime"
    assert covered["dcat:startDate"]["@value"] == "2019-05-01"
    assert covered["dcat:endDate"]["@value"] == "2025-12-31"


def test_every_name_belongs_to_a_declared_vocabulary(
    shown: tuple[Shown, ...], released: World
) -> None:
    names = [name for name, _ in walk(read(shown, released)) if ":" in name]
    assert {name.partition(":")[0] for name in names} <= set(CONTEXT)


def test_without_an_address_every_identifier_is_relative(
    shown: tuple[Shown, ...], released: World
) -> None:
    content = read(shown, released, "")
    (dataset,) = content["dcat:dataset"]
    assert content["@id"] == "#catalog"
    assert dataset["@id"] == "decisions/#dataset"
    assert dataset["dct:identifier"] == "decisions"


def test_every_frequency_of_the_portal_has_a_european_one() -> None:
    assert set(FREQUENCIES) == set(UPDATES)


def test_schema_org_describes_the_same_files(shown: tuple[Shown, ...], released: World) -> None:
    said = schema_org(released.council, shown[0], BASE)
    assert said["@type"] == "Dataset"
    assert [one["sha256"] for one in said["distribution"]] == [
        file.sha256 for file in tables(shown[0].newest)
    ]
    assert said["creator"]["identifier"] == "01234567"


def test_the_licence_is_the_declared_one_else_the_law(world: World) -> None:
    world.datasets["decisions"] = world.dataset(
        "decisions",
        "Рішення",
        descriptor={"licenses": [{"name": "CC-BY-4.0", "path": "https://cc.example/by/4.0/"}]},
    )
    world.release([row(1)])
    (shown,) = shown_datasets(world.publication(), "site")
    assert schema_org(world.council, shown, "")["license"] == "https://cc.example/by/4.0/"
    bare = replace(shown.newest, manifest={})
    assert schema_org(world.council, replace(shown, releases=(bare,)), "")["license"] == LAW
