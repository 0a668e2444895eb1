"""Choosing number and date among the places where the layout lets them stand."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import NamedTuple

from opendata.acts.act import Reading, Remark
from opendata.acts.layout import Layout
from opendata.acts.lines import Line, make_line
from opendata.acts.requisites import PLACE, Requisites, read_requisites
from opendata.acts.roles import QUOTED_ABOUT, Marked, Role
from opendata.acts.rule import Rule
from opendata.messages import msg

RULES: Mapping[str, Rule] = {
    "own-line": Rule(0.96, msg("stands on a line of requisites by the heading")),
    "in-heading": Rule(0.95, msg("stands in one line with the heading")),
    "in-stamp": Rule(0.9, msg("stands in the stamp of approval")),
    "led-in": Rule(0.85, msg("stands under the heading after «від» or «№»")),
    "at-foot": Rule(0.84, msg("stands under the signature")),
    "in-caption": Rule(0.84, msg("stands in the caption of the page")),
    "in-card": Rule(0.84, msg("stands in the card of the document on the site")),
    "above-heading": Rule(0.82, msg("stands above the heading, beside the place")),
    "in-session-line": Rule(0.8, msg("stands in the line of the session")),
    "bare-number": Rule(0.7, msg("a number beside the date, without the sign «№»")),
    "under-draft": Rule(0.8, msg("the number of the draft, above the heading")),
    "among-words": Rule(0.7, msg("stands between the heading and the title, among other words")),
    "no-heading": Rule(0.82, msg("number and date stand together above the title")),
}
"""Why a number or a date is believed to be the act's own, and how much."""
AS_AMENDED = re.compile(r"[(\s](?:зі|із|з|у|в) (?:змін|новій редакц|редакц)", re.IGNORECASE)
LATER = re.compile(
    r"(?:зі|із|з|у|в) змін|внесеними рішен|втратил\w+ чинність|(?:новій|у|в) редакці", re.IGNORECASE
)
"""«(із змінами, внесеними рішенням від …)»: what came after the act."""
OF_LATER = (" змін", "внесеними рішен", " чинність", " редакці")
"""What every one of :data:`LATER` has in it; most lines have none."""
LEADS_IN = re.compile(r"^[\W_]*(?:від|№|N\s?\d)", re.IGNORECASE)
ANNEX_OWN = re.compile(r"^[\W_]*(?:додаток|приложение)\s?(?:№\s?)?(?:\d+[.-]?)*", re.IGNORECASE)
"""«Додаток № 3 до рішення …»: its own number is not that of the act."""
TWO_STAMPS = re.compile(r"(?:схвалено|погоджено)\s.*затверджено", re.IGNORECASE)
LOOSE = 100
BEFORE_HEADING = 8
FOOT_LINES, FOOT_CHARS, ABOVE_FOOT = 8, 600, 120
DOUBT = 0.3
"""Taken off when two places of a header say two different things."""
CARD_NUMBER = re.compile(r"^[\W_]*номер документ[аиу]\s?:\s?(?P<value>\S.*)$", re.IGNORECASE)
CARD_DATE = re.compile(
    r"^[\W_]*дата(?: документ[аиу])?\s?:\s?(?P<value>[\d.]+)[\W_]*$", re.IGNORECASE
)
NUMBER_ALONE = re.compile(r"^[\d][\w/.-]{0,20}$")


@dataclass(frozen=True, slots=True)
class Found:
    """Number and date as read, or None; ``remarks`` tell of places that disagree."""

    number: Reading[str] | None
    date: Reading[str] | None
    remarks: tuple[Remark, ...] = ()


NOTHING = Found(None, None)


class Candidate(NamedTuple):
    """A place where number and date may be read, and the rule that lets them stand there."""

    line: Line
    requisites: Requisites
    rule: str


