from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from publications import World, row

from opendata.portals.site.history import known_versions, must_not_forget
from opendata.portals.site.marker import Listed, Marker
from opendata.problems import Exit, OpendataError
from opendata.release.release import Version

FILES = (
    Listed("decisions/datapackage-1.0.0.json", "a" * 64, 1),
    Listed("decisions/datapackage-1.10.0.json", "b" * 64, 1),
    Listed("decisions/datapackage.json", "b" * 64, 1),
    Listed("decisions/1.0.0/legalActs.csv", "c" * 64, 1),
    Listed("more/datapackage-2.0.0.json", "d" * 64, 1),
    Listed("assets/deep/datapackage-2.0.0.json", "d" * 64, 1),
)


def test_a_marker_tells_the_versions(tmp_path: Path) -> None:
    assert known_versions(tmp_path, Marker("", FILES), ["x/datapackage-9.0.0.json"]) == {
        "decisions": {Version(1, 0, 0): "a" * 64, Version(1, 10, 0): "b" * 64},
        "more": {Version(2, 0, 0): "d" * 64},
    }


def test_without_a_marker_the_folder_tells_them(world: World, tmp_path: Path) -> None:
    release = world.release([row(1)])
    data = world.store.file(release, "datapackage.json").read_bytes()
    (tmp_path / "decisions").mkdir()
    for name in ("1.0.0", "1.1.0"):
        (tmp_path / "decisions" / f"datapackage-{name}.json").write_bytes(data)
    (tmp_path / "decisions" / "datapackage-1.2.0.json").write_bytes(b"{}")
    paths = [f"decisions/datapackage-1.{n}.0.json" for n in range(4)]
    assert known_versions(tmp_path, None, [*paths, "index.html"]) == {
        "decisions": {Version(1, 0, 0): release.manifest_sha256}
    }, "a manifest of another version, a broken and a missing one tell nothing"


def test_releases_that_the_site_has_not_yet_are_welcome(released: World, tmp_path: Path) -> None:
    publication = released.publication()
    must_not_forget(publication, {}, tmp_path)
    first = publication.releases["decisions"][0]
    must_not_forget(publication, {"decisions": {first.version: first.manifest_sha256}}, tmp_path)


def test_a_version_with_another_content_is_no_release_of_ours(
    released: World, tmp_path: Path
) -> None:
    publication = released.publication()
    with pytest.raises(OpendataError) as caught:
        must_not_forget(publication, {"decisions": {Version(1, 0, 0): "0" * 64}}, tmp_path)
    assert caught.value.exit_code is Exit.CONFIGURATION
    assert caught.value.problem.found == "1.0.0"
    assert "1.0.0, 1.1.0" in str(caught.value)


def test_versions_are_named_in_their_order(released: World, tmp_path: Path) -> None:
    bare = replace(released.publication(), releases={})
    known = known_versions(tmp_path, Marker("", FILES), ())
    with pytest.raises(OpendataError) as caught:
        must_not_forget(bare, known, tmp_path)
    assert [problem.found for problem in caught.value.problems] == ["1.0.0, 1.10.0", "more"]
    assert "datasets/more" in str(caught.value)
    assert "backup" in str(caught.value)
