"""The address under which the public finds a dataset and its documents.

It stands in the table (the links to the documents) and in the passport, so that it may not depend
on which portals a run goes to, nor change when one more portal is added.
"""

from __future__ import annotations

from opendata.journal.journal import Journal, Step
from opendata.journal.trouble import facts_of
from opendata.portals.ckan.names import dataset_name
from opendata.workspace.portals import CKAN, SITE
from opendata.workspace.workspace import Dataset, PortalConfig, Workspace


def home_of(workspace: Workspace, dataset: Dataset) -> PortalConfig:
    """The portal that is the home of ``dataset``: its first site, as only a site has an address
    for each document; else the first of its portals.
    """
    portals = [workspace.portals[name] for name in dataset.portals]
    return next((one for one in portals if one.kind == SITE), portals[0])


def address_of(workspace: Workspace, dataset: Dataset, journal: Journal) -> str:
    """What the address of everything of ``dataset`` begins with at its home, without the slash.

    A dataset that was adopted has the name that it had, as ``journal`` tells.

    On a CKAN a file has an address only when it is there, and documents stand in archives: an
    address beyond that of the page is a mark in it, so that it opens the page where they are.
    """
    home = home_of(workspace, dataset)
    if home.kind == CKAN:
        name = dataset_name(dataset.name, workspace.council.edrpou)
        return f"{home.url}/dataset/{_adopted_name(journal, dataset, home) or name}#"
    return f"{home.url}/{dataset.name}"


def documents_url(workspace: Workspace, dataset: Dataset, journal: Journal) -> str:
    """What the address of each document of ``dataset`` begins with, without the slash."""
    return f"{address_of(workspace, dataset, journal)}/documents"


def _adopted_name(journal: Journal, dataset: Dataset, home: PortalConfig) -> str | None:
    """The name in the address of what a person has adopted as ``dataset``.

    It is as it was then: a table must not change because somebody looks at a portal.
    """
    for event in journal.backwards(dataset.name, Step.ADOPTED):
        with facts_of(event.number):
            if event.data["portal"] == home.name:
                name = event.data["memory"]["name"]
                return name if isinstance(name, str) else None
    return None
