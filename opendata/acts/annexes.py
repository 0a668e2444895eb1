"""How many annexes an act has, as its own text names them and as they follow in the document."""

from __future__ import annotations

import heapq
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import islice

from opendata.acts.act import Reading
from opendata.acts.rule import Rule
from opendata.messages import msg

RULES: Mapping[str, Rule] = {
    "annexes-named-and-present": Rule(
        0.95, msg("the act names its annexes, and as many follow it in the document")
    ),
    "annexes-named": Rule(0.85, msg("the act names its annexes by number")),
    "annexes-present": Rule(0.85, msg("annexes of this act follow it in the document")),
    "annexes-uncertain": Rule(
        0.6, msg("annexes are named and follow in different numbers; the highest is taken")
    ),
    "annex-unnumbered": Rule(0.8, msg("the act says of one document that it is attached")),
    "annexes-unnumbered": Rule(
        0.6,
        msg(
            "the act says of several documents that they are attached; their number is not certain"
        ),
    ),
}

MOST_MENTIONS = 5_000
MOST_ANNEXES = 100
"""What is above is no number of an annex but a misread one."""
CONTEXT = 60
STEMS = ("ода", "oда", "одa", "oдa", "ОДАТ", "рил")
"""What each mention goes on with behind its first letter, found fastest one by one; typists mix
the alphabets."""
MENTION = re.compile(
    r"[ДдПп](?:(?<=[Дд])[оo]д[аa](?:т(?:[оo]к|[оo]м|к(?:[ауи]|[оo]м|[аі]ми?|ів|ах))"
    r"|(?P<attached>[єю]ться))|(?<=Д)ОДАТ(?:ОК|КИ)"
    r"|(?<=[Пп])рил(?:ожени(?:[еяюи]|ем|ями|ях)|(?P<russian>ага[ею]тся)))(?![\w’])"
)
ONE = r"(?:\d{1,3}|[IVXІХ]{1,4})(?![\w/])(?!\.\d)"
SIGN = r"(?:№+|N|#)?\s{0,3}"
NUMBERS = re.compile(
    rf"\s{{0,3}}{SIGN}(?P<list>{ONE}(?:\s{{0,2}}(?:,|;|-|–|—|(?:та|і|й|и|до|по)(?=\s))\s{{0,3}}"
    rf"{SIGN}{ONE}){{0,30}})"
)
NUMBER = re.compile(r"(?P<gap>\D*?)(?P<n>\d{1,3}|[IVXІХ]{1,4})(?!\w)")
RANGE = re.compile(r"^\s*(?:[-–—]|до\s|по\s)")
OWN_ACT = re.compile(
    r"[\s,)]{0,5}(?:\(?про[єе]кту\)?|до\s{1,5}(?:цього|даного|цих|про[єе]кту\s))", re.IGNORECASE
)
OF_OTHER = re.compile(
    r"[\s,()]{0,5}(?:(?:до|к)\s{1,5}(?=[^\W\d])|(?:викласти|замінити|доповнити|виключити|вважати"
    r"|внести|визнати|слова|цифри|зазначеного|вказаного))",
    re.IGNORECASE,
)
OWN_BEFORE = re.compile(
    r"(?:\(\s?(?:див\.?\s?|зі?\s|що\s)?|\sзі?\s|(?:згідно|відповідно)\s(?:зі?\s|до\s)?|согласно\s"
    r"|соответствии\sс\s|(?:наведен|викладен|визначен|зазначен|вказан|перелічен)\w*\s[ув]\s)$"
)
"""Asked of a text in small letters."""
USUAL_BEFORE = (" з ", " зі ", "(")
"""The commonest of :data:`OWN_BEFORE`, which need no search."""
ATTACHED_AFTER = re.compile(r"\s{0,3}(?:[).;,]|\n|$)")
OTHERS_ATTACHED = re.compile(
    r"(?:до\s(?:заяви|листа|клопотання|звернення|пропозиції|акта|про[єе]кту|протоколу)[^.;\n]*"
    r"|матеріали|документи|копі[яїю]\w*)\s?(?:,\s?що\s)?$",
    re.IGNORECASE,
)
SAME = re.compile(r"[\s,(]{0,4}[Дд]")
"""«згідно з додатком 1 (додається)» is one annex."""
LINE_START = re.compile(r"(?:^|\n)[^\S\n|]*+(?:[|*][^\S\n|]*+)*+$")
BETWEEN = r"[\s|,:.()_]{0,80}"
OWN_STAMP = re.compile(
    BETWEEN + r"(?:до\s+(?:про[єе]кту\s+)?(?:[\w’-]+\s){0,3}?(?:рішення|розпорядження|ухвали)(?!\w)"
    r"|к\s+(?:решению|распоряжению)|затверджен|схвален|утвержден|(?:рішення|розпорядження)м?\s)",
    re.IGNORECASE,
)
OF_DOCUMENT = re.compile(BETWEEN + r"(?:до|к)\s+[^\W\d]", re.IGNORECASE)
LINE_END = re.compile(r"[^\S\n]*[|:.,_]*[^\S\n|]*[|]*[^\S\n]*(?:\n|$)")
SENTENCE = re.compile(
    r"[^\n]*(?:цього|викласти|замін|доповн|виключ|внести|вважати|[.;][^\S\n]*(?:\n|$))"
)
APPROVED = re.compile(
    r"\n[^\S\n]*+(?:ЗАТВЕРДЖЕНО|Затверджено)[:,]?\s{1,80}(?i:рішення|розпорядження)"
)
ROMAN = {"I": 1, "V": 5, "X": 10, "І": 1, "Х": 10}


