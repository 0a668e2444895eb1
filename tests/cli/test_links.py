from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from feed_site import Page, a_site
from links_hands import SERVED, Visits
from town import Town

from opendata.pipeline.links import visit
from opendata.pipeline.links.reach import Limits, Reach

Command = Callable[..., Any]


@pytest.fixture
def visits(town: Town, monkeypatch: pytest.MonkeyPatch) -> Iterator[Visits]:
    """Visits that the command line makes stay on this computer too."""
    monkeypatch.setattr(visit, "Reach", lambda: Reach(Limits(2, 1, 0), lambda _: None, inside=True))
    with a_site() as site:
        yield Visits(town, site)


def test_dead_addresses_are_told_and_end_with_1(opendata: Command, visits: Visits) -> None:
    visits.pages = {"/a": Page(b"here"), "/closed": Page(status=403)}
    visits.publish("/a", "/gone", "/closed")
    said = opendata("links", "--lang", "en")
    assert said.code == 1
    assert "the address does not work: HTTP 404" in said.err
    assert "[address-dead]" in said.err
    assert "[address-unchecked]" in said.err
    assert said.out == (
        "parking, version 1.0.0: 0 own addresses in place, 1 of others answer\n"
        "  1 address does not work\n"
        "  1 address could not be checked\n"
    )


def test_all_well_ends_with_0(opendata: Command, visits: Visits) -> None:
    visits.pages = {"/a": Page(b"here"), "/b": Page(b"here")}
    visits.publish("/a", "/b")
    said = opendata("links", "parking", "--limit", "1", "--lang", "uk")
    assert said.code == 0
    assert said.out == (
        "parking, версія 1.0.0: власних адрес на місці – 0, чужих відповідає – 1\n"
        "  1 адреса чекає наступного запуску\n"
    )


def test_json_has_everything(opendata: Command, visits: Visits) -> None:
    visits.publish("/gone")
    said = opendata("links", "--json", "--lang", "en")
    (found,) = said.json["datasets"]
    assert (found["name"], found["version"], found["visited"]) == ("parking", "1.0.0", 1)
    assert found["numbers"]["dead"] == 1
    (problem,) = said.json["problems"]
    assert problem["code"] == "address-dead"
    assert problem["place"] == {
        "file": "parking/parkingLots",
        "key": "lot-0",
        "field": "mobileParkingUrl",
    }
    assert said.json["sites"] == {visits.site.address: 1 + SERVED}
    assert (said.json["rehearsed"], said.json["no_network"]) == (False, False)


def test_a_rehearsal_names_the_sites(opendata: Command, visits: Visits) -> None:
    visits.publish("/a", "/b")
    said = opendata("links", "--dry-run", "--lang", "en")
    number = 2 + SERVED
    assert said.code == 0
    assert said.out == f"{visits.site.address}: {number} addresses would be visited\n"
    assert visits.site.asked == []


def test_no_network_ends_with_5(opendata: Command, visits: Visits) -> None:
    visits.pages = {"/a": Page(status=502)}
    visits.online = Page(status=502)
    visits.publish("/a")
    said = opendata("links", "--lang", "en")
    assert (said.code, said.out) == (5, "")
    assert "[links-unreachable]" in said.err


def test_where_there_are_no_addresses_it_says_so(opendata: Command, visits: Visits) -> None:
    del visits
    said = opendata("links", "--lang", "en")
    assert (said.code, said.out) == (0, "There are no addresses in the published tables.\n")
    assert opendata("links", "--dry-run", "--lang", "en").out == "No address would be visited.\n"


@pytest.mark.parametrize("option", [("--limit", "0"), ("--older-than", "-1")])
def test_numbers_have_bounds(opendata: Command, option: tuple[str, str]) -> None:
    assert opendata("links", *option).code == 2
