"""A Data Package of version 1 and one of version 2 say the same to us."""

from __future__ import annotations

import json
from typing import Any

import pytest

from opendata.release.manifest import read_release, schema_of
from opendata.release.package_v1 import PROFILE, as_v2


def as_v1(manifest: dict[str, Any]) -> dict[str, Any]:
    """The manifest as a program of the years of version 1 writes it."""
    old = {name: value for name, value in manifest.items() if name != "$schema"}
    old["profile"] = "data-package"
    old["contributors"] = [
        {**{k: v for k, v in one.items() if k != "roles"}, "role": one["roles"][0]}
        for one in manifest["contributors"]
    ]
    old["resources"] = []
    for one in manifest["resources"]:
        resource = {name: value for name, value in one.items() if name != "type"}
        resource["name"] = one["name"].lower()  # version 1 has no other names
        resource["profile"] = "data-resource"
        if "schema" in one:
            resource["profile"] = "tabular-data-resource"
            schema = {name: value for name, value in one["schema"].items() if name != "$schema"}
            if len(schema["primaryKey"]) == 1:
                schema["primaryKey"] = schema["primaryKey"][0]
            resource["schema"] = schema
        old["resources"].append(resource)
    return old


def test_a_manifest_in_both_versions_is_the_same_release(house) -> None:  # type: ignore[no-untyped-def]
    data = house.draft().manifest
    new = read_release(data)
    old = read_release(json.dumps(as_v1(json.loads(data))).encode())
    assert (old.dataset, old.version, old.created) == (new.dataset, new.version, new.created)
    assert (old.files, old.counts, old.title) == (new.files, new.counts, new.title)
    assert schema_of(old).fields == schema_of(new).fields
    assert schema_of(old).primary_key == schema_of(new).primary_key
    assert old.manifest["$schema"] == PROFILE
    assert old.manifest["contributors"] == new.manifest["contributors"]
    assert [one.get("type") for one in old.manifest["resources"]] == [
        one.get("type") for one in new.manifest["resources"]
    ]


def test_frictionless_takes_both(house, tmp_path) -> None:  # type: ignore[no-untyped-def]
    from frictionless import Package

    house.store.export(house.release(), tmp_path / "out")
    path = tmp_path / "out" / "datapackage.json"
    manifest = json.loads(path.read_text(encoding="utf-8"))
    for descriptor in (manifest, as_v1(manifest)):
        path.write_text(json.dumps(descriptor), encoding="utf-8")
        report = Package(str(path)).validate()
        assert report.valid, report.flatten(["type", "message"])


def test_what_the_national_portal_gives_is_understood() -> None:
    found = as_v2(
        {
            "profile": "data-package",
            "name": "rishennia",
            "contributors": [{"title": "Рада", "role": "author"}, {"title": "Хтось"}],
            "resources": [
                {
                    "profile": "tabular-data-resource",
                    "name": "legalacts",
                    "path": "https://data.example.gov.ua/dump/1",
                    "schema": {"fields": [{"name": "uid"}], "missingValues": [""]},
                },
                {"profile": "data-resource", "name": "texts", "path": "texts.zip"},
            ],
        }
    )
    assert found == {
        "name": "rishennia",
        "$schema": PROFILE,
        "contributors": [{"title": "Рада", "roles": ["author"]}, {"title": "Хтось"}],
        "resources": [
            {
                "name": "legalacts",
                "path": "https://data.example.gov.ua/dump/1",
                "type": "table",
                "schema": {"fields": [{"type": "string", "name": "uid"}], "missingValues": [""]},
            },
            {"name": "texts", "path": "texts.zip"},
        ],
    }


def test_version_2_comes_back_equal(house) -> None:  # type: ignore[no-untyped-def]
    manifest = json.loads(house.draft().manifest)
    assert as_v2(manifest) == manifest
    assert as_v2(as_v1(manifest)) == as_v2(as_v2(as_v1(manifest)))


@pytest.mark.parametrize("what", [[], {}, {"resources": [1]}, {"resources": 5}])
def test_what_is_no_package_is_no_release(what: object) -> None:
    with pytest.raises(ValueError, match="manifest"):
        read_release(json.dumps(what).encode())
