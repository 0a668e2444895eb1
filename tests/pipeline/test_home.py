from __future__ import annotations

from dataclasses import replace

from town import Town

from opendata.journal.journal import Journal, Step
from opendata.pipeline.home import address_of, documents_url, home_of
from opendata.workspace.read import read_workspace
from opendata.workspace.workspace import PortalConfig, Workspace

NATIONAL = PortalConfig("national", "ckan", "", "https://data.example", organization="rada")


def with_ckan(town: Town, *portals: str) -> Workspace:
    """The town, whose dataset goes to these portals; the CKAN stands before the site."""
    found = read_workspace(town.root)
    dataset = replace(found.datasets["decisions"], portals=portals)
    both = {"national": NATIONAL, **found.portals}
    return replace(found, portals=both, datasets={"decisions": dataset})


def journal_of(town: Town) -> Journal:
    return Journal(town.root / ".opendata" / "journal.sqlite")


def test_the_home_is_a_site_where_there_is_one(town: Town) -> None:
    """So that one more portal changes no address in a table that is published already."""
    for portals in (("national", "site"), ("site", "national"), ("site",)):
        workspace = with_ckan(town, *portals)
        dataset = workspace.datasets["decisions"]
        assert home_of(workspace, dataset).name == "site"
        assert (
            address_of(workspace, dataset, journal_of(town))
            == "https://test-rada.example/opendata/decisions"
        )
        assert documents_url(workspace, dataset, journal_of(town)).endswith(
            "/opendata/decisions/documents"
        )


def test_a_ckan_alone_is_the_home_and_every_address_opens_its_page(town: Town) -> None:
    workspace = with_ckan(town, "national")
    dataset = workspace.datasets["decisions"]
    page = "https://data.example/dataset/decisions-99000005#"
    assert address_of(workspace, dataset, journal_of(town)) == page
    assert documents_url(workspace, dataset, journal_of(town)) == f"{page}/documents"


def test_what_was_adopted_keeps_the_name_in_its_address(town: Town) -> None:
    workspace = with_ckan(town, "national")
    dataset, journal = workspace.datasets["decisions"], journal_of(town)

    def adopt(portal: str, name: str | None) -> str:
        data = {"portal": portal, "memory": {"name": name}}
        journal.record(town.clock, "run", Step.ADOPTED, "decisions", data)
        return address_of(workspace, dataset, journal)

    ours = "https://data.example/dataset/decisions-99000005#"
    assert adopt("another", "rishennya") == ours
    assert adopt("national", "rishennya") == "https://data.example/dataset/rishennya#"
    assert adopt("another", "other") == "https://data.example/dataset/rishennya#"
    assert adopt("national", None) == ours, "it was left again"
