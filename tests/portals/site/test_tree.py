from __future__ import annotations

import json
from dataclasses import replace
from xml.etree import ElementTree

from publications import World, row

from opendata.portals.portal import Publication
from opendata.portals.site.marker import MARKER
from opendata.portals.site.tree import site_inputs, site_tree

BASE = "https://data.example/rada/"


def hashes(publication: Publication, base: str = BASE) -> dict[str, str]:
    return {path: one.sha256 for path, one in site_tree(publication, "site", base).items()}


def test_the_tree_has_every_address_that_was_promised(released: World) -> None:
    tree = hashes(released.publication())
    newest = released.store.releases("decisions")[-1]
    names = ("legalActs.csv", "legalActs.json", "legalActs.xlsx", "legalActs-structure.csv")
    more = (
        "legalActs-metadata.json",
        "passport.json",
        "changes.json",
        "documents.csv",
        "index.html",
    )
    expected = {f"decisions/{v}/{n}" for v in ("1.0.0", "1.1.0") for n in (*names, *more)}
    expected |= {f"decisions/documents/{n}" for n in ("1-2020.docx", "2-2021.docx")}
    expected |= {f"decisions/documents/{n}" for n in ("3-2022.docx", "4-2023.docx")}
    expected |= {f"decisions/datapackage{v}.json" for v in ("", "-1.0.0", "-1.1.0")}
    expected |= {"decisions/index.html", "decisions/preview.js"}
    expected |= {"index.html", "data.json", "catalog.jsonld", "sitemap.xml", "robots.txt"}
    expected |= {"assets/site.css", "assets/filter.js", "assets/icon.svg", MARKER}
    tables = {f"structures_835/{edition}/legal_acts/index.html" for edition in ("2019", "2025")}
    structures = {path for path in tree if path.startswith("structures_835/")}
    assert tables | {"structures_835/index.html"} <= structures
    assert set(tree) - structures == expected
    assert tree["decisions/datapackage.json"] == newest.manifest_sha256
    assert tree["data.json"] == tree["catalog.jsonld"]
    assert all(tree[f"decisions/{file.path}"] == file.sha256 for file in newest.files)


def test_the_same_publication_gives_the_same_bytes_at_any_hour(released: World) -> None:
    publication = released.publication()
    later = replace(publication, now=publication.now.replace(year=2030))
    assert hashes(publication) == hashes(later)


def test_documents_of_old_releases_stay(released: World) -> None:
    released.release([row(2)])
    assert "decisions/documents/1-2020.docx" in hashes(released.publication())


def test_the_marker_lists_everything_else(released: World) -> None:
    tree = site_tree(released.publication(), "site", BASE)
    assert list(tree)[-1] == MARKER
    content = json.loads(tree[MARKER].data or b"")
    assert {one["path"]: one["sha256"] for one in content["files"]} == {
        path: one.sha256 for path, one in tree.items() if path != MARKER
    }
    assert {one["path"]: one["bytes"] for one in content["files"]} == {
        path: one.size for path, one in tree.items() if path != MARKER
    }


def test_the_sitemap_lists_the_pages_by_their_full_address(released: World) -> None:
    tree = site_tree(released.publication(), "site", "https://data.example/?a&b/")
    root = ElementTree.fromstring(tree["sitemap.xml"].data or b"")
    space = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
    found = [one.text or "" for one in root.iter(f"{space}loc")]
    assert {one.removeprefix("https://data.example/?a&b/") for one in found} == {
        path for path in tree if path.endswith(".html")
    }
    assert b"Sitemap: https://data.example/" in (tree["robots.txt"].data or b"")


def test_without_an_address_there_is_no_sitemap(released: World) -> None:
    tree = site_tree(released.publication(), "site", "")
    assert "sitemap.xml" not in tree
    assert b"Sitemap" not in (tree["robots.txt"].data or b"")


def test_the_inputs_change_with_all_that_a_page_shows(released: World) -> None:
    publication = released.publication()
    seen = {site_inputs(publication, "site", BASE), site_inputs(publication, "site", "")}
    seen.add(site_inputs(released.publication(upto=1), "site", BASE))
    council = replace(publication.council, name="Інша міська рада")
    seen.add(site_inputs(replace(publication, council=council), "site", BASE))
    released.datasets["more"] = released.dataset("more", "Ще один")
    released.release([row(9)], "more")
    seen.add(site_inputs(released.publication(), "site", BASE))
    assert len(seen) == 5
    assert site_inputs(publication, "site", BASE) in seen
