from __future__ import annotations

from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from opendata.messages import msg
from opendata.report.compliance.fix_first import fixes
from opendata.report.compliance.line import Aspect, Evidence, Line, Proof, State
from opendata.report.compliance.score import COUNTED, WEIGHTS, WITHOUT_SET, score, weighed, worth

EVIDENCE = (Evidence(Proof.RELEASE, "1.0.0"),)
COUNCIL = (Aspect.PERSON, Aspect.REGISTER)


def line(requirement: str, dataset: str | None, aspect: Aspect, state: State) -> Line:
    remedy = msg("mend {what}", what=aspect) if state is not State.MET else None
    return Line(requirement, dataset, aspect, state, msg("so"), EVIDENCE, remedy=remedy)


LINES = st.builds(
    line,
    st.sampled_from(["a", "b", "c"]),
    st.sampled_from(["x", "y"]),
    st.sampled_from([one for one in Aspect if one not in COUNCIL]),
    st.sampled_from(State),
)


def test_the_aspects_of_a_set_are_a_hundred_points_and_so_is_a_missing_set() -> None:
    assert sum(number for one, number in WEIGHTS.items() if one not in COUNCIL) == 100
    assert sum(WEIGHTS[one] for one in COUNCIL) == 100 == 2 * WITHOUT_SET
    assert set(WEIGHTS) == set(Aspect)


def test_two_sets_of_a_requirement_share_its_points() -> None:
    lines = weighed(
        [line("a", name, Aspect.SITE, State.MET) for name in ("x", "y")]
        + [line("b", "z", Aspect.SITE, State.NOT_MET)]
    )
    assert list(worth(lines).values()) == [10, 10, 20]
    assert score(lines).percent == 50.0


def test_what_does_not_apply_or_is_not_due_counts_neither_way() -> None:
    states = (State.DEFERRED, State.DOES_NOT_APPLY, State.DUE)
    assert score(weighed([line("a", "x", Aspect.SITE, one) for one in states])).percent is None


@given(st.lists(LINES, max_size=30))
def test_the_score_lies_between_nothing_and_all_and_the_fixes_bring_the_rest(
    lines: list[Line],
) -> None:
    every = weighed(lines)
    found = score(every)
    assert 0 <= found.got <= found.possible
    lost = sum(
        (points for at, points in worth(every).items() if every[at].state is not State.MET),
        Fraction(),
    )
    assert found.got + lost == found.possible
    todo = fixes(every)
    assert [one.points for one in todo] == sorted((one.points for one in todo), reverse=True)
    wanting = [one for one in every if one.state in COUNTED - {State.MET} or one.state is State.DUE]
    assert sum(one.lines for one in todo) == len(wanting)
