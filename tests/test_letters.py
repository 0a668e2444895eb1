from __future__ import annotations

import pytest

from opendata.letters import deceptive


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Чuнний", ["the letter «u» is Latin"]),
        ("аcceptedDate", ["the letter «а» is Cyrillic"]),
        ("UА32140050010021659", ["the letter «А» is Cyrillic"]),
        ("О4О54346", ["«О» is a letter and no zero"]),
        ("40O5", ["«O» is a letter and no zero"]),
        ("Чинний", []),
        ("COVID-19 у Києві", []),
        ("2024-02-14", []),
        ("О. Коваль", []),
        ("", []),
        ("Aб Bв Cг Dґ", ["the letter «б» is Cyrillic", "the letter «в» is Cyrillic"]),
    ],
)
def test_what_a_reader_would_overlook(text: str, told: list[str]) -> None:
    found = [str(one) for one in deceptive(text)]
    assert found[: len(told)] == told
    assert len(found) <= 3
    assert bool(found) == bool(told)
