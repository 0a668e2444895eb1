"""The listing of a council's datasets: one read for each 1,000 of them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest

from opendata.portals.ckan.reading import PAGE, listing


class Listed:
    """A portal of which only the search is asked."""

    def __init__(self, number: int) -> None:
        self.packages = [
            {"id": f"{n:05}", "name": f"acts-{n}", "resources": []} for n in range(number)
        ]
        self.starts: list[int] = []

    def call(self, action: str, data: Mapping[str, Any]) -> Any:
        assert action == "package_search"
        self.starts.append(data["start"])
        most = min(data["rows"], PAGE)  # whatever is asked for
        results = self.packages[data["start"] : data["start"] + most]
        return {"count": len(self.packages), "results": results}


@pytest.mark.parametrize(
    ("number", "starts"),
    [(0, [0]), (1, [0]), (1_000, [0]), (1_001, [0, 1_000]), (2_500, [0, 1_000, 2_000])],
)
def test_one_read_for_each_thousand(number: int, starts: list[int]) -> None:
    portal = Listed(number)
    found = listing(portal, "rada")  # type: ignore[arg-type]
    assert list(found) == [one["id"] for one in portal.packages]
    assert portal.starts == starts


def test_a_search_that_promises_more_than_it_gives_ends() -> None:
    portal = Listed(1_000)
    portal.packages = portal.packages[:10]
    whole = portal.call

    def call(action: str, data: Mapping[str, Any]) -> Any:
        return {**whole(action, data), "count": 5_000}

    portal.call = call  # type: ignore[method-assign]
    assert len(listing(portal, "rada")) == 10  # type: ignore[arg-type]
    assert portal.starts == [0, 10]
