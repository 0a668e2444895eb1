from __future__ import annotations

import json

import pytest

from opendata.release.manifest import read_release, resource_names, schema_of
from opendata.release.release import ReleaseFile, Role, Version


def test_what_a_manifest_says(house, sample) -> None:  # type: ignore[no-untyped-def]
    draft = house.draft()
    manifest = json.loads(draft.manifest)
    assert manifest["$schema"] == "https://datapackage.org/profiles/2.0/datapackage.json"
    assert (manifest["name"], manifest["version"]) == ("decisions", "1.0.0")
    assert manifest["opendata"]["counts"]["documents"] == 2
    assert manifest["opendata"]["changes"] == {"added": 5, "changed": 0, "removed": 0}
    assert [one["path"] for one in manifest["resources"]] == [
        "1.0.0/legalActs.csv",
        "1.0.0/legalActs.json",
        "1.0.0/legalActs.xlsx",
        "1.0.0/legalActs-structure.csv",
        "1.0.0/legalActs-metadata.json",
        "1.0.0/passport.json",
        "1.0.0/changes.json",
        "1.0.0/documents.csv",
    ]
    assert list(draft.files) == [one["path"] for one in manifest["resources"]]
    assert manifest["resources"][0]["schema"] == sample.schema.descriptor


def test_the_structure_is_named_with_its_edition_and_its_forms(house) -> None:  # type: ignore[no-untyped-def]
    manifest = json.loads(house.draft().manifest)
    assert manifest["opendata"]["structure"] == {
        "edition": "2025",
        "status": "рекомендована структура січня 2025 року; формальне затвердження не встановлено",
    }
    forms = {
        one["path"]: (one["mediatype"], one.get("type"))
        for one in manifest["resources"]
        if manifest["opendata"]["roles"][one["name"]] == "structure"
    }
    assert forms == {
        "1.0.0/legalActs-structure.csv": ("text/csv", "table"),
        "1.0.0/legalActs-metadata.json": ("application/csvm+json", None),
    }


def test_no_keywords_is_no_property(house, sample) -> None:  # type: ignore[no-untyped-def]
    draft = house.draft(dataset=sample.dataset(keywords=()))
    assert "keywords" not in json.loads(draft.manifest)


def test_licence_of_the_descriptor(house, sample) -> None:  # type: ignore[no-untyped-def]
    licence = {"name": "CC0-1.0", "path": "https://creativecommons.org/publicdomain/zero/1.0/"}
    draft = house.draft(dataset=sample.dataset(descriptor={"licenses": [licence]}))
    assert json.loads(draft.manifest)["licenses"] == [licence]


def test_read_back(house, sample) -> None:  # type: ignore[no-untyped-def]
    draft = house.draft()
    release = read_release(draft.manifest)
    assert (release.dataset, release.version) == ("decisions", Version(1, 0, 0))
    assert (release.created, release.title) == (sample.now, "Рішення міської ради")
    assert release.counts == draft.counts
    assert {one.path: one.bytes for one in release.files} == {
        path: len(data) for path, data in draft.files.items()
    }
    roles = [Role.TABLE, Role.STRUCTURE, Role.STRUCTURE, Role.PASSPORT]
    assert [one.role for one in release.files][2:6] == roles
    assert (release.rows_added, release.rows_changed, release.rows_removed) == (5, 0, 0)
    assert schema_of(release) == sample.schema


@pytest.mark.parametrize("data", [b"", b"[]", b"{}", b'{"opendata": 1}', b"\xff"])
def test_another_file_is_refused(data: bytes) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - the store puts it into words
        read_release(data)


def test_a_manifest_with_another_hash_is_refused(house) -> None:  # type: ignore[no-untyped-def]
    with pytest.raises(ValueError, match="SHA-256"):
        read_release(house.draft().manifest.replace(b"sha256:", b"md5:"))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('"1.0.0/passport.json"', '"1.0.0/../../passport.json"'),
        ('"1.0.0/passport.json"', '"1.0.0/.."'),
        ('"1.0.0/passport.json"', '"/etc/passport.json"'),
        ('"1.0.0/passport.json"', '"1.0.0/C:passport.json"'),
        ('"1.0.0/passport.json"', "7"),
        ('"passport": "passport"', '"passport": "table"'),
        ('"documents": "documents"', '"documents": "table"'),
        ('"documents": 2', '"documents": "2"'),
        ('"rows": 5', '"rows": null'),
        ('"added": 5', '"added": []'),
        ('"created": "2026-01-15T10:30:00Z"', '"created": "2026-01-15T10:30:00"'),
        ('"created": "2026-01-15T10:30:00Z"', '"created": "yesterday"'),
    ],
)
def test_a_forged_manifest_is_refused(house, old: str, new: str) -> None:  # type: ignore[no-untyped-def]
    text = house.draft().manifest.decode()
    assert old in text
    with pytest.raises(ValueError):  # noqa: PT011 - the store puts it into words
        read_release(text.replace(old, new).encode())


def test_names_that_collide_are_a_bug() -> None:
    files = [
        ReleaseFile("1.0.0/documents.csv", "", 0, "text/csv", "csv", role)
        for role in (Role.TABLE, Role.DOCUMENTS)
    ]
    with pytest.raises(ValueError, match="documents"):
        resource_names(files)
