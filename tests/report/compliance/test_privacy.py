from __future__ import annotations

from dataclasses import replace
from typing import Any

from aspect_hands import Aspects, told, words

from opendata.report.compliance.line import Line, State
from opendata.report.compliance.privacy import look


def screened(aspects: Aspects, **found: Any) -> Line:
    snapshot = aspects.snapshot()
    checked = told(snapshot.checked, privacy={"screen": "1", "blocking": 0, "withheld": 0} | found)
    return aspects.line(look, replace(snapshot, checked=checked))


def test_without_a_screen_it_is_never_met(aspects: Aspects) -> None:
    snapshot = aspects.snapshot()
    line = aspects.line(look, replace(snapshot, checked=told(snapshot.checked, privacy=None)))
    assert line.state is State.COULD_NOT_CHECK
    assert words(line) == "no screen has looked at this version for personal data"
    assert line.remedy is not None


def test_without_a_verdict_it_is_never_met(aspects: Aspects) -> None:
    line = aspects.line(look, replace(aspects.snapshot(), checked=None))
    assert line.state is State.COULD_NOT_CHECK


def test_a_screen_that_found_nothing_is_met(aspects: Aspects) -> None:
    line = screened(aspects)
    assert line.state is State.MET
    assert words(line) == "screened for personal data (1)"
    assert [one.what for one in line.evidence] == ["checked", "1.0.0"]


def test_what_was_kept_back_is_told(aspects: Aspects) -> None:
    line = screened(aspects, withheld=4)
    assert line.state is State.MET
    assert words(line) == "screened for personal data (1); 4 were kept back"


def test_what_forbids_the_publication_is_not_met(aspects: Aspects) -> None:
    line = screened(aspects, blocking=1)
    assert line.state is State.NOT_MET
    assert words(line).endswith("1 finding forbids the publication")
    assert "opendata check decisions" in str(line.remedy)
