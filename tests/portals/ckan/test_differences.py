from __future__ import annotations

import pytest

from opendata.portals.ckan.differences import Compared, compare
from opendata.portals.ckan.memory import Memory
from opendata.portals.ckan.values import Value

SAME, CHANGE, CONFLICT, KEPT = "same", "change", "conflict", "kept"


@pytest.mark.parametrize(
    ("ours", "theirs", "memory", "expected"),
    [
        ("a", "a", Memory(), SAME),
        (None, "", Memory(), SAME),
        ((), None, Memory(), SAME),
        ("b", "a", Memory({"f": ("a",)}), CHANGE),
        ("b", "a", Memory({"f": ("z", "a")}), CHANGE),
        ("b", "x", Memory({"f": ("a",)}), CONFLICT),
        ("a", "x", Memory({"f": ("a",)}), CONFLICT),
        ("a", None, Memory({"f": ("a",)}), CONFLICT),  # somebody emptied it
        ("a", None, Memory(), CHANGE),  # a field that a newer program has
        ("a", "x", Memory(), CONFLICT),
        ("a", "A", Memory({"f": ("A",)}, {"f": ("a", "A")}), KEPT),
        ("b", "A", Memory({"f": ("A",)}, {"f": ("a", "A")}), CHANGE),
    ],
)
def test_ours_theirs_and_what_we_know(
    ours: Value, theirs: Value, memory: Memory, expected: str
) -> None:
    found = compare({"f": ours}, {"f": theirs}, memory)
    kinds = [CHANGE] * len(found.changes) + [CONFLICT] * len(found.conflicts)
    assert (kinds + [KEPT] * len(found.kept) or [SAME]) == [expected]


def test_our_own_fields_and_a_free_hand_ask_nobody() -> None:
    assert compare({"opendata_id": "a"}, {"opendata_id": "x"}, Memory()).changes
    assert compare({"extras:opendata_id": "a"}, {"extras:opendata_id": "x"}, Memory()).changes
    assert compare({"f": "a"}, {"f": "x"}, Memory(), free=True).changes


def test_fields_that_are_not_ours_are_not_looked_at() -> None:
    found = compare({}, {"theirs": "x"}, Memory())
    assert found == Compared((), (), ())
