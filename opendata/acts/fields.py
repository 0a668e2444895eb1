"""Choosing number, date and body among the places where the layout lets them stand."""

from __future__ import annotations

import re
from dataclasses import dataclass

from opendata.acts.act import Reading
from opendata.acts.bodies import EXECUTIVE, Body, find_bodies
from opendata.acts.layout import Layout
from opendata.acts.lines import Line, joined
from opendata.acts.requisites import Requisites, read_requisites
from opendata.acts.roles import DECIDES, QUOTED_ABOUT, Role

AS_AMENDED = re.compile(r"[(\s](?:зі|із|з|у|в) (?:змін|новій редакц|редакц)", re.IGNORECASE)
LEADS_IN = re.compile(r"^[\W_]*(?:від|№|N\s?\d)", re.IGNORECASE)
STAMP_LINES = 9
BEFORE_HEADING = 8
AFTER_HEADER = 10
DOUBT = 0.3
"""Taken off when two places of a header say two different things."""


@dataclass(frozen=True, slots=True)
class Found:
    """Number and date as read, or None."""

    number: Reading[str] | None
    date: Reading[str] | None


@dataclass(frozen=True, slots=True)
class Candidate:
    """A place where number and date may be read, and how far to trust it."""

    line: Line
    requisites: Requisites
    trust: float


def of_act(layout: Layout) -> Found:
    """From the lines around the heading; from captions and cards only what those leave open."""
    near = _near_heading(layout)
    number = _number(near)
    date = _date(near)
    blank_number = number is None and any(c.requisites.number for c in near)
    blank_date = date is None and any(c.requisites.date for c in near)
    captions = _captions(layout)
    if number is None and not blank_number:
        number = _number(captions)
    if date is None and not blank_date:
        date = _date(captions) or _date(_above_heading(layout))
    return Found(number, date)


def of_annex(layout: Layout) -> Found:
    """From the stamp of approval, up to where it begins to speak of amendments."""
    if layout.approval is None:
        return Found(None, None)
    stamp: list[Candidate] = []
    for i in range(layout.approval, min(layout.approval + STAMP_LINES, len(layout.marks))):
        mark = layout.marks[i]
        if i > layout.approval and (i == layout.title or mark.role in (Role.RULES, Role.TITLE)):
            break
        cut = AS_AMENDED.search(mark.line.text)
        line = _part(mark.line, 0, cut.start()) if cut else mark.line
        if line.text:
            stamp.append(Candidate(line, read_requisites(line), 0.9))
        if cut:
            break
    first_number = [c for c in stamp if c.requisites.number][:1]
    first_date = [c for c in stamp if c.requisites.date][:1]
    return Found(_number(first_number), _date(first_date))


def body_candidates(layout: Layout, *, annex: bool) -> tuple[Body, int, int, float] | None:
    """The body, where it stands, and how sure it is."""
    if annex:
        start = layout.approval if layout.approval is not None else layout.first
        stamp = layout.marks[start : start + STAMP_LINES]
        return _first_body([mark.line for mark in stamp], 0.85) or _first_body(
            layout.title_lines(), 0.7
        )
    stop = layout.title if layout.title is not None else layout.end
    if layout.heading is not None:
        stop = max(stop, layout.heading + 1)
        stop = min(stop, layout.end)
    header = [layout.marks[i] for i in layout.outside_title(0, stop)]
    lines = [m.line for m in header if m.role not in (Role.TITLE, Role.CAPTION, Role.CARD)]
    return (
        _last_body(lines, 0.92)
        or _deciding_body(layout)
        or _first_body([m.line for m in layout.marks[layout.end - 1 :] if _signs(m.line)], 0.7)
    )


def by_executive(layout: Layout) -> bool:
    """Whether the stamp of an annex names the executive committee."""
    start = layout.approval if layout.approval is not None else layout.first
    stamp = joined([mark.line for mark in layout.marks[start : start + STAMP_LINES]])
    found = find_bodies(stamp.text)
    before = stamp.text[: found[0].start] if found else stamp.text
    return EXECUTIVE.search(before) is not None


