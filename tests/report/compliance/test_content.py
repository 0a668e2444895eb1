from __future__ import annotations

from dataclasses import replace

import pytest
from aspect_hands import Aspects, told, words

from opendata.report.compliance.content import look, verdict_of
from opendata.report.compliance.line import State


def test_the_verdict_of_the_run_that_made_the_release_tells(aspects: Aspects) -> None:
    line = aspects.line(look)
    assert line.state is State.MET
    assert [one.what for one in line.evidence] == ["checked", "1.0.0"]


@pytest.mark.parametrize(
    ("status", "state", "says"),
    [
        ("valid", State.MET, "all rows are valid"),
        ("valid with warnings", State.MET, "all rows are valid; 3 warnings"),
        ("withheld", State.NOT_MET, "a part is withheld and not published; 3 warnings"),
        ("incomplete", State.NOT_MET, "a part of the source could not be read; 3 warnings"),
    ],
)
def test_each_verdict(aspects: Aspects, status: str, state: State, says: str) -> None:
    snapshot = aspects.snapshot()
    warnings = 0 if status == "valid" else 3
    checked = told(snapshot.checked, status=status, errors=0, warnings=warnings)
    line = aspects.line(look, replace(snapshot, checked=checked))
    assert (line.state, words(line)) == (state, says)
    assert (line.remedy is None) == (status == "valid")


def test_rows_that_stay_behind_are_counted(aspects: Aspects) -> None:
    snapshot = aspects.snapshot()
    checked = told(snapshot.checked, status="invalid", invalid_rows=1, errors=2, warnings=0)
    line = aspects.line(look, replace(snapshot, checked=checked))
    assert line.state is State.NOT_MET
    assert words(line) == "there are rows that are not valid; 1 row has errors; 2 errors"
    assert "opendata check decisions" in str(line.remedy)


def test_without_a_verdict_nothing_can_be_said(aspects: Aspects) -> None:
    line = aspects.line(look, replace(aspects.snapshot(), checked=None))
    assert line.state is State.COULD_NOT_CHECK
    assert words(line) == "the journal has no verdict on version 1.0.0"


def test_a_later_look_at_the_same_release_counts(aspects: Aspects) -> None:
    snapshot = aspects.snapshot()
    assert snapshot.checked is not None
    later = replace(snapshot.checked, run="later", number=snapshot.checked.number + 100)
    assert verdict_of(replace(snapshot, checked=later)) == later


def test_a_verdict_on_what_was_never_served_says_nothing_of_the_release(aspects: Aspects) -> None:
    snapshot = aspects.snapshot()
    assert snapshot.checked is not None
    assert snapshot.released is not None
    later = replace(snapshot.checked, run="later", number=snapshot.checked.number + 100)
    newer = replace(snapshot.released, run="later", number=snapshot.released.number + 100)
    assert verdict_of(replace(snapshot, checked=later, latest=newer)) is None


def test_a_verdict_before_a_release_that_was_brought_back_says_nothing(aspects: Aspects) -> None:
    snapshot = aspects.snapshot()
    assert snapshot.released is not None
    restored = replace(snapshot.released, run="restored", number=snapshot.released.number + 10)
    assert verdict_of(replace(snapshot, released=restored, latest=restored)) is None
