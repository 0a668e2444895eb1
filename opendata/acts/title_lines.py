"""Where the title stands: from which line to which."""

from __future__ import annotations

import re

from opendata.acts.roles import ABOUT, Marked, Role, first_of

MAX_TITLE_LINES = 14
MAX_TITLE = 900
LONG_LINE = 160
NOT_TITLE = re.compile(
    r"^[\W_]*(?:код бюджету|зі змінами|із змінами|\(?\d{8,}|укра.на$|погоджено|дата|перегляд"
    r"|фото без|надіслати|друк(?!\w)|(?:з|п)/п(?!\w))",
    re.IGNORECASE,
)
QUOTES = '«„“"'
SHOUT = 15
PLACE_OR_YEAR = re.compile(
    r"^[\W_]*(?:[мсМС]\.\s?[А-ЯҐЄІЇ][\w’ -]*|(?:смт|селище|село|місто)\.?\s[А-ЯҐЄІЇ][\w’ -]*"
    r"|(?!НА |На )[А-ЯҐЄІЇ][\w’-]*\s)?(?:20\d\d(?: рік| р\.)?)?[\W_]*$"
)
"""The foot of a cover page: «с. Ясне», «2020 рік»."""
STOPS = frozenset(
    {Role.CARD, Role.HEADING, Role.CAPTION, Role.DRAFT, Role.TITLE, Role.APPROVAL, Role.REQUISITES}
)
AIRY = 0.6
ABOVE = 5
"""Lines above the title that tell whether all are set apart; a site sets its menu otherwise."""
UNFINISHED = re.compile(
    r"(?:\s|^)(?:та|і|й|або|до|від|на|у|в|з|із|зі|за|про|для|по|при|щодо"
    r"|[а-яіїєґ]+(?:ської|цької|ння))$",
    re.IGNORECASE,
)
CITED = re.compile(
    r"(?:(?:рішен|розпоряджен|змін|ради|комітету)\w*|від|№"
    r"|(?:рішен|розпоряджен)\w+ .{0,80}від \d.{5,24}\d(?: року| р\.)?)$",
    re.IGNORECASE,
)
"""The end of a line after which number or date are those of another act."""
ORDERED = re.compile(r"[А-ЯҐЄІЇ][а-яґєії’]+(?:ити|ати|яти|сти|зти|ути|їти)(?:ся|сь)?\s")
"""«Затвердити …», «Внести …»: no title goes on so, but an act without a preamble begins."""
CITED_LINES = 3
WHO_DECIDES = re.compile(r"(?:рада|комітет|виконком|сесія)\W*$", re.IGNORECASE)
SHORTEST_NAME = 4
TITLE = frozenset({Role.TITLE})


def find_title(
    marks: list[Marked], heading: int | None, stamp_end: int, rules: int | None, end: int
) -> int | None:
    """The first line of the title in ``marks[:end]``, None if there is none.

    It stands under the heading; where there is none, above it, as sites repeat it. An annex has
    the name of its own under its stamp, which is ``marks[:stamp_end]`` (0 without a stamp).
    """
    after = heading + 1 if heading is not None else stamp_end
    title = first_of(marks[:end], TITLE, after)
    if title is None and not stamp_end:
        title = first_of(marks[:end], TITLE, 0)
    if rules is not None and heading is None and _names_it(marks, title, rules, stamp_end):
        return rules
    if title is None and stamp_end:
        return _under_stamp(marks, stamp_end, end)
    return title


def _names_it(marks: list[Marked], title: int | None, rules: int, stamp_end: int) -> bool:
    """Whether the line «ПОЛОЖЕННЯ» begins the title: not if the stamp stands between the two."""
    if title is None or title == rules + 1:
        return True
    under = marks[rules + 1].role if rules + 1 < len(marks) else Role.OTHER
    parted = under in (Role.APPROVAL, Role.REQUISITES) and title > rules
    return stamp_end > 0 and not parted


def _under_stamp(marks: list[Marked], first: int, end: int) -> int | None:
    """The name of an annex that begins with no known word: the first line after its stamp."""
    if first >= end or marks[first].role is not Role.OTHER:
        return None
    text = marks[first].line.text
    return first if text[:1].isupper() and len(text) >= SHORTEST_NAME else None


def title_end(marks: list[Marked], title: int, end: int) -> int:
    """The line after the last one of the title that begins at ``title``."""
    length = len(marks[title].line.text)
    airy = _airy(marks[_above(marks, title) : end])
    under_stamp = marks[title].role is Role.OTHER
    shouted = marks[title].line.text.isupper()
    is_rules = marks[title].role in (Role.RULES, Role.OTHER)
    for i in range(title + 1, min(end, title + MAX_TITLE_LINES)):
        text = marks[i].line.text
        goes_on = marks[i - 1].line.text.rstrip().endswith((",", "-")) or text[:1].islower()
        stops = marks[i].role in STOPS and not (
            marks[i].role in (Role.REQUISITES, Role.TITLE, Role.APPROVAL) and goes_on
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
        date = marks[i].requisites.date
        blank = date is not None and date.iso is None and "_" in text
        if is_rules and (blank or PLACE_OR_YEAR.search(text) or marks[i].role is Role.RULES):
            return i
        apart = (
            marks[i].line.gap
            and not airy
            and not goes_on
            and (text[:1].isupper() or text[:1] == "№")
            and not (is_rules and text.isupper())
        )
        if i + 1 < len(marks) and marks[i + 1].role is Role.DECIDES and WHO_DECIDES.search(text):
            return i  # a preamble of a line, however it begins
        if (
            ORDERED.match(text)
            and not _unfinished(marks[i - 1])
            and not marks[i - 1].line.text.endswith(",")
        ):
            return i
        if stops or too_long or (apart and not _unfinished(marks[i - 1])) or NOT_TITLE.search(text):
            return i
    return min(end, title + MAX_TITLE_LINES)


def _above(marks: list[Marked], title: int) -> int:
    """The heading, if it stands close above the title; what is above that may be a site's menu."""
    first = max(title - ABOVE, 0)
    headings = [i for i in range(first, title) if marks[i].role is Role.HEADING]
    return headings[-1] if headings else first


def _airy(marks: list[Marked]) -> bool:
    """Whether most lines have an empty one above, so that it tells nothing."""
    return sum(mark.line.gap for mark in marks) > AIRY * len(marks)


def _unfinished(mark: Marked) -> bool:
    """Whether a line cannot be the last of a title: «Про затвердження складу та»."""
    return UNFINISHED.search(mark.line.text) is not None


def _inside(marks: list[Marked], title: int, i: int) -> bool:
    """Whether a line of requisites is cited within the title: the sentence goes on after it."""
    before = " ".join(mark.line.text for mark in marks[max(title, i - CITED_LINES) : i])
    return CITED.search(before) is not None and not ABOUT.match(marks[i].line.text)