@dataclass(slots=True)
class Named:
    """What was found so far.

    ``place`` is the first mention, ``last`` the end of the last numbered one; ``several`` says that
    «додаються» stands for nobody knows how many.
    """

    numbers: set[int] = field(default_factory=set)
    attached: int = 0
    unnumbered: bool = False
    stamped: set[int] = field(default_factory=set)
    bare_stamps: int = 0
    place: tuple[int, int] | None = None
    last: int = 0
    several: bool = False

    @property
    def in_words(self) -> int:
        """How many annexes the text of the act names; the numbered count up to the highest."""
        loose = self.attached or int(self.unnumbered)
        return max(self.numbers, default=0) + (self.attached if self.numbers else loose)

    @property
    def in_file(self) -> int:
        """How many annexes follow in the document."""
        return max(len(self.stamped) + self.bare_stamps, max(self.stamped, default=0))


def count_annexes(text: str, start: int, end: int) -> Reading[int] | None:
    """How many annexes the act in ``text[start:end]`` has; None if it names none.

    ``start`` is about where the header ends: lists of files above it do not count, nor do annexes
    of the acts and laws that the act cites or amends, nor annexes of an annex. The evidence is
    the first mention. Linear in ``end - start``; never raises.
    """
    start, end = max(start, 0), min(end, len(text))
    found = Named()
    for match in islice(_mentions(text, start, end), MOST_MENTIONS):
        if _stamp(found, text, match, start, end) or found.stamped or found.bare_stamps:
            continue
        _mention(found, text, match, start, end)
    if not found.in_file and found.place is not None:
        after = APPROVED.finditer(text, found.place[1], end)
        found.bare_stamps = sum(1 for _ in islice(after, MOST_ANNEXES))
    return _counted(found)


def _mentions(text: str, start: int, end: int) -> Iterator[re.Match[str]]:
    """The words for annexes in ``text[start:end]``, from left to right, as they are asked."""
    places = heapq.merge(*(_places(text, stem, start + 1, end) for stem in STEMS))
    found = (MENTION.match(text, place - 1, end) for place in places)
    return (match for match in found if match is not None)


