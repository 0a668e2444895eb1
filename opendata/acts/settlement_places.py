"""The lines of a document that may name the place of its body, and by what rule each may."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Final

from opendata.acts.layout import Layout
from opendata.acts.lines import REPEATED, Line
from opendata.acts.places import CITY_FORMS, NAME, NOUN, PART, agrees, nominative
from opendata.acts.roles import Marked, Role

NEAR_ABOVE: Final = 8
"""Lines above the heading that may be its letterhead; further up stands the site's banner."""
BESIDE: Final = 2
SHORTEST: Final = 2
BACK: Final = 20
"""Letters before a place that may hold the word on which its case depends."""
NOT_SO_SURE: Final = 0.15

NAMED = re.compile(rf"(?<![^\W_])(?i:(?P<noun>{NOUN}))\s?(?P<name>{NAME})")
NOUN_STEM = re.compile(r"[МмСсХхГгПп](?<![^\W_].)(?=[.МмІіЕеУуОоГг-])")
"""What every noun of :data:`NAMED` begins with; found quickly."""
IN_TEXT = re.compile(
    r"(?<![^\W_])(?i:м\.|с\.|смт\.?|(?P<full>міста|місті|селища|селищі|села|селі))\s?"
    rf"(?P<name>{PART}(?: {PART})?)"
)
OBLIQUE_BEFORE = re.compile(
    r"(?<![^\W_])(?:[увзі]|на|до|із|від|біля|по|для|щодо|території|ради"
    r"|комітету|виконкому|голови|адміністрації|громади|мешканців|жителів)\s?$",
    re.IGNORECASE,
)
"""«у м. Ясному», «виконкому м. Ясного» are not the nominative."""
NOT_NAME = re.compile(
    r"(?:рішення|розпорядження|протокол|україна|про[єе]кт|виконавчий|дата|номер|про|додаток"
    r"|рада|ради|сесія|скликання|від|року|начальник|голова|секретар|витяг|ухвала|висновок|решение"
    r"|затверджено|погоджено|ім|вул|міськ\w+|сільськ\w+|селищн\w+|районн\w+|обласн\w+)",
    re.IGNORECASE,
)
DISTRICT = re.compile(
    r"[\s,]*(?:район|р-н|област|обл\.|громад|отг|тг(?!\w)|рад[аи](?!\w))", re.IGNORECASE
)
DISTRICTS = re.compile(
    r"(?<!\w)\S{2,30}(?:[сзц]ького|[сзц]ький) (?:район\w*|р-ну?)"
    r"|(?<!\w)\S{2,30}(?:[сзц]ької|[сзц]ька) (?:област\w+|обл(?!\w)\.?)",
    re.IGNORECASE,
)
OF_A_DISTRICT = re.compile(r"ого (?:району|р-ну)|ої (?:області|обл(?!\w))", re.IGNORECASE)
"""«… рада / м. ЯСНОГО ТЕСТІВСЬКОЇ ОБЛАСТІ» goes on with the name of the council above."""
YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d\s?(?:рік|року|р(?!\w)\.?)?(?!\w)")
YEAR_WORD = re.compile(r"^[\W_]*(?:(?:року|рік|р)(?!\w)[\W_]*)?")
STREET = re.compile(
    r"[\s,]*(?:вул|пров|пл\.|площа|просп|пр-т|бульв|майдан|узвіз|шосе|ул\.|пер\.)", re.IGNORECASE
)
POSTCODE = re.compile(r"(?<!\d)\d{5}(?!\d)")
LONE = re.compile(NAME)
NAME_AND_YEAR = re.compile(
    rf"[\W_]*(?P<name>{PART}(?: {PART})?)[\s,-]{{1,3}}(?:19|20)\d\d(?:\s?(?:рік|року|р)\.?)?[\W_]*"
)
OF_A_CITY = re.compile(
    rf"районн(?:а|ої)\s?[ув]\s(?:місті|м\.)\s?(?P<name>{PART}(?: {PART})?)\s(?:рада|ради)",
    re.IGNORECASE,
)
INITIALS = frozenset({"М.", "С.", "Г.", "Х."})


