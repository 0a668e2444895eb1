"""Choosing the body that issued an act among the bodies that its text names."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from opendata.acts import bodies
from opendata.acts.act import Kind, Reading
from opendata.acts.bodies import EXECUTIVE, Body, find_bodies
from opendata.acts.kinds import KindFound
from opendata.acts.layout import Layout
from opendata.acts.lines import Line, joined, make_line
from opendata.acts.roles import Role, deciding
from opendata.acts.rule import Rule
from opendata.messages import msg

RULES: Mapping[str, Rule] = {
    "body-in-header": Rule(0.92, msg("is named above the heading")),
    "body-in-stamp": Rule(0.85, msg("is named in the stamp of approval")),
    "body-decides": Rule(0.88, msg("is named before the word that decides")),
    "body-in-title": Rule(0.7, msg("is named in the title")),
    "body-signs": Rule(0.7, msg("is named by the signature")),
    "body-alone": Rule(0.7, msg("is the only body that the text names")),
}
"""Why a body is believed to have issued the act."""
STAMP_LINES = 9
AFTER_HEADER = 10
TAIL = 4_000
"""So much of the text after the header is searched for the only body that it names."""
DOUBT = 0.3
HEADED_BY = re.compile(
    r"(?P<level>міськ|селищн|сільськ|районн|обласн)(?:ого|ої)\s(?:голови|ради|державної|військової)",
    re.IGNORECASE,
)
UNDER_HEADING = re.compile(rf"^[\W_]*(?:голови\s|начальника\s)?{HEADED_BY.pattern}", re.IGNORECASE)
HEAD_ALONE = re.compile(r"^[\W_]*розпорядження\s+голови[\W_]*(?:№|від|$)", re.IGNORECASE)
Found = tuple[Body, int, int, str]


def issuer_of(layout: Layout, kind: KindFound, text: str) -> Reading[str] | None:
    """The body as «Яснозірська міська рада», «Виконавчий комітет … ради», «… міський голова»."""
    annex = kind.kind is Kind.ANNEX
    found, disputed = _of_annex(layout) if annex else _of_act(layout)
    if found is None:
        found = _signing(layout) or _only_one(layout, text)
    if found is None:
        return None
    body, start, end, rule = found
    trust = RULES[rule].trust - (DOUBT if disputed else 0)
    name = body.name
    if body.kind == "council":
        if kind.kind is Kind.MAYORS_ORDER:
            level = "районн" if _just_head(layout) else body.level
            name, trust = bodies.head_of(name, level), trust - 0.05
        elif kind.executive if not annex else _by_executive(layout):
            name = bodies.executive_of(name)
    return Reading(name, trust, start, end, rule)


def _of_annex(layout: Layout) -> tuple[Found | None, bool]:
    """The one that approved it."""
    start = layout.approval if layout.approval is not None else layout.first
    stamp = [mark.line for mark in layout.marks[start : start + STAMP_LINES]]
    found = _first(stamp, "body-in-stamp") or _first(layout.title_lines(), "body-in-title")
    return found, False


def _of_act(layout: Layout) -> tuple[Found | None, bool]:
    """The body named nearest to the heading; those further up are a site's banner or its map."""
    stop = layout.title if layout.title is not None else layout.end
    if layout.heading is not None:
        stop = min(max(stop, layout.heading + 1), layout.end)
    header = [layout.marks[i] for i in layout.outside_title(0, stop)]
    lines = [m.line for m in header if m.role not in (Role.TITLE, Role.CAPTION, Role.CARD)]
    found, disputed = _last(lines, _level(layout))
    return (found, disputed) if found else (_deciding(layout), False)


def _level(layout: Layout) -> str | None:
    """«РОЗПОРЯДЖЕННЯ / міського голови»: the level of the body that the heading itself names."""
    if layout.heading is None:
        return None
    lines = [mark.line.text for mark in layout.marks[layout.heading : layout.heading + 2]]
    match = HEADED_BY.search(lines[0]) or (UNDER_HEADING.match(lines[-1]) if lines[1:] else None)
    return match["level"].lower() if match else None


def _first(lines: list[Line], rule: str) -> Found | None:
    if not lines:
        return None
    whole = joined(lines)
    for body in find_bodies(whole.text):
        return body, *whole.span(body.start, body.end), rule
    return None


def _last(lines: list[Line], level: str | None) -> tuple[Found | None, bool]:
    if not lines:
        return None, False
    whole = joined(lines)
    found = [b for b in find_bodies(whole.text) if level is None or b.level == level]
    heads = [body for body in found if body.kind == "head"]
    if not found:
        return None, False
    best = (heads or found)[-1]
    if best.kind == "rda":  # in wartime the military administration is named under the state one
        best = next(body for body in found if body.kind == "rda" and body.stem == best.stem)
    other = any(
        body.kind == best.kind and body.stem != best.stem and body.level == best.level
        for body in found
    )
    return (best, *whole.span(best.start, best.end), "body-in-header"), other


def _deciding(layout: Layout) -> Found | None:
    """«…, Червоноградська міська рада ВИРІШИЛА»: the nominative right before the word."""
    lines: list[Line] = []
    for mark in layout.marks[layout.end : layout.end + AFTER_HEADER]:
        lines.append(mark.line)
        if mark.role is Role.DECIDES or deciding(mark.line.text):
            break
    else:
        return None
    whole = joined(lines)
    found = [body for body in find_bodies(whole.text) if body.kind == "council"]
    found = [b for b in found if b.nominative or EXECUTIVE.search(whole.text[: b.start][-25:])]
    if not found:
        return None
    body = found[-1]
    return body, *whole.span(body.start, body.end), "body-decides"


def _signing(layout: Layout) -> Found | None:
    """A signature: «Голова Сарненської районної ради», «Степанківський сільський голова»."""
    signs = ("Голова ", "Секретар ", "Заступник ")
    lines = [m.line for m in layout.marks[max(layout.end - 1, 0) :]]
    return _first([line for line in lines if line.text.startswith(signs)], "body-signs")


def _only_one(layout: Layout, text: str) -> Found | None:
    """The council of which alone the text speaks; two councils would make it a guess."""
    start = layout.marks[layout.first].line.offsets[0] if layout.marks else 0
    whole = _as_one(text[start : start + TAIL], start)
    found = [body for body in find_bodies(whole.text) if body.kind == "council"]
    if not found or any(body.stem != found[0].stem for body in found):
        return None
    return found[0], *whole.span(found[0].start, found[0].end), "body-alone"


def _as_one(text: str, start: int) -> Line:
    lines: list[Line] = []
    for raw in text.split("\n"):
        line = make_line(raw, start)
        start += len(raw) + 1
        if line.text:
            lines.append(line)
    return joined(lines) if lines else make_line("")


def _by_executive(layout: Layout) -> bool:
    """Whether the stamp of an annex names the executive committee."""
    start = layout.approval if layout.approval is not None else layout.first
    stamp = joined([mark.line for mark in layout.marks[start : start + STAMP_LINES]])
    found = find_bodies(stamp.text)
    before = stamp.text[: found[0].start] if found else stamp.text
    return EXECUTIVE.search(before) is not None


def _just_head(layout: Layout) -> bool:
    """«РОЗПОРЯДЖЕННЯ ГОЛОВИ» without a level: the head of the council, not a mayor."""
    marks: Iterable[Line] = (mark.line for mark in layout.marks[: layout.end])
    return any(HEAD_ALONE.match(line.text) for line in marks)
