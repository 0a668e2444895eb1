"""A line of totals → what each counts: «За: 52 Пр.: 1 Утр.: 1 Не гол.: 4. Рішення прийняте»."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from opendata.votes.figures import FIGURE, is_mistyped, read_figure
from opendata.votes.voting import Total
from opendata.votes.words import TOTAL_WORDS, decision_of, folded, total_of

_QUOTE: Final = "[\"']?"
_LABELS: Final = "|".join(sorted(map(re.escape, TOTAL_WORDS), key=len, reverse=True))
_UNIT: Final = r"(?:\s?(?:голос(?:ів|и|у)?|депутат(?:ів|и|а)?|осіб|особи|чол\.?|чоловік))?"
_PAIR: Final = re.compile(
    rf"{_QUOTE}(?P<label>{_LABELS}){_QUOTE}(?:\s?\([^()]{{1,12}}\))?\.?"
    rf"{_UNIT}\s?[:–=-]*\s?(?:[:–=-]\s?)?(?P<n>{FIGURE})"
    rf"(?:\s?\((?P<words>[^()]{{3,40}})\))?{_UNIT}"
)
_SIGN: Final = re.compile("[:=-]")
_BETWEEN: Final = re.compile(r"[\s,;.|/-]*(?:та\s|і\s)?")
_LEAD: Final = re.compile(
    r"(?:з них|результати? голосування|результати?|підсумки голосування|підсумок|голосували|"
    r"голосування|разом|підсумок голосування|кількість голосів|проголосовано)\s?[:.–-]*\s*"
    r"|(?:всього|усього)\s?:\s*(?=[\"']?[^\W\d])"
)
_LABEL_ALONE: Final = re.compile(rf"{_QUOTE}(?:{_LABELS}){_QUOTE}\.?\s?[:–-]+")
_GROUP: Final = re.compile(
    rf"{_QUOTE}(?P<label>[^\d()\"]{{2,40}}?){_QUOTE}\s?\((?:\s?[^\d():]{{0,24}}:?)\s?(?P<n>\d{{1,3}})"
    r"(?:\s[^():]{3,24}:?\s?(?P<unknown>\d{1,3}))?[^()\d]{0,12}\)\s?:?"
)


@dataclass(frozen=True, slots=True)
class Counted:
    """What a line of totals says; ``mistyped`` are letters that stand in it for figures."""

    totals: tuple[tuple[Total, int], ...]
    decided: bool | None = None
    mistyped: tuple[str, ...] = ()
    disputed: tuple[str, ...] = ()
    """A number and the words in brackets behind it that say another."""


def counts_in(text: str) -> Counted | None:
    """What the line says, if it is nothing but totals, and perhaps the decision behind them."""
    line = folded(text)
    lead = _LEAD.match(line)
    at = lead.end() if lead is not None and lead.end() < len(line) else 0
    found = _pairs(line, at)
    return found if found is not None or at == 0 else _pairs(line, 0)


def _pairs(line: str, at: int) -> Counted | None:
    totals: list[tuple[Total, int]] = []
    mistyped: list[str] = []
    disputed: list[str] = []
    while at < len(line):
        match = _PAIR.match(line, at)
        if match is None:
            break
        total, value = total_of(match["label"]), read_figure(match["n"])
        if total is None or value is None:
            return None
        if is_mistyped(match["n"]) and not _SIGN.search(match.group()):
            return None  # «За і проти»
        totals.append((total, value))
        if is_mistyped(match["n"]):
            mistyped.append(match.group())
        if match["words"] and read_figure(match["words"]) not in (None, value):
            disputed.append(match.group())
        between = _BETWEEN.match(line, match.end())
        at = between.end() if between else match.end()
    if not totals:
        return None
    rest = line[at:].strip(" .;,:")
    decided = decision_of(rest) if rest else None
    if rest and decided is None:
        return None
    return Counted(tuple(totals), decided, tuple(mistyped), tuple(disputed))


def is_label_alone(text: str) -> bool:
    """Whether the line is the label of a total whose number stands in the next line: «За:»."""
    return _LABEL_ALONE.fullmatch(folded(text)) is not None


def group_in(text: str) -> tuple[str, int, int | None] | None:
    """The heading of a group, «Так ( Голосування: 40 )»: label, number, names not found."""
    match = _GROUP.fullmatch(folded(text))
    if match is None:
        return None
    unknown = match["unknown"]
    return match["label"].strip(), int(match["n"]), int(unknown) if unknown else None
