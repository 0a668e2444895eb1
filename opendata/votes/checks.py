"""What is checked in one voting: the roll against each printed total, and the roll itself."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from opendata.problems import Problem
from opendata.votes import findings
from opendata.votes.names import same_name
from opendata.votes.voting import TOTAL_OF, Total, Vote, Voting


def checked(voting: Voting, before: Iterable[Problem] = ()) -> Voting:
    """The voting with all its findings: ``before``, and those of this module."""
    told = list(before)
    block = any(problem.code == "votes-block" for problem in told)
    found = [*told, *_roll(voting, block_told=block), *_totals(voting), *_decision(voting)]
    if not voting.title:
        found.append(findings.no_title(voting))
    return replace(voting, problems=tuple(found))


def _roll(voting: Voting, *, block_told: bool) -> Iterator[Problem]:
    """``block_told``: that names have no vote was told of all of them together."""
    if not voting.roll:
        yield findings.no_roll(voting)
    seen: set[str] = set()
    for voice in voting.roll:
        if voice.vote is None and (voice.word or not block_told):
            yield findings.unknown_vote(voice)
        name = same_name(voice.name)
        if name in seen:
            yield findings.deputy_twice(voice)
        seen.add(name)


def _totals(voting: Voting) -> Iterator[Problem]:
    """Each printed total against the sum of the roll; none where there is no roll.

    A vote that could not be read may be any, and is told of by itself.
    """
    if not voting.roll:
        return
    listed = {total: voting.counted(vote) for vote, total in TOTAL_OF.items()}
    unread = sum(voice.vote is None for voice in voting.roll)
    for total, count in voting.totals.items():
        right = _right(voting, total, listed)
        if right and not any(one <= count.value <= one + unread for one in right):
            yield findings.total_differs(total, count, right[0])


def _right(voting: Voting, total: Total, listed: dict[Total, int]) -> list[int]:
    """The values that the roll allows for ``total``, the likeliest first; none: not to be told."""
    pressed = listed[Total.FOR] + listed[Total.AGAINST] + listed[Total.ABSTAINED]
    there = pressed + listed[Total.NOT_VOTING]
    unnamed = _printed(voting, Total.UNKNOWN)
    if total is Total.UNKNOWN:
        return []
    if total is Total.NOT_VOTING:
        return [listed[total] + unnamed]
    if total is Total.ABSENT:  # many systems do not list the absent
        return [listed[total]] if listed[total] else []
    if total is Total.VOTED:
        return [there, pressed]
    if total is Total.PRESENT:
        return [there, there + unnamed]
    if total is Total.ALL:
        missing = 0 if listed[Total.ABSENT] else _printed(voting, Total.ABSENT)
        return [len(voting.roll) + missing + unnamed, len(voting.roll), there]
    return [listed[total]]


def _printed(voting: Voting, total: Total) -> int:
    count = voting.totals.get(total)
    return count.value if count is not None else 0


def _decision(voting: Voting) -> Iterator[Problem]:
    """A printed decision against the totals, where no rule of any council allows it.

    A decision needs the majority of the composition, or for procedure that of those present (law on
    local self-government, article 59). Neither number is always known; but whatever the rule, what
    was taken has more votes for than against.
    """
    votes_for = voting.totals.get(Total.FOR)
    if voting.decided and votes_for is not None:
        against = _printed(voting, Total.AGAINST)
        if votes_for.value <= against or votes_for.value == 0:
            yield findings.decision_impossible(votes_for)


def vote_total(voting: Voting, vote: Vote) -> int | None:
    """The number to publish: the printed one; where none is printed, that of the roll.

    The absent that no line lists are not known.
    """
    count = voting.totals.get(TOTAL_OF[vote])
    if count is not None:
        return count.value
    listed = voting.counted(vote)
    return None if not voting.roll or (vote is Vote.ABSENT and not listed) else listed
