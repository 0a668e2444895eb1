from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from opendata.messages import msg
from opendata.report.compliance.line import Aspect, Evidence, Line, Proof, State


@given(st.sampled_from(Aspect), st.sampled_from(State), st.integers(0, 2))
def test_no_line_is_met_without_evidence(aspect: Aspect, state: State, pieces: int) -> None:
    evidence = (Evidence(Proof.RELEASE, "1.0.0"),) * pieces
    if state is State.MET and not pieces:
        with pytest.raises(ValueError, match="without evidence"):
            Line("a", "x", aspect, state, msg("so"), evidence)
    else:
        assert Line("a", "x", aspect, state, msg("so"), evidence).state is state
