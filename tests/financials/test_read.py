"""Statements of all six forms are read back as they were painted."""

from __future__ import annotations

import pytest
from financial_forms import expected, painted, said


@pytest.mark.parametrize("seed", range(60))
def test_a_statement_is_read_back(seed: int) -> None:
    page, content, _ = painted(seed)
    (found,) = said(page.lines())
    assert found == expected(content)