def of_act(layout: Layout, text: str, foot: tuple[int, int] | None) -> Found:
    """From the lines around the heading; from other places only what those leave open.

    ``foot`` is where the signature stands in ``text``, None where there is none.
    """
    near = _near_heading(layout)
    card = [c for c in near if c.rule == "under-draft"]
    near = [c for c in near if c.rule != "under-draft"]
    number, date = _numbers(near), _dates(near)
    blank_number = not number and any(c.requisites.number for c in near)
    blank_date = not date and any(c.requisites.date for c in near)
    number = number or ([] if blank_number else _numbers(card))
    elsewhere = (lambda _: _at_foot(text, foot), _captions, _cards)
    for look in elsewhere:
        if (number or blank_number) and (date or blank_date):
            break
        further = look(layout)
        number = number or ([] if blank_number else _numbers(further))
        date = date or ([] if blank_date else _dates(further))
    if not date and not blank_date:
        date = _dates(_above_heading(layout))
    return _settled(number, date)


def of_annex(layout: Layout) -> Found:
    """From the stamp of approval, up to where it begins to speak of amendments."""
    stamp: list[Candidate] = []
    pick = -1 if _two_stamps(layout) else 0
    for i in layout.stamp:
        line = layout.marks[i].line
        cut = AS_AMENDED.search(line.text)
        own = ANNEX_OWN.match(line.text)
        line = part(line, own.end() if own else 0, cut.start() if cut else None)
        if line.text:
            stamp.append(Candidate(line, read_requisites(line, pick), "in-stamp"))
        if cut:
            break
    first_number = [c for c in stamp if c.requisites.number][:1]
    first_date = [c for c in stamp if c.requisites.date][:1]
    return _settled(_numbers(first_number), _dates(first_date))


def _two_stamps(layout: Layout) -> bool:
    """«СХВАЛЕНО … ЗАТВЕРДЖЕНО» side by side: what was approved stands in the second column."""
    if layout.approval is None:
        return False
    return TWO_STAMPS.search(layout.marks[layout.approval].line.text) is not None


def _near_heading(layout: Layout) -> list[Candidate]:
    found = []
    for i in layout.outside_title(0, layout.end):
        mark = layout.marks[i]
        rule = _rule_near(layout, i, mark)
        if rule is not None:
            found.append(Candidate(mark.line, mark.requisites, rule))
    return found


def _rule_near(layout: Layout, i: int, mark: Marked) -> str | None:
    heading = layout.heading
    low = mark.line.text.lower()
    if any(word in low for word in OF_LATER) and LATER.search(low):
        return None
    if mark.role is Role.HEADING:
        return "in-heading" if i == heading or mark.draft else None
    if heading is None:
        numbered = mark.role is Role.REQUISITES and _numbered(layout, i)
        return "no-heading" if numbered else None
    if i < heading:
        first = layout.first
        drafted = first < i and layout.marks[first].draft and mark.role is Role.REQUISITES
        return "under-draft" if drafted else None
    if mark.role is Role.REQUISITES:
        return "bare-number" if mark.requisites.bare else "own-line"
    if LEADS_IN.match(mark.line.text):
        return "led-in"
    if mark.role is Role.SESSION:
        return "in-session-line"
    above_title = layout.title is not None and i < layout.title
    if mark.role is Role.OTHER and above_title and len(mark.line.text) < LOOSE:
        return "among-words"
    return None


def _numbered(layout: Layout, i: int) -> bool:
    """Whether a number stands here or beside: a date alone, without a heading, is a site's."""
    beside = layout.marks[max(i - 1, 0) : i + 2]
    return any(m.role is Role.REQUISITES and m.requisites.number is not None for m in beside)


def _above_heading(layout: Layout) -> list[Candidate]:
    """«с. Ясне   29.11.2023» above the heading: only with a place, as sites put dates there."""
    heading = layout.heading
    if heading is None:
        return []
    above = layout.marks[max(heading - BEFORE_HEADING, 0) : heading]
    return [
        Candidate(mark.line, mark.requisites, "above-heading")
        for mark in above
        if mark.role is Role.REQUISITES and re.search(r"[^\W\d_]{4,}", mark.line.text)
    ]


def _captions(layout: Layout) -> list[Candidate]:
    found = []
    for i in layout.outside_title(0, layout.end):
        mark = layout.marks[i]
        above = mark.role is Role.HEADING and i != layout.heading and not mark.draft
        if mark.role is not Role.CAPTION and not above:
            continue
        about = QUOTED_ABOUT.search(mark.line.text)
        line = part(mark.line, 0, about.start("title")) if about else mark.line
        if line.text:
            found.append(Candidate(line, read_requisites(line), "in-caption"))
    return found


