"""Datasets that link to the documents of other ones: where the public finds these."""

from __future__ import annotations

import hashlib
import json
from dataclasses import replace
from typing import Final
from urllib.parse import quote

from opendata.pipeline.home import address_of
from opendata.pipeline.house import House
from opendata.pipeline.sources import Sources
from opendata.workspace.workspace import Dataset

LINKED: Final = {"budget-programmes": "budget-passports"}
"""The kind of a collector → the kind of the datasets whose documents its rows link to."""


def linked(house: House, dataset: Dataset, sources: Sources) -> Sources:
    """``sources`` with the addresses that the rows of ``dataset`` may link to.

    They are a part of what it is made of: a passport that is published, or replaced, changes the
    list of programmes too.
    """
    if dataset.collector is None or dataset.collector.kind not in LINKED:
        return sources
    links = _links(house, LINKED[dataset.collector.kind])
    said = json.dumps(links, sort_keys=True, ensure_ascii=False)
    fingerprint = hashlib.sha256(f"{sources.fingerprint}\0{said}".encode()).hexdigest()
    return replace(sources, links=links, fingerprint=fingerprint)


def _links(house: House, kind: str) -> dict[str, str]:
    """The address of the document of each row, in the newest releases of the datasets of ``kind``.

    Keys are the identifiers of the rows.
    """
    found: dict[str, str] = {}
    for name, other in house.workspace.datasets.items():
        if other.collector is None or other.collector.kind != kind:
            continue
        release = house.store.latest(name)
        if release is None:
            continue
        base = address_of(house.workspace, other, house.journal)
        for one in house.store.documents(release):
            found.setdefault(one.uid, f"{base}/{quote(one.path)}")
    return found
