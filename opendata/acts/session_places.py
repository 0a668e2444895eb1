"""The lines of a document that may name its own session, and by what rule each may."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from opendata.acts.layout import Layout
from opendata.acts.lines import Line, joined
from opendata.acts.ordinals import TENS, TENS_AT_END, read_ordinal
from opendata.acts.roles import ORDERS, Marked, Role, deciding
from opendata.acts.session_words import CONVOCATION, SESSION, names_either

NEAR, FARTHER = 4, 8
"""Lines above the heading: the letterhead of a council takes four of them, seldom eight."""
STAMP_LINES: Final = 12
DECIDING_LINES: Final = 12
OWN_LINES: Final = 4
SUBJECT: Final = 160
"""Characters before «вирішила» that may name the session which decides."""
CONVENED: Final = 400
"""Characters after «скликати» that may name the session."""
PROSE: Final = 200
"""A longer line is a sentence of the text, or a header whose line breaks were lost."""

LAST_OF_TENS: Final = tuple({end for ten in TENS for end in (ten[-1], ten[-1].upper())})
"""The last letters of «двадцять», «сорока» …; most lines end with another."""

LABEL_ALONE = re.compile(rf"[\W_]*(?:номер )?(?:{SESSION}|{CONVOCATION})\s?:\s*", re.IGNORECASE)
WORD_FIRST = re.compile(rf"[\s(_-]*(?:{SESSION}|{CONVOCATION})", re.IGNORECASE)
CITED = re.compile(
    r"(?:зі?|із|внесен\w+) змін|змінами|втратил|скасован|згідно|відповідно|на виконання"
    r"|в редакції|у редакції|редакція (?:від|затв)|рішенн\w+ .{0,60}(?:сесі|скликан)",
    re.IGNORECASE,
)
CHANGED = re.compile(r"змін|редакці|доповнен", re.IGNORECASE)
CONVENES = re.compile(r"(?<!\w)(?:скликати|созвать)(?!\w)", re.IGNORECASE)
CONVENING = re.compile(
    r"[\W_]*(?:про|о) (?:скликання|созыве|(?:проведення|призначення|дату|перенесення).*сесі)",
    re.IGNORECASE,
)
ABOUT = re.compile(r"(?:[«“„\"]\s?|\s)(?:Про|ПРО)\s")
OWN = re.compile(
    r"регламент|(?:постійн|депутатськ)\w+ коміс|склад\w* (?:ради|коміс)|постоянн\w+ комисс"
    r"|положення про помічник|депутатськ\w+ (?:груп|фракц)",
    re.IGNORECASE,
)
OTHER_ACT = re.compile(r"рішен|розпоряджен|змін|№|\d{4}", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Place:
    """A line that may name a session, and the rule (of ``sessions.RULES``) that lets it."""

    line: Line
    rule: str


def in_header(layout: Layout) -> Iterator[Place]:
    """The lines of the header from the last to the first: the nearest to the text count most."""
    for i in reversed(layout.outside_title(0, layout.end)):
        mark = layout.marks[i]
        if not names_either(mark.line.text):
            continue  # most lines, so that the one above them is not asked for
        line = _whole(layout, i)
        if mark.role is Role.CAPTION:
            about = ABOUT.search(line.text)
            line = _part(line, 0, about.start()) if about else line
            yield Place(line, "session-caption")
        elif mark.role is Role.HEADING or (
            mark.role not in (Role.TITLE, Role.CARD, Role.NOT_AN_ACT)
            and not CITED.search(line.text[:PROSE])
            and (len(line.text) <= PROSE or _has_requisites(mark))
        ):
            yield Place(_part(line, 0, min(PROSE, len(line.text))), _rule_at(layout, i))
    yield from _second_header(layout)
    subject = _deciding(layout)
    if subject is not None:
        yield Place(subject, "session-deciding")


def _rule_at(layout: Layout, i: int) -> str:
    """How a line of the header stands to the heading, or to the title where there is none."""
    if layout.title is not None and layout.title_end <= i:
        return "session-apart"
    above = layout.heading if layout.heading is not None else layout.title
    if above is None or above - i > FARTHER:
        return "session-apart"
    return "session-header" if above - i <= NEAR else "session-above"


def _has_requisites(mark: Marked) -> bool:
    return mark.requisites.date is not None or mark.requisites.number is not None


def _second_header(layout: Layout) -> Iterator[Place]:
    """A site gives the text of the act first and then the whole act with its letterhead."""
    later = layout.marks[layout.end :]
    for i, mark in enumerate(later):
        beside = later[max(i - 2, 0) : i + 3]
        alone = mark.role is Role.SESSION and not CITED.search(mark.line.text)
        if alone and any(one.role is Role.HEADING for one in beside):
            yield Place(mark.line, "session-apart")


def _whole(layout: Layout, i: int) -> Line:
    """A line that names either, with the one above it if the number stands or begins there."""
    line = layout.marks[i].line
    if i == 0:
        return line
    above = layout.marks[i - 1].line
    begins = WORD_FIRST.match(line.text) is not None
    broken_off = above.text.rstrip(" _-")[-1:] in LAST_OF_TENS and TENS_AT_END.search(above.text)
    if broken_off or (begins and _is_numeral(above.text)):
        return joined([above, line])
    return line


def _is_numeral(text: str) -> bool:
    """Whether a line is a number in words or in Roman numerals; figures are numbers of acts."""
    return re.search(r"\d", text) is None and read_ordinal(text) is not None


def in_cards(layout: Layout) -> Iterator[Place]:
    """«Сесія: VI», «Скликання: 8 скликання», also with the value in the line below."""
    for i in layout.outside_title(0, layout.end):
        mark = layout.marks[i]
        if not names_either(mark.line.text):
            continue
        below = layout.marks[i + 1].line if i + 1 < layout.end else None
        if LABEL_ALONE.fullmatch(mark.line.text):
            if below is not None and read_ordinal(below.text) is not None:
                yield Place(joined([mark.line, below]), "session-card")
        elif mark.role is Role.CARD:
            yield Place(mark.line, "session-card")


def in_stamp(layout: Layout) -> Iterator[Place]:
    """The approval of an annex, as one line, up to what tells of later changes."""
    start = layout.approval if layout.approval is not None else 0
    lines: list[Line] = []
    for i in range(start, min(start + STAMP_LINES, layout.end)):
        mark = layout.marks[i]
        own = i == layout.title or mark.role in (Role.RULES, Role.TITLE)
        if lines and (own or CHANGED.search(mark.line.text)):
            break
        lines.append(mark.line)
    if lines:
        stamp = joined(lines)
        changed = CHANGED.search(stamp.text)
        yield Place(_part(stamp, 0, changed.start()) if changed else stamp, "session-stamp")


def in_own_rules(layout: Layout) -> Iterator[Place]:
    """The title of rules or of commissions of this council; another act in it makes it silent."""
    lines = [mark.line for mark in layout.marks[: layout.end] if mark.role is Role.RULES]
    lines = [] if layout.approval is None else [line for line in lines if OWN.search(line.text)]
    lines += layout.title_lines()[:OWN_LINES]
    if lines:
        title = joined(lines)
        if OWN.search(title.text) and not OTHER_ACT.search(title.text):
            yield Place(title, "session-own-rules")


def _deciding(layout: Layout) -> Line | None:
    """«…, тридцята сесія Ясногірської міської ради VII скликання ВИРІШИЛА»: the last clause."""
    lines: list[Line] = []
    below = layout.marks[layout.end : layout.end + DECIDING_LINES]
    if not names_either("\n".join(mark.line.text for mark in below)):
        return None  # as in most acts: then it does not matter which council decides
    for mark in below:
        lines.append(mark.line)
        decides = deciding(mark.line.text)
        if decides or mark.role is Role.DECIDES:
            after = len(mark.line.text) - (decides.start() if decides else 0)
            return _subject(joined(lines), after)
        if mark.role is Role.ITEM:
            return None
    return None


def _subject(sentence: Line, after: int) -> Line | None:
    """The last clause of ``sentence`` without its last ``after`` letters, if it is a council's."""
    stop = len(sentence.text) - after
    start = max(sentence.text.rfind(sign, 0, stop) for sign in ",;.") + 1
    start = max(start, stop - SUBJECT)
    clause = sentence.text[start:stop]
    if not re.search(r"(?<!\w)(?:рада|сесія)(?!\w)", clause, re.IGNORECASE):
        return None
    other = re.search(r"комітет|виконком|рішен", clause, re.IGNORECASE)
    return None if other else _part(sentence, start, stop)


