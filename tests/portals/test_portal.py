from __future__ import annotations

from datetime import UTC, datetime

import pytest

from opendata.portals.portal import Action, Check, Match, Plan, Receipt, Write
from opendata.release.release import Version

SAME = Check("a", "1", "1", Match.SAME)


@pytest.mark.parametrize(
    ("checks", "proven"),
    [
        ((), False),
        ((SAME,), True),
        ((SAME, Check("b", "2", "3", Match.DIFFERS)), False),
        ((SAME, Check("b", "2", None, Match.MISSING)), False),
        ((SAME, Check("b", "2", None, Match.UNCHECKED)), False),
    ],
)
def test_only_what_was_read_and_is_the_same_is_proven(
    checks: tuple[Check, ...], proven: bool
) -> None:
    receipt = Receipt("site", "decisions", Version(1, 0, 0), datetime.now(UTC), checks)
    assert receipt.proven is proven


def test_a_plan_with_foreign_files_alone_has_nothing_to_do() -> None:
    assert Plan("site", (), 3, ("CNAME",)).nothing
    assert not Plan("site", (Write(Action.DELETE, "x", None, 0),), 3).nothing