def _near_heading(layout: Layout) -> list[Candidate]:
    heading = layout.heading
    start = heading if heading is not None else 0
    found: list[Candidate] = []
    for i in layout.outside_title(0, layout.end):
        mark = layout.marks[i]
        told = mark.requisites
        if mark.role is Role.HEADING:
            found.append(Candidate(mark.line, told, 0.95))
        elif mark.role is Role.REQUISITES and i >= start:
            if heading is not None or _numbered(layout, i):
                found.append(Candidate(mark.line, told, 0.7 if told.bare else 0.96))
        elif heading is not None and i > heading and LEADS_IN.match(mark.line.text):
            found.append(Candidate(mark.line, told, 0.85))
        elif mark.role is Role.SESSION and heading is not None and i > heading:
            found.append(Candidate(mark.line, told, 0.8))
    return found


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
        Candidate(mark.line, mark.requisites, 0.82)
        for mark in above
        if mark.role is Role.REQUISITES and re.search(r"[^\W\d_]{4,}", mark.line.text)
    ]


def _captions(layout: Layout) -> list[Candidate]:
    found = []
    for mark in layout.marks[: layout.end]:
        if mark.role is not Role.CAPTION:
            continue
        about = QUOTED_ABOUT.search(mark.line.text)
        line = _part(mark.line, 0, about.start("title")) if about else mark.line
        if line.text:
            found.append(Candidate(line, read_requisites(line), 0.84))
    return found


def _number(candidates: list[Candidate]) -> Reading[str] | None:
    spans = [(c, c.requisites.number) for c in candidates]
    read = [
        Reading(span.value, c.trust, *c.line.span(span.start, span.end))
        for c, span in spans
        if span is not None and span.value is not None
    ]
    return _settle(read)


def _date(candidates: list[Candidate]) -> Reading[str] | None:
    spans = [(c, c.requisites.date) for c in candidates]
    read = [
        Reading(span.iso, c.trust, *c.line.span(span.start, span.end))
        for c, span in spans
        if span is not None and span.iso is not None
    ]
    return _settle(read)


def _settle(read: list[Reading[str]]) -> Reading[str] | None:
    """The most trusted reading; less trusted where another place says otherwise."""
    if not read:
        return None
    best = max(read, key=lambda reading: reading.confidence)
    if any(reading.value != best.value for reading in read):
        return Reading(best.value, best.confidence - DOUBT, best.start, best.end)
    return best


def _first_body(lines: list[Line], trust: float) -> tuple[Body, int, int, float] | None:
    if not lines:
        return None
    whole = joined(lines)
    for body in find_bodies(whole.text):
        return body, *whole.span(body.start, body.end), trust
    return None


def _last_body(lines: list[Line], trust: float) -> tuple[Body, int, int, float] | None:
    """The body nearest to the heading; those above it are a site's banner or its map."""
    if not lines:
        return None
    whole = joined(lines)
    found = find_bodies(whole.text)
    heads = [body for body in found if body.kind == "head"]
    best = (heads or found)[-1] if found else None
    if best is None:
        return None
    other = any(body.name != best.name and body.kind == best.kind for body in found)
    return best, *whole.span(best.start, best.end), trust - (DOUBT if other else 0)


def _deciding_body(layout: Layout) -> tuple[Body, int, int, float] | None:
    """«…, Червоноградська міська рада ВИРІШИЛА»: the nominative right before the word."""
    lines: list[Line] = []
    for mark in layout.marks[layout.end : layout.end + AFTER_HEADER]:
        lines.append(mark.line)
        if mark.role is Role.DECIDES or DECIDES.search(mark.line.text):
            break
    else:
        return None
    whole = joined(lines)
    found = [body for body in find_bodies(whole.text) if body.kind == "council"]
    found = [b for b in found if b.nominative or EXECUTIVE.search(whole.text[: b.start][-25:])]
    if not found:
        return None
    body = found[-1]
    return body, *whole.span(body.start, body.end), 0.88


def _signs(line: Line) -> bool:
    """A signature: «Голова Сарненської районної ради», «Степанківський сільський голова»."""
    return line.text.startswith(("Голова ", "Секретар ", "Заступник "))


def _part(line: Line, start: int, end: int) -> Line:
    return Line(line.text[start:end], line.shown[start:end], line.offsets[start:end], line.squeezed)
