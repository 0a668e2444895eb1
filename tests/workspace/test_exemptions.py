from __future__ import annotations

from datetime import date

import pytest

from opendata.problems import Exit, OpendataError
from opendata.workspace.exemptions import read_exemptions, read_order
from opendata.workspace.workspace import Exemption, Order


def test_what_does_not_apply_and_what_is_deferred() -> None:
    found = read_exemptions(
        {
            "fairs": {"status": "does not apply", "reason": " Ярмарків немає "},
            "cctv-cameras": {"status": "deferred", "reason": "Воєнний стан", "until": "2027-01-01"},
        }
    )
    assert found == {
        "fairs": Exemption("does not apply", "Ярмарків немає"),
        "cctv-cameras": Exemption("deferred", "Воєнний стан", date(2027, 1, 1)),
    }


def problem(part: dict[str, dict[str, str]]) -> tuple[str, str | None, str]:
    with pytest.raises(OpendataError) as caught:
        read_exemptions(part)
    assert caught.value.exit_code is Exit.CONFIGURATION
    one = caught.value.problem
    return one.code, one.place.key, str(one.remedy)


def test_a_requirement_that_there_is_not_has_near_ones() -> None:
    code, key, remedy = problem({"fair": {"status": "does not apply", "reason": "немає"}})
    assert (code, key) == ("requirement-unknown", 'requirements."fair"')
    assert "fairs" in remedy


def test_days_that_cannot_be() -> None:
    code, key, _ = problem(
        {"fairs": {"status": "deferred", "reason": "чекаємо", "until": "2026-02-30"}}
    )
    assert (code, key) == ("exemption-until", 'requirements."fairs".until')
    code, _, remedy = problem(
        {"fairs": {"status": "does not apply", "reason": "немає", "until": "2026-02-03"}}
    )
    assert code == "exemption-until"
    assert 'status = "deferred"' in remedy


def test_the_order() -> None:
    part = {
        "title": "Про відповідальних",
        "number": "15-р",
        "date": "2026-01-15",
        "url": "https://a.b/c",
    }
    assert read_order(part) == Order(
        "Про відповідальних", "15-р", date(2026, 1, 15), "https://a.b/c"
    )
    with pytest.raises(OpendataError, match="exemption-until"):
        read_order({**part, "date": "2026-13-01"})
