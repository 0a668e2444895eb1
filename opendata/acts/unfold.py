"""A header that came out as one long line → the lines that it was made of.

Tables, PDF files and web pages lose their line ends: council, heading, requisites, title and
preamble stand one after another. The words that begin each of them are known.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

SHORTEST = 60
"""A line shorter than this is left as it is."""
FARTHEST = 3_000
"""Only the beginning of a line is looked at: a header is not longer."""
LOOKS = {
    "А": "АA", "В": "ВB", "Е": "ЕE", "І": "ІI", "К": "КK", "М": "МM", "Н": "НH", "О": "ОO",
    "Р": "РP", "С": "СC", "Т": "ТT", "Х": "ХX",
}  # fmt: skip


def _spaced(word: str) -> str:
    """«РІШЕННЯ» as a pattern that allows look-alikes and blanks between its letters."""
    return r"[^\S\n]{0,3}".join(f"[{LOOKS.get(letter, letter)}]" for letter in word)


HEADING = re.compile(
    r"(?:(?<=РАДА)|(?<=КОМІТЕТ)|(?<![^\W\d_]))(?P<word>"
    + "|".join(_spaced(word) for word in ("РІШЕННЯ", "РОЗПОРЯДЖЕННЯ", "ПРОТОКОЛ", "УХВАЛА"))
    + r")(?![^\W\d_])"
)
"""In capitals only: in small letters these words are cited everywhere."""
STARTS = re.compile(
    r"(?:(?<=[^\w«“„\"(])(?:"
    r"Про\s(?=[а-яіїєґ])|ПРО\s(?=[А-ЯІЇЄҐ]{2})|УКРАЇНА(?=\s)|У К Р А Ї Н А"
    r"|Україна(?=\s?[А-ЯІЇЄҐ]{3})"
    r"|На (?:підставі|виконання)\s|Відповідно до\s|Керуючись\s|Розглянувши\s|Заслухавши\s"
    r"|Враховуючи\s|З метою\s|Згідно (?:з|із)\s|Беручи до уваги\s|У зв.язку\s"
    r"|За (?:поданням|заявою)\s"
    r"|(?:В\s?И\s?Р\s?І\s?Ш\s?И\s?(?:Л\s?А|В)|ВИРІШУЄ|З О Б О В|ЗОБОВ.ЯЗУЮ)\s?:?"
    r"|(?:ПРОЄКТ|ПРОЕКТ|Проєкт|Проект)(?=\s(?:УКРАЇНА|Україна|[А-ЯІЇЄҐ]{4,}))"
    r"))|(?<=[а-яіїєґ])(?=[А-ЯІЇЄҐ]{3}[А-ЯІЇЄҐ-]*А\s)"
)
"""Where a new line begins; the last alternative is two words run together: «УкраїнаЯСНА РАДА»."""


def unfold(raw: str) -> Iterator[tuple[str, int]]:
    """The lines of which ``raw`` was made, each with its offset in ``raw``; often ``raw`` alone."""
    may_hold = len(raw) > SHORTEST and any(letter in raw for letter in "ШЖХXТT")
    heading = HEADING.search(raw, 0, FARTHEST) if may_hold else None
    if heading is None or not _is_folded(raw, heading):
        yield raw, 0
        return
    cuts = {0, heading.start(), heading.end(), len(raw)}
    cuts.update(match.start() for match in STARTS.finditer(raw, 0, FARTHEST))
    ordered = sorted(cuts)
    for start, end in pairwise(ordered):
        yield raw[start:end], start


def _is_folded(raw: str, heading: re.Match[str]) -> bool:
    """Whether more stands around the heading than its own line holds: a council, a preamble."""
    before = raw[: heading.start()].strip(" \t\u00a0|_-")
    return len(before) > len("ПРОЄКТ") or len(raw) > 400
