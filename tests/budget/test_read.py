"""Forms made by chance, in the ways of three programs and both wordings, are read back exactly."""

from __future__ import annotations

from random import Random
from typing import Any

import pytest
from budget_forms import STYLES, WORDINGS, painted, said
from budget_model import passport, report, shown
from budget_page import Page

CASES = [(seed, make) for make, count in ((passport, 60), (report, 40)) for seed in range(count)]


@pytest.mark.parametrize(("seed", "make"), CASES)
def test_a_form_is_read_back_exactly(seed: int, make: Any) -> None:
    page, content, _ = painted(seed, make)
    (found,) = said(page.lines())
    assert found == shown(content) | {"findings": []}


@pytest.mark.parametrize("seed", range(12))
def test_several_forms_on_one_sheet(seed: int) -> None:
    """Of both kinds and of any program, one below the other."""
    rng = Random(seed)  # noqa: S311
    page, expected = Page(), []
    for _ in range(rng.randint(2, 4)):
        wording = rng.choice(WORDINGS)
        content = rng.choice([passport, report])(rng, wording)
        page.row += rng.randint(0, 3)
        rng.choice(STYLES)(page, rng).paint(content, wording)
        expected.append(shown(content) | {"findings": []})
    assert said(page.lines()) == expected
