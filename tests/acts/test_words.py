from __future__ import annotations

import pytest

from opendata.acts.words import words_sha256


@pytest.mark.parametrize("other", ["Про  БЮДЖЕТ\n\nна 2024 рік", "про бюджет, на «2024» рік."])
def test_layout_and_marks_say_nothing(other: str) -> None:
    assert words_sha256("Про бюджет на 2024 рік") == words_sha256(other) != ""


def test_other_words_are_another_text_and_none_are_nothing() -> None:
    assert words_sha256("Про бюджет на 2025 рік") != words_sha256("Про бюджет на 2024 рік")
    assert words_sha256(" –\n…") == ""
