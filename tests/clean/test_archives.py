from __future__ import annotations

import pytest

from opendata.clean.archives import LARGEST, MOST_MEMBERS, SMALL, Member, has_dtd, is_bomb


@pytest.mark.parametrize(
    ("members", "bomb"),
    [
        ([], False),
        ([Member("a", SMALL, 1)], False),
        ([Member("a", SMALL + 1, 1)], True),
        ([Member("a", SMALL + 1, SMALL)], False),
        ([Member("a", LARGEST, LARGEST), Member("b", 1, 1)], True),
        ([Member("a", 0, 0)] * (MOST_MEMBERS + 1), True),
        # Overlapping members: each is small, together they are not.
        ([Member("a", LARGEST // 10, LARGEST // 10)] * 11, True),
    ],
)
def test_is_bomb(members: list[Member], bomb: bool) -> None:
    assert is_bomb(members) is bomb


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16-le", "utf-16-be"])
def test_has_dtd(encoding: str) -> None:
    text = '<?xml version="1.0"?><!-- note --><!DOCTYPE a [<!ENTITY b "c">]><a/>'
    assert has_dtd(text.encode(encoding))
    assert not has_dtd("<a>doctype</a>".encode(encoding))
