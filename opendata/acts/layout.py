"""Where things stand in a document: heading, stamp of approval, title, end of the header."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from opendata.acts.lines import Line
from opendata.acts.roles import Marked, Role, first_of, mark
from opendata.acts.title_lines import QUOTES, find_title, title_end

ENDS = frozenset({Role.PREAMBLE, Role.DECIDES, Role.ITEM})
LAW = re.compile(r"(?:Закон[уів]* України|[Кк]одексу України|місцеве самоврядування)")
AFTER_HEADER = 12
"""Lines after the header that are asked who decides and who signs."""
LAW_LINE = 100
"""A line this long that cites a law is the preamble, however it begins."""
STAMP_LINES = 9
LONGEST_STAMP = 30
LONGEST_HEADING = 60
OF_MINUTES = re.compile(r"[\W_]*з протоколу(?!\w)", re.IGNORECASE)
APPROVED = re.compile(r"[\W_]*затверджено\s(?:рішенням|розпорядженням)", re.IGNORECASE)
IN_STAMP = re.compile(r"рішен|розпоряджен|сесі|скликан|ради|комітет|голов|від\s|№", re.IGNORECASE)
AMENDED = re.compile(r"^[\W_]*(?:зі|із|з|у|в)\s(?:змін|новій редакц|редакц)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Layout:
    """Indices into ``marks``; None where the document has no such part.

    ``heading`` is the act's word nearest to the text; ``first`` the first sign of a document.
    ``approval`` is set when the document is one that another act approves, and ``stamp`` is then
    the lines that tell of it. The header is ``marks[:end]``; the title ``marks[title:title_end]``.
    """

    marks: tuple[Marked, ...]
    heading: int | None
    approval: int | None
    stamp: range
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
        start, end = max(start, 0), min(end, len(self.marks))
        if self.title is None:
            return list(range(start, end))
        before = range(start, min(self.title, end))
        return [*before, *range(max(self.title_end, start), end)]


def lay_out(lines: Iterable[Line]) -> Layout:
    """Find the parts of the document; linear in the number of lines."""
    marks = _stamped(_marks(lines))
    anchor = first_of(marks, {Role.HEADING}, 0)
    if anchor is None:
        anchor = first_of(marks, {Role.APPROVAL, Role.RULES, Role.CAPTION, Role.TITLE}, 0)
    first = anchor if anchor is not None else 0
    end = _end(marks, anchor)
    headings = [i for i in range(end) if marks[i].role is Role.HEADING]
    heading = headings[-1] if headings else None
    approval = _approval(marks[:end]) if heading is None else None
    stamp = range(approval, _stamp_end(marks, approval, end)) if approval is not None else range(0)
    above = stamp.stop
    if heading is None and approval is None and (late := _late_stamp(marks, end)) is not None:
        approval, stamp = late, range(late, late + 1)
    rules = None
    if heading is None:
        rules = _rules(marks[:end], approval + 1 if above and approval is not None else 0)
        if rules is None:
            rules = _rules(marks[:end], 0)
    title = find_title(marks, heading, above, rules, end)
    last = title_end(marks, title, end) if title is not None else 0
    return Layout(tuple(marks), heading, approval, stamp, rules, first, title, last, end)


def _marks(lines: Iterable[Line]) -> list[Marked]:
    """The marked lines up to a little after the header: the rest of the act is not its header."""
    marks: list[Marked] = []
    headed, told, after = False, False, 0
    for line in lines:
        marks.append(mark(line))
        role = marks[-1].role
        headed = headed or role is Role.HEADING
        told = told or role is Role.REQUISITES or (headed and marks[-1].requisites.date is not None)
        if after and told and role is Role.DECIDES:
            break  # who decided stands before it; what follows is asked only for requisites
        after += after > 0 or (headed and role in ENDS)
        if after > AFTER_HEADER:
            break
    return marks


def _heads(marks: list[Marked], i: int) -> bool:
    """«Розпорядження міського голови» in small letters heads an act if its requisites follow."""
    if len(marks[i].line.text) > LONGEST_HEADING or marks[i].requisites.number:
        return False
    return any(mark.role is Role.REQUISITES for mark in marks[i + 1 : i + 3])


def _stamped(marks: list[Marked]) -> list[Marked]:
    """The marks, seen with their neighbours.

    «ЗАТВЕРДЖЕНО / Рішення ради …»: that second line names the other act; it heads nothing.
    """
    decided = bool(marks) and marks[0].role is Role.HEADING and "протокол" not in marks[0].word
    for i in range(1, len(marks)):
        stamp = marks[i - 1].role is Role.APPROVAL and len(marks[i - 1].line.text) <= LONGEST_STAMP
        if stamp and marks[i].role in (Role.HEADING, Role.CAPTION):
            marks[i] = marks[i]._replace(role=Role.OTHER)
        elif marks[i].role is Role.CAPTION and _heads(marks, i):
            marks[i] = marks[i]._replace(role=Role.HEADING)
        elif OF_MINUTES.match(marks[i].line.text) and marks[i - 1].line.squeezed == "ВИТЯГ":
            marks[i] = marks[i]._replace(role=Role.HEADING, word="витяг з протоколу")
        elif marks[i].role is Role.HEADING and "протокол" in marks[i].word and decided:
            marks[i] = marks[i]._replace(role=Role.OTHER)  # of the sitting that decided
        decided = decided or (marks[i].role is Role.HEADING and "протокол" not in marks[i].word)
    return marks


def _end(marks: list[Marked], anchor: int | None) -> int:
    start = anchor + 1 if anchor is not None else 0
    for i in range(start, len(marks)):
        text = marks[i].line.text
        cites = len(text) > LAW_LINE and LAW.search(text) and marks[i].role is not Role.TITLE
        if marks[i].role in ENDS or (cites and marks[i].role is Role.OTHER):
            return i
    return len(marks)


def _approval(marks: list[Marked]) -> int | None:
    """The stamp: a short line of its own, else the first line that speaks of an approval."""
    found = [i for i, mark in enumerate(marks) if mark.role is Role.APPROVAL]
    short = [i for i in found if len(marks[i].line.text) <= LONGEST_STAMP]
    return short[0] if short else found[0] if found else None


def _late_stamp(marks: list[Marked], end: int) -> int | None:
    """«Затверджено рішенням … № 25» in one line under the contents of an annex."""
    for i in range(end, len(marks)):
        if (
            marks[i].role is Role.APPROVAL
            and marks[i].requisites.number
            and APPROVED.match(marks[i].line.text)
        ):
            return i
    return None


def _stamp_end(marks: list[Marked], approval: int, end: int) -> int:
    """The line after the stamp of approval: council, session, date and number in any order."""
    numbered = dated = False
    last = min(end, approval + STAMP_LINES)
    for i in range(approval, last):
        whole = numbered and dated
        if i > approval and not _in_stamp(marks, i, last, whole=whole):
            return i
        numbered = numbered or marks[i].requisites.number is not None
        dated = dated or marks[i].requisites.date is not None
    return last


def _in_stamp(marks: list[Marked], i: int, last: int, *, whole: bool) -> bool:
    """Whether line ``i`` still belongs to the stamp; a ``whole`` one has its number and date."""
    role, text = marks[i].role, marks[i].line.text
    if role in (Role.REQUISITES, Role.SESSION, Role.APPROVAL) or AMENDED.match(text):
        return True
    if role in (Role.RULES, Role.ITEM) or (role is Role.TITLE and text[0] not in QUOTES):
        return False
    told = marks[i].requisites.number is not None or marks[i].requisites.date is not None
    told_below = told or any(
        mark.role is Role.REQUISITES for mark in marks[i + 1 : min(i + 5, last)]
    )
    return not whole and (told_below or (role is Role.OTHER and IN_STAMP.search(text) is not None))


def _rules(marks: list[Marked], start: int) -> int | None:
    """The name of the approved document: the line in capitals, else the first that can be one."""
    found = [i for i in range(start, len(marks)) if marks[i].role is Role.RULES]
    capitals = [i for i in found if marks[i].line.text.split(" ")[0].isupper()]
    if capitals or not found:
        return capitals[-1] if capitals else None
    # Under a stamp the first one; without a stamp those before the last are a site's menu.
    return found[0] if start else found[-1]
