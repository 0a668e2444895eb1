"""Where things stand in a document: heading, stamp of approval, title, end of the header."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from opendata.acts.lines import Line
from opendata.acts.roles import ABOUT, Marked, Role, mark

ENDS = frozenset({Role.PREAMBLE, Role.DECIDES, Role.ITEM})
LAW = re.compile(r"(?:Закон[уів]* України|[Кк]одексу України|місцеве самоврядування)")
AFTER_HEADER = 12
"""Lines after the header that are asked who decides and who signs."""
LAW_LINE = 100
"""A line this long that cites a law is the preamble, however it begins."""
MAX_TITLE_LINES = 14
MAX_TITLE = 900
LONG_LINE = 160
NOT_TITLE = re.compile(
    r"^[\W_]*(?:код бюджету|зі змінами|із змінами|\(?\d{8,}|укра.на$|погоджено|дата|перегляд"
    r"|фото без)",
    re.IGNORECASE,
)
QUOTES = '«„“"'
SHOUT = 15
AIRY = 0.6
SHORTEST_NAME = 4
LONGEST_STAMP = 30
CITED = re.compile(
    r"(?:(?:рішен|розпоряджен|змін|ради|комітету)\w*|від|№"
    r"|(?:рішен|розпоряджен)\w+ .{0,80}від \d.{5,24}\d(?: року| р\.)?)$",
    re.IGNORECASE,
)
"""The end of a line after which number or date are those of another act."""
CITED_LINES = 3
IN_STAMP = re.compile(r"рішен|розпоряджен|сесі|скликан|ради|комітет|голов|від\s|№", re.IGNORECASE)
UNFINISHED = re.compile(
    r"(?:\s|^)(?:та|і|й|або|до|від|на|у|в|з|із|зі|за|про|для|по|при|щодо|[а-яіїєґ]+(?:ської|цької|ння))$",
    re.IGNORECASE,
)
PLACE_OR_YEAR = re.compile(
    r"^[\W_]*(?:[мсМС]\.\s?[А-ЯҐЄІЇ][\w’ -]*|(?:смт|селище|село|місто)\.?\s[А-ЯҐЄІЇ][\w’ -]*"
    r"|(?!НА |На )[А-ЯҐЄІЇ][\w’-]*\s)?(?:20\d\d(?: рік| р\.)?)?[\W_]*$"
)
"""The foot of a cover page: «с. Ясне», «2020 рік»."""
STOPS = frozenset(
    {Role.CARD, Role.HEADING, Role.CAPTION, Role.DRAFT, Role.TITLE, Role.APPROVAL, Role.REQUISITES}
)


@dataclass(frozen=True, slots=True)
class Layout:
    """Indices into ``marks``; None where the document has no such part.

    ``heading`` is the act's word nearest to the text; ``first`` the first sign of a document.
    ``approval`` is set when the document is one that another act approves. The header is
    ``marks[:end]``; the title is ``marks[title:title_end]``.
    """

    marks: tuple[Marked, ...]
    heading: int | None
    approval: int | None
    rules: int | None
    first: int
    title: int | None
    title_end: int
    end: int

    @property
    def lines(self) -> list[Line]:
        """The lines of all marks."""
        return [mark.line for mark in self.marks]

    def title_lines(self) -> list[Line]:
        """The lines of the title, none if there is no title."""
        return [] if self.title is None else self.lines[self.title : self.title_end]

    def outside_title(self, start: int, end: int) -> list[int]:
        """The indices ``start..end`` that are not lines of the title."""
        title = range(self.title, self.title_end) if self.title is not None else range(0)
        return [i for i in range(max(start, 0), min(end, len(self.marks))) if i not in title]


def lay_out(lines: Iterable[Line]) -> Layout:
    """Find the parts of the document; linear in the number of lines."""
    marks = _stamped(_marks(lines))
    anchor = _first(marks, {Role.HEADING}, 0)
    if anchor is None:
        anchor = _first(marks, {Role.APPROVAL, Role.RULES, Role.CAPTION, Role.TITLE}, 0)
    first = anchor if anchor is not None else 0
    end = _end(marks, anchor)
    headings = [i for i in range(end) if marks[i].role is Role.HEADING]
    heading = headings[-1] if headings else None
    approval = _approval(marks[:end]) if heading is None else None
    rules = None
    if heading is None:
        rules = _rules(marks[:end], approval + 1 if approval is not None else 0)
        if rules is None:
            rules = _rules(marks[:end], 0)
    title = _title(marks, heading, end)
    stamped_under = (
        rules is not None
        and rules + 1 < end
        and marks[rules + 1].role in (Role.APPROVAL, Role.REQUISITES)
        and title is not None
        and title > rules
    )
    own_name = rules is not None and title in (None, rules + 1)
    if (own_name or (rules is not None and approval is not None)) and not stamped_under:
        title = rules
    if title is None and approval is not None:
        title = _under_stamp(marks, approval, end)
    title_end = _title_end(marks, title, end) if title is not None else 0
    return Layout(tuple(marks), heading, approval, rules, first, title, title_end, end)


def _marks(lines: Iterable[Line]) -> list[Marked]:
    """The marked lines up to a little after the header: the rest of the act is not its header."""
    marks: list[Marked] = []
    headed, after = False, 0
    for line in lines:
        marks.append(mark(line))
        role = marks[-1].role
        headed = headed or role is Role.HEADING
        after += after > 0 or (headed and role in ENDS)
        if after > AFTER_HEADER:
            break
    return marks


def _stamped(marks: list[Marked]) -> list[Marked]:
    """«ЗАТВЕРДЖЕНО / Рішення ради …»: that second line names the other act; it heads nothing."""
    for i in range(1, len(marks)):
        short = len(marks[i - 1].line.text) < len("ЗАТВЕРДЖЕНО рішенням")
        if marks[i - 1].role is Role.APPROVAL and marks[i].role is Role.HEADING and short:
            marks[i] = replace(marks[i], role=Role.OTHER)
    return marks


def _end(marks: list[Marked], anchor: int | None) -> int:
    start = anchor + 1 if anchor is not None else 0
    for i in range(start, len(marks)):
        text = marks[i].line.text
        cites = len(text) > LAW_LINE and LAW.search(text) and marks[i].role is not Role.TITLE
        if marks[i].role in ENDS or (cites and marks[i].role is Role.OTHER):
            return i
    return len(marks)


def _first(marks: list[Marked], roles: set[Role], start: int) -> int | None:
    return next((i for i in range(start, len(marks)) if marks[i].role in roles), None)


def _approval(marks: list[Marked]) -> int | None:
    """The stamp: a short line of its own, else the first line that speaks of an approval."""
    found = [i for i, mark in enumerate(marks) if mark.role is Role.APPROVAL]
    short = [i for i in found if len(marks[i].line.text) <= LONGEST_STAMP]
    return short[0] if short else found[0] if found else None


def _rules(marks: list[Marked], start: int) -> int | None:
    """The name of the approved document: the line in capitals, else the first that can be one."""
    found = [i for i in range(start, len(marks)) if marks[i].role is Role.RULES]
    capitals = [i for i in found if marks[i].line.text.split(" ")[0].isupper()]
    return capitals[-1] if capitals else found[0] if found else None


def _title(marks: list[Marked], heading: int | None, end: int) -> int | None:
    """The title stands under the heading; where there is none, above it, as sites repeat it."""
    under = _first(marks[:end], {Role.TITLE}, heading + 1 if heading is not None else 0)
    return under if under is not None else _first(marks[:end], {Role.TITLE}, 0)


def _under_stamp(marks: list[Marked], approval: int, end: int) -> int | None:
    """The name of an annex that begins with no known word: the first line after its stamp."""
    last = approval
    for i in range(approval + 1, end):
        mark = marks[i]
        if mark.role not in (Role.REQUISITES, Role.SESSION, Role.APPROVAL) and not IN_STAMP.search(
            mark.line.text
        ):
            break
        last = i
    first = last + 1
    if last == approval or first >= end or marks[first].role is not Role.OTHER:
        return None
    text = marks[first].line.text
    return first if text[:1].isupper() and len(text) >= SHORTEST_NAME else None


def _title_end(marks: list[Marked], title: int, end: int) -> int:
    length = len(marks[title].line.text)
    airy = _airy(marks, end)
    under_stamp = marks[title].role is Role.OTHER
    shouted = marks[title].line.text.isupper()
    is_rules = marks[title].role in (Role.RULES, Role.OTHER)
    for i in range(title + 1, min(end, title + MAX_TITLE_LINES)):
        text = marks[i].line.text
        goes_on = marks[i - 1].line.text.rstrip().endswith((",", "-")) or text[:1].islower()
        stops = marks[i].role in STOPS and not (
            marks[i].role in (Role.REQUISITES, Role.TITLE) and goes_on
        )
        if marks[i].role is Role.TITLE:
            stops = not (goes_on or text[0] in QUOTES or is_rules)
        if marks[i].role in (Role.REQUISITES, Role.CAPTION) and _inside(marks, title, i):
            stops = False
        if under_stamp and not goes_on and not (shouted and text.isupper()):
            return i  # a table begins
        length += len(text)
        too_long = length > MAX_TITLE or (len(text) > LONG_LINE and not text[:1].islower())
        if not shouted and not is_rules and text.isupper() and len(text) > SHOUT:
            return i  # the council's name under a title that a site repeats above
        if is_rules and (PLACE_OR_YEAR.search(text) or marks[i].role is Role.RULES):
            return i
        apart = (
            marks[i].line.gap
            and not airy
            and not goes_on
            and text[:1].isupper()
            and not (is_rules and text.isupper())
        )
        if stops or too_long or (apart and not _unfinished(marks[i - 1])) or NOT_TITLE.search(text):
            return i
    return min(end, title + MAX_TITLE_LINES)


def _airy(marks: list[Marked], end: int) -> bool:
    """Whether most lines have an empty one above, so that it tells nothing."""
    return sum(mark.line.gap for mark in marks[:end]) > AIRY * end


def _unfinished(mark: Marked) -> bool:
    """Whether a line cannot be the last of a title: «Про затвердження складу та»."""
    return UNFINISHED.search(mark.line.text) is not None


def _inside(marks: list[Marked], title: int, i: int) -> bool:
    """Whether a line of requisites is cited within the title: the sentence goes on after it."""
    before = " ".join(mark.line.text for mark in marks[max(title, i - CITED_LINES) : i])
    return CITED.search(before) is not None and not ABOUT.match(marks[i].line.text)
