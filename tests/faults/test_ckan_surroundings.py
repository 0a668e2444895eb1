"""What the computers around a publication to a real CKAN do: certificates, disks, clocks, and the
search index of the portal.
"""

from __future__ import annotations

import ssl
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
import trustme
from ckan_council import PORTAL, Council
from ckan_hands import on_ckan
from fault_proxy import FaultProxy, action, write
from proxy_faults import before, killed_after, sent_elsewhere

from opendata.journal.journal import Step

CONFIGURATION, UNREACHABLE = 4, 5


def point_to(council: Council, url: str) -> None:
    """The council publishes to the CKAN at another address."""
    settings = council.town.root / "opendata.toml"
    text = settings.read_text("utf-8").partition("\n[portals.local]")[0]
    settings.write_text(text + PORTAL.format(url=url), "utf-8")


@on_ckan("2.12.0")
def test_a_portal_that_cannot_prove_itself_gets_nothing(council: Council, tmp_path: Path) -> None:
    authority = trustme.CA()
    named = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert("127.0.0.1").configure_cert(named)
    expired = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert("127.0.0.1", not_after=datetime(2020, 1, 1, tzinfo=UTC)).configure_cert(
        expired
    )
    bundle = tmp_path / "authority.pem"
    authority.cert_pem.write_to_path(str(bundle))
    council.begin()
    for context, trusted in ((named, False), (expired, True), (named, True)):
        with FaultProxy(council.ckan.url, context) as encrypted:
            point_to(council, encrypted.url)
            council.environment = {"REQUESTS_CA_BUNDLE": str(bundle)} if trusted else {}
            outcome = council.run()
            if trusted and context is named:
                assert outcome.code == 0
                assert council.events(Step.RECEIPT)[-1].data["proven"] is True
            else:
                assert (outcome.code, outcome.codes) == (UNREACHABLE, ["ckan-certificate"])
                assert encrypted.seen == [], "not even the token came"
                assert council.package() is None


@on_ckan("2.12.0")
def test_a_file_that_is_served_from_elsewhere_is_proven_without_the_token(
    council: Council,
) -> None:
    council.begin()
    with FaultProxy(council.ckan.url) as elsewhere:

        def move(exchange: Any) -> None:
            sent_elsewhere(elsewhere.url + exchange.seen.path)(exchange)

        council.proxy.when(action("file"), move)
        assert council.run().code == 0
        assert len(elsewhere.seen) == 9
        assert not any(one.token for one in elsewhere.seen)


@on_ckan("2.12.0")
def test_a_disk_that_is_full_harms_nothing(council: Council, tmp_path: Path) -> None:
    council.publishes_first()
    council.keep(tmp_path / "kept")
    council.publishes()
    whole, ids = council.seen(), council.ids()
    sizes = (path.stat().st_size for path in council.town.root.rglob("*") if path.is_file())
    refused = 0
    every = sorted({size - 1 for size in sizes if size > 1 << 11})
    for room in every[:: max(1, len(every) // 5)]:
        council.bring_back(tmp_path / "kept")
        outcome = council.run(room=room)
        refused += outcome.code == CONFIGURATION
        assert outcome.code in (0, CONFIGURATION), (room, outcome)
        if outcome.code:
            assert outcome.codes, room
        council.must_not_lie(whole)
        council.publishes()
        assert (council.seen(), council.ids()) == (whole, ids), room
    assert refused >= 3


@on_ckan("2.12.0")
@pytest.mark.parametrize("hours", [-24 * 400, 24 * 400])
def test_a_clock_that_jumps_between_two_runs(
    council: Council, tmp_path: Path, hours: float
) -> None:
    """What is begun is ended as it was begun; what is new is dated by the clock as it is."""
    told = ("journal-time",) if hours < 0 else ()
    council.publishes_first()
    ids = council.ids()
    council.keep(tmp_path / "kept")
    council.publishes()
    whole = council.seen()
    council.bring_back(tmp_path / "kept")
    council.proxy.when(write(1), killed_after(lambda: council.runner.pid))
    assert council.run().code == -9
    council.later(hours)
    council.publishes()
    assert council.seen() == whole
    assert {key: council.ids()[key] for key in ids} == ids
    council.is_settled(*told)

    council.bring_back(tmp_path / "kept")
    council.publishes()
    now = council.seen()
    assert now["version"] == "1.1.0"
    assert [one["opendata_id"] for one in now["resources"]] == [
        one["opendata_id"] for one in whole["resources"]
    ]
    assert all(one["sha256"] == one["opendata_sha256"] for one in now["resources"])
    council.is_settled(*told)


@pytest.mark.parametrize("which", [1, 2])
@on_ckan("2.12.0", "2.8.12")
def test_a_search_index_that_is_down(council: Council, tmp_path: Path, which: int) -> None:
    """CKAN refuses every write without it, and takes back what it has begun: all but the file that
    came along, which it has put in place by then.
    """
    council.publishes_first()
    council.keep(tmp_path / "kept")
    council.publishes()
    whole, ids = council.seen(), council.ids()
    council.bring_back(tmp_path / "kept")
    council.proxy.when(write(which), before(lambda: council.ckan.stop("solr")), times=1)
    for _ in range(2):
        outcome = council.run()
        assert outcome.code == UNREACHABLE, outcome
        assert set(outcome.codes) <= {"ckan-search-down", "ckan-server"}, outcome
    council.must_not_lie(whole, files=False)
    council.ckan.start("solr")  # and it has forgotten everything
    council.publishes()
    assert (council.seen(), council.ids()) == (whole, ids)
    council.is_settled()
