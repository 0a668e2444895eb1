"""Where acts begin in a text that holds several, one after another."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import chain, islice

from opendata.acts.extent import ANNEX, DECIDES
from opendata.acts.lines import NOT_LETTERS, Line, make_line
from opendata.acts.people import name_at_end
from opendata.acts.roles import Marked, Role, mark
from opendata.acts.rule import Rule
from opendata.acts.seek import Seeker
from opendata.acts.signatories import read_signatory
from opendata.messages import msg

RULES: Mapping[str, Rule] = {
    "next-act": Rule(
        0.9, msg("after a whole act stands another heading with its own requisites and title")
    ),
}

GAP = " {0,4}+"
HEADING = Seeker(
    "РPУП",
    rf"{GAP}(?:[ІIіiЕEеeОOоoАAаa]{GAP}[ШшСЗзсПпPp]|[ХXхx]{GAP}[ВBв]"
    rf"|[РPрp]{GAP}[ОOоo]{GAP}[ТTт])",
)
"""«РІШЕННЯ», «Р І Ш Е Н Н Я», «Розпорядження», «УХВАЛА» «ПРОТОКОЛ» begin so; all else is passed."""
MINUTES = "протокол"
MOST_BEGINNINGS = 20_000
MOST_HEADINGS = 300
LOOKED_AGAIN = 500_000
"""Characters that may be searched anew for the end of an act that goes on and on."""
HEADING_CHARS = 160
MARGIN = 120
UNDER = 12
ABOVE = 9
LINE_CHARS = 300
WINDOW = 2_500
"""Characters above and under a heading that are asked for its header."""
WORDS = frozenset({"рішення", "ухвала", "розпорядження", "решение", "распоряжение", MINUTES})
STAMP = re.compile(
    r"^[\W_]*(?:затверджен|погоджен|схвален|додат|утвержден|приложени"
    r"|до (?:рішення|розпорядження))",
    re.IGNORECASE,
)
BODY = re.compile(
    r"^[\W_]*(?:україна|украина|(?:[\w’-]+\s){0,6}(?:рад[аи]|комітет\w*|совет)(?![\w’])"
    r"|[\w’-]+(?:ий|ій)\s(?:міський\s)?голова\W*$|(?:міського|сільського|селищного)\sголови"
    r"|[\w’-]+\s(?:району|області)\W*$|[\w’-]+ого\sрайону\s|про[єе]кт\W*$|виконком"
    r"|[мс]\.\s?[А-ЯҐЄІЇ][\w’-]+\W*$|\(?\s*(?:поза)?чергова)",
    re.IGNORECASE,
)
"""What stands above the heading of an act: the council, its district, the session, «ПРОЄКТ»."""
FOOT = re.compile(r"©|телефон|[.;]$", re.IGNORECASE)
ITEM = re.compile(r"\n[^\S\n]*+\d{1,2}[^\S\n]?[.)]")
ENDS = frozenset({Role.HEADING, Role.APPROVAL, Role.ITEM, Role.PREAMBLE, Role.DECIDES})
TEMPLATE = re.compile(r"зразок|форма\s|шаблон|типов\w+ форма", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of an act that has its own requisites or title under it.

    ``start`` is where its header begins, ``end`` where the line of its ``word`` ends; ``title``
    (letters) and ``requisites`` (digits) are folded, to tell a repeated header from another act.
    """

    word: str
    start: int
    end: int
    title: str
    requisites: str


