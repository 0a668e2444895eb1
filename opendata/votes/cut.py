"""Lines of a text → the votings in it: where one ends and the next begins.

A voting is a head, and then totals, the decision and the roll in any order. A text behind the roll,
or behind totals without one, opens the next.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from opendata.votes.head import read_head
from opendata.votes.lines import Is, Line
from opendata.votes.section import Section
from opendata.votes.voting import TOTAL_OF, Count, Total, Vote
from opendata.votes.words import vote_of

_VOTE_OF: Final = {total: vote for vote, total in TOTAL_OF.items()}


def cut(lines: Sequence[Line]) -> Iterator[Section]:
    """The votings as they follow each other; pages that go on, and headings, are apart still."""
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
    section.note(TOTAL_OF[vote], Count(number, line.text, line.place))
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
    return _VOTE_OF.get(line.counted.totals[0][0])


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
