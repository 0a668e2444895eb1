from __future__ import annotations

from typing import Any

import pytest

from opendata.release.tombstones import Tombstone, tombstones_in

ONE = Tombstone("T-20260302-0a1b2c3d", "2026-03-02", "стаття 10-1 Закону", ("1.0.0", "1.1.0"))


def test_what_a_manifest_says_is_read_back() -> None:
    assert tombstones_in({"opendata": {"tombstones": [ONE.as_json()]}}) == (ONE,)


@pytest.mark.parametrize(
    "manifest",
    [
        {},
        {"opendata": None},
        {"opendata": {}},
        {"opendata": {"tombstones": {"id": "x"}}},
        {"opendata": {"tombstones": [3, None, {"id": "x"}]}},
        {"opendata": {"tombstones": [{**ONE.as_json(), "versions": "1.0.0"}]}},
        {"opendata": {"tombstones": [{**ONE.as_json(), "date": 3}]}},
    ],
)
def test_what_is_none_is_left_out(manifest: dict[str, Any]) -> None:
    assert tombstones_in(manifest) == ()
