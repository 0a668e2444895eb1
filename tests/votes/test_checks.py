"""Planted errors give exactly the planted findings, with the place of each."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from votes_layouts import blocks, columns, grouped, listed, numbered, pairs, protocol
from votes_model import sitting

from opendata.problems import Severity
from opendata.votes.checks import vote_total
from opendata.votes.text import read_text
from opendata.votes.voting import Total, Vote, Voting

ALL = sitting(3)
THERE = sitting(3, absent=False)
NAME = ALL.ballots[0].roll[4][0]


def once(pattern: str, new: str) -> Callable[[str], str]:
    """The first place that fits ``pattern`` changed; there must be one."""

    def change(text: str) -> str:
        changed, times = re.subn(pattern, new, text, count=1, flags=re.MULTILINE)
        assert times == 1, pattern
        return changed

    return change


def grown(match: re.Match[str]) -> str:
    return f"{match[1]}{int(match[2]) + 1}"


def more(pattern: str) -> Callable[[str], str]:
    """The number behind ``pattern`` is one more."""
    return lambda text: re.sub(f"({pattern})(\\d+)", grown, text, count=1)


PLANTED = {
    "for": (protocol(ALL), more("ТАК: "), ["votes-total"]),
    "against": (protocol(ALL), more("HI: "), ["votes-total"]),
    "abstained": (pairs(ALL), more("Утрималися - "), ["votes-total"]),
    "not voting": (listed(ALL), more("Не гол\\.: "), ["votes-total"]),
    "absent": (pairs(ALL), more("Відсутні - "), ["votes-total"]),
    "all": (pairs(ALL), more("Всього - "), ["votes-total"]),
    "voted": (protocol(ALL), more("ВСЬОГО ПРОГОЛОСУВАЛО: "), ["votes-total"]),
    "a group": (grouped(THERE), more("Так  \\( Голосування: "), ["votes-total"]),
    "names not found": (columns(THERE), more("Не знайдено: "), ["votes-total"]),
    "a deputy twice": (
        numbered(ALL),
        once(r"^(2\. .*)$", r"\1\n\1"),
        ["votes-deputy-twice"],
    ),
    "an unknown word": (
        numbered(ALL),
        once(rf"({NAME}) - .*$", r"\1 - Подумав"),
        ["votes-unknown-word"],
    ),
    "an unknown word in a table": (
        protocol(ALL, tabs=True),
        once(rf"({NAME})\t ЗА", r"\1\t МОЖЛИВО"),
        ["votes-unknown-word"],
    ),
    "a vote lost from a block": (
        blocks(ALL),
        once(r"^За\n", ""),
        ["votes-block"],
    ),
    "no vote beside a name": (
        protocol(ALL, tabs=True),
        once(rf"({NAME})\t .*\t$", r"\1\t\t"),
        ["votes-no-vote"],
    ),
    "a part of a name apart": (
        grouped(THERE),
        once(r"^(Так .*)$", r"\1\n\tАбрамчук Андрій Іванович\t\tОлегович"),
        ["votes-deputy-twice", "votes-name-piece", "votes-total"],
    ),
    "a vote without a name": (
        protocol(ALL, tabs=True),
        once(rf"{NAME}", " "),
        ["votes-no-name", *["votes-total"] * 3],
    ),
    "a total printed twice": (
        pairs(ALL),
        once(r"^(Прийнято|Не прийнято)$", r"Всього - 33\n\1"),
        ["votes-total-twice"],
    ),
    "a letter for a figure": (
        pairs(ALL),
        once("Проти - 3", "Проти - З"),
        ["votes-letter"],
    ),
    "words that differ": (
        pairs(ALL),
        once(r"За - (\d+)", r"За - \1 (двоє)"),
        ["votes-words"],
    ),
    "two dates": (
        protocol(ALL),
        once(r"^  місто$", "  місто\n  05.09.2024 12:00:00"),
        ["votes-two-dates"],
    ),
    "no title": (
        protocol(sitting(1), fields=True),
        lambda text: re.sub(r"^  (Про|2024).*\n", "", text, flags=re.MULTILINE),
        ["votes-no-title"],
    ),
    "a decision without a majority": (
        pairs(ALL),
        once(r"За - \d+ Проти - \d+", "За - 3 Проти - 20"),
        ["votes-decision", "votes-total", "votes-total"],
    ),
}


def found(text: str) -> list[str]:
    return sorted(problem.code for one in read_text(text).votings for problem in one.problems)


@pytest.mark.parametrize("name", PLANTED)
def test_a_planted_error_gives_its_findings_and_no_others(name: str) -> None:
    text, plant, codes = PLANTED[name]
    assert found(plant(text)) == codes


def first(text: str) -> Voting:
    return read_text(text).votings[0]


def test_a_finding_names_the_line_and_what_is_printed_there() -> None:
    text = more("ТАК: ")(protocol(ALL))
    (problem,) = first(text).problems
    assert problem.place.row is not None
    assert text.replace("\f", "\n").split("\n")[problem.place.row - 1].strip() == problem.found
    assert problem.severity is Severity.WARNING


def test_the_printed_total_is_what_is_published() -> None:
    count = ALL.ballots[0].count(Vote.FOR)
    assert vote_total(first(more("ТАК: ")(protocol(ALL))), Vote.FOR) == count + 1


def test_what_is_not_printed_is_counted_and_the_absent_that_no_line_lists_are_not_known() -> None:
    voting = first(numbered(ALL))
    assert vote_total(voting, Vote.FOR) == ALL.ballots[0].count(Vote.FOR)
    assert vote_total(voting, Vote.ABSENT) is None


def test_systems_that_count_only_those_who_pressed_are_right_too() -> None:
    ballot = ALL.ballots[0]
    pressed = ballot.there - ballot.count(Vote.NOT_VOTING)
    text = protocol(sitting(1)).replace(
        f"ПРОГОЛОСУВАЛО: {ballot.there}", f"ПРОГОЛОСУВАЛО: {pressed}"
    )
    assert found(text) == []
    assert first(text).totals[Total.VOTED].value == pressed
