from __future__ import annotations

from datetime import UTC, datetime

from opendata.pipeline.links.account import DatasetLinks, Link, LinksSummary, Served
from opendata.pipeline.links.findings import findings
from opendata.pipeline.links.found import State, Visit
from opendata.problems import Severity, describe
from opendata.release.addresses import Address

NOW = datetime(2026, 3, 2, 10, tzinfo=UTC)


def address(text: str) -> Address:
    return Address(text, "parkingLots", "mobileParkingUrl", "lot-1")


def summary(*, nobody: bool = False) -> LinksSummary:
    others = (
        Link(address("https://a.example/1"), Visit(NOW, State.DEAD, "http-410")),
        Link(address("https://a.example/2"), Visit(NOW, State.UNCHECKED, "slow")),
        Link(address("https://a.example/3"), Visit(NOW, State.ALIVE, "", "https://b.example/?x=1")),
        Link(address("https://a.example/4"), Visit(NOW, State.ALIVE)),
        Link(address("https://a.example/5"), None),
    )
    served = Served("alive", "http-404")
    gone = (address("https://own/6"),)
    one = DatasetLinks("parking", "1.0.0", "ab", 1, gone, others, 4, served)
    return LinksSummary((one,), {"https://a.example": 4}, nobody, rehearsed=False)


def test_each_sort_has_its_code() -> None:
    found = list(findings(summary()))
    assert [(one.code, one.severity, one.found) for one in found] == [
        ("address-dead", Severity.ERROR, "https://own/6"),
        ("address-dead", Severity.ERROR, "https://a.example/1"),
        ("address-not-served", Severity.WARNING, None),
        ("address-unchecked", Severity.WARNING, "https://a.example/2"),
        ("address-moved", Severity.NOTE, "https://a.example/3"),
    ]


def test_the_place_is_the_row() -> None:
    first, second, *_ = findings(summary())
    assert str(first.place) == "parking/parkingLots › lot-1 [mobileParkingUrl]"
    assert "there is no such file on the council's own site" in describe(first, "en")
    assert "HTTP 410" in describe(second, "en")


def test_a_new_address_is_shown_without_what_may_be_secret() -> None:
    *_, moved = findings(summary())
    assert "https://b.example/" in describe(moved, "en")
    assert "x=1" not in describe(moved, "en")


def test_without_a_network_nothing_else_is_said() -> None:
    (found,) = findings(summary(nobody=True))
    assert (found.code, found.found) == ("links-unreachable", "https://a.example")