@dataclass(frozen=True, slots=True)
class Place:
    """A place named in ``line.text[start:end]`` and the rule (of ``settlements.RULES``) for it.

    ``less`` is taken off the rule's trust.
    """

    name: str
    line: Line
    start: int
    end: int
    rule: str
    less: float = 0.0


def in_header(layout: Layout) -> Iterator[Place]:
    """All places that the header names outside the title."""
    for i in layout.outside_title(0, layout.end):
        mark = layout.marks[i]
        if mark.role in (Role.TITLE, Role.NOT_AN_ACT, Role.CARD):
            continue
        if mark.role is Role.CAPTION:
            yield from _in_caption(mark.line)
            continue
        yield from _named(layout, i, mark)
        yield from _of_a_city(mark.line)
        if mark.role is Role.REQUISITES:
            yield from _bare(mark)
        if layout.heading is None and _after_title(layout, i):
            yield from _name_and_year(mark.line)


def _named(layout: Layout, i: int, mark: Marked) -> Iterator[Place]:
    """Places with their noun, by where the line stands and what else is in it."""
    text = mark.line.text
    for noun, start, end in _matches(text):
        name = text[start:end]
        person = noun in INITIALS and not name.isupper()
        if mark.role in (Role.REQUISITES, Role.HEADING) or _has_requisites(mark):
            yield _place(mark.line, start, end, "settlement-requisites")
        elif STREET.match(text[end:]) or POSTCODE.search(text[:start]):
            if layout.heading is None or layout.heading - i <= NEAR_ABOVE:
                yield _place(mark.line, start, end, "settlement-address")
        elif not _left(text, start - len(noun) - 1, end):
            rule = _rule_alone(layout, i, person=person)
            if rule and not (rule == "settlement-above" and OF_A_DISTRICT.search(text)):
                yield _place(mark.line, start, end, rule)


def _matches(text: str) -> Iterable[tuple[str, int, int]]:
    """The nouns and the names after them that are in the nominative, as far as a line tells."""
    return _matches_short(text) if len(text) <= REPEATED else _read_matches(text)


@lru_cache(maxsize=256)
def _matches_short(text: str) -> tuple[tuple[str, int, int], ...]:
    """The acts of a council repeat their short lines."""
    return tuple(_read_matches(text))


def _read_matches(text: str) -> Iterator[tuple[str, int, int]]:
    for match in _nouns(text):
        end = _name_end(text, match.start("name"), match["name"].split(" "))
        if end is not None and not OBLIQUE_BEFORE.search(text[: match.start()][-BACK:]):
            yield match["noun"], match.start("name"), end


def _nouns(text: str) -> Iterator[re.Match[str]]:
    """The matches of :data:`NAMED`, from left to right."""
    done = 0
    for stem in NOUN_STEM.finditer(text):
        match = NAMED.match(text, stem.start()) if stem.start() >= done else None
        if match is not None:
            done = match.end()
            yield match


def _name_end(text: str, start: int, words: list[str]) -> int | None:
    """Where the name ends: «с. Ясне Тестівського району» is two words too long."""
    if len(words[0]) < SHORTEST or NOT_NAME.fullmatch(words[0]):
        return None
    while len(words) > 1:
        tail, last = text[start + len(" ".join(words)) :], words[-1]
        alien = NOT_NAME.fullmatch(last) or words[0].isupper() != last.isupper()
        if not (alien or DISTRICT.match(last) or DISTRICT.match(tail)):
            break
        words.pop()
    return start + len(" ".join(words))


def _has_requisites(mark: Marked) -> bool:
    """A line of a session or of a draft that tells the date or the number as well."""
    told = mark.requisites
    named = mark.role in (Role.SESSION, Role.DRAFT)
    return named and (told.date is not None or told.number is not None)


def _rule_alone(layout: Layout, i: int, *, person: bool) -> str:
    """The rule for a place in a line of its own; «С. Ясний» under a stamp may be a person."""
    heading = layout.heading
    if heading is not None and i > heading:
        return "settlement-line"
    if heading is None and _after_title(layout, i):
        return "settlement-cover"
    if person or (heading is not None and heading - i > NEAR_ABOVE):
        return ""
    return "settlement-line" if heading is None else "settlement-above"


