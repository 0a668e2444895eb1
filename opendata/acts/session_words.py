"""The words that name a session and a convocation, and the number that belongs to each."""

from __future__ import annotations

import re
from collections.abc import Generator, Iterable, Iterator
from typing import Final

from opendata.acts.ordinals import ORDINAL, read_ordinal

LATEST_CONVOCATION: Final = 30
"""Councils of Soviet times were counted on: «двадцять перше скликання» is of 1990."""

SESSION: Final = r"(?:сес{1,2}(?:і[яїюєі]|и[яию])|серія(?=.{0,40}скликання))"
"""«сесія» in its cases, «сессия», and the slip «Х серія VІІ скликання»."""
CONVOCATION: Final = r"(?:скликання|созыва?)"
WITHIN: Final = r"(?:[\s,«»\"_:)–—-]|\([^()]{0,60}\))*+"
"""Signs, and remarks in brackets: «перша (позачергова) сесія»."""
KINDS: Final = (
    r"(?:(?:(?:поза)?чергов|(?:вне)?очередн|пленарн(?!е)|організаційн|урочист|спільн|виїзн"
    rf"|дистанційн|демократичн|нового)\w*+{WITHIN}){{0,3}}"
)
LABEL: Final = r"[\s:№_–—-]*+"
UNSIGNED: Final = r"(?<!№)(?<!№ )"
"""«№ 24 сесія»: that number is the act's."""
SUFFIX: Final = r"(?:\s?[-–—]?\s?(?:го|й|ї|е|а)(?!\w))?"
"""«8-го скликання»: all of it is the number of what follows."""
NOT_A_DATE: Final = (
    r"(?!\s?[./-]\s?\d)(?!\s+(?:січ|лют|бер|кві|тра|чер|лип|сер|вер|жов|лис|гру))"
    rf"(?!{WITHIN}засідан)"
)

BEFORE_SESSION = re.compile(rf"{UNSIGNED}(?P<n>{ORDINAL}){WITHIN}{KINDS}{SESSION}", re.IGNORECASE)
BEFORE_CONVOCATION = re.compile(
    rf"{UNSIGNED}(?P<n>{ORDINAL}){WITHIN}{KINDS}{CONVOCATION}", re.IGNORECASE
)
AFTER_SESSION = re.compile(
    rf"(?<!\w)сесія{LABEL}{KINDS}(?P<n>{ORDINAL}){NOT_A_DATE}(?!{SUFFIX}{WITHIN}{KINDS}{CONVOCATION})",
    re.IGNORECASE,
)
AFTER_CONVOCATION = re.compile(
    rf"(?<!\w){CONVOCATION}{LABEL}(?P<n>{ORDINAL}){NOT_A_DATE}(?!{SUFFIX}{WITHIN}{KINDS}{SESSION})",
    re.IGNORECASE,
)
SESSION_FIRST = re.compile(
    rf"(?<!\w)(?P<word>сесія){LABEL}(?P<session>{ORDINAL})[\s,;_-]*+{CONVOCATION}[\s:_-]*+"
    rf"(?P<convocation>{ORDINAL}){NOT_A_DATE}",
    re.IGNORECASE,
)
CONVOCATION_FIRST = re.compile(
    rf"(?<!\w)(?P<word>{CONVOCATION}){LABEL}(?P<convocation>{ORDINAL})[\s,;_-]*+сесія[\s:_-]*+"
    rf"(?P<session>{ORDINAL}){NOT_A_DATE}",
    re.IGNORECASE,
)
"""«Сесія 24 скликання 7»: there each number follows its word."""
OBLIQUE = re.compile(r"[УПШВІ]\s+(?:сесії|скликанні)", re.IGNORECASE)
"""«У сесії» takes part in one; it is not the fifth."""

Found = tuple[int, int, int]


def names_either(text: str) -> bool:
    """Whether a session or a convocation may be named at all; most lines are passed over so."""
    low = text.lower()  # asked of every line several times: a chain is faster than a loop
    return "сес" in low or "скликан" in low or "созыв" in low or "серія" in low


def sessions_in(text: str) -> Iterator[Found]:
    """All sessions with a number that a text names: the number, and where it says so."""
    yield from _numbers(text, "session", BEFORE_SESSION, AFTER_SESSION)


def convocations_in(text: str) -> Iterator[Found]:
    """All convocations with a number that a text names: the number, and where it says so."""
    for found in _numbers(text, "convocation", BEFORE_CONVOCATION, AFTER_CONVOCATION):
        if found[0] <= LATEST_CONVOCATION:
            yield found


def _numbers(
    text: str, group: str, before: re.Pattern[str], after: re.Pattern[str]
) -> Iterator[Found]:
    """The number stands before its word; only where none does is one after it looked for."""
    if not names_either(text):
        return
    pair = _pair(text)
    if pair is not None and (yield from _read([pair], group)):
        return
    begin = _behind_other(text.lower(), group)
    for pattern in (before, after):
        if (yield from _read(pattern.finditer(text, begin), "n")):
            return


def _behind_other(low: str, group: str) -> int:
    """Behind «сесія» that stands before «скликання», or the other way round: no number spans it."""
    own, other = ("сес", "скликан") if group == "session" else ("скликан", "сес")
    return 0 if "(" in low else max(low.rfind(other, 0, max(low.find(own), 0)), 0)


def _pair(text: str) -> re.Match[str] | None:
    """«Сесія 24 скликання 7», if no number stands before the first of the two words."""
    if "сесія" not in text.lower():
        return None
    pairs = ((SESSION_FIRST, BEFORE_SESSION), (CONVOCATION_FIRST, BEFORE_CONVOCATION))
    for pattern, before in pairs:
        pair = pattern.search(text)
        if pair is None:
            continue
        if not any(match.end() == pair.end("word") for match in before.finditer(text)):
            return pair
    return None


def _read(matches: Iterable[re.Match[str]], group: str) -> Generator[Found, None, bool]:
    """What the matches tell, one after another; returns whether any of them told anything."""
    told = False
    for match in matches:
        value = read_ordinal(match[group])
        if value is not None and not OBLIQUE.match(match.group()):
            told = True
            yield value, *match.span()
    return told