def _places(text: str, stem: str, start: int, end: int) -> Iterator[int]:
    at = text.find(stem, start, end)
    while at >= 0:
        yield at
        at = text.find(stem, at + 1, end)


def _stamp(found: Named, text: str, match: re.Match[str], start: int, end: int) -> bool:
    """Take a line «Додаток 1 до рішення …»; whether it was a line that heads an annex."""
    if not match.group()[0].isupper() or match["attached"] or match["russian"]:
        return False
    if LINE_START.search(text[max(start, match.start() - CONTEXT) : match.start()]) is None:
        return False
    numbers, after = _numbers(text, match.end(), end)
    own = OWN_STAMP.match(text, after, end)
    if own is None and (OF_DOCUMENT.match(text, after, end) or not numbers):
        return OF_DOCUMENT.match(text, after, end) is not None and bool(found.in_file)
    line_ends = LINE_END.match(text, after, end) is not None
    if not line_ends and (own is None or SENTENCE.match(text, after, min(end, after + 300))):
        return False
    found.stamped |= numbers
    found.bare_stamps += not numbers
    found.place = found.place or match.span()
    return True


def _mention(found: Named, text: str, match: re.Match[str], start: int, end: int) -> None:
    """Take «згідно з додатком 1», «(додатки 1–3)», «(додається)» in the act’s own sentences."""
    before = text[max(start, match.start() - CONTEXT) : match.start()]
    if match["attached"] or match["russian"]:
        if ATTACHED_AFTER.match(text, match.end(), end) and not OTHERS_ATTACHED.search(before):
            if found.last and SAME.match(text, found.last, match.start() + 1):
                return
            found.attached += 1
            found.several = found.several or "ю" in match.group()
            found.place = found.place or match.span()
        return
    numbers, after = _numbers(text, match.end(), end)
    own_act = OWN_ACT.match(text, after, end) is not None
    aside = numbers and before.endswith(", ") and ATTACHED_AFTER.match(text, after, end)
    small = before.lower()
    named = aside or small.endswith(USUAL_BEFORE) or OWN_BEFORE.search(small)
    if not own_act and (OF_OTHER.match(text, after, end) or not named):
        return
    found.last = after
    found.numbers |= numbers
    found.unnumbered = found.unnumbered or not numbers
    found.place = found.place or (match.start(), after)


def _numbers(text: str, start: int, end: int) -> tuple[set[int], int]:
    """The numbers that follow the word «додаток», and where they end: «1–3, 5» is 1, 2, 3, 5."""
    match = NUMBERS.match(text, start, min(end, start + 300))
    if match is None:
        return set(), start
    numbers: set[int] = set()
    last = 0
    for one in NUMBER.finditer(match["list"]):
        number = int(one["n"]) if one["n"].isdecimal() else _roman(one["n"])
        if not 0 < number <= MOST_ANNEXES:
            continue
        if last and RANGE.match(one["gap"]) and number > last:
            numbers.update(range(last, number))
        numbers.add(number)
        last = number
    return numbers, match.end()


def _roman(digits: str) -> int:
    values = [ROMAN[digit] for digit in digits]
    return sum(-a if a < b else a for a, b in zip(values, [*values[1:], 0], strict=True))


def _counted(found: Named) -> Reading[int] | None:
    named, present = found.in_words, found.in_file
    if found.place is None or not named + present:
        return None
    gaps = bool(found.numbers) and len(found.numbers) < max(found.numbers)
    if named and present:
        rule = "annexes-named-and-present" if named == present else "annexes-uncertain"
    elif present:
        rule = (
            "annexes-present"
            if present == len(found.stamped) or present == 1
            else "annexes-uncertain"
        )
    elif found.numbers:
        rule = "annexes-uncertain" if gaps or found.attached else "annexes-named"
    else:
        rule = "annex-unnumbered" if named == 1 and not found.several else "annexes-unnumbered"
    return Reading(max(named, present), RULES[rule].trust, *found.place, rule)