def acts_in(text: str) -> tuple[int, ...]:
    """The offsets where the acts of ``text`` begin; (0,) if it is one, as nearly all are.

    Another act begins only where the act before is whole (it decides or is signed) and a full
    heading has its own requisites or title, which differ from those before. A page that repeats a
    header, an annex with its stamp, minutes and agendas hold no second act. Linear; never raises.
    """
    lines = _heading_lines(text)
    first = list(islice(lines, 2))
    if len(first) < 2:
        return (0,)  # one act, as nearly always: it need not be asked for its title
    starts = [0]
    last: Heading | None = None
    looked = 0
    for heading in _headings(text, chain(first, lines)):
        if last is None:
            last = heading
            continue
        if heading.word == MINUTES != last.word or heading.start <= last.end:
            continue
        looked += heading.start - last.end
        if looked > max(len(text) // 4, LOOKED_AGAIN):
            break  # one act holds all these headings; each would search it from its beginning
        if not DECIDES.search(text, last.end, heading.start) and last.word != MINUTES:
            last = heading  # a caption above: the act itself only begins here
        elif _another(last, heading) and _whole(text, last, heading):
            starts.append(heading.start)
            last = heading
    return tuple(starts)


def _headings(text: str, lines: Iterable[tuple[int, int]]) -> Iterator[Heading]:
    """The full headings among ``lines``, in order."""
    for first, last in lines:
        line = make_line(text[first:last], first)
        marked = mark(line)
        if marked.role is Role.HEADING and marked.word in WORDS:
            found = _heading(text, first, last, line, marked)
            if found is not None:
                yield found


def _heading_lines(text: str) -> Iterator[tuple[int, int]]:
    """The short lines with a word of a heading, where they begin and end.

    Each is looked at through a window, so that this is linear.
    """
    tried = 0
    past = 0
    for count, match in enumerate(HEADING.finditer(text, 0, len(text))):
        if count == MOST_BEGINNINGS or tried == MOST_HEADINGS:
            return
        if match.start() < past or _decided(text, match.start()):
            continue
        first = text.rfind("\n", max(0, match.start() - MARGIN), match.start()) + 1
        if not first and match.start() > MARGIN:
            continue
        reach = match.start() + HEADING_CHARS
        last = text.find("\n", match.start(), reach)
        if last < 0 and reach < len(text):
            continue  # a paragraph, not a heading
        past = last = last if last >= 0 else len(text)
        tried += 1
        yield first, last


def _decided(text: str, at: int) -> bool:
    """Whether at ``at`` goes on «ВИРІШИЛА», «В И Р І Ш И В», which no heading is."""
    return text[max(at - 10, 0) : at].replace(" ", "")[-2:].lower() == "ви"


def _heading(text: str, first: int, last: int, line: Line, marked: Marked) -> Heading | None:
    """The heading in ``text[first:last]``, unless it is of an approval stamp or a sample form."""
    above = _lines_above(text, first)
    if above and (STAMP.search(above[0].text) or TEMPLATE.search(above[0].text)):
        return None
    title, requisites, dated = "", [line.text], marked.requisites.date is not None
    for under in _lines_under(text, last):
        below = mark(under)
        if below.role is Role.TITLE:
            title = _letters(under.text)
            break
        if below.role in ENDS:
            break
        if below.role is Role.REQUISITES:
            requisites.append(under.text)
            dated = dated or below.requisites.date is not None
    digits = " ".join(re.findall(r"\d+", " ".join(requisites)))
    if not title and not (dated and digits):
        return None
    start = first
    for one in above:
        if not _heads(one):
            break
        start = one.offsets[0]
    return Heading(marked.word, start, last, title, digits)


def _heads(line: Line) -> bool:
    """Whether ``line`` can stand above a heading; a signature or a page’s foot cannot."""
    if len(line.text) > HEADING_CHARS or FOOT.search(line.text) or name_at_end(line) is not None:
        return False
    return BODY.search(line.text) is not None or mark(line).role in (Role.SESSION, Role.DRAFT)


def _lines_above(text: str, first: int) -> list[Line]:
    """The lines before ``first`` that hold anything, the nearest first."""
    begin = max(0, first - WINDOW)
    lines: list[Line] = []
    stop = first
    for _ in range(3 * ABOVE):
        if stop <= begin:
            break
        here = text.rfind("\n", begin, stop - 1) + 1 or begin
        line = make_line(text[here : min(stop, here + LINE_CHARS)].rstrip("\n"), here)
        if line.text:
            lines.append(line)
        stop = here
    return lines[:ABOVE]


def _lines_under(text: str, last: int) -> Iterator[Line]:
    """Up to :data:`UNDER` lines after ``last`` that hold anything."""
    lines = (make_line(raw[:LINE_CHARS]) for raw in text[last : last + WINDOW].split("\n"))
    return islice((line for line in lines if line.text), UNDER)


def _letters(text: str) -> str:
    return NOT_LETTERS.sub("", text).casefold()


def _another(last: Heading, heading: Heading) -> bool:
    """Whether ``heading`` is of another act: sites repeat a header, files repeat a page."""
    if last.requisites and last.requisites == heading.requisites:
        return False
    same = min(len(last.title), len(heading.title))
    if same and last.title[:same] != heading.title[:same]:
        return True
    return bool(last.requisites) and bool(heading.requisites)


def _whole(text: str, last: Heading, heading: Heading) -> bool:
    """Whether the act before is complete: it decides something in items, or somebody signed it.

    Minutes quote what was decided, so they must be signed; in an annex stand sample forms, so an
    act after one must have requisites.
    """
    if not heading.requisites and ANNEX.search(text, last.end, heading.start):
        return False
    if last.word != MINUTES and ITEM.search(text, last.end, heading.start):
        return True
    return any(read_signatory(text, last.end, heading.start))
