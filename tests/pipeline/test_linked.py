"""Addresses of documents that one dataset publishes and another one links to."""

from __future__ import annotations

from dataclasses import replace

from town import Town

from opendata.pipeline.house import open_house
from opendata.pipeline.linked import LINKED, linked
from opendata.pipeline.sources import Sources
from opendata.workspace.read import read_workspace
from opendata.workspace.workspace import CollectorSource

SOURCES = Sources((), (), None, "0" * 64)


def test_a_dataset_without_links_is_made_of_its_own_sources_alone(town: Town) -> None:
    town.publish()
    house = open_house(read_workspace(town.root))
    decisions = house.workspace.datasets["decisions"]
    assert linked(house, decisions, SOURCES) is SOURCES
    votes = replace(decisions, collector=CollectorSource("votes", "files", (decisions.schema,)))
    assert linked(house, votes, SOURCES) is SOURCES


def test_links_are_what_the_newest_release_has_and_are_part_of_the_fingerprint(town: Town) -> None:
    town.publish()
    workspace = read_workspace(town.root)
    (kind,) = LINKED
    decisions = workspace.datasets["decisions"]
    source = CollectorSource(LINKED[kind], "documents", (decisions.schema,))
    of_forms = replace(decisions, collector=source)
    list_of_them = replace(decisions, collector=replace(source, kind=kind))
    house = replace(
        open_house(workspace), workspace=replace(workspace, datasets={"decisions": of_forms})
    )
    found = linked(house, list_of_them, SOURCES)
    release = house.store.latest("decisions")
    assert release is not None
    home = "https://test-rada.example/opendata/decisions"
    documents = house.store.documents(release)
    assert documents
    assert found.links == {one.uid: f"{home}/{one.path}" for one in documents}
    assert found.fingerprint != SOURCES.fingerprint
    nothing = replace(house, workspace=replace(workspace, datasets={}))
    assert linked(nothing, list_of_them, SOURCES).links == {}
    town.write("999")
    town.publish()
    assert linked(house, list_of_them, SOURCES).fingerprint != found.fingerprint
