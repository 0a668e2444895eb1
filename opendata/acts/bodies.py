"""The body that issued an act, in the nominative: «Якимівської селищної ради» → «… рада»."""

from __future__ import annotations

import re
from dataclasses import dataclass

NAME = r"[А-ЯҐЄІЇа-яґєіїʼ’-]+"
LEVEL = "обласн|районн|міськ|селищн|сільськ"
COUNCIL = re.compile(
    rf"(?<![\w’-])(?P<name>{NAME}(?P<case>а|ої))\s(?P<level>{LEVEL})(?P=case)"
    rf"(?P<within>\s[ув]\s(?:місті|м\.)\s?{NAME})?\s(?P<council>рада|ради)(?!\w)",
    re.IGNORECASE,
)
ADMINISTRATION = re.compile(
    rf"(?<![\w’-])(?P<name>{NAME}(?P<case>а|ої))\s(?P<level>районн|обласн)(?P=case)\s"
    r"(?P<what>державн|військов)(?P=case)\sадміністраці(?:я|ї)(?!\w)",
    re.IGNORECASE,
)
HEAD = re.compile(
    rf"(?<![\w’-])(?P<name>{NAME}(?:ого|ий))\s(?P<level>міськ|селищн|сільськ)(?:ого|ий)\sголов[аи](?!\w)",
    re.IGNORECASE,
)
EXECUTIVE = re.compile(r"виконавч(?:ий|ого)\s?комітет|виконком", re.IGNORECASE)
EXECUTIVE_OF = re.compile(r"виконавч(?:ий|ого)\sкомітету?\W*$|виконкому?\W*$", re.IGNORECASE)
ADJECTIVES = ("ськ", "цьк", "зьк", "н")
NOT_NAMES = frozenset(
    {"постійна", "чергова", "позачергова", "виборча", "нова", "дана", "кожна", "інша", "перша"}
    | {"друга", "районна", "районної", "обласна", "міська", "першої", "другої", "третьої"}
)


@dataclass(frozen=True, slots=True)
class Body:
    """A body found in a text: ``council`` in the nominative; ``kind`` is council, rda or head."""

    name: str
    kind: str
    level: str
    start: int
    end: int
    nominative: bool


def find_bodies(text: str) -> list[Body]:
    """All councils, state administrations and heads named in full, from left to right."""
    found = [body for match in COUNCIL.finditer(text) if (body := _council(match))]
    found += [_administration(match) for match in ADMINISTRATION.finditer(text)]
    found += [
        Body(
            f"{_proper(match['name'], 'ий', 'ого')} {match['level'].lower()}ий голова",
            "head",
            match["level"].lower(),
            *match.span(),
            nominative=True,
        )
        for match in HEAD.finditer(text)
    ]
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


def _council(match: re.Match[str]) -> Body | None:
    name = _proper(match["name"], "а", "ої")
    stem = name.removesuffix("а")
    if not stem.endswith(ADJECTIVES) or match["name"].lower() in NOT_NAMES:
        return None
    if match["name"][0].islower():
        return None
    level = match["level"].lower()
    within = _within(match["within"])
    council = f"{name} {level}а{within} рада"
    return Body(council, "council", level, *match.span(), match["case"].lower() == "а")


def _administration(match: re.Match[str]) -> Body:
    level, what = match["level"].lower(), match["what"].lower()
    name = f"{_proper(match['name'], 'а', 'ої')} {level}а {what}а адміністрація"
    return Body(name, "rda", level, *match.span(), match["case"].lower() == "а")


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
