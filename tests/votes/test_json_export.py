"""Votings in JSON, also where a program forgot to escape what stands in a title."""

from __future__ import annotations

import json

import pytest
from votes_layouts import as_json
from votes_model import COUNCIL, Sitting, as_given, changed, read_back, sitting, totals_of

from opendata.votes.json_export import read_json
from opendata.votes.voting import Total, Vote

ALL = sitting()


def test_it_is_read_back() -> None:
    found = read_json(as_json(ALL)).votings
    assert [read_back(one) for one in found] == [as_given(one) for one in ALL.ballots]
    for voting, ballot in zip(found, ALL.ballots, strict=True):
        assert (voting.council or "").casefold() == COUNCIL.casefold()
        assert (voting.session, voting.convocation) == (41, 8)
        assert (voting.date, voting.time) == (ALL.date, ballot.clock)
        assert voting.number == str(ballot.number)
        assert voting.decided is ballot.decided
        assert voting.totals[Total.PRESENT].value == ballot.there
        assert totals_of(voting) == {one: ballot.count(one) for one in list(Vote)[:-1]}
        assert voting.problems == ()


def test_quotation_marks_and_line_ends_that_are_not_escaped_are_mended() -> None:
    title = 'Про перейменування вулиці "Нової" на "Стару"'
    text = as_json(sitting(2)).replace(
        json.dumps(ALL.ballots[0].title, ensure_ascii=False), f'"{title}\nу місті"'
    )
    found = read_json(text).votings
    assert [one.title for one in found] == [f"{title} у місті", ALL.ballots[1].title]
    assert read_back(found[1]) == as_given(sitting(2).ballots[1])


def test_a_number_that_all_questions_have_is_none() -> None:
    ballots = tuple(changed(one, number=1) for one in ALL.ballots)
    found = read_json(as_json(Sitting(ballots))).votings
    assert {one.number for one in found} == {None}


@pytest.mark.parametrize("text", ["", "{", "[1, 2]", '{"a": {"b": [{"name": "Жук"}]}}', "за"])
def test_other_json_holds_no_voting(text: str) -> None:
    assert read_json(text).votings == ()


def test_a_wrong_total_has_its_path() -> None:
    text = as_json(sitting(1)).replace('"NOCnt": ', '"NOCnt": 1', 1)
    (voting,) = read_json(text).votings
    assert [(one.code, one.place.key) for one in voting.problems] == [("votes-total", "items[0]")]
