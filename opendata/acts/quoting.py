"""Which parts of a text stand in quotes or speak of versions, and so name nothing themselves.

«Про внесення змін до рішення № 5» in quotes is the title of another act: what it cites is that
act's affair. The same holds for «(зі змінами, внесеними рішенням № 7)».
"""

from __future__ import annotations

import re
from typing import Final

MARK: Final = re.compile(r'[«»„“”"]|,,(?=[^\W\d_])')
OTHER_SIGNS: Final = ("„", "“", "”", '"', ",,")
"""What may open or close a quote but «these»."""
LONGEST: Final = 1_500
"""Titles longer than this do not occur; a quote that stays open so long was never closed."""
MOST_MARKS: Final = 8
"""Quotes inside one title; more would make an unclosed quote costly."""
DAY: Final = re.compile(r"\W*\d{1,2}\W*")
"""«14» лютого: a quoted day belongs to a date."""
ENDS_TITLE: Final = re.compile(r"\s*(?:[;).]|,|$|від\s|№|та\s|і\s)")
OUTSIDE: Final = re.compile(r"[;\n]|рішен|розпоряджен|ухвал|\bвід\s|№", re.IGNORECASE)
VERSIONS: Final = re.compile(
    r"\((?:(?:зі|із|з|в|у|с)\s)?(?:\w+\s)?(?:змін|редакц|доповн|измен|далі|код\s|зареєстр|втрат)"
    r"[^()]{0,1500}\)",
    re.IGNORECASE,
)


def blanked(text: str) -> str:
    """``text`` at the same length with blanks for quoted titles and for notes on versions.

    A quote that closes nowhere blanks nothing. Linear in the length of ``text``.
    """
    text = VERSIONS.sub(_spaces, text)
    if any(sign in text for sign in OTHER_SIGNS):
        return _nested(text)
    parts: list[str] = []
    done = 0
    start = text.find("«")
    while start >= 0:
        end = text.find("»", start)
        if end < 0:
            return _nested(text)
        after = text.find("«", start + 1)
        if 0 <= after < end:
            return _nested(text)
        if start and end - start <= LONGEST and not DAY.fullmatch(text, start + 1, end):
            parts += (text[done:start], " " * (end + 1 - start))
            done = end + 1
        start = after
    if not done:
        return text
    parts.append(text[done:])
    return "".join(parts)


def _nested(text: str) -> str:
    """The same where quotes stand in quotes, are left open, or are of several kinds."""
    marks = [(match.start(), match.end(), _opens(text, match)) for match in MARK.finditer(text)]
    parts: list[str] = []
    done, i = 0, 0
    while i < len(marks):
        start, end, opens = marks[i]
        closed = _closing(text, marks, i) if opens and start > 0 else None
        if closed is None or DAY.fullmatch(text, end, marks[closed][0]):
            i += 1
            continue
        stop = marks[closed][1]
        parts += (text[done:start], " " * (stop - start))
        done, i = stop, closed + 1
    parts.append(text[done:])
    return "".join(parts)


def _opens(text: str, match: re.Match[str]) -> bool:
    """Whether a quote opens: the sign says so, or (for those used both ways) what is around it."""
    sign = match.group()
    if sign in "«»„":
        return sign != "»"
    before = text[match.start() - 1 : match.start()]
    after = text[match.end() : match.end() + 1]
    return (not before or before in ' («„“"') and bool(after) and not after.isspace()


def _closing(text: str, marks: list[tuple[int, int, bool]], first: int) -> int | None:
    """The mark that closes the quote opened by ``marks[first]``.

    Nested titles are often closed by one sign together: «Про зміни до «Порядку …». Then the last
    sign is taken after which the text goes on outside of titles.
    """
    depth, last = 0, None
    for i in range(first, min(first + MOST_MARKS, len(marks))):
        start, end, opens = marks[i]
        if start - marks[first][0] > LONGEST:
            break
        if last is not None and opens and OUTSIDE.search(text, marks[last][1], start):
            break
        depth += 1 if opens else -1
        if not opens:
            if depth == 0:
                return i
            if ENDS_TITLE.match(text, end):
                last = i
    return last


def _spaces(match: re.Match[str]) -> str:
    return " " * len(match.group())
