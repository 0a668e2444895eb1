"""Votings in a text are read back as they were printed, in every layout."""

from __future__ import annotations

import pytest
from hypothesis import given as for_all
from hypothesis import settings
from hypothesis import strategies as st
from votes_layouts import (
    TEXTS,
    blocks,
    columns,
    grouped,
    listed,
    numbered,
    pairs,
    protocol,
    summary,
)
from votes_model import (
    COUNCIL,
    Sitting,
    as_given,
    changed,
    initials,
    read_back,
    sitting,
    totals_of,
)

from opendata.votes.text import may_hold, read_text
from opendata.votes.voting import Total, Vote, Voting

ALL = sitting()
THERE = sitting(absent=False)


def votings(text: str) -> list[Voting]:
    return list(read_text(text).votings)


@pytest.mark.parametrize("name", [name for name in TEXTS if name != "listed"])
def test_every_layout_is_read_back(name: str) -> None:
    whole = name in ("protocol", "fields", "tabs", "pairs", "blocks")
    found = votings(TEXTS[name](ALL))
    assert len(found) == len(ALL.ballots)
    for voting, ballot in zip(found, ALL.ballots, strict=True):
        title, roll = read_back(voting)
        expected, votes = as_given(ballot, listed_absent=whole)
        assert title == expected
        assert sorted(roll) == sorted(votes)  # type: ignore[call-overload]
        assert voting.problems == ()


def test_initials_and_the_head_of_the_file_hold_for_all_votings() -> None:
    found = votings(listed(ALL))
    for voting, ballot in zip(found, ALL.ballots, strict=True):
        there = [one for one in ballot.roll if one[1] is not Vote.ABSENT]
        assert [(voice.name, voice.vote) for voice in voting.roll] == [
            (initials(name), vote) for name, vote in there
        ]
        assert (voting.date, voting.time) == (ALL.date, ballot.clock)
        assert (voting.session, voting.convocation) == (41, 8)
        assert (voting.title, voting.decided) == (ballot.title, ballot.decided)


@pytest.mark.parametrize("name", ["protocol", "fields", "tabs"])
def test_the_head_of_a_protocol(name: str) -> None:
    for voting, ballot in zip(votings(TEXTS[name](ALL)), ALL.ballots, strict=True):
        assert voting.council == COUNCIL
        assert (voting.session, voting.convocation) == (41, 8)
        assert (voting.date, voting.time) == (ALL.date, ballot.clock)
        assert voting.number == str(ballot.number)
        assert voting.decided is ballot.decided
        assert voting.totals[Total.ALL].value == len(ballot.roll)
        assert voting.totals[Total.VOTED].value == ballot.there


def test_two_deputies_in_a_row() -> None:
    for voting, ballot in zip(votings(pairs(ALL)), ALL.ballots, strict=True):
        assert voting.council == f"{COUNCIL} Полтавської області"
        assert (voting.number, voting.stage) == (str(ballot.number), "За основу")
        assert totals_of(voting) == {vote: ballot.count(vote) for vote in Vote}


def test_names_below_their_vote_and_the_time_below_the_names() -> None:
    for voting, ballot in zip(votings(grouped(THERE)), THERE.ballots, strict=True):
        assert (voting.date, voting.time) == (THERE.date, ballot.clock)
        assert voting.number == str(ballot.number)


def test_names_that_were_not_found_are_counted_with_those_who_did_not_vote() -> None:
    (voting, *_) = votings(columns(THERE))
    count = THERE.ballots[0].count(Vote.NOT_VOTING)
    assert voting.totals[Total.NOT_VOTING].value == count + 2
    assert voting.totals[Total.UNKNOWN].value == 2


def test_a_head_that_stands_again_on_the_next_page_opens_no_voting() -> None:
    found = votings(numbered(ALL))
    assert [voting.time for voting in found] == [ballot.clock for ballot in ALL.ballots]
    assert [voting.number for voting in found] == ["1", "2", "3", "4"]


