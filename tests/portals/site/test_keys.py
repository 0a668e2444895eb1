"""Signatures and public keys on the site."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from pathlib import Path

from publications import World, quiet, row
from signed_chain import SEED

from opendata.portals.portal import Publication
from opendata.portals.site.keys import file_of, key_files
from opendata.portals.site.portal import SitePortal
from opendata.portals.site.tree import release_hashes, site_inputs, site_tree
from opendata.release.signing import SigningKey, check_signature
from opendata.workspace.public_keys import PublicKey

KEY = SigningKey.from_seed(SEED)
PUBLIC = replace(KEY.public, since=date(2026, 3, 2))
OLD = PublicKey(bytes(32), None, date(2026, 3, 1))


def signed(world: World) -> Publication:
    """All releases of the set signed, as if with the key from the first on."""
    for release in world.store.releases("decisions"):
        manifest = world.store.file(release, "datapackage.json").read_bytes()
        world.store.file(release, "datapackage.sig").write_bytes(KEY.sign(manifest))
    return replace(world.publication(), keys=(OLD, PUBLIC))


def test_a_site_without_keys_has_none() -> None:
    assert dict(key_files([])) == {}


def test_the_keys_as_they_are_served() -> None:
    files = dict(key_files([OLD, PUBLIC]))
    assert set(files) == {"keys.json", file_of(OLD), file_of(PUBLIC)}
    first, second = json.loads(files["keys.json"])["keys"]
    assert second == {
        "id": "21fe31dfa154a261",
        "algorithm": "ed25519",
        "public": "ed25519:11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo=",
        "file": "key-21fe31dfa154a261.pem",
        "from": "2026-03-02",
        "until": None,
    }
    assert (first["from"], first["until"]) == (None, "2026-03-01")
    assert files[file_of(PUBLIC)] == PUBLIC.pem


def test_signatures_stand_beside_their_manifests(released: World, tmp_path: Path) -> None:
    bare = site_tree(released.publication(), "site", "")
    publication = signed(released)
    tree = site_tree(publication, "site", "")
    signatures = {f"decisions/datapackage{one}.sig" for one in ("", "-1.0.0", "-1.1.0")}
    keys = {"keys.json", file_of(OLD), file_of(PUBLIC)}
    assert tree.keys() - bare.keys() == signatures | keys
    hashes = release_hashes(publication, "site")
    assert all(hashes[path] == tree[path].sha256 for path in signatures)
    for page, link in (
        ("decisions/index.html", 'href="datapackage.sig"'),
        ("decisions/1.0.0/index.html", 'href="../datapackage-1.0.0.sig"'),
    ):
        assert link in (tree[page].data or b"").decode()
        assert b".sig" not in (bare[page].data or b"")
    portal = SitePortal("site", tmp_path / "public")
    portal.apply(publication, portal.plan(publication), quiet)
    for name in ("datapackage", "datapackage-1.0.0", "datapackage-1.1.0"):
        folder = tmp_path / "public" / "decisions"
        manifest = (folder / f"{name}.json").read_bytes()
        assert check_signature(manifest, (folder / f"{name}.sig").read_bytes(), KEY.public)
    assert portal.serves(publication)
    (tmp_path / "public" / "decisions" / "datapackage-1.0.0.sig").write_bytes(b"other")
    assert not portal.serves(publication)
    assert not portal.read_back(publication, quiet).right


def test_what_the_site_is_made_from_knows_keys_and_signatures(released: World) -> None:
    bare = released.publication()
    keyed = replace(bare, keys=(PUBLIC,))
    seen = {site_inputs(one, "site", "") for one in (bare, keyed, signed(released))}
    assert len(seen) == 3


def test_an_unsigned_release_after_a_signed_one_has_no_newest_signature(released: World) -> None:
    signed(released)
    released.release([row(7)])
    tree = site_tree(released.publication(), "site", "")
    assert "decisions/datapackage-1.1.0.sig" in tree
    assert "decisions/datapackage.sig" not in tree
