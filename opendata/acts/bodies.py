"""The body that issued an act, in the nominative: «Якимівської селищної ради» → «… рада»."""

from __future__ import annotations

import re
from dataclasses import dataclass

from opendata.acts.lines import in_small

NAME = r"[А-ЯҐЄІЇа-яґєіїʼ’-]+"
LEVEL = "обласн|районн|міськ|селищн|сільськ"
COUNCIL = re.compile(
    rf"(?<![\w’-])(?P<name>{NAME}(?P<case>а|ої))\s(?P<level>{LEVEL})(?P=case)"
    rf"(?P<within>\s[ув]\s(?:місті|м\.)\s?{NAME})?\s(?P<council>рада|ради)(?!\w)"
)
"""Asked of a text in small letters, as most headers name a council."""
ADMINISTRATION = re.compile(
    rf"(?<![\w’-])(?P<name>{NAME}(?P<case>а|ої))\s(?P<level>{LEVEL})(?P=case)\s"
    r"(?P<what>державн|військов)(?P=case)\sадміністраці(?:я|ї)(?!\w)",
    re.IGNORECASE,
)
ABBREVIATED = re.compile(
    rf"(?<![\w’-])(?P<name>{NAME}(?:а|ої))\s(?:(?P<district>РДА|райдержадміністраці[яї])"
    r"|ОДА|облдержадміністраці[яї])(?!\w)"
)
HEAD = re.compile(
    rf"(?<![\w’-])(?P<name>{NAME}(?:ого|ий))\s(?P<level>міськ|селищн|сільськ)(?:ого|ий)\sголов[аи](?!\w)",
    re.IGNORECASE,
)
EXECUTIVE = re.compile(r"виконавч(?:ий|ого)\s?комітет|виконком", re.IGNORECASE)
EXECUTIVE_OF = re.compile(r"виконавч(?:ий|ого)\sкомітету?\W*$|виконкому?\W*$", re.IGNORECASE)
ADJECTIVES = ("ськ", "цьк", "зьк", "н", "ов", "ев", "єв")
NOT_NAMES = frozenset(
    {"постійна", "чергова", "позачергова", "виборча", "нова", "дана", "кожна", "інша", "перша"}
    | {
        "чергової",
        "позачергової",
        "друга",
        "районна",
        "районної",
        "обласна",
        "міська",
        "першої",
        "другої",
        "третьої",
    }
)


@dataclass(frozen=True, slots=True)
class Body:
    """A body found in a text, its name in the nominative.

    ``kind`` is council, rda (a state or military administration) or head. ``stem`` is the
    adjective without its ending: it is the same for the council of a place and for its mayor.
    """

    name: str
    stem: str
    kind: str
    level: str
    start: int
    end: int
    nominative: bool


def find_bodies(text: str) -> list[Body]:
    """All councils, state administrations and heads named in full, from left to right."""
    low = in_small(text)
    found: list[Body] = []
    if "рад" in low:
        found += [body for match in COUNCIL.finditer(low) if (body := _council(match, text))]
    if "адміністраці" in low:
        found += [_administration(match) for match in ADMINISTRATION.finditer(text)]
    if "РДА" in text or "ОДА" in text or "держадміністраці" in low:
        found += [_abbreviated(match) for match in ABBREVIATED.finditer(text)]
    if "голов" in low:
        found += [_head(match) for match in HEAD.finditer(text)]
    return sorted(found, key=lambda body: body.start)


def executive_of(council: str) -> str:
    """«Овруцька міська рада» → «Виконавчий комітет Овруцької міської ради»."""
    return f"Виконавчий комітет {genitive(council)}"


def head_of(council: str, level: str) -> str:
    """Who issues orders: the mayor of a town or village, the head of a higher council."""
    if level in ("районн", "обласн"):
        return f"Голова {genitive(council)}"
    words = council.split(" ")
    words[:2] = [re.sub("а$", "ий", word) for word in words[:2]]
    return " ".join([*words[:2], "голова"])


def genitive(council: str) -> str:
    """«Фортечна районна у місті Кропивницькому рада» → «Фортечної районної у місті … ради»."""
    words = council.split(" ")
    words[:2] = [re.sub("а$", "ої", word) for word in words[:2]]
    words[-1] = "ради"
    return " ".join(words)


def _council(match: re.Match[str], text: str) -> Body | None:
    written = text[slice(*match.span("name"))]
    name = _proper(written, "а", "ої")
    stem = name.removesuffix("а")
    if not stem.endswith(ADJECTIVES) or match["name"] in NOT_NAMES or written[0].islower():
        return None
    level = match["level"]
    within = _within(match["within"])
    council = f"{name} {level}а{within} рада"
    nominative = match["case"] == "а"
    return Body(council, _stem(name), "council", level, *match.span(), nominative)


def _administration(match: re.Match[str]) -> Body:
    level, what = match["level"].lower(), match["what"].lower()
    proper = _proper(match["name"], "а", "ої")
    name = f"{proper} {level}а {what}а адміністрація"
    nominative = match["case"].lower() == "а"
    return Body(name, _stem(proper), "rda", level, *match.span(), nominative)


def _abbreviated(match: re.Match[str]) -> Body:
    level = "районн" if match["district"] else "обласн"
    proper = _proper(match["name"], "а", "ої")
    name = f"{proper} {level}а державна адміністрація"
    return Body(name, _stem(proper), "rda", level, *match.span(), proper == match["name"])


def _head(match: re.Match[str]) -> Body:
    level = match["level"].lower()
    proper = _proper(match["name"], "ий", "ого")
    return Body(f"{proper} {level}ий голова", _stem(proper), "head", level, *match.span(), True)


def _stem(name: str) -> str:
    return name.lower().removesuffix("а").removesuffix("ий")


def _within(part: str | None) -> str:
    """« У МІСТІ КРОПИВНИЦЬКОМУ» → « у місті Кропивницькому»."""
    if not part:
        return ""
    words = part.lower().replace("м.", "місті ").split()
    return " ".join(["", *words[:2], *(_capital(word) for word in words[2:])])


def _proper(name: str, nominative: str, genitive_end: str) -> str:
    """The name as a name is written, with the ending of the nominative."""
    low = name.lower()
    for ending in (genitive_end, nominative):
        if low.endswith(ending):
            low = low.removesuffix(ending) + nominative
            break
    if not name.isupper() and not name.islower():
        return name[: -len(ending)] + nominative
    return "-".join(_capital(part) for part in low.split("-"))


def _capital(word: str) -> str:
    return word[:1].upper() + word[1:]