def _after_title(layout: Layout, i: int) -> bool:
    return layout.title is not None and i >= layout.title_end


def _left(text: str, start: int, end: int) -> str:
    """What a line holds besides the place: nothing, if it is only a year or a district."""
    rest = f"{text[: max(start, 0)]} {DISTRICTS.sub(' ', text[end:])}"
    return re.sub(r"[\W_]+", "", YEAR.sub("", rest))


def _bare(mark: Marked) -> Iterator[Place]:
    """«14 вересня 2021 року   Ясногірськ   № 117»: a name beside, where nothing else stands.

    With the date alone it is believed only of the place that the council is called after.
    """
    told, text = mark.requisites, mark.line.text
    if told.date is None or NAMED.search(text):
        return
    spans = [(told.date.start, told.date.end)]
    if told.number is not None:
        spans.append((told.number.sign_start, told.number.tail_end))
    stops = [start for start, _ in sorted(spans)[1:]] + [len(text)]
    for (_, start), end in zip(sorted(spans), stops, strict=True):
        part = YEAR_WORD.sub("", text[start:end])
        name = part.rstrip(" ,.;_-")
        words = name.split(" ")
        if len(name) > SHORTEST and LONE.fullmatch(name) and not any(map(NOT_NAME.match, words)):
            at = end - len(part)
            place = _place(mark.line, at, at + len(name), "settlement-bare")
            less = NOT_SO_SURE if told.number is None else 0.0
            yield replace(place, less=less)
            return


def _of_a_city(line: Line) -> Iterator[Place]:
    """«Фортечна районна у місті Кропивницькому рада»: only a few cities have such councils."""
    match = OF_A_CITY.search(line.text) if "районн" in line.text.lower() else None
    city = CITY_FORMS.get(match["name"].lower()) if match else None
    if match and city:
        place = _place(line, *match.span("name"), "settlement-district")
        yield replace(place, name=city)


def under_signature(layout: Layout) -> Iterator[Place]:
    """A place in a line of its own, with the date or the number beside it, after the text."""
    after = layout.marks[layout.end :]
    for i, mark in enumerate(after):
        if mark.role is Role.APPROVAL:
            return
        beside = after[max(i - BESIDE, 0) : i + BESIDE + 1]
        if not any(one.role is Role.REQUISITES for one in beside):
            continue
        for noun, start, end in _matches(mark.line.text):
            alone = not _left(mark.line.text, start - len(noun) - 1, end)
            if (alone and noun not in INITIALS) or mark.role is Role.REQUISITES:
                yield _place(mark.line, start, end, "settlement-foot")


def _in_caption(line: Line) -> Iterator[Place]:
    """«Рішення від 2011 року смт. Ясне Про …»: before the title begins."""
    about = re.search(r"(?:^|[\s«“„\"])(?:Про|ПРО)\s", line.text)
    for _, start, end in _matches(line.text[: about.start()] if about else ""):
        yield _place(line, start, end, "settlement-caption")


def _name_and_year(line: Line) -> Iterator[Place]:
    """«Ясне 2017» at the foot of a cover page."""
    match = NAME_AND_YEAR.fullmatch(line.text)
    if match and not NOT_NAME.match(match["name"]):
        place = _place(line, *match.span("name"), "settlement-cover")
        yield replace(place, less=NOT_SO_SURE)


def called_after(layout: Layout, adjectives: Sequence[str]) -> Iterator[Place]:
    """The place that the council is called after, if the text shows its nominative."""
    banner = layout.heading - NEAR_ABOVE if layout.heading is not None else 0
    for line in layout.lines[max(banner, 0) :]:
        for match in IN_TEXT.finditer(line.text):
            start = match.start("name")
            for words in (match["name"], match["name"].split(" ")[0]):
                end = start + len(words)
                address = STREET.match(line.text[end:]) is not None
                name = nominative(words, full_noun=match["full"] is not None, address=address)
                if name and any(agrees(words, adjective) for adjective in adjectives):
                    yield replace(_place(line, start, end, "settlement-of-name"), name=name)
                    break


def _place(line: Line, start: int, end: int, rule: str) -> Place:
    return Place(line.text[start:end], line, start, end, rule)
