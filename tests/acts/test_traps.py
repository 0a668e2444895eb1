"""What could be taken for an act's own number, date, kind … and is not: better null than wrong."""

from __future__ import annotations

import pytest

from opendata.acts.recognise import recognise
from tests.acts.trap_acts import ACTS
from tests.acts.trap_strangers import STRANGERS


@pytest.mark.parametrize("name", STRANGERS)
def test_what_only_speaks_of_acts_is_taken_for_none(name: str) -> None:
    act = recognise(STRANGERS[name], "")
    assert act.sure("kind") is None, act.kind


@pytest.mark.parametrize("name", ACTS)
def test_what_belongs_to_others_is_not_taken(name: str) -> None:
    """The values taken without a person; a tuple holds those that may be, None that none is."""
    text, wanted = ACTS[name]
    act = recognise(text, "")
    for field, want in wanted.items():
        found = act.is_draft.value if field == "is_draft" and act.is_draft else act.sure(field)
        allowed = want if isinstance(want, tuple) else (want,)
        assert found in allowed, (field, getattr(act, field))
