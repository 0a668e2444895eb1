"""What is asked of a CKAN is answered by the fake one as by the real one, and no kinder.

The answers of the real ones are recorded, so that the fake is held against them in a moment and on
every computer; where there is a real CKAN, it is asked whether it still answers so.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest
from ckan_asked import Asked
from ckan_hands import Ckan, on_ckan
from ckan_scenarios import SCENARIOS, Scenario
from fake_ckan import FakeCkan

from opendata.messages import msg
from opendata.portals.ckan.client.address import origin_of
from opendata.portals.ckan.client.client import Client
from opendata.portals.ckan.client.token import Token
from opendata.portals.ckan.reading import Portal, listing

RECORDED = Path(__file__).parent / "recorded"
LIKE = {"modern": "2.12.0", "legacy": "2.8.12"}
"""The flavours of the fake, and which CKAN each is like."""


def recorded(version: str) -> Mapping[str, Any]:
    """What that CKAN answered, by scenario."""
    found = json.loads((RECORDED / f"{version}.json").read_text(encoding="utf-8"))
    assert isinstance(found, dict)
    return found


def as_recorded(said: object) -> Any:
    """The same as it comes out of a file."""
    return json.loads(json.dumps(said))


@pytest.mark.parametrize("name", SCENARIOS)
@pytest.mark.parametrize("flavour", LIKE)
def test_the_fake_answers_as_the_real_one_did(flavour: str, name: str) -> None:
    fake = FakeCkan(flavour)
    fake.organisation("rada", "Вигадана міська рада", editors=("editor",))
    fake.organisation("insha", "Інша рада")
    asked = Asked(fake.client("editor"), fake.client("sysadmin"), fake.client())
    SCENARIOS[name](asked)
    expected = recorded(LIKE[flavour])[name]
    for number, (found, wanted) in enumerate(zip(as_recorded(asked.said), expected, strict=False)):
        assert found == wanted, number
    assert len(asked.said) == len(expected)


@on_ckan(*LIKE.values())
def test_the_real_one_still_answers_so(ckan: Ckan, tmp_path: Path) -> None:
    said = {name: asked_of(ckan, story) for name, story in SCENARIOS.items()}
    expected = recorded(ckan.name)
    if said != expected:
        new = tmp_path / f"{ckan.name}.json"
        new.write_text(written(said), encoding="utf-8", newline="\n")
        differ = [name for name in said if said[name] != expected.get(name)]
        pytest.fail(f"{ckan.name} answers otherwise in {differ}; what it says now is in {new}")


@pytest.mark.parametrize("flavour", LIKE)
def test_the_datasets_of_others_are_not_listed_by_the_fake(flavour: str) -> None:
    fake = FakeCkan(flavour)
    ids = [fake.organisation(name, editors=("editor",)) for name in ("rada", "insha")]
    must_list_one_organisation(fake.client("editor"), ids[0])


@on_ckan()
def test_the_datasets_of_others_are_not_listed(ckan: Ckan) -> None:
    """CKAN puts terms of its own behind those of a search, which may change what they mean."""
    ids = [ckan.organisation(name) for name in ("rada", "insha")]
    origin = origin_of(ckan.url)
    assert origin is not None
    with Client(ckan.url, Token(ckan.editor, origin, msg("a test"))) as client:
        must_list_one_organisation(client, ids[0])


def must_list_one_organisation(client: Portal, id_: str) -> None:
    made = [
        client.call("package_create", {"name": f"acts-{one}", "owner_org": one, "private": True})
        for one in ("rada", "insha")
    ]
    for organization in ("rada", id_):
        assert list(listing(client, organization)) == [made[0]["id"]]
    assert listing(client, "nobody") == {}


def asked_of(ckan: Ckan, story: Scenario) -> Any:
    """What a real CKAN answers to a scenario, as it is recorded."""
    ckan.empty()
    ckan.organisation()
    with ckan.client(ckan.sysadmin) as api:
        api.call_action("organization_create", {"name": "insha", "title": "Інша рада"})
    origin = origin_of(ckan.url)
    assert origin is not None
    with ExitStack() as opened:
        clients = [
            opened.enter_context(Client(ckan.url, Token(one, origin, msg("a test"))))
            for one in (ckan.editor, ckan.sysadmin)
        ]
        asked = Asked(*clients, opened.enter_context(Client(ckan.url)))
        story(asked)
    return as_recorded(asked.said)


def written(said: Mapping[str, Any]) -> str:
    """One line for each answer, so that a difference can be read."""
    parts = [
        f"{json.dumps(name)}: [\n"
        + ",\n".join(json.dumps(one, ensure_ascii=False) for one in answers)
        + "\n]"
        for name, answers in said.items()
    ]
    return "{\n" + ",\n".join(parts) + "\n}\n"
