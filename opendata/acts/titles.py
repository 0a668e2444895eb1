"""The title as one line, wording kept."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from opendata.acts.act import Kind, Reading
from opendata.acts.layout import Layout
from opendata.acts.lines import Line, joined
from opendata.acts.roles import QUOTED_ABOUT, Role, deciding
from opendata.acts.rule import Rule
from opendata.clean.text import fold
from opendata.messages import msg

RULES: Mapping[str, Rule] = {
    "under-heading": Rule(0.9, msg("the lines under the heading that begin with «Про»")),
    "title-alone": Rule(0.82, msg("the lines that begin with «Про», or name the document")),
    "title-in-caption": Rule(0.8, msg("stands in the caption of the page")),
    "under-stamp": Rule(0.7, msg("the line under the stamp of approval")),
    "title-in-card": Rule(0.8, msg("stands in the card of the document on the site")),
}
"""Why lines are believed to be the title, and how much."""
BY_HEADING = 4
HEARD = re.compile(r"(?:слухали|порядок денний|питання)\W*$|:$", re.IGNORECASE)
AGREED = 0.05
ENOUGH = 20
CARD_TITLE = re.compile(r"^[\W_]*назва документ[аиу]\s?:\s?(?P<title>Про\s.+)$", re.IGNORECASE)

PAIRS = {"«": "»", "„": "”", "“": "”", '"': '"'}
CLOSERS = '»”"“’'
BEFORE = re.compile(r"^[^\w«„“\"(]+")
CLOSED_BY_OPENING = re.compile(r"\s*(?P<quote>[«„])\s*$")
"""A typist's slip: «Про бюджет« closes with the sign that opens."""
AFTER = re.compile(r"[\s|,;:«„]+$")
ABBREVIATED = re.compile(r"(?:\bр|\bрр|\bм|\bс|\bгр|\bгрн|\bтис|\bін|\bім|[А-ЯҐЄІЇ])\.$")
SPACE = re.compile(r"\s+")
MIN_TITLE, MAX_TITLE = 8, 1_000
"""Beyond this a page came out as one line, and its title cannot be told from the rest."""


def title_of_act(layout: Layout, kind: Kind) -> Reading[str] | None:
    """The title of the document, None if it has none; minutes have one only if they say «Про»."""
    if kind is Kind.MINUTES and not _of_minutes(layout):
        return None
    repeated = _repeated(layout)
    found = title_of(layout.title_lines())
    if found is not None:
        rule = "under-heading" if layout.heading is not None else "title-alone"
        if layout.title is not None and layout.marks[layout.title].role is Role.OTHER:
            rule = "under-stamp"
        return _compared(_reading(rule, found), repeated, layout.title_lines())
    if repeated:
        return repeated[0]
    return None


def _of_minutes(layout: Layout) -> bool:
    """Minutes have a title if «Про …» stands by the heading, not if they heard about it."""
    if layout.title is None or layout.heading is None:
        return False
    above = layout.marks[layout.title - 1].line.text if layout.title else ""
    near = layout.title - layout.heading <= BY_HEADING
    return near and HEARD.search(above) is None


def _repeated(layout: Layout) -> list[Reading[str]]:
    """The title as captions and cards of a site repeat it."""
    found = []
    for mark in (layout.marks[i] for i in layout.outside_title(0, layout.end)):
        if mark.role is Role.CAPTION and (told := title_in_caption(mark.line)):
            found.append(_reading("title-in-caption", told))
        if mark.role is Role.CARD and (match := CARD_TITLE.match(mark.line.text)):
            span = match.span("title")
            value = mark.line.shown[slice(*span)].rstrip(" .")
            found.append(_reading("title-in-card", (value, *mark.line.span(*span))))
    return found


def _compared(title: Reading[str], repeated: list[Reading[str]], lines: list[Line]) -> Reading[str]:
    """The title, mended where a site repeats it: cut short by a table, or run into the text."""
    own = fold(title.value) if repeated else ""
    for told in repeated:
        other = fold(told.value)
        if own == other:
            return replace(title, confidence=min(title.confidence + AGREED, 0.99))
        if other.startswith(own) and len(lines) == 1:
            return told
        rest = title.value[len(told.value) :]
        if own.startswith(other) and len(other) > ENOUGH and re.match(r"\s[А-ЯҐЄІЇ]", rest):
            value = title.value[: len(told.value)]
            return replace(told, value=value)
    return title


def _reading(rule: str, found: tuple[str, int, int]) -> Reading[str]:
    value, start, end = found
    return Reading(value, RULES[rule].trust, start, end, rule)


def title_of(lines: list[Line]) -> tuple[str, int, int] | None:
    """The title in these lines and where it stands in the source; None if it says too little."""
    if not lines:
        return None
    whole = joined(lines)
    start = BEFORE.match(whole.shown)
    first = start.end() if start else 0
    text = whole.shown[first:]
    closer = CLOSED_BY_OPENING.search(text) if text[:1] in PAIRS else None
    text = text[: len(text) - _tail(text)]
    if not MIN_TITLE <= len(text) <= MAX_TITLE or deciding(text):
        return None
    last = first + len(text) - 1
    if closer is not None and _opened(text):
        text, last = text + PAIRS[text[0]], first + closer.start("quote")
    return SPACE.sub(" ", text), whole.offsets[first], whole.offsets[last] + 1


def title_in_caption(line: Line) -> tuple[str, int, int] | None:
    """«Рішення № 5 «Про …»» → «Про …» without the quotes around it."""
    match = QUOTED_ABOUT.search(line.text)
    if not match:
        return None
    start, end = match.span("title")
    text = line.shown[start:end]
    text = text[: len(text) - _tail(text)]
    while text and text[-1] in CLOSERS and not _balanced(text):
        text = text[:-1].rstrip()
    text = text[: len(text) - _tail(text)]
    if len(text) < MIN_TITLE:
        return None
    return text, line.offsets[start], line.offsets[start + len(text) - 1] + 1


def _tail(text: str) -> int:
    """How many signs at the end of ``text`` are not of the title: blanks, commas, a final dot."""
    kept = AFTER.sub("", text)
    if kept.endswith(".") and not kept.endswith("...") and not ABBREVIATED.search(kept):
        kept = AFTER.sub("", kept[:-1])
    return len(text) - len(kept)


def _opened(text: str) -> bool:
    """Whether a quotation begins in ``text`` that does not end in it."""
    return sum(text.count(sign) for sign in "«„“") > sum(text.count(sign) for sign in "»”")


def _balanced(text: str) -> bool:
    opening = sum(text.count(sign) for sign in "«„") + text.count("“")
    closing = sum(text.count(sign) for sign in "»”")
    straight = text.count('"') % 2 == 0
    return opening >= closing and straight
