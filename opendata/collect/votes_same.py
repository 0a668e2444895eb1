"""Which votings of several exports are one, and their identifiers."""

from __future__ import annotations

import hashlib
import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import Final

from opendata.clean.text import fold
from opendata.problems import Place
from opendata.votes.names import same_name
from opendata.votes.voting import Total, Voting

_COMPARED: Final = (Total.FOR, Total.AGAINST, Total.ABSTAINED, Total.NOT_VOTING)
_WITH_SECONDS: Final = 6
_COUNCIL: Final = re.compile(
    r"([\w'-]+[сцз]ьк)(?:а|ої|ій) (міськ|обласн|районн|селищн|сільськ)(?:а|ої|ій) рад"
)


@dataclass(frozen=True, slots=True)
class Found:
    """A voting and the file it was read from."""

    voting: Voting
    file: str
    sha256: str | None

    @property
    def place(self) -> Place:
        """Where it stands."""
        return replace(self.voting.place, file=self.file)


@dataclass(slots=True)
class Settled:
    """One voting for each identifier, in the order of identifiers; and pairs that do not agree."""

    kept: list[tuple[str, Found]] = field(default_factory=list)
    contradictions: list[tuple[Found, Found]] = field(default_factory=list)


def settle(found: Iterable[Found]) -> Settled:
    """Tell the votings apart. Those that contradict each other are not kept, neither of them."""
    by_uid: defaultdict[str, list[Found]] = defaultdict(list)
    for file, group in _by_file(found).items():
        again: defaultdict[str, int] = defaultdict(int)
        for one in group:
            uid = identifier(one.voting)
            if one.voting.time is None:  # a question put to the vote again, with no time to tell
                again[uid] += 1
                uid = uid if again[uid] == 1 else f"{uid}-{again[uid]}"
            by_uid[uid].append(one)
        del file
    settled = Settled()
    for uid, group in sorted(by_uid.items()):
        first = max(group, key=lambda one: bool(one.voting.roll))
        rivals = [one for one in group if one is not first and _differ(first.voting, one.voting)]
        settled.contradictions += [(first, rival) for rival in rivals]
        if not rivals:
            settled.kept.append((uid, _merged(first, group)))
    settled.kept = _without_summaries(settled.kept)
    return settled


def identifier(voting: Voting) -> str:
    """The identifier of a voting out of what it is: the same in every export of it.

    The day and the time of the vote to the second. Within a minute there may be two votings: there
    the number of the question stands too. Where one of them is not known, a fingerprint of the
    title and the stage tells.
    """
    day = voting.date
    clock = (voting.time or "").replace(":", "")
    if len(clock) == _WITH_SECONDS:
        return f"{day}-{clock}"
    number = re.sub(r"[^\d.]+", "_", voting.number or "").strip("_")
    if clock and number:
        return f"{day}-{clock}-{number}"
    said = fold(f"{voting.title}|{voting.stage or ''}")
    mark = hashlib.sha256(said.encode("utf-8")).hexdigest()[:8]
    return "-".join(part for part in (day, clock or number, mark) if part)


def council_key(name: str) -> str:
    """«рівненськ міськ» for «Рівненська міська рада» in any case; empty where no name is given."""
    found = _COUNCIL.search(fold(name))
    return f"{found[1]} {found[2]}" if found is not None else ""


def _by_file(found: Iterable[Found]) -> dict[str, list[Found]]:
    files: defaultdict[str, list[Found]] = defaultdict(list)
    for one in found:
        files[one.file].append(one)
    return files


def _differ(one: Voting, other: Voting) -> bool:
    """Whether two exports of one voting say different things; what one does not print is none."""
    if one.decided is not None and other.decided is not None and one.decided != other.decided:
        return True
    for total in _COMPARED:
        left, right = one.totals.get(total), other.totals.get(total)
        if left is not None and right is not None and left.value != right.value:
            return True
    if not one.roll or not other.roll:
        return False
    return _said(one) != _said(other)


def _said(voting: Voting) -> dict[str, object]:
    return {same_name(voice.name): voice.vote for voice in voting.roll}


def _merged(first: Found, group: list[Found]) -> Found:
    """The first, with what only another export of the same voting prints."""
    voting = first.voting
    for other in (one.voting for one in group if one is not first):
        voting = replace(
            voting,
            title=voting.title if len(voting.title) >= len(other.title) else other.title,
            session=voting.session or other.session,
            convocation=voting.convocation or other.convocation,
            number=voting.number or other.number,
            project=voting.project or other.project,
            decided=other.decided if voting.decided is None else voting.decided,
            totals={**other.totals, **voting.totals},
        )
    return replace(first, voting=voting)


def _without_summaries(kept: list[tuple[str, Found]]) -> list[tuple[str, Found]]:
    """Without the lines of a summary of the sitting whose votings have a roll of their own."""
    whole = {
        (one.voting.date, fold(one.voting.title), _figures(one.voting))
        for _, one in kept
        if one.voting.roll
    }
    return [
        (uid, one)
        for uid, one in kept
        if one.voting.roll
        or (one.voting.date, fold(one.voting.title), _figures(one.voting)) not in whole
    ]


def _figures(voting: Voting) -> tuple[int | None, ...]:
    return tuple(
        count.value if (count := voting.totals.get(total)) is not None else None
        for total in _COMPARED
    )
