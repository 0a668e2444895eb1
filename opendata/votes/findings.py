"""What can be wrong in an export of votings, said."""

from __future__ import annotations

from opendata.messages import Message, msg
from opendata.problems import Place, Problem, Severity
from opendata.votes.voting import Count, Total, Voice, Vote, Voting

COMPARE = msg("Compare with the protocol of the voting system, and export it again.")

NAMES: dict[Total, Message] = {
    Total.FOR: msg("«for»"),
    Total.AGAINST: msg("«against»"),
    Total.ABSTAINED: msg("«abstained»"),
    Total.NOT_VOTING: msg("«did not vote»"),
    Total.ABSENT: msg("«absent»"),
    Total.VOTED: msg("«voted»"),
    Total.PRESENT: msg("«present»"),
    Total.ALL: msg("«in all»"),
    Total.UNKNOWN: msg("«name not found»"),
}


def total_differs(total: Total, count: Count, listed: int) -> Problem:
    """A printed total is not the sum of the roll."""
    return Problem(
        "votes-total",
        msg("the total {name} is not what the roll adds up to", name=NAMES[total]),
        count.place,
        count.text,
        msg("{n}, as many as the roll lists", n=listed),
        COMPARE,
        Severity.WARNING,
    )


def total_twice(first: Count, second: Count) -> Problem:
    """One total is printed twice, with two numbers."""
    return Problem(
        "votes-total-twice",
        msg("the same total is printed twice, with different numbers"),
        second.place,
        second.text,
        msg("{n}, as printed the first time", n=first.value),
        COMPARE,
        Severity.WARNING,
    )


def words_differ(text: str, place: Place) -> Problem:
    """A number and the same number in words are not the same."""
    return Problem(
        "votes-words",
        msg("the number and its words in brackets differ"),
        place,
        text,
        remedy=COMPARE,
        severity=Severity.WARNING,
    )


def letter_for_figure(text: str, place: Place) -> Problem:
    """«б» stands for 6."""
    return Problem(
        "votes-letter",
        msg("a letter stands for a figure in the total; it was read as the figure"),
        place,
        text,
        severity=Severity.NOTE,
    )


def deputy_twice(voice: Voice) -> Problem:
    """A deputy has two lines in one voting."""
    return Problem(
        "votes-deputy-twice",
        msg("the deputy stands in the roll of this voting twice"),
        voice.place,
        voice.name,
        remedy=COMPARE,
        severity=Severity.WARNING,
    )


def unknown_vote(voice: Voice) -> Problem:
    """The word beside a name is no vote."""
    if not voice.word:
        return Problem(
            "votes-no-vote",
            msg("there is no vote beside the name of the deputy"),
            voice.place,
            voice.name,
            _known(),
            COMPARE,
            Severity.WARNING,
        )
    return Problem(
        "votes-unknown-word",
        msg("the vote of {name} is not understood", name=voice.name),
        voice.place,
        voice.word,
        _known(),
        COMPARE,
        Severity.WARNING,
    )


def _known() -> Message:
    return msg("one of: {names}", names=", ".join(Vote))


def vote_without_name(word: str, place: Place) -> Problem:
    """A vote that belongs to nobody."""
    return Problem(
        "votes-no-name",
        msg("a vote stands in the roll without a name"),
        place,
        word,
        remedy=COMPARE,
        severity=Severity.WARNING,
    )


def name_piece(word: str, place: Place) -> Problem:
    """A word that is a part of a name, but not known of which."""
    return Problem(
        "votes-name-piece",
        msg("a part of a name stands apart, and it cannot be told of whose"),
        place,
        word,
        remedy=COMPARE,
        severity=Severity.WARNING,
    )


def block_broken(names: int, votes: int, place: Place) -> Problem:
    """Names and votes that stand in blocks do not fit together."""
    return Problem(
        "votes-block",
        msg(
            "{names} names and {votes} votes stand in two blocks: who voted how cannot be told",
            names=names,
            votes=votes,
        ),
        place,
        remedy=COMPARE,
        severity=Severity.WARNING,
    )


def two_dates(date: str, other: str, place: Place) -> Problem:
    """Two dates stand above the roll."""
    return Problem(
        "votes-two-dates",
        msg("two dates stand above the roll; {date} was taken for that of the voting", date=date),
        place,
        other,
        remedy=msg("Check the date of the voting."),
        severity=Severity.WARNING,
    )


def no_roll(voting: Voting) -> Problem:
    """Totals alone."""
    return Problem(
        "votes-no-roll",
        msg("the voting has totals and no roll of names"),
        voting.place,
        voting.title or None,
        remedy=msg("Export the votings by name from the voting system."),
        severity=Severity.WARNING,
    )


def no_title(voting: Voting) -> Problem:
    """Nothing says what was voted on."""
    return Problem(
        "votes-no-title",
        msg("nothing above the roll says what was voted on"),
        voting.place,
        remedy=COMPARE,
        severity=Severity.WARNING,
    )


def decision_impossible(total: Count) -> Problem:
    """Said to be passed with fewer votes than against, or with none."""
    return Problem(
        "votes-decision",
        msg("the decision is printed as taken, but the votes for it are no majority of those cast"),
        total.place,
        total.text,
        remedy=COMPARE,
        severity=Severity.WARNING,
    )
