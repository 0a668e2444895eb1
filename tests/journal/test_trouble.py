from __future__ import annotations

import pytest

from opendata.journal.trouble import facts_of
from opendata.problems import Exit, OpendataError


@pytest.mark.parametrize(
    "error", [KeyError("version"), TypeError(), ValueError(), RecursionError()]
)
def test_what_an_event_should_say_and_does_not_is_damage(error: Exception) -> None:
    with pytest.raises(OpendataError) as caught, facts_of(7):
        raise error
    assert (caught.value.problem.code, caught.value.exit_code) == (
        "journal-damaged",
        Exit.CONFIGURATION,
    )
    assert caught.value.problem.place.row == 7


def test_other_failures_pass() -> None:
    with pytest.raises(OSError, match="disk"), facts_of(7):
        raise OSError("disk")
