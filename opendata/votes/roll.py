"""Lines of a roll → who voted how, however names and votes are laid out.

A name and its vote stand in one line, in two lines one below the other, in a block of names with a
block of votes behind it, or the names stand below their vote. Blocks of unequal length are not
matched: which name has lost its vote cannot be known.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final

from opendata.problems import Place
from opendata.votes.lines import Line, Part
from opendata.votes.voting import Voice, Vote

NEAR_LINES: Final = 3
NEAR_COLUMNS: Final = 4


@dataclass(slots=True)
class _Seen:
    """A name as it grows; ``line`` and ``column`` say where, for the rest of it."""

    name: str
    column: int
    line: int
    place: Place
    vote: Vote | None = None
    word: str = ""
    settled: bool = False


@dataclass(slots=True)
class Roll:
    """Takes the lines of one roll in order; :meth:`voices` is what they say."""

    group: Vote | None = None
    lone_votes: list[tuple[str, Place]] = field(default_factory=list)
    """Votes with no name to belong to."""
    pieces: list[tuple[str, Place]] = field(default_factory=list)
    """Words that may be the rest of a name, but of none that is near."""
    broken_blocks: list[tuple[int, int, Place]] = field(default_factory=list)
    """Blocks that cannot be matched: names, votes, where the names begin."""
    first_order: int | None = None
    last_order: int | None = None
    """The first and the last number printed beside a name."""
    _seen: list[_Seen] = field(default_factory=list)
    _block: list[_Seen] = field(default_factory=list)
    _votes: list[tuple[Part, Place]] = field(default_factory=list)
    _line: int = 0

    def begin_group(self, vote: Vote) -> None:
        """All names from here on voted so."""
        self._settle()
        self.group = vote

    def end_group(self) -> None:
        """Behind the last group."""
        self.group = None

    @property
    def is_waiting(self) -> bool:
        """Whether the last name has no vote yet."""
        return len(self._block) == 1 and not self._votes and self.group is None

    def has_room_for(self, column: int) -> bool:
        """Whether a name stands near that a single word in ``column`` can be the rest of."""
        return self._near(column) is not None

    def take(self, line: Line) -> None:
        """One line of the roll."""
        self._line += 1
        parts = line.parts or (Part("word", line.text, 0),)
        at = 0
        while at < len(parts):
            part = parts[at]
            following = parts[at + 1] if at + 1 < len(parts) else None
            if part.kind == "name" and following is not None and self._is_said(part, following):
                self._pair(part, following, line.place)
                at += 1
            elif part.kind == "name":
                self._name(part, line.place)
            elif part.kind == "rest":
                self._rest(part, line.place)
            elif part.kind == "order":
                self.last_order = int(part.text)
                if self.first_order is None:
                    self.first_order = self.last_order
            elif part.kind in ("vote", "word"):
                self._votes.append((part, line.place))
            at += 1

    def voices(self) -> tuple[Voice, ...]:
        """Who voted how; a seat without a name is left out."""
        self._settle()
        return tuple(
            Voice(one.name, one.vote, one.word, one.place) for one in self._seen if one.name
        )

    def _is_said(self, name: Part, following: Part) -> bool:
        """Whether what stands beside a name is its vote; in a group it may be of another name."""
        if following.kind != "rest":
            return following.kind in ("vote", "word")
        return self.group is None and not _is_short(name.text)

    def _pair(self, name: Part, vote: Part, place: Place) -> None:
        self._settle()
        self._seen.append(
            _Seen(name.text, name.column, self._line, place, vote.vote, vote.text, settled=True)
        )

    def _name(self, part: Part, place: Place) -> None:
        if self._votes:
            self._settle()
        one = _Seen(part.text, part.column, self._line, place)
        self._seen.append(one)
        if self.group is not None:
            one.vote, one.word, one.settled = self.group, str(self.group), True
        else:
            self._block.append(one)

    def _rest(self, part: Part, place: Place) -> None:
        one = self._near(part.column)
        if one is None:
            self.pieces.append((part.text, place))
        else:
            one.name = f"{one.name} {part.text}"

    def _near(self, column: int) -> _Seen | None:
        near = [
            one
            for one in reversed(self._seen[-24:])
            if self._line - one.line <= NEAR_LINES and _is_short(one.name)
        ]
        below = [one for one in near if abs(one.column - column) <= NEAR_COLUMNS]
        if below:
            return below[0]
        return near[0] if len(near) == 1 else None

    def _settle(self) -> None:
        """Give the votes of a block to its names, or nobody."""
        block, votes = self._block, self._votes
        self._block, self._votes = [], []
        if len(block) == len(votes):
            for one, (part, _) in zip(block, votes, strict=True):
                one.vote, one.word = part.vote, part.text
        elif not block:
            self.lone_votes += [(part.text, place) for part, place in votes]
        elif votes:
            self.broken_blocks.append((len(block), len(votes), block[0].place))
        for one in block:
            one.settled = True


def _is_short(name: str) -> bool:
    """Two words, neither of them initials: the third may stand in the next line of the cell."""
    return len(name.split()) == 2 and "." not in name
