"""Where a body sits, as its acts name the place: «м. Ясногірськ», «с.Ясне», «смт Якимівка».

A header names it beside the date and the number, or in a line of its own. A title and a preamble
name many places; there only the one that the council is called after is taken («Ясногірська міська
рада» … «м. Ясногірськ»), less trusted, and only in a form whose nominative is plain.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Final

from opendata.acts.act import Reading
from opendata.acts.bodies import LEVEL
from opendata.acts.layout import Layout
from opendata.acts.lines import REPEATED
from opendata.acts.places import agrees, proper
from opendata.acts.rule import Rule
from opendata.acts.settlement_places import Place, called_after, in_header, under_signature
from opendata.messages import msg

RULES: Final[Mapping[str, Rule]] = {
    "settlement-requisites": Rule(0.95, msg("stands beside the date or the number")),
    "settlement-line": Rule(0.92, msg("stands in a line of its own beneath the heading")),
    "settlement-foot": Rule(0.86, msg("stands with the date and number under the signature")),
    "settlement-cover": Rule(0.88, msg("stands at the foot of the cover page")),
    "settlement-above": Rule(0.85, msg("stands in a line of its own above the heading")),
    "settlement-bare": Rule(0.85, msg("a name without «м.» beside the date and the number")),
    "settlement-district": Rule(0.85, msg("the council of a city's district names the city")),
    "settlement-address": Rule(0.82, msg("stands in the address of the body")),
    "settlement-caption": Rule(0.8, msg("the site's caption of the act names it")),
    "settlement-of-name": Rule(0.7, msg("the text names the place that the body is called after")),
}

DOUBT: Final = 0.3
ALIKE: Final = 0.05
"""Where two places of about the same trust are named, the better one is doubtful."""
AGREED: Final = 0.03
NOT_AGREED: Final = 0.15
LEAST: Final = 0.6
"""A place that is trusted less is none."""

COUNCIL = re.compile(
    rf"(?<![\w’-])(?P<name>[А-яҐґЄєІіЇї’-]{{1,60}}[кн](?:а|у|ої|ій|ий|ого))\s(?:{LEVEL})\w{{1,3}}\s"
    r"(?:\w{1,20}\s){0,3}?(?:рад|голов|територіальн|громад|державн)",
    re.IGNORECASE,
)


def read_settlement(layout: Layout) -> Reading[str] | None:
    """The place of the body that issued the act, in the nominative, without «м.», «с.», «смт».

    Never a street, nor a place that only the title or the text is about; None where the place
    could only be guessed from the adjective in the council's name.
    """
    adjectives = _adjectives(layout)
    for places in (in_header(layout), under_signature(layout), called_after(layout, adjectives)):
        found = [(_trust(place, adjectives), place) for place in places]
        found = [(trust, place) for trust, place in found if trust >= LEAST]
        if found:
            return _best(found)
    return None


def _best(found: Sequence[tuple[float, Place]]) -> Reading[str]:
    """The most trusted place; doubtful where another one is trusted alike."""
    trust, best = max(found, key=lambda one: one[0])
    name = proper(best.name)
    if any(other >= trust - ALIKE and proper(place.name) != name for other, place in found):
        trust -= DOUBT
    return Reading(name, trust, *best.line.span(best.start, best.end), best.rule)


def _trust(place: Place, adjectives: Sequence[str]) -> float:
    """The place that the council is called after is surer; a bare name had better be one."""
    trust = RULES[place.rule].trust - place.less
    if any(agrees(place.name, adjective) for adjective in adjectives):
        return trust if place.rule == "settlement-of-name" else trust + AGREED
    return trust - (NOT_AGREED if place.rule == "settlement-bare" else 0.0)


def _adjectives(layout: Layout) -> list[str]:
    """«Ясногірська» of the councils, heads and communities that the header names; else the text."""
    header = [layout.marks[i].line for i in layout.outside_title(0, layout.end)]
    for lines in (header, layout.title_lines(), layout.lines[layout.end :]):
        found = dict.fromkeys(name for line in lines for name in _councils(line.text))
        if found:
            return list(found)
    return []


def _councils(text: str) -> tuple[str, ...]:
    """The adjectives of the councils that a line names, in small letters."""
    return _councils_short(text) if len(text) <= REPEATED else _read_councils(text)


@lru_cache(maxsize=256)
def _councils_short(text: str) -> tuple[str, ...]:
    """The acts of a council repeat their short lines, and most have the same header."""
    return _read_councils(text)


def _read_councils(text: str) -> tuple[str, ...]:
    return tuple(match["name"].lower() for match in COUNCIL.finditer(text))
