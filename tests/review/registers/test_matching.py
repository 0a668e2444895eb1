"""Which rows of two registers are one organisation."""

from __future__ import annotations

from collections.abc import Sequence

from hypothesis import given
from hypothesis import strategies as st
from register_extract_hands import code_of, entry

from opendata.review.registers.entry import Concept, Entry
from opendata.review.registers.matching import By, Outcome, compare

WORDS = ["Промінь", "Проминь", "Пормінь", "Схід", "Захід", "Зелений берег", "Берег зелений", ""]
FORMS = ["", "ГО ", "Громадська організація ", "БФ ", "ГО № 2 "]
CODES = ["", code_of(1), code_of(2), code_of(3), "12345679", "123"]
ROWS = st.lists(
    st.builds(
        lambda form, word, code: (f"{form}{word}".strip(), code),
        st.sampled_from(FORMS),
        st.sampled_from(WORDS),
        st.sampled_from(CODES),
    ).filter(lambda one: any(one)),
    max_size=12,
)


def side(rows: Sequence[tuple[str, str]]) -> list[Entry]:
    return [entry(n, name, code) for n, (name, code) in enumerate(rows)]


def pairs(outcome: Outcome) -> set[tuple[int, int]]:
    found = (*outcome.same, *outcome.differs)
    return {(one.ours.number, one.theirs.number) for one in found}


def likely(outcome: Outcome) -> set[tuple[int, int, float]]:
    return {(one.ours.number, one.theirs.number, one.likeness) for one in outcome.alike}


@given(ROWS, ROWS)
def test_every_row_is_there_exactly_once(
    ours: list[tuple[str, str]], theirs: list[tuple[str, str]]
) -> None:
    found = compare(side(ours), side(theirs))
    both = (*found.same, *found.differs, *found.alike)
    here = [*(one.ours.number for one in both), *(one.number for one in found.only_here)]
    there = [*(one.theirs.number for one in both), *(one.number for one in found.only_there)]
    assert sorted(here) == list(range(len(ours)))
    assert sorted(there) == list(range(len(theirs)))


@given(ROWS, ROWS)
def test_it_is_the_same_from_either_side(
    ours: list[tuple[str, str]], theirs: list[tuple[str, str]]
) -> None:
    one, other = compare(side(ours), side(theirs)), compare(side(theirs), side(ours))
    assert pairs(one) == {(a, b) for b, a in pairs(other)}
    assert likely(one) == {(a, b, score) for b, a, score in likely(other)}


@given(ROWS)
def test_a_register_agrees_with_itself(rows: list[tuple[str, str]]) -> None:
    found = compare(side(rows), side(rows))
    assert not found.differs
    assert {(one.ours.number == one.theirs.number) for one in found.same} <= {True}
    # What is left over has no code, and a name that stands there more than once.
    assert not [one for one in found.only_here if one.get(Concept.CODE) == code_of(1)]


def test_the_code_goes_before_the_name() -> None:
    ours = [entry(0, "ГО «Схід»", code_of(1)), entry(1, "ГО «Захід»", code_of(2))]
    theirs = [entry(0, "ГО «Схід»", code_of(2)), entry(1, "ГО «Захід»", code_of(1))]
    found = compare(ours, theirs)
    assert pairs(found) == {(0, 1), (1, 0)}
    assert {one.by for one in found.differs} == {By.CODE}
    assert {one.differences for one in found.differs} == {(Concept.NAME,)}


def test_the_name_finds_what_has_no_code() -> None:
    found = compare(
        [entry(0, "ГО «Схід»")], [entry(0, 'ГРОМАДСЬКА ОРГАНІЗАЦІЯ "СХІД"', code_of(1))]
    )
    (pair,) = found.differs
    assert (pair.by, pair.differences) == (By.NAME, (Concept.CODE,))


def test_a_code_with_a_slip_does_not_hide_the_name() -> None:
    found = compare([entry(0, "ГО «Схід»", "12345679")], [entry(0, "ГО «Схід»", code_of(1))])
    (pair,) = found.differs
    assert (pair.by, pair.differences) == (By.NAME, (Concept.CODE,))


def test_two_right_codes_of_one_name_are_for_a_person() -> None:
    found = compare([entry(0, "ГО «Схід»", code_of(1))], [entry(0, "ГО «Схід»", code_of(2))])
    assert not found.same
    assert not found.differs
    (pair,) = found.alike
    assert (pair.likeness, pair.differences) == (1.0, (Concept.CODE,))


def test_another_spelling_is_never_taken_for_the_same() -> None:
    found = compare([entry(0, "ГО «Промінь»")], [entry(0, "ГО «Проминь»")])
    (pair,) = found.alike
    assert not found.same
    assert (pair.by, round(pair.likeness, 2)) == (By.LIKENESS, 0.86)


def test_numbers_and_forms_are_no_slips() -> None:
    for one, other in (("Школа № 11", "Школа № 12"), ("ГО «Промінь»", "БФ «Проминь»")):
        found = compare([entry(0, one)], [entry(0, other)])
        assert not found.alike
        assert len(found.only_here) == len(found.only_there) == 1


def test_a_name_that_stands_twice_is_not_matched_for_sure() -> None:
    ours = [entry(0, "ГО «Схід»"), entry(1, "ГО «Схід»")]
    found = compare(ours, [entry(0, "ГО «Схід»")])
    assert not found.same
    assert len(found.alike) == len(found.only_here) == 1


def test_a_code_that_stands_twice_goes_to_the_row_of_the_same_name() -> None:
    ours = [entry(0, "ГО «Захід»", code_of(1)), entry(1, "ГО «Схід»", code_of(1))]
    found = compare(ours, [entry(0, "ГО «Схід»", code_of(1))])
    assert pairs(found) == {(1, 0)}
    assert [one.number for one in found.only_here] == [0]
