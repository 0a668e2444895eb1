"""The kind of a document, from its heading, its stamp and the words it decides with."""

from __future__ import annotations

import re
from dataclasses import dataclass

from opendata.acts.act import Kind
from opendata.acts.bodies import EXECUTIVE
from opendata.acts.layout import Layout
from opendata.acts.lines import Line
from opendata.acts.roles import DECIDES, DRAFTS, Role

ORDERS = frozenset({"розпорядження", "распоряжение"})
DECISIONS = frozenset({"рішення", "ухвала", "решение"})
MINUTES = frozenset({"протокол", "витяг з протоколу"})
OPINIONS = frozenset({"висновок", "висновки"})
THIS_ORDER = re.compile(r"(?:цього|даного|це)\s+розпорядження", re.IGNORECASE)
COUNCIL_DECIDES = re.compile(
    r"(?:рада|сесія [^.;]{0,60}ради|областной совет)\W+(?:ТГ\W+)?$", re.IGNORECASE
)
EXECUTIVE_DECIDES = re.compile(r"(?:виконавчий комітет|виконком)[^.;]{0,120}$", re.IGNORECASE)
NEAR = 12
"""So many lines after the header are asked for the word that decides."""


@dataclass(frozen=True, slots=True)
class KindFound:
    """The kind, how sure it is, and the line that says so."""

    kind: Kind
    confidence: float
    line: Line


def find_kind(layout: Layout) -> KindFound | None:
    """The kind of the document, or None for what is not an act."""
    if layout.heading is not None:
        heading = layout.marks[layout.heading]
        if _disowned(layout):
            return None
        if heading.word in ORDERS:
            return KindFound(Kind.MAYORS_ORDER, 0.97, heading.line)
        if heading.word in MINUTES:
            return KindFound(Kind.MINUTES, 0.95, heading.line)
        if heading.word in OPINIONS:
            return KindFound(Kind.COMMISSION_OPINION, 0.85, heading.line)
        return _decision(layout, heading.line, 0.97)
    return _without_heading(layout)


def _without_heading(layout: Layout) -> KindFound | None:
    if _disowned(layout):
        return None
    if layout.approval is not None:
        return KindFound(Kind.ANNEX, 0.92, layout.marks[layout.approval].line)
    decided = _decided(layout)
    captions = [mark for mark in layout.marks[: layout.end] if mark.role is Role.CAPTION]
    for caption in captions:
        if caption.word in ORDERS:
            return KindFound(Kind.MAYORS_ORDER, 0.9, caption.line)
        if caption.word in MINUTES:
            return KindFound(Kind.MINUTES, 0.85, caption.line)
        if caption.word in DECISIONS:
            return _decision(layout, caption.line, 0.88)
    if decided is not None:
        return decided
    order = next((mark for mark in layout.marks if THIS_ORDER.search(mark.line.text)), None)
    if order is not None and layout.title is not None:
        return KindFound(Kind.MAYORS_ORDER, 0.82, order.line)
    if layout.rules is not None and layout.end < len(layout.marks):
        return KindFound(Kind.ANNEX, 0.8, layout.marks[layout.rules].line)
    return None


def _decision(layout: Layout, line: Line, confidence: float) -> KindFound:
    """A decision or its draft, of the council or of its executive committee."""
    if is_draft(layout):
        return KindFound(Kind.DRAFT, confidence, line)
    if is_executive(layout):
        return KindFound(Kind.EXECUTIVE_DECISION, confidence, line)
    return KindFound(Kind.COUNCIL_DECISION, confidence, line)


def is_draft(layout: Layout) -> bool:
    """A draft says so, or leaves both its date and its number to be filled in."""
    header = layout.marks[: layout.end]
    if any(mark.role is Role.DRAFT or mark.draft for mark in header):
        return True
    if any(DRAFTS.search(mark.line.text) and mark.role is not Role.TITLE for mark in header):
        return True
    start = layout.heading if layout.heading is not None else layout.first
    found = [layout.marks[i].requisites for i in layout.outside_title(start, layout.end)]
    days = [part.date for part in found if part.date is not None]
    numbers = [part.number for part in found if part.number is not None]
    blank = any(day.iso is None for day in days) and not any(day.iso for day in days)
    unnumbered = not any(number.value for number in numbers)
    return blank and unnumbered


def is_executive(layout: Layout) -> bool:
    """Whether the executive committee issued it: in the header, or as the one that decides."""
    header = layout.outside_title(0, layout.end)
    if any(
        EXECUTIVE.search(layout.marks[i].line.text)
        or layout.marks[i].line.squeezed.startswith("ВИКОНАВЧИЙКОМІТЕТ")
        for i in header
        if layout.marks[i].role is not Role.TITLE
    ):
        return True
    decided = _decided(layout)
    return decided is not None and decided.kind is Kind.EXECUTIVE_DECISION


def _decided(layout: Layout) -> KindFound | None:
    """Who decides, by the words in front of «вирішила» or «вирішив»."""
    before = ""
    for mark in layout.marks[max(layout.end - 1, 0) : layout.end + NEAR]:
        match = DECIDES.search(mark.line.text)
        text = f"{before} {mark.line.text[: match.start()] if match else mark.line.text} "
        if match or mark.role is Role.DECIDES:
            if mark.line.squeezed.endswith("ЗОБОВЯЗУЮ"):
                return KindFound(Kind.MAYORS_ORDER, 0.85, mark.line)
            text = text if match else before + " "
            if EXECUTIVE_DECIDES.search(text):
                return KindFound(Kind.EXECUTIVE_DECISION, 0.85, mark.line)
            if COUNCIL_DECIDES.search(text):
                return KindFound(Kind.COUNCIL_DECISION, 0.85, mark.line)
            return None
        before = text
    return None


def _disowned(layout: Layout) -> bool:
    """Whether the document says of itself that it is something else: an announcement, a sample."""
    start = 0 if layout.heading is None else max(layout.heading - NEAR, 0)
    start = layout.approval if layout.approval is not None else start
    stop = layout.end if layout.heading is None else layout.heading
    marks = layout.marks[start : max(stop, 1)]
    return any(mark.role is Role.NOT_AN_ACT for mark in marks)