def in_convening(layout: Layout) -> Iterator[Place]:
    """An order to convene a session: its title, and what stands about its first «скликати»."""
    title = _convening_title(layout)
    order = layout.heading is not None and layout.marks[layout.heading].word in ORDERS
    if layout.approval is not None or (title is None and not order):
        return
    if title is not None:
        yield Place(title, "session-convened")
    after = layout.marks[layout.end :]
    for i, mark in enumerate(after):
        convenes = CONVENES.search(mark.line.text)
        if convenes:
            if mark.role is Role.ITEM:
                yield Place(_part(mark.line, 0, convenes.start()), "session-convened")
            rest = _part(mark.line, convenes.end(), len(mark.line.text))
            following = joined([rest, *(one.line for one in after[i + 1 :])])
            end = min(CONVENED, len(following.text))
            yield Place(_part(following, 0, end), "session-convened")
            return


def _convening_title(layout: Layout) -> Line | None:
    """«Про скликання двадцятої сесії …» of an order, or of an act without a heading."""
    word = layout.marks[layout.heading].word if layout.heading is not None else None
    if word is not None and word not in ORDERS:
        return None
    lines = layout.title_lines()
    if not lines and word is None:
        captions = (m for m in layout.marks[: layout.end] if m.role is Role.CAPTION)
        for mark in captions:
            about = ABOUT.search(mark.line.text)
            if mark.word in ORDERS and about:
                lines = [_part(mark.line, about.start(), len(mark.line.text))]
    title = joined(lines) if lines else None
    return title if title is not None and CONVENING.match(title.text) else None


def _part(line: Line, start: int, end: int) -> Line:
    return Line(line.text[start:end], line.shown[start:end], line.offsets[start:end])
