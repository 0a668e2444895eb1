"""Which session of which convocation: «сорок третя сесія VІІ скликання», in lines of the header.

What a document cites names sessions too; they stand in its title, its preamble and in notes of
later changes, and are not read. The words «сесія» and «скликання» must be there: what only the
number «20-1/VII» tells differs from council to council.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import lru_cache
from itertools import chain
from typing import Final

from opendata.acts.act import Reading
from opendata.acts.layout import Layout
from opendata.acts.lines import REPEATED
from opendata.acts.rule import Rule
from opendata.acts.session_places import (
    Place,
    in_cards,
    in_convening,
    in_header,
    in_own_rules,
    in_stamp,
)
from opendata.acts.session_words import Found, convocations_in, names_either, sessions_in
from opendata.messages import msg

RULES: Final[Mapping[str, Rule]] = {
    "session-header": Rule(0.95, msg("stands beside the heading of the act")),
    "session-stamp": Rule(0.92, msg("the approval of the annex names it")),
    "session-card": Rule(0.88, msg("the site's card of the document names it")),
    "session-above": Rule(0.85, msg("stands above the heading, not beside it")),
    "session-convened": Rule(0.85, msg("the order convenes this session")),
    "session-deciding": Rule(0.84, msg("the words before «decided» name it")),
    "session-caption": Rule(0.84, msg("the site's caption of the act names it")),
    "session-own-rules": Rule(0.82, msg("these are the rules or commissions of this council")),
    "session-apart": Rule(0.65, msg("stands far from the heading; it may be of the site")),
}

DOUBT: Final = 0.3
"""Taken off where two places that are trusted alike disagree."""
ALIKE: Final = 0.05
OF_THE_ACT: Final = frozenset({"session-header", "session-stamp", "session-convened"})
"""An executive committee has no sessions; what sites' cards give for one are its meetings."""

Reader = Callable[[str], Iterator[Found]]


def read_sitting(
    layout: Layout, *, executive: bool
) -> tuple[Reading[str] | None, Reading[int] | None]:
    """The session that passed the act, in arabic figures, and the convocation; each may be None.

    For an order that convenes a session it is that session. A blank («____ сесія»), a session
    without a number («позачергова») and acts of executive committees have none; ``executive``
    says that this is one of those. Besides the places of the session, the name of this council's
    own rules or commissions may tell the convocation: «Регламент … ради восьмого скликання».
    """
    if not names_either("\n".join(mark.line.text for mark in layout.marks)):
        return None, None
    groups = [list(places) for places in _places(layout)]
    number, convocation = _read(groups, sessions_in), _read(groups, convocations_in)
    if number is not None and executive and number.rule not in OF_THE_ACT:
        number = None
    session = None
    if number is not None:
        value = str(number.value)
        session = Reading(value, number.confidence, number.start, number.end, number.rule)
    return session, _of_council(layout, convocation, alone=executive and number is None)


def _of_council(layout: Layout, found: Reading[int] | None, *, alone: bool) -> Reading[int] | None:
    """The convocation; ``alone`` says that it stands without a session in a committee's act."""
    if found is not None and found.rule == "session-convened":
        return found
    if found is None and layout.title is None:
        return None
    if layout.approval is None and alone:
        return None
    return found or _settle(in_own_rules(layout), convocations_in)


def _places(layout: Layout) -> Iterator[Iterator[Place]]:
    """Groups of places by their right to speak; the first two tell by their first place."""
    yield in_convening(layout)
    if layout.approval is not None:
        yield in_stamp(layout)
        yield in_cards(layout)
    else:
        yield iter(())
        yield chain(in_header(layout), in_cards(layout))


def _read(groups: list[list[Place]], reader: Reader) -> Reading[int] | None:
    convening, stamp, others = groups
    return (
        _settle(convening, reader, first=True)
        or _settle(stamp, reader, first=True)
        or _settle(others, reader)
    )


def _told(reader: Reader, text: str) -> Found | None:
    """The first that ``reader`` finds in a line."""
    return _told_short(reader, text) if len(text) <= REPEATED else next(reader(text), None)


@lru_cache(maxsize=64)
def _told_short(reader: Reader, text: str) -> Found | None:
    """All acts of one session have the same line for it."""
    return next(reader(text), None)


def _settle(places: Iterable[Place], reader: Reader, *, first: bool = False) -> Reading[int] | None:
    """The most trusted number; less trusted, or none, where another place says otherwise."""
    read: list[Reading[int]] = []
    for place in places:
        found = _told(reader, place.line.text)
        if found is not None:
            value, start, end = found
            trust = RULES[place.rule].trust
            read.append(Reading(value, trust, *place.line.span(start, end), place.rule))
    if not read:
        return None
    best = read[0] if first else max(read, key=lambda reading: reading.confidence)
    rivals = [one for one in read if one.value != best.value]
    if first or not any(one.confidence >= best.confidence - ALIKE for one in rivals):
        return best
    if best.rule == "session-apart":
        return None  # a menu of sessions
    return Reading(best.value, best.confidence - DOUBT, best.start, best.end, best.rule)
