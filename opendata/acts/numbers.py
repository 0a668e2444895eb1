"""Numbers of acts: «№ 20-1/VII», «N 120/2023», «№ 97-р», and blanks for them."""

from __future__ import annotations

import re
from typing import NamedTuple

SIGN = r"(?:№{1,2}|\bN[oо]?(?![^\W\d_])\.?|\bНомер:|\bНомер(?=\s\d)|\bНомер документ[ауy]:)"
GROUP = r"(?:\d{1,6}|[IVXLCІХУVШМСЛ]{1,8}|[А-ЯҐЄІЇA-Zа-яґєіїa-z]{1,4}|\([а-яА-Я]\))"
JOIN = (
    r"(?:\s?[-/]{1,2}(?!\s)|[-/]{1,2}\s|\s-\s(?=\d{1,3}\b|[IVXLCІХУVа-яА-Я])"
    r"|\s/\s(?=\d{1,4}\b(?!\W*(?:поза)?чергов|\W*\w*\s?сесі)|[IVXLCІХУV]{2}))"
)
TOKEN = (
    rf"(?P<number>(?:[А-ЯҐЄІЇA-Z]{{1,3}}[-/])?\d{{1,6}}(?:[а-яіїєґА-Я]{{1,2}}(?![\w]))?"
    rf"(?:\.\d{{1,3}}(?![\d.]))?(?:{JOIN}{GROUP}(?![^\W_]))*)(?![^\W_])"
)
SIGNED = re.compile(
    rf"{SIGN}(?P<blank>\s?_+\s?[-/]|\s-(?=\d))?\s?[-:_]*\s?{TOKEN}"
    r"(?P<letter>\s[а-яі](?=[\s\W]*$))?(?P<tail>\s?[-/]?\s?_+)?"
)
BLANK = re.compile(
    rf"{SIGN}\s?(?:[_*.\u2026\s-]*$|[_*.\u2026]{{2,}}[-/\w.]*|0{{1,3}}(?!\w)|[xXхХ]{{2,4}}(?!\w))"
)
MAY_HOLD = re.compile("[№N]|Номер")
BARE = re.compile(rf"^{TOKEN}$")
OF_ANOTHER = re.compile(
    r"(?:прим\w*|екз\w*|реєстраційний|вх\w*|вих\w*|пленарне засідання|сесія|округ\w*)[\W_]*$",
    re.IGNORECASE,
)
"""In front of the sign: the number is that of a copy, a letter, a sitting or a constituency."""
NEAR = 24
AROUND_JOINS = re.compile(r"\s*([-/\u2010-\u2015])\s*")
ZEROS = re.compile(r"^0+$")
UNFINISHED = re.compile(r"[-/]\s?_")


class NumberSpan(NamedTuple):
    """A number, or a blank for one (``value`` is None); ``start:end`` is the number in its line."""

    value: str | None
    start: int
    end: int
    sign_start: int
    tail_end: int


def find_numbers(text: str, shown: str) -> list[NumberSpan]:
    """All numbers after a number sign, from left to right; ``shown`` gives the signs to be kept."""
    found: list[NumberSpan] = []
    last = -1
    for sign in MAY_HOLD.finditer(text):
        match = SIGNED.match(text, sign.start()) if sign.start() >= last else None
        if match is None or OF_ANOTHER.search(text[max(sign.start() - NEAR, 0) : sign.start()]):
            continue
        last = match.end()
        start, end = match.start("number"), match.end("letter" if match["letter"] else "number")
        unfinished = (
            match["blank"] or UNFINISHED.search(match["tail"] or "") or ZEROS.match(match["number"])
        )
        value = None if unfinished else tidy(shown[start:end])
        found.append(NumberSpan(value, start, end, match.start(), match.end()))
    if not found and last < 0:
        blank = BLANK.search(text) if MAY_HOLD.search(text) else None
        if blank:
            found.append(NumberSpan(None, *blank.span(), *blank.span()))
    return found


def tidy(number: str) -> str:
    """The number without blanks around its hyphens and slashes."""
    if number.isalnum():
        return number
    return AROUND_JOINS.sub(r"\1", number).strip()
