"""Every code that the program can make is named by a test which makes it happen."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

from opendata.report.codes.entries import FAMILY, every

TESTS = Path(__file__).resolve().parent.parent.parent
LISTS = {Path(__file__).name}
"""Tests that name codes without making them happen."""
UNTRIGGERED = {
    "portal-write-lost": "only an old CKAN loses one of two writes sent in the same moment",
}
"""Code → why no test makes it happen. The list may only grow shorter."""


@cache
def _named() -> frozenset[str]:
    """Every word of the tests that can be a code, and the codes of the examples, which are run."""
    text = "\n".join(
        path.read_text(encoding="utf-8") for path in TESTS.rglob("*.py") if path.name not in LISTS
    )
    examples = {entry.code for _, entry in every() if entry.example is not None}
    return frozenset(re.findall(r"[a-z]+(?:-[a-z0-9]+)*", text)) | examples


def test_every_code_is_triggered_by_a_test() -> None:
    codes = {entry.code for _, entry in every() if not entry.code.endswith(FAMILY)}
    silent = codes - _named() - set(UNTRIGGERED)
    assert silent == set(), "write a test that makes it happen and names the code"


def test_no_exception_outlives_its_reason() -> None:
    codes = {entry.code for _, entry in every()}
    assert set(UNTRIGGERED) <= codes
    assert not set(UNTRIGGERED) & _named()


def test_at_least_one_member_of_each_family_is_triggered() -> None:
    for _, entry in every():
        if entry.code.endswith(FAMILY):
            beginning = entry.code.removesuffix(FAMILY)
            assert any(code.startswith(beginning) for code in _named())
