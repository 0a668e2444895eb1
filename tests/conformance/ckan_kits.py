"""The CKANs that must keep the laws: real ones of every version, and the fake ones."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from ckan_hands import PASSPORT, VERSIONS, Ckan, taken
from ckan_kit import CkanKit
from fake_ckan import FakeCkan
from publications import World

from opendata.messages import msg
from opendata.portals.ckan.client.address import origin_of
from opendata.portals.ckan.client.client import Client
from opendata.portals.ckan.client.token import Token
from opendata.portals.ckan.reading import Portal

UA = "data.gov.ua"
AS_UA = f" as {UA}"
"""With the profile of the national portal, whose CKAN is of the age of 2.8. A CKAN without its
schema drops some fields, which is told.
"""
ON_REAL_ONES = [
    pytest.param(name, id=f"ckan-{name}", marks=[pytest.mark.ckan, pytest.mark.slow])
    for name in (*VERSIONS, PASSPORT, f"2.8.12{AS_UA}")
]
FAKES = {"fake-modern": "modern", "fake-legacy": "legacy", f"fake-legacy{AS_UA}": "legacy"}
every_ckan = pytest.mark.parametrize("kit", [*FAKES, *ON_REAL_ONES], indirect=True)
"""Run a test on each of them; it takes the fixture ``kit``."""


@contextmanager
def opened(request: pytest.FixtureRequest, world: World) -> Iterator[CkanKit]:
    """The portal of the name that ``request`` has, empty, with the council in one organization."""
    profile = UA if request.param.endswith((AS_UA, PASSPORT)) else "ckan"
    if request.param in FAKES:
        fake = FakeCkan(FAKES[request.param])
        fake.organisation("rada", editors=("editor",))
        fake.organisation("insha", "Інша рада")
        yield CkanKit(world, profile, lambda who: fake.client(None if who == "public" else who))
        return
    with taken(request.param.removesuffix(AS_UA), request.getfixturevalue("ckan_labs")) as ckan:
        ckan.organisation()
        with ckan.client(ckan.sysadmin) as api:
            api.action.organization_create(name="insha", title="Інша рада")
        yield CkanKit(world, profile, lambda who: _client(ckan, who))


def _client(ckan: Ckan, who: str) -> Portal:
    origin = origin_of(ckan.url)
    assert origin is not None
    tokens = {"editor": ckan.editor, "sysadmin": ckan.sysadmin}
    token = Token(tokens[who], origin, msg("a test")) if who in tokens else None
    return Client(ckan.url, token)
