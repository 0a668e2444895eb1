"""Votings that pages have broken, or headings have parted, put together again.

On a new page the head may stand again, and then the roll goes on.
"""

from __future__ import annotations

from collections.abc import Sequence

from opendata.votes.cut import cut
from opendata.votes.head import read_head
from opendata.votes.lines import Line
from opendata.votes.section import Section
from opendata.votes.words import folded


def sections(lines: Sequence[Line]) -> list[Section]:
    """The votings of the text in order; one without roll and totals is none."""
    found: list[Section] = []
    above: set[str] = set()
    for section in cut(lines):
        before = found[-1] if found else None
        texts = {folded(line.text) for line in section.head}
        if before is not None and (
            _continues(before, section, texts, above) or _is_its_roll(before, section)
        ):
            before.go_on(section)
            continue
        above |= texts
        if section.has_roll or section.totals or section.head:
            found.append(section)  # a page of titles may be the head of what follows
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


def _continues(before: Section, section: Section, texts: set[str], above: set[str]) -> bool:
    """Whether ``section`` is the rest of the roll ``before``, below a head printed again.

    A heading of the file, printed on every page, stands above some other voting: there the numbers
    beside the names tell.
    """
    if not (before.has_roll and texts) or set(before.totals) & set(section.totals):
        return False
    known = {folded(line.text) for line in before.head}
    if not section.has_roll:  # the roll ended with the page, and the totals are on the next
        return texts <= known and (bool(section.totals) or section.decided is not None)
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
    if before.has_roll or not before.totals or not section.has_roll or section.totals:
        return False
    head = read_head([line.text for line in section.head])
    return not head.question.title and head.time is None and head.question.number is None
