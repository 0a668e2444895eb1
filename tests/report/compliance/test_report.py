from __future__ import annotations

from datetime import timedelta

import pytest
from aspect_hands import Aspects
from compliance_hands import AT, DAY, report_of
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from opendata.journal.journal import Step
from opendata.pipeline.house import open_house
from opendata.report.compliance.line import Aspect, State
from opendata.report.compliance.words import ASPECTS, STATES, TONES
from opendata.workspace.read import read_workspace


def test_every_requirement_of_the_edition_has_its_lines(aspects: Aspects) -> None:
    for edition in ("2019", "2025"):
        report = report_of(aspects.town.root, AT + DAY, edition)
        keys = {one.key for one in report.requirements}
        assert {one.requirement for one in report.lines} == keys | {""}
        assert all(one.is_in(edition) for one in report.requirements)
        assert sum(report.by_state.values()) == len(report.lines)
    assert not report.good
    assert report.beyond == ()


def test_a_set_has_one_line_for_each_aspect(aspects: Aspects) -> None:
    report = report_of(aspects.town.root, AT + DAY)
    own = [one.aspect for one in report.lines if one.dataset == "decisions"]
    council = {Aspect.PERSON, Aspect.REGISTER, Aspect.ACCEPTED}
    assert sorted(own) == sorted(set(Aspect) - council)
    assert [one.dataset for one in report.quality] == ["decisions"]


def test_the_past_is_told_by_what_was_recorded_then(aspects: Aspects) -> None:
    long_ago = report_of(aspects.town.root, AT - 2000 * DAY)
    assert long_ago.by_state[State.MET] == 0
    assert long_ago.quality == ()


def test_a_damaged_journal_is_told(aspects: Aspects) -> None:
    import sqlite3

    from opendata.problems import OpendataError

    with sqlite3.connect(aspects.town.root / ".opendata" / "journal.sqlite") as database:
        database.execute("DROP TRIGGER events_stay")
        database.execute("UPDATE events SET data = 'x' WHERE step = 'receipt'")
    with pytest.raises(OpendataError, match="journal-damaged"):
        report_of(aspects.town.root, AT + DAY)


def test_everything_has_a_name() -> None:
    assert set(ASPECTS) == set(Aspect)
    assert set(STATES) == set(TONES) == set(State)


VERSIONS = st.sampled_from(["1.0.0", "1.1.0", "2.0.0"])
EVENTS = st.lists(
    st.one_of(
        st.tuples(st.just(Step.RELEASED), st.fixed_dictionaries({"version": VERSIONS})),
        st.tuples(
            st.just(Step.RECEIPT),
            st.fixed_dictionaries(
                {"version": VERSIONS, "portal": st.just("site"), "proven": st.booleans()}
            ),
        ),
        st.tuples(
            st.just(Step.FINISHED),
            st.fixed_dictionaries({"exit": st.sampled_from([0, 1, 3, 7]), "version": st.none()}),
        ),
    ),
    max_size=6,
)


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(events=EVENTS, days=st.integers(0, 40))
def test_whatever_was_recorded_no_line_is_met_without_evidence(
    aspects: Aspects, events: list[tuple[Step, dict[str, object]]], days: int
) -> None:
    journal = open_house(read_workspace(aspects.town.root)).journal
    last = journal.events()[-1].at
    for number, (step, data) in enumerate(events):
        journal.record(last + timedelta(hours=number), "run", step, "decisions", data)
    report = report_of(aspects.town.root, AT + days * DAY)
    assert all(one.evidence for one in report.lines if one.state is State.MET)
