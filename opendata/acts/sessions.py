"""Which session of which convocation: «сорок третя сесія VІІ скликання», in lines of the header.

What a document cites names sessions too; they stand in its title, its preamble and in notes of
later changes, and are not read. The words «сесія» and «скликання» must be there: what only the
number «20-1/VII» tells differs from council to council.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Final

from opendata.acts.act import Reading
from opendata.acts.kinds import is_executive
from opendata.acts.layout import Layout
from opendata.acts.rule import Rule
from opendata.acts.session_places import (
    Place,
    in_cards,
    in_convening,
    in_header,
    in_own_rules,
    in_stamp,
)
from opendata.acts.session_words import Found, convocations_in, sessions_in
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


def read_session(layout: Layout) -> Reading[str] | None:
    """The number of the session that passed the act, in arabic figures, or None.

    For an order that convenes a session it is that session. A blank («____ сесія»), a session
    without a number («позачергова») and acts of executive committees have none.
    """
    found = _of_council(layout, _read(layout, sessions_in))
    if found is None:
        return None
    return Reading(str(found.value), found.confidence, found.start, found.end, found.rule)


def read_convocation(layout: Layout) -> Reading[int] | None:
    """The number of the convocation of the council, or None.

    Besides the places of the session, the name of this council's own rules or commissions may tell
    it: «Регламент Ясногірської міської ради восьмого скликання».
    """
    found = _read(layout, convocations_in)
    if found is not None and found.rule == "session-convened":
        return found
    if found is None and layout.title is None:
        return None
    if layout.approval is None and is_executive(layout) and read_session(layout) is None:
        return None
    return found or _settle(in_own_rules(layout), convocations_in)


def _of_council(layout: Layout, found: Reading[int] | None) -> Reading[int] | None:
    if found is None or found.rule in OF_THE_ACT or not is_executive(layout):
        return found
    return None


def _read(layout: Layout, reader: Reader) -> Reading[int] | None:
    convened = _settle(in_convening(layout), reader, first=True)
    if convened is not None:
        return convened
    if layout.approval is not None:
        stamped = _settle(in_stamp(layout), reader, first=True)
        return stamped or _settle(in_cards(layout), reader)
    return _settle([*in_header(layout), *in_cards(layout)], reader)


def _settle(places: Iterable[Place], reader: Reader, *, first: bool = False) -> Reading[int] | None:
    """The most trusted number; less trusted, or none, where another place says otherwise."""
    read: list[Reading[int]] = []
    for place in places:
        found = next(reader(place.line.text), None)
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