def test_a_whole_head_on_the_next_page_opens_no_voting() -> None:
    head, _, roll = protocol(sitting(1)).partition("№ п/п")
    heading = "№ п/п   Прізвище, ім'я, по батькові   Вибір"
    first, _, rest = roll.partition("\f")
    (again,) = votings(f"{head}№ п/п{first}Сторінка 1 з 2\n\f{head}{heading}\n{rest}")
    assert read_back(again) == as_given(sitting(1).ballots[0])
    assert again.problems == ()


def test_totals_on_the_next_page_below_the_head_are_of_the_roll() -> None:
    head, _, roll = protocol(sitting(1)).partition("№ п/п")
    names, mark, totals = roll.partition("ВСЬОГО:")
    text = f"{head}№ п/п{names}\f{head}{mark}{totals}"
    (voting,) = votings(text)
    assert read_back(voting) == as_given(sitting(1).ballots[0])
    assert voting.totals[Total.ALL].value == len(voting.roll)
    assert (voting.decided, voting.problems) == (sitting(1).ballots[0].decided, ())


def test_the_same_export_twice_in_a_file_is_two_votings() -> None:
    assert len(votings(protocol(sitting(1)) + "\n" + protocol(sitting(1)))) == 2


def test_a_revote_of_a_question_is_a_voting_of_its_own() -> None:
    first = ALL.ballots[0]
    again = changed(first, clock="11:59:59", roll=ALL.ballots[1].roll)
    found = votings(protocol(Sitting((first, again))))
    assert [voting.time for voting in found] == [first.clock, "11:59:59"]
    assert found[0].title == found[1].title


def test_totals_without_a_roll_are_told() -> None:
    found = votings(summary(ALL))
    assert [voting.title for voting in found] == [ballot.title for ballot in ALL.ballots]
    assert {problem.code for voting in found for problem in voting.problems} == {"votes-no-roll"}
    assert {voting.date for voting in found} == {ALL.date}


def test_a_test_of_the_system_is_known() -> None:
    text = blocks(sitting(2)).replace(ALL.ballots[0].title, "Тестове голосування")
    assert [voting.is_test for voting in votings(text)] == [True, False]


def test_a_list_of_who_came_is_no_voting() -> None:
    text = "Реєстрація депутатів\nДепутат\tФракція\tЧас реєстрації\tПрисутність\n"
    export = read_text(text + "Жук Лев Іванович\tТак\nЦар Лев Іванович\tНі, голосування\tза\n")
    assert (export.votings, export.is_attendance) == ((), True)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "РІШЕННЯ\nПро бюджет\nГолосували: за – 25, проти – 0, утримались – 1\nВИРІШИЛА:\n1. Так.",
        "Склад\nПрізвище, ім’я, по батькові\tПосада\nЖук Лев Іванович\tГолова\nЦар Лев Ілліч\tЧлен",
        "Прізвище\nЖук Лев Ілліч\tГолова\nЦар Ян Ілліч\tЧлен\nРак Ян Ілліч\tЧлен\nголосування",
    ],
)
def test_an_act_is_no_export(text: str) -> None:
    assert votings(text) == []


def test_a_glance_passes_over_acts() -> None:
    assert not may_hold("Про бюджет. За поданням виконкому так і не інакше, проти ночі")
    assert may_hold(protocol(ALL))


@settings(max_examples=40, deadline=None)
@for_all(
    seed=st.integers(0, 10**6),
    deputies=st.integers(6, 60),
    ballots=st.integers(1, 5),
    name=st.sampled_from(["protocol", "fields", "tabs", "pairs", "blocks"]),
)
def test_whatever_the_votes_they_are_read_back(
    seed: int, deputies: int, ballots: int, name: str
) -> None:
    given = sitting(ballots, deputies, seed=seed)
    found = votings(TEXTS[name](given))
    assert [read_back(voting) for voting in found] == [as_given(one) for one in given.ballots]
    codes = {problem.code for voting in found for problem in voting.problems}
    assert codes <= {"votes-decision"}


@settings(max_examples=60, deadline=None)
@for_all(
    st.text(alphabet="ЗапротиутримавсяНе голосував:-–\t\n 0123456789Іванов()№«»\f.", max_size=400)
)
def test_nothing_in_a_text_can_break_the_reading(text: str) -> None:
    for voting in votings(f"голосування за проти утримався\n{text}"):
        assert len(voting.roll) >= 0
