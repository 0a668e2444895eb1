from __future__ import annotations

import pytest

from opendata.pipeline.feeds import failures as f
from opendata.problems import Exit, Severity


@pytest.mark.parametrize(
    ("status", "passing"), [(500, True), (503, True), (429, True), (404, False), (403, False)]
)
def test_some_refusals_pass(status: int, passing: bool) -> None:
    failure = f.refused("https://rada.example/feed", status)
    assert failure.passing is passing
    assert failure.exit_code is Exit.INCOMPLETE


def test_what_does_not_pass_says_what_to_mend() -> None:
    assert f.refused("a", 404).problem.remedy == f.LOOK
    assert f.refused("a", 500).problem.remedy == f.LATER


def test_pages_that_are_left_do_not_stop_the_rest() -> None:
    assert f.pages_left("https://rada.example", 500).severity is Severity.WARNING
