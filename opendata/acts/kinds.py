"""The kind of a document, from its heading, its stamp and the words it decides with."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace

from opendata.acts import strangers
from opendata.acts.act import Kind
from opendata.acts.layout import Layout
from opendata.acts.lines import Line
from opendata.acts.roles import (
    DECISIONS,
    DRAFTS,
    MINUTES,
    NOT_REQUISITES,
    OPINIONS,
    ORDERS,
    Marked,
    Role,
    deciding,
)
from opendata.acts.rule import Rule
from opendata.messages import msg

RULES: Mapping[str, Rule] = {
    "heading": Rule(0.97, msg("the heading says so")),
    "heading-minutes": Rule(0.95, msg("the heading says so")),
    "heading-opinion": Rule(0.85, msg("the heading says so")),
    "stamp": Rule(0.92, msg("the stamp of approval says that another act approves it")),
    "caption": Rule(0.88, msg("the caption of the page says so")),
    "caption-minutes": Rule(0.85, msg("the caption of the page says so")),
    "decides": Rule(0.85, msg("the word that decides, and who decides, say so")),
    "decides-she": Rule(0.8, msg("it was decided in the feminine, as councils do")),
    "this-order": Rule(0.82, msg("the text calls itself an order")),
    "rules": Rule(0.8, msg("it is a document of the sort that other acts approve")),
    "order-like": Rule(0.6, msg("number, date, «Про …» and instructions, but nobody «decided»")),
    "chapters": Rule(0.55, msg("it begins with its first chapter, without any heading")),
}
"""Why a document is believed to be of its kind, and how much."""
THIS_ORDER = re.compile(r"(?:цього|даного|це)\s+розпорядження", re.IGNORECASE)
COUNCIL_DECIDES = re.compile(r"(?:рада|сесія [^.;]{0,60}ради|областной совет)\W+(?:тг\W+)?$")
EXECUTIVE_DECIDES = re.compile(r"(?:виконавчий комітет|виконком)[^.;]{0,120}$")
"""Both are asked of a text in small letters."""
CHAPTER = re.compile(
    r"^[\W_]*(?:(?:розділ|глава)\s|(?:\d{1,2}\W{0,2})?загальні положення)", re.IGNORECASE
)
CHAPTER_WITHIN = 4
TABLED = re.compile(r"винесен|розглянут", re.IGNORECASE)
LAST_CLAUSE, LAST_WORDS = 200, 100
COMMITTEE = re.compile(
    r"^[\W_]*(?:(?:про[єе]кт\w?\s)?рішення\s)?(?:виконавч(?:ий|ого)\s?комітет|виконком)"
    r"|рад[аи]\W+виконавч(?:ий|ого)\s?комітет|засідання виконавчого комітету",
    re.IGNORECASE,
)
FEMININE = re.compile(r"(?:ВИРІШИЛА|УХВАЛИЛА|ПОСТАНОВИЛА)$")
COUNCIL_NAMED = re.compile(r"(?:рада|сесія)(?!\w)", re.IGNORECASE)
NEAR = 12
"""So many lines after the header are asked for the word that decides."""


@dataclass(frozen=True, slots=True)
class KindFound:
    """The kind, the rule that tells it, and the line that says so.

    ``executive`` says that an executive committee issued the act; it is not asked for annexes.
    """

    kind: Kind
    rule: str
    line: Line
    executive: bool = False

    @property
    def confidence(self) -> float:
        """How far the rule is trusted, 0..1."""
        return RULES[self.rule].trust


def find_kind(layout: Layout) -> KindFound | None:
    """The kind of the document, or None for what is not an act."""
    if _disowned(layout):
        return None
    if layout.heading is None:
        found = _without_heading(layout)
    elif strangers.issued(layout):
        return None
    else:
        found = _named(layout, layout.marks[layout.heading], "heading")
    if found is None or found.kind in (Kind.ANNEX, Kind.COUNCIL_DECISION):
        return found
    return replace(found, executive=is_executive(layout))


def _named(layout: Layout, mark: Marked, rule: str) -> KindFound:
    """The kind that the word of a heading or caption names."""
    if mark.word in ORDERS:
        return KindFound(Kind.MAYORS_ORDER, rule, mark.line)
    if mark.word in MINUTES:
        return KindFound(Kind.MINUTES, f"{rule}-minutes", mark.line)
    if mark.word in OPINIONS:
        return KindFound(Kind.COMMISSION_OPINION, "heading-opinion", mark.line)
    return _decision(layout, mark.line, rule)


def _without_heading(layout: Layout) -> KindFound | None:
    if layout.approval is not None:
        return KindFound(Kind.ANNEX, "stamp", layout.marks[layout.approval].line)
    for mark in layout.marks[: layout.end]:
        if mark.role is Role.CAPTION and mark.word in ORDERS | MINUTES | DECISIONS:
            return _named(layout, mark, "caption")
    decided = _decided(layout)
    if decided is not None and _resolves(decided.line.text):
        drafted = decided.kind is not Kind.MAYORS_ORDER and draft_mark(layout) is not None
        return replace(decided, kind=Kind.DRAFT) if drafted else decided
    order = next((mark for mark in layout.marks if THIS_ORDER.search(mark.line.text)), None)
    if order is not None and layout.title is not None:
        return KindFound(Kind.MAYORS_ORDER, "this-order", order.line)
    if _like_an_order(layout):
        return KindFound(Kind.MAYORS_ORDER, "order-like", layout.title_lines()[0])
    if layout.rules is not None and layout.end < len(layout.marks):
        return KindFound(Kind.ANNEX, "rules", layout.marks[layout.rules].line)
    first = (
        layout.marks[layout.end] if layout.end < min(len(layout.marks), CHAPTER_WITHIN) else None
    )
    if first is not None and layout.title is None and CHAPTER.match(first.line.text):
        return KindFound(Kind.ANNEX, "chapters", first.line)
    return None


def _like_an_order(layout: Layout) -> bool:
    """Number and date above «Про …», then instructions: councils always say that they decided."""
    if layout.title is None or layout.marks[layout.title].role is not Role.TITLE:
        return False
    above = [mark.requisites for mark in layout.marks[: layout.title]]
    told = [part for part in above if part.pure and not part.bare]
    dated = any(part.date is not None and part.date.iso for part in told)
    numbered = any(part.number is not None and part.number.value for part in told)
    after = layout.marks[layout.end :]
    instructs = any(mark.role is Role.ITEM for mark in after)
    decides = any(mark.role is Role.DECIDES for mark in after)
    return dated and numbered and instructs and not decides


def _decision(layout: Layout, line: Line, rule: str) -> KindFound:
    """A decision or its draft, of the council or of its executive committee."""
    if draft_mark(layout) is not None:
        return KindFound(Kind.DRAFT, rule, line)
    if is_executive(layout):
        return KindFound(Kind.EXECUTIVE_DECISION, rule, line, executive=True)
    return KindFound(Kind.COUNCIL_DECISION, rule, line)


def draft_mark(layout: Layout) -> Marked | None:
    """The line that makes it a draft: it says so, or leaves date and number to be filled in."""
    header = layout.marks[: layout.end]
    heading = layout.marks[layout.heading] if layout.heading is not None else None
    considers = heading is not None and heading.word in OPINIONS | MINUTES  # drafts of others
    for i, mark in enumerate(header):
        if mark.role is Role.DRAFT or (mark.draft and not _was_a_draft(layout, i)):
            return mark
        if mark.draft:
            continue
        if considers or mark.role is Role.TITLE or not _speaks_of_drafts(mark.line.text):
            continue
        if not _was_a_draft(layout, i):
            return mark
    start = layout.heading if layout.heading is not None else layout.first
    if layout.heading is None and layout.approval is not None:
        start = layout.approval
    parts = [layout.marks[i] for i in layout.outside_title(start, layout.end)]
    parts = [m for m in parts if m.role is not Role.CARD and not NOT_REQUISITES.match(m.line.text)]
    days = [mark for mark in parts if mark.requisites.date is not None]
    blank = next(
        (mark for mark in days if mark.requisites.date and not mark.requisites.date.iso), None
    )
    dated = any(mark.requisites.date and mark.requisites.date.iso for mark in days)
    numbered = any(mark.requisites.number and mark.requisites.number.value for mark in parts)
    return None if dated or numbered else blank


def _was_a_draft(layout: Layout, i: int) -> bool:
    """«Проєкт рішення № 1810 винесено …» above an act with its own number and date: its history."""
    heading = layout.heading
    if heading is None or i >= heading or not TABLED.search(layout.marks[i].line.text):
        return False
    own = [mark.requisites for mark in layout.marks[heading : layout.end]]
    dated = any(part.date is not None and part.date.iso for part in own)
    return dated and any(part.number is not None and part.number.value for part in own)


def _speaks_of_drafts(text: str) -> bool:
    low = text.lower()
    return ("проєкт" in low or "проект" in low) and DRAFTS.search(text) is not None


def is_executive(layout: Layout) -> bool:
    """Whether the executive committee issued it: as the one that decides, or by the header."""
    decided = _decided(layout)
    if decided is not None:
        return decided.kind is Kind.EXECUTIVE_DECISION
    header = layout.outside_title(max((layout.heading or 0) - NEAR, 0), layout.end)
    return any(_names_executive(layout.marks[i]) for i in header)


def _names_executive(mark: Marked) -> bool:
    """Whether a line of the header names the committee as a body: not who drafted or a menu."""
    if mark.role is Role.TITLE:
        return False
    if mark.line.squeezed.startswith("ВИКОНАВЧИЙКОМІТЕТ"):
        return True
    return COMMITTEE.search(mark.line.text) is not None


def _decided(layout: Layout) -> KindFound | None:
    """Who decides, by the words in front of «вирішила» or «вирішив», and by the verb's gender."""
    before, preamble = "", ""
    for mark in layout.marks[max(layout.end - 1, 0) : layout.end + NEAR]:
        match = deciding(mark.line.text)
        text = f"{before} {mark.line.text[: match.start()] if match else mark.line.text} "
        if match or mark.role is Role.DECIDES:
            if mark.line.squeezed.endswith("ЗОБОВЯЗУЮ"):
                return KindFound(Kind.MAYORS_ORDER, "decides", mark.line)
            text = text if match else before + " "
            low = text[-LAST_CLAUSE:].lower()
            if EXECUTIVE_DECIDES.search(low):
                return KindFound(Kind.EXECUTIVE_DECISION, "decides", mark.line)
            if COUNCIL_DECIDES.search(low[-LAST_WORDS:]):
                return KindFound(Kind.COUNCIL_DECISION, "decides", mark.line)
            if FEMININE.search(mark.line.squeezed) and COUNCIL_NAMED.search(preamble + before):
                return KindFound(Kind.COUNCIL_DECISION, "decides-she", mark.line)
            return None
        before = text
        preamble += text
    return None


def _resolves(text: str) -> bool:
    """Whether the word that decides ends its line; news tell in the same breath what it was."""
    match = deciding(text)
    rest = text[match.end() :].lstrip() if match else ""
    return rest.startswith(":") or not any(sign.isalpha() for sign in rest)


def _disowned(layout: Layout) -> bool:
    """Whether the document says of itself that it is something else: an announcement, a sample."""
    start = 0 if layout.heading is None else max(layout.heading - NEAR, 0)
    start = layout.approval if layout.approval is not None else start
    stop = layout.end if layout.heading is None else layout.heading
    marks = layout.marks[start : max(stop, 1)]
    return any(mark.role is Role.NOT_AN_ACT for mark in marks)
