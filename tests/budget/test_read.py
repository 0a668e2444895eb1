"""Forms made by chance, in the ways of three programs and both wordings, are read back exactly."""

from __future__ import annotations

from typing import Any

import pytest
from budget_forms import painted, said
from budget_model import passport, report, shown

CASES = [(seed, make) for make, count in ((passport, 60), (report, 40)) for seed in range(count)]


@pytest.mark.parametrize(("seed", "make"), CASES)
def test_a_form_is_read_back_exactly(seed: int, make: Any) -> None:
    page, content, _ = painted(seed, make)
    (found,) = said(page.lines())
    assert found == shown(content) | {"findings": []}
