from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from opendata.acts.quoting import blanked


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("рішення «Про А» № 5", "рішення № 5"),
        ("рішення „Про А” № 5", "рішення № 5"),
        ("рішення “Про А” № 5", "рішення № 5"),
        ('рішення "Про А" № 5', "рішення № 5"),
        ("рішення «Про зміни до рішення № 7 «Про Б»» № 5", "рішення № 5"),
        ("рішення «Про зміни до рішення № 7 «Про Б» № 5", "рішення № 5"),
        ("рішення «Про А», рішення «Про Б» № 5", "рішення , рішення № 5"),
        ("рішення № 5 (зі змінами від 01.01.2020 № 7) та", "рішення № 5 та"),
        ("від «14» лютого 2018 року", "від «14» лютого 2018 року"),
        ("рішення «Про А № 5", "рішення «Про А № 5"),
        ("«Про зміни до рішення № 5 «Про А»»", "«Про зміни до рішення № 5 »"),
    ],
)
def test_titles_and_notes_on_versions_are_blanked(text: str, left: str) -> None:
    assert " ".join(blanked(text).split()) == left


@given(st.text(alphabet='аПро «»„”“"(),;зі змін1№', max_size=80))
def test_positions_stay(text: str) -> None:
    found = blanked(text)
    assert len(found) == len(text)
    assert all(a in (b, " ") for a, b in zip(found, text, strict=True))
