"""The votings in a text: protocols and lists, whatever program has laid them out."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Final

from opendata.problems import Place, Problem
from opendata.votes.checks import checked
from opendata.votes.findings import (
    block_broken,
    letter_for_figure,
    name_piece,
    total_twice,
    two_dates,
    vote_without_name,
    words_differ,
)
from opendata.votes.head import Head, read_head
from opendata.votes.lines import Is, Line, make_lines, text_rows
from opendata.votes.section import Section
from opendata.votes.sections import sections
from opendata.votes.voting import Export, Voting

FEWEST: Final = 3
"""Fewer names with a vote are no roll-call: acts cite a vote now and then."""
_ATTENDANCE: Final = re.compile(r"час реєстрації|реєстрація депутатів", re.IGNORECASE)
_HINT: Final = re.compile(
    r"(?<!\w)(?:за|так|ні|проти|утрим\w*|не\s+гол\w*|не\s+брал\w*|відсутн\w*)(?!\w)", re.IGNORECASE
)
_FEWEST_HINTS: Final = 2
_ABOUT_VOTES: Final = re.compile(r"голосув|голосован|проголос|поіменн|утрим|утр\.", re.IGNORECASE)
_MOSTLY: Final = 0.6
_FEWEST_TOTALS: Final = 3
_FEWEST_SUMMARIES: Final = 2


def read_text(text: str) -> Export:
    """The votings of a document's text, in order; none where it is something else.

    Places of findings have the line of the text as their row.
    """
    return read_rows(text_rows(text)) if may_hold(text) else Export()


def may_hold(text: str) -> bool:
    """Whether votings may stand in the text, from a glance: nearly no act passes."""
    if _ABOUT_VOTES.search(text) is None:
        return False
    return len(_HINT.findall(text)) >= _FEWEST_HINTS


def read_rows(rows: Iterable[tuple[str, Place]]) -> Export:
    """The votings of lines, each with its place; the cells of a table's row are parted by tabs."""
    kept = list(rows)
    if any(_ATTENDANCE.search(text) for text, _ in kept[:20]):
        return Export(is_attendance=True)
    lines = make_lines(kept)
    found = sections(lines)
    if not _is_export(lines, found):
        return Export()
    return Export(tuple(_votings(found)))


def _is_export(lines: Sequence[Line], found: Sequence[Section]) -> bool:
    """Whether the text is an export of votings and not an act that cites one."""
    said = [voice.vote is not None for section in found for voice in section.voices]
    voices = len(said)
    if sum(said) < voices * _MOSTLY:
        return False  # a table of names and of something else
    if voices >= FEWEST and any(section.totals for section in found):
        return True
    ours = sum(line.kind in (Is.ROLL, Is.TOTALS, Is.GROUP, Is.DECISION) for line in lines)
    shown = sum(line.kind is not Is.BLANK for line in lines)
    if voices >= FEWEST:
        return ours * 3 >= shown
    summaries = sum(len(section.totals) >= _FEWEST_TOTALS for section in found)
    return summaries >= _FEWEST_SUMMARIES and ours * 6 >= shown


def _votings(found: Sequence[Section]) -> Iterable[Voting]:
    context = Head()
    heads = [read_head([line.text for line in section.head]) for section in found]
    times = Counter((head.date, head.time) for head in heads)
    for section, head in zip(found, heads, strict=True):
        if times[head.date, head.time] > 1 and not head.is_voting_time:
            head.time = None  # that of the sitting, or of printing
        below = read_head(section.stamps)
        head.take_context(context)
        if below.date is not None and below.time is not None and head.time is None:
            head.date, head.time = below.date, below.time
        context = head
        yield _voting(section, head)


def _voting(section: Section, head: Head) -> Voting:
    question = head.question
    place = section.first.place if section.first is not None else Place()
    voting = Voting(
        place=place,
        title=question.title,
        council=head.council,
        session=head.session,
        convocation=head.convocation,
        date=head.date,
        time=head.time,
        number=question.number,
        project=question.project,
        stage=head.stage,
        decided=section.decided,
        is_test=question.is_test,
        totals=dict(section.totals),
        roll=section.voices,
    )
    return checked(voting, _oddities(section, head, place))


def _oddities(section: Section, head: Head, place: Place) -> list[Problem]:
    """What was odd in the reading itself."""
    found = [letter_for_figure(text, line.place) for text, line in section.mistyped]
    found += [words_differ(text, line.place) for text, line in section.disputed]
    found += [total_twice(section.totals[total], count) for total, count in section.twice]
    found += [vote_without_name(word, where) for word, where in section.roll.lone_votes]
    found += [name_piece(word, where) for word, where in section.roll.pieces]
    found += [block_broken(names, votes, at) for names, votes, at in section.roll.broken_blocks]
    if head.other_date is not None and head.date is not None:
        found.append(two_dates(head.date, head.other_date, place))
    return found
