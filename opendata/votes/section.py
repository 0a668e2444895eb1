"""The lines of one voting, sorted into what they say."""

from __future__ import annotations

from dataclasses import dataclass, field

from opendata.votes.lines import Line
from opendata.votes.roll import Roll
from opendata.votes.voting import Count, Total, Voice


@dataclass(slots=True)
class Section:
    """The lines of one voting, sorted; ``twice`` are totals printed again with another number."""

    head: list[Line] = field(default_factory=list)
    totals: dict[Total, Count] = field(default_factory=dict)
    twice: list[tuple[Total, Count]] = field(default_factory=list)
    mistyped: list[tuple[str, Line]] = field(default_factory=list)
    disputed: list[tuple[str, Line]] = field(default_factory=list)
    decided: bool | None = None
    stamps: list[str] = field(default_factory=list)
    """Date and time printed below the roll."""
    roll: Roll = field(default_factory=Roll)
    has_roll: bool = False
    first: Line | None = None
    _voices: tuple[Voice, ...] | None = None

    @property
    def voices(self) -> tuple[Voice, ...]:
        """The roll, once all of its lines are taken."""
        if self._voices is None:
            self._voices = self.roll.voices()
        return self._voices

    def go_on(self, other: Section) -> None:
        """Take what stands on the next page."""
        self._voices = self.voices + other.voices
        for total, count in other.totals.items():
            self.note(total, count)
        self.twice += other.twice
        self.mistyped += other.mistyped
        self.disputed += other.disputed
        self.stamps += other.stamps
        self.roll.last_order = other.roll.last_order or self.roll.last_order
        self.roll.lone_votes += other.roll.lone_votes
        self.roll.pieces += other.roll.pieces
        self.roll.broken_blocks += other.roll.broken_blocks
        self.has_roll = self.has_roll or other.has_roll
        if self.decided is None:
            self.decided = other.decided

    def note(self, total: Total, count: Count) -> None:
        """A printed total; the first counts."""
        before = self.totals.setdefault(total, count)
        if before.value != count.value:
            self.twice.append((total, count))
