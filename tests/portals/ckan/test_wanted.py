from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from publications import World, row

from opendata.portals.ckan.abilities import Abilities, Fields
from opendata.portals.ckan.content import Archive, Measured, Stored
from opendata.portals.ckan.names import munged
from opendata.portals.ckan.profiles import PROFILES
from opendata.portals.ckan.wanted import Wanted, wanted

ABILITIES = Abilities((2, 12, 0), revise=True, fields=Fields.EXTRAS)
STOCK = PROFILES["ckan"]


def want(world: World, abilities: Abilities = ABILITIES, upto: int | None = None) -> Wanted:
    publication = world.publication(upto=upto)
    return wanted(publication, STOCK, abilities, organization="rada")


def test_the_resources_in_their_order(released: World) -> None:
    found = want(released)
    assert [one.identity for one in found.resources] == [
        "table:legalActs:csv",
        "table:legalActs:xlsx",
        "table:legalActs:json",
        "documents:2023",
        "documents:2022",
        "documents:2021",
        "documents:2020",
        "documents",
        "structure:csv",
        "structure:json",
        "passport",
    ]
    assert found.name == "decisions-01234567"
    assert found.resources[0].title == "legalActs"
    assert not found.refused


def test_every_resource_says_what_its_bytes_are(released: World) -> None:
    publication = released.publication()
    for one in want(released).resources:
        assert len({munged(each.file_name) for each in want(released).resources}) == 11
        if isinstance(one.content, Stored):
            data = Path(one.content.path).read_bytes()
            (file,) = [f for f in publication.release.files if f.sha256 == one.sha256]
            assert (one.bytes, file.format.upper()) == (len(data), one.format)


def test_only_the_archive_of_the_year_that_changed_is_another(released: World) -> None:
    before = {one.identity: one.sha256 for one in want(released).resources}
    rows = [row(n) for n in (1, 2, 3)] + [row(4, "Про бюджет"), row(11)]
    rows[0]["status"] = "Втратив чинність"
    released.release(rows)
    after = {one.identity: one.sha256 for one in want(released).resources}
    assert before.keys() == after.keys()
    changed = {
        name for name in after if name.startswith("documents:") and before[name] != after[name]
    }
    assert changed == {"documents:2023"}  # 11 is of that year
    assert before["structure:csv"] == after["structure:csv"]


def test_what_is_said_of_a_resource_does_not_change_with_a_release(released: World) -> None:
    first, second = want(released, upto=1), want(released)
    said = {one.identity: one.fields for one in second.resources}
    assert all(said[one.identity] == one.fields for one in first.resources)


def test_documents_without_a_date_have_an_archive_too(world: World) -> None:
    world.release([row(1), row(2, acceptedDate="")])
    archives = {
        one.identity: [member.name for member in one.content.members]
        for one in want(world).resources
        if isinstance(one.content, Archive)
    }
    assert set(archives) == {"documents:2020", "documents:undated"}


def test_a_small_limit_parts_the_archive_and_tells_what_is_too_large(released: World) -> None:
    released.release([row(n, acceptedDate="2024-02-03") for n in range(1, 6)])
    found = want(released, replace(ABILITIES, limit=500))
    names = [one.identity for one in found.resources if one.identity.startswith("documents:")]
    assert names[:2] == ["documents:2024", "documents:2024:2"]
    assert {one.code for one in found.findings} == {"portal-file-large"}
    assert found.refused


def test_a_table_that_was_called_otherwise_is_the_same_resource(released: World) -> None:
    publication = released.publication()
    name = publication.dataset.name
    first = publication.releases[name][0]
    files = tuple(replace(one, path=one.path.replace("legalActs.", "acts.")) for one in first.files)
    renamed = (replace(first, files=files), publication.release)
    publication = replace(publication, releases={name: renamed})
    found = wanted(publication, STOCK, ABILITIES, organization="rada")
    assert found.resources[0].previous == ("table:acts:csv",)
    assert found.resources[3].previous == ()


def test_archives_need_not_be_made_to_know_them(released: World) -> None:
    asked: list[str] = []

    def measure(archive: Archive) -> Measured:
        asked.append(archive.key)
        return Measured("0" * 64, 7)

    publication = released.publication()
    found = wanted(publication, STOCK, ABILITIES, organization="rada", measure=measure)
    archives = [one for one in found.resources if isinstance(one.content, Archive)]
    assert {(one.sha256, one.bytes) for one in archives} == {("0" * 64, 7)}
    assert len(asked) == len(archives) == 4


def test_a_thematic_group_is_suggested_where_the_portal_has_it(released: World) -> None:
    publication = released.publication()
    having = replace(ABILITIES, groups=frozenset({"derzhava", "finansy"}))
    for profile, abilities, group in (
        ("ckan", having, {}),
        ("data.gov.ua", having, {"groups": ("derzhava",)}),
        ("data.gov.ua", ABILITIES, {}),
    ):
        found = wanted(publication, PROFILES[profile], abilities, organization="rada")
        assert found.suggested == group
