"""The address under which the public finds a dataset and its documents.

It stands in the table (the links to the documents) and in the passport, so that it may not depend
on which portals a run goes to, nor change when one more portal is added.
"""

from __future__ import annotations

from opendata.portals.ckan.names import dataset_name
from opendata.workspace.portals import CKAN, SITE
from opendata.workspace.workspace import Dataset, PortalConfig, Workspace


def home_of(workspace: Workspace, dataset: Dataset) -> PortalConfig:
    """The portal that is the home of ``dataset``: its first site, as only a site has an address
    for each document; else the first of its portals.
    """
    portals = [workspace.portals[name] for name in dataset.portals]
    return next((one for one in portals if one.kind == SITE), portals[0])


def address_of(workspace: Workspace, dataset: Dataset) -> str:
    """What the address of everything of ``dataset`` begins with at its home, without the slash.

    On a CKAN a file has an address only when it is there, and documents stand in archives: an
    address beyond that of the page is a mark in it, so that it opens the page where they are.
    """
    home = home_of(workspace, dataset)
    if home.kind == CKAN:
        return f"{home.url}/dataset/{dataset_name(dataset.name, workspace.council.edrpou)}#"
    return f"{home.url}/{dataset.name}"


def documents_url(workspace: Workspace, dataset: Dataset) -> str:
    """What the address of each document of ``dataset`` begins with, without the slash."""
    return f"{address_of(workspace, dataset)}/documents"
