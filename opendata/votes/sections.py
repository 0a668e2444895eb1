"""Lines of a text → votings: where one ends and the next begins, and which a page has broken.

A voting is a head, and then totals, the decision and the roll in any order. A text behind the roll
or behind totals without one opens the next; on a new page the head may stand again, and then the
roll goes on.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

from opendata.votes.lines import Is, Line
from opendata.votes.roll import Roll
from opendata.votes.voting import Count, Total, Voice, Vote
from opendata.votes.words import folded, vote_of

_GROUP_TOTALS: Final = {
    Vote.FOR: Total.FOR,
    Vote.AGAINST: Total.AGAINST,
    Vote.ABSTAINED: Total.ABSTAINED,
    Vote.NOT_VOTING: Total.NOT_VOTING,
    Vote.ABSENT: Total.ABSENT,
}


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


def sections(lines: Sequence[Line]) -> list[Section]:
    """The votings of the text in order; one without roll and totals is none."""
    found: list[Section] = []
    above: set[str] = set()
    for section in _cut(lines):
        before = found[-1] if found else None
        texts = {folded(line.text) for line in section.head}
        if before is not None and (
            _continues(before, section, texts, above) or _is_its_roll(before, section)
        ):
            before.go_on(section)
            continue
        above |= texts
        if section.has_roll or section.totals:
            found.append(section)
        elif section.head:
            found.append(section)  # a page of titles; it may be the head of what follows
    return _with_titles(found)


def _with_titles(found: Sequence[Section]) -> list[Section]:
    """Heads that stand alone go to the voting behind them."""
    kept: list[Section] = []
    waiting: list[Line] = []
    for section in found:
        if not section.has_roll and not section.totals:
            waiting += section.head
            continue
        section.head = waiting + section.head
        waiting = []
        kept.append(section)
    return kept


def _cut(lines: Sequence[Line]) -> Iterator[Section]:
    section = Section()
    is_open = False
    """Whether names without votes belong to the roll."""
    for at, line in enumerate(lines):
        kind = _kind(section, lines, at, is_open)
        if kind in (Is.BLANK, Is.NOISE):
            continue
        section.first = section.first or line
        if _begins(section, line, kind):
            yield section
            section = Section(first=line)
        is_open = _take(section, kind, lines, at) and kind is not Is.TEXT
    yield section


def _kind(section: Section, lines: Sequence[Line], at: int, is_open: bool) -> Is:
    """What a line is where it stands."""
    line = lines[at]
    if line.kind is Is.ROLL and not _in_roll(section, lines, at, is_open):
        return Is.NOISE if _is_figure(line) else Is.TEXT
    if line.kind is Is.TEXT and is_open and _is_unknown_vote(section, line):
        return Is.ROLL
    return line.kind


def _begins(section: Section, line: Line, kind: Is) -> bool:
    """Whether another voting begins with the line."""
    if kind is Is.TEXT:
        return (section.has_roll or bool(section.totals)) and not _is_stamp(section, line)
    if kind is Is.GROUP:
        vote = vote_of(line.group[0]) if line.group is not None else None
        return vote is Vote.FOR and Total.FOR in section.totals
    return False


def _take(section: Section, kind: Is, lines: Sequence[Line], at: int) -> bool:
    """Note what a line says; whether names without votes may follow it."""
    line = lines[at]
    if kind is Is.TEXT:
        _text(section, line)
    elif kind is Is.ROLL_HEADER:
        section.roll.end_group()
    elif kind is Is.GROUP:
        _group(section, line)
    elif kind is Is.ROLL:
        section.has_roll = True
        section.roll.take(line)
    elif kind in (Is.TOTALS, Is.DECISION):
        return _totals(section, line, lines, at)
    return kind is not Is.TAIL


def _in_roll(section: Section, lines: Sequence[Line], at: int, is_open: bool) -> bool:
    """Whether the line is of the roll: names alone need a roll that is open, or a vote below."""
    kinds = {part.kind for part in lines[at].parts}
    if "vote" in kinds:
        return True
    if "word" in kinds:
        return is_open or _entry_follows(lines, at)
    if not is_open:
        if "name" not in kinds and kinds != {"order"}:
            return False
        return _vote_follows(lines, at)
    if kinds == {"rest"}:
        return all(section.roll.has_room_for(part.column) for part in lines[at].parts)
    return True


def _vote_follows(lines: Sequence[Line], at: int) -> bool:
    """Whether below a name, or a number and a name, there is a line with nothing but a vote."""
    seen_name = any(part.kind == "name" for part in lines[at].parts)
    for line in lines[at + 1 : at + 5]:
        if line.kind in (Is.BLANK, Is.NOISE):
            continue
        if line.kind is not Is.ROLL:
            return False
        kinds = [part.kind for part in line.parts]
        if "vote" in kinds:
            return seen_name and "name" not in kinds
        seen_name = seen_name or "name" in kinds
    return False


def _entry_follows(lines: Sequence[Line], at: int) -> bool:
    """Whether the next line has a name with its vote."""
    follows = (line for line in lines[at + 1 :] if line.kind not in (Is.BLANK, Is.NOISE))
    line = next(follows, None)
    return line is not None and {"name", "vote"} <= {part.kind for part in line.parts}


def _is_figure(line: Line) -> bool:
    return all(part.kind == "order" for part in line.parts)


def _is_unknown_vote(section: Section, line: Line) -> bool:
    """A short word where a vote belongs: one name is waiting for its own."""
    return section.roll.is_waiting and len(line.text) <= 20 and len(line.text.split()) <= 2


def _is_stamp(section: Section, line: Line) -> bool:
    """The date and time below a roll that has none above it: it is of this voting."""
    from opendata.votes.head import read_head

    if section.stamps or not line.text[:1].isdigit():
        return False
    stamp = read_head([line.text])
    if stamp.date is None or stamp.time is None or stamp.question.title:
        return False
    above = read_head([one.text for one in section.head])
    return above.time is None and section.has_roll


def _text(section: Section, line: Line) -> None:
    if section.has_roll:
        section.stamps.append(line.text)
    else:
        section.head.append(line)


def _group(section: Section, line: Line) -> None:
    if line.group is None:
        return
    label, number, unknown = line.group
    vote = vote_of(label)
    if vote is None:
        return
    section.roll.begin_group(vote)
    section.has_roll = True
    section.note(_GROUP_TOTALS[vote], Count(number, line.text, line.place))
    if unknown is not None:
        section.note(Total.UNKNOWN, Count(unknown, line.text, line.place))


def _totals(section: Section, line: Line, lines: Sequence[Line], at: int) -> bool:
    """Note totals and decision; whether names below them voted so: «За – 25:» and a list."""
    counted = line.counted
    if counted is not None:
        for total, value in counted.totals:
            section.note(total, Count(value, line.text, line.place))
        section.mistyped += [(text, line) for text in counted.mistyped]
        section.disputed += [(text, line) for text in counted.disputed]
    if line.decided is not None and section.decided is None:
        section.decided = line.decided
    group = _group_of(line)
    if group is None or not _names_follow(lines, at):
        section.roll.end_group()
        return False
    section.roll.begin_group(group)
    section.has_roll = True
    return True


def _group_of(line: Line) -> Vote | None:
    if line.counted is None or len(line.counted.totals) != 1:
        return None
    total = line.counted.totals[0][0]
    return next((vote for vote, one in _GROUP_TOTALS.items() if one is total), None)


def _names_follow(lines: Sequence[Line], at: int) -> bool:
    """Whether the next line has names and no votes, and no vote stands below them."""
    for number in range(at + 1, min(at + 4, len(lines))):
        line = lines[number]
        if line.kind in (Is.BLANK, Is.NOISE):
            continue
        if line.kind is not Is.ROLL:
            return False
        kinds = {part.kind for part in line.parts}
        return "name" in kinds and "vote" not in kinds and not _vote_follows(lines, number)
    return False


def _continues(before: Section, section: Section, texts: set[str], above: set[str]) -> bool:
    """Whether ``section`` is the rest of the roll ``before``, below a head printed again.

    A heading of the file, printed on every page, stands above some other voting: there the numbers
    beside the names tell.
    """
    if not (before.has_roll and section.has_roll and texts):
        return False
    if before.totals and section.totals and set(before.totals) & set(section.totals):
        return False
    last, first = before.roll.last_order, section.roll.first_order
    goes_on = last is not None and first == last + 1
    if not texts <= {folded(line.text) for line in before.head} and not (
        goes_on and texts <= above
    ):
        return False
    if first == 1:
        return False
    names = {voice.name for voice in before.voices}
    return not any(voice.name in names for voice in section.voices)


def _is_its_roll(before: Section, section: Section) -> bool:
    """Whether ``before`` has the totals and ``section``, without a title, the roll under them."""
    from opendata.votes.head import read_head

    if before.has_roll or not before.totals or not section.has_roll or section.totals:
        return False
    head = read_head([line.text for line in section.head])
    return not head.question.title and head.time is None and head.question.number is None
