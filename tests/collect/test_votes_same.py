"""Which votings are one, whatever file they come from."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from opendata.collect.votes_same import Found, council_key, identifier, settle
from opendata.problems import Place
from opendata.votes.voting import Count, Total, Voice, Vote, Voting


def voting(title: str = "Про бюджет", **values: object) -> Voting:
    known: dict[str, object] = {"date": "2024-09-04", "time": "10:00:01", "decided": True, **values}
    return Voting(Place(row=1), title=title, **known)  # type: ignore[arg-type]


def found(one: Voting, file: str = "а.txt") -> Found:
    return Found(one, file, None)


@pytest.mark.parametrize(
    ("one", "uid"),
    [
        (voting(), "2024-09-04-100001"),
        (voting(time="10:00", number="5.6"), "2024-09-04-1000-5.6"),
    ],
)
def test_identifiers(one: Voting, uid: str) -> None:
    assert identifier(one) == uid


def test_without_a_time_the_number_the_title_and_the_stage_tell() -> None:
    first = voting(time=None, number="5")
    assert identifier(first) == identifier(voting("ПРО  БЮДЖЕТ", time=None, number="5"))
    others = [
        voting(time=None, number="6"),
        voting("Про інше", time=None, number="5"),
        voting(time=None, number="5", stage="За основу"),
        voting(time=None),
    ]
    assert len({identifier(one) for one in [first, *others]}) == 5


def test_what_one_export_lacks_the_other_gives() -> None:
    roll = (Voice("Жук Л. І.", Vote.FOR, "За"),)
    poor = voting(decided=None, roll=roll)
    rich = voting(number="7", session=3, totals={Total.FOR: Count(1, "За: 1")})
    settled = settle([found(poor), found(rich, "б.txt")])
    ((_, one),) = settled.kept
    assert (one.file, one.voting.decided, one.voting.number) == ("а.txt", True, "7")
    assert (one.voting.session, one.voting.roll) == (3, roll)
    assert one.voting.totals[Total.FOR].value == 1


@pytest.mark.parametrize(
    "other",
    [
        voting(decided=False),
        voting(totals={Total.FOR: Count(9, "За: 9")}),
        voting(roll=(Voice("Жук Л. І.", Vote.AGAINST, "Проти"),)),
    ],
)
def test_a_contradiction_keeps_neither(other: Voting) -> None:
    roll = (Voice("Жук Л. І.", Vote.FOR, "За"),)
    first = voting(totals={Total.FOR: Count(1, "За: 1")}, roll=roll)
    settled = settle([found(first), found(other, "б.txt")])
    assert settled.kept == []
    assert len(settled.contradictions) == 1


def test_councils_are_compared_in_any_case() -> None:
    assert council_key("Вербівської міської ради") == council_key("ВЕРБІВСЬКА МІСЬКА РАДА")
    assert council_key("Вербівська обласна рада") != council_key("Вербівська міська рада")
    assert council_key("обласна рада") == ""


@given(st.lists(st.sampled_from(["10:00:01", "10:00:02", None]), max_size=6), st.randoms())
def test_the_order_of_files_changes_nothing(times: list[str | None], dice: object) -> None:
    files = [found(voting(time=time), f"{at}.txt") for at, time in enumerate(times)]
    mixed = list(files)
    dice.shuffle(mixed)  # type: ignore[attr-defined]
    assert [uid for uid, _ in settle(files).kept] == [uid for uid, _ in settle(mixed).kept]
