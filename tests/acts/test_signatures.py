"""One signature at a place; every person here is invented."""

from __future__ import annotations

import pytest

from opendata.acts.lines import make_line
from opendata.acts.signatures import lines_from, signature_at, trimmed


def test_a_position_over_several_lines() -> None:
    text = "\n\nЗаступник голови\nрайонної ради\n  (підпис)\n\n   І. Липко\nДалі"
    found = signature_at(text, 0, len(text))
    assert found is not None
    assert found.position.text == "Заступник голови районної ради"
    assert found.named.text[found.name[0] : found.name[1]] == "І. Липко"
    assert text[found.end :] == "\nДалі"


@pytest.mark.parametrize(
    "text", ["Голова ради\nСекретар ради\nІ. Липко", "Голова\nДалі діє", "", "\n"]
)
def test_no_signature(text: str) -> None:
    assert signature_at(text, 0, len(text)) is None


def test_a_wide_gap_or_a_long_line_ends_the_search() -> None:
    assert list(lines_from("\n" * 700 + "Голова", 0, 706, 3)) == []
    assert list(lines_from("Голова " * 100, 0, 700, 3)) == []


def test_rules_are_trimmed() -> None:
    line = trimmed(make_line("Голова ради ______ (підпис)"))
    assert line is not None
    assert line.text == "Голова ради"
    assert trimmed(make_line("_____")) is None