def _cards(layout: Layout) -> list[Candidate]:
    """«Номер документу: 48», «Дата: 14.02.2018»; other cards date the page, not the document."""
    found = []
    for mark in layout.marks[: layout.end]:
        match = CARD_NUMBER.match(mark.line.text) if mark.role is Role.CARD else None
        if match and NUMBER_ALONE.match(match["value"].strip()):
            found.append(Candidate(mark.line, read_requisites(mark.line), "in-card"))
    if not found:
        return []
    days = [m for m in layout.marks[: layout.end] if CARD_DATE.match(m.line.text)]
    return [*found, *(Candidate(m.line, read_requisites(m.line), "in-card") for m in days)]


def _at_foot(text: str, foot: tuple[int, int] | None) -> list[Candidate]:
    """Requisites right under the signature, or right above it: «м. Ясне / 15 вересня 2016 року».

    A date alone is that of a print or a publication; «від», a place or a number must stand by it.
    """
    if foot is None:
        return []
    start, end = foot
    under = _told_in(text[end : end + FOOT_CHARS].split("\n")[: 2 * FOOT_LINES], end)
    if under:
        return under
    above = text[max(start - ABOVE_FOOT, 0) : start].split("\n")[-FOOT_LINES:]
    first = start - sum(len(raw) + 1 for raw in above) + 1
    while above and above[0].strip() and not read_requisites(make_line(above[0])).pure:
        first += len(above[0]) + 1
        above = above[1:]
    return _told_in(above, first)


def _told_in(raws: list[str], position: int) -> list[Candidate]:
    """The lines of requisites at the beginning of ``raws``, if they tell enough to be the act's."""
    found: list[Candidate] = []
    told, first = False, position
    for raw in raws:
        line = make_line(raw, position)
        position += len(raw) + 1
        requisites = read_requisites(line)
        if requisites.pure and not requisites.bare:
            found.append(Candidate(line, requisites, "at-foot"))
            told = told or requisites.number is not None or LEADS_IN.match(line.text) is not None
        elif PLACE.fullmatch(line.text.strip(" ,.")):
            told = True
        elif line.text and line.offsets[0] > first:
            break
    return found if told else []


def _numbers(candidates: list[Candidate]) -> list[Reading[str]]:
    return [
        Reading(span.value, RULES[c.rule].trust, *c.line.span(span.start, span.end), c.rule)
        for c in candidates
        for span in [c.requisites.number]
        if span is not None and span.value is not None
    ]


def _dates(candidates: list[Candidate]) -> list[Reading[str]]:
    return [
        Reading(span.iso, _trust_in_date(c), *c.line.span(span.start, span.end), c.rule)
        for c in candidates
        for span in [c.requisites.date]
        if span is not None and span.iso is not None
    ]


def _trust_in_date(candidate: Candidate) -> float:
    """A number without its sign is doubtful; the date beside it is not."""
    rule = "own-line" if candidate.rule == "bare-number" else candidate.rule
    return RULES[rule].trust


def _settled(numbers: list[Reading[str]], dates: list[Reading[str]]) -> Found:
    number, date = settle(numbers), settle(dates)
    remarks = [_disputed(read) for read in (numbers, dates) if _disagree(read)]
    return Found(number, date, tuple(remarks))


def _disagree(read: list[Reading[str]]) -> bool:
    return any(reading.value != read[0].value for reading in read)


def _disputed(read: list[Reading[str]]) -> Remark:
    values = dict.fromkeys(reading.value for reading in read)
    return Remark("act-disputed", ", ".join(values), read[0].start, read[-1].end)


def settle(read: list[Reading[str]]) -> Reading[str] | None:
    """The most trusted reading; less trusted where another place says otherwise."""
    if not read:
        return None
    best = max(read, key=lambda reading: reading.confidence)
    if _disagree(read):
        return replace(best, confidence=best.confidence - DOUBT)
    return best


def part(line: Line, start: int, end: int | None) -> Line:
    """A piece of a line, as a line; ``end`` None means up to its end."""
    return Line(line.text[start:end], line.shown[start:end], line.offsets[start:end])
