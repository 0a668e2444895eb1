"""The lines above a roll → council, session, date and time, number and title of the question."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Final

from opendata.acts.dates import DateSpan, find_dates
from opendata.acts.ordinals import ORDINAL
from opendata.acts.session_words import convocations_in, sessions_in
from opendata.clean.text import tidy
from opendata.votes.questions import Question, read_question, stage_in
from opendata.votes.words import folded

_KIND_OF_COUNCIL: Final = r"(?:міськ|обласн|районн|селищн|сільськ)"
_COUNCIL: Final = re.compile(
    rf"[\w'-]+[сцз]ьк(?:а|ої)\s+{_KIND_OF_COUNCIL}(?:а|ої)\s+(?:в\s+місті\s+\w+\s+)?рад[аи]"
    r"(?:\s+[\w'-]+){0,2}(?:\s+(?:області|району|область|району\s+[\w'-]+\s+області))?"
)
_INSIDE: Final = re.compile(
    rf"(?<!\w)(?P<name>[\w'-]+[сцз]ьк(?:а|ої)\s+{_KIND_OF_COUNCIL}(?:а|ої)\s+рад[аи])(?!\w)"
)
_SESSION_WORDS: Final = re.compile(
    r"сес[іи]\w*|скликання|скл|пленарн\w+|засіданн\w+|чергов\w+|позачергов\w+|\w*міськ\w+|обласн\w+|"
    r"районн\w+|сільськ\w+|селищн\w+|рад[аи]|[\w'-]+(?:ої|ська|цька|зька)|з|питань|порядку|денного|"
    r"результати|поіменного|поіменне|голосування|голосувань|від|року|рік|р|дата|місто|м|депутат\w*|"
    r"реєстрація|протокол|тя|ша|га|та|ма|на|день|перш\w+|друг\w+|відбулося|урочист\w+|спільн\w+"
)
_NUMBERS: Final = re.compile(rf"{ORDINAL}|№|\d+", re.IGNORECASE)
_TIME: Final = r"(?P<h>[01]?\d|2[0-3])[:.](?P<m>[0-5]?\d)(?:[:.](?P<s>[0-5]?\d))?"
_TIME_BEHIND: Final = re.compile(rf"[\s,]*(?:о|час:?|р\.?)?\s*{_TIME}(?!\d)", re.IGNORECASE)
_TIME_FIRST: Final = re.compile(rf"{_TIME}\s+(?=\S)")
_DATE_LABEL: Final = re.compile(
    r"(?:від|дата(?: (?:та|і) час)?(?: голосування| проведення| засідання)?|час голосування|"
    r"голосування відбулося|проведено)\s*:?\s*"
)
_KIND_LINE: Final = re.compile(
    r"(?:результат\w* |протокол |список |підсумки )?(?:поіменн\w+ |відкрит\w+ ){0,2}"
    r"голосуван\w+(?: депутатів)?(?:\s?№ ?\d+)?|поіменно|протокол(?: №? ?\d+)?|поіменн\w+|рада|"
    r"(?:про)?голосували|(?:система|протокол системи) .{0,40}голосування.{0,40}"
)
_PLACE_LINE: Final = re.compile(r"(?:місто|м\.|смт|село|с\.)(?:\s+[\w'-]+){0,2}")
_RULE: Final = re.compile(r"рішення (?:ухвалює|приймає)\w*|для прийняття рішення|необхідно голосів")
_TYPE: Final = re.compile(r"тип\s*:?\s*(?P<type>.+)", re.IGNORECASE)
_TYPES: Final = frozenset({"поіменне", "поіменно", "відкрите", "відкрите поіменне"})
_WORD: Final = re.compile(r"[^\W\d_](?:[\w'’-]*\w)?")
_GENITIVE: Final = re.compile(r"ої\b")


@dataclass(slots=True)
class Head:
    """What is said above a roll, as far as it is said. ``other_date`` is a second, another date."""

    council: str | None = None
    session: int | None = None
    convocation: int | None = None
    date: str | None = None
    time: str | None = None
    is_voting_time: bool = False
    other_date: str | None = None
    stage: str | None = None
    question: Question = field(default_factory=Question)

    def take_context(self, before: Head) -> None:
        """What stood at the beginning of the file holds for all of it."""
        self.council = self.council or before.council
        if self.session is None and self.convocation is None:
            self.session, self.convocation = before.session, before.convocation
        self.date = self.date or before.date


def read_head(lines: Iterable[str]) -> Head:
    """What the lines (each without blanks at its ends) say."""
    head = Head()
    title: list[str] = []
    for text in lines:
        rest = _take(head, text)
        if rest:
            title.append(rest)
    head.question = read_question(title)
    head.stage = head.stage or head.question.stage
    return head


def read_context(path: str) -> Head:
    """What the names of a file and its folders say: «5 сесія 7 скликання», «06.04.2016.doc»."""
    head = Head()
    for part in reversed(re.split(r"[\\/]", path)):
        name = re.sub(r"\.[A-Za-z]{2,5}$", "", part).replace("_", " ")
        _sitting(head, name)
        if head.date is None and (dates := find_dates(name)):
            head.date = dates[0].iso
    return head


def _take(head: Head, text: str) -> str:
    """Note what a line says; what is left of it belongs to the title."""
    line = tidy(text)
    low = folded(line)
    if _KIND_LINE.fullmatch(low.rstrip(" :.")) or _PLACE_LINE.fullmatch(low):
        return ""
    if _RULE.match(low):
        return ""
    if "скликан" not in low and _COUNCIL.fullmatch(low.rstrip(" .")):
        head.council = head.council or _nominative(line)
        return ""
    if _sitting_alone(line, low):
        _sitting(head, line)
        if head.council is None and (inside := _INSIDE.search(low)) and "пленарн" not in inside[0]:
            head.council = _nominative(line[inside.start() : inside.end()])
        _date(head, line, is_label=False)
        return ""
    return _dated(head, line, low)


def _dated(head: Head, line: str, low: str) -> str:
    """A date, perhaps with a time, a type and a stage behind it; or a time before the title."""
    label = _DATE_LABEL.match(low)
    begin = label.end() if label is not None else 0
    dates = find_dates(line)
    if dates and dates[0].start <= begin + 1:
        end = _date(head, line, is_label=label is not None)
        rest = line[end:].strip(" ,.;")
        kind = _TYPE.match(rest)
        if kind is not None:
            said = kind["type"].strip(" .")
            if folded(said) not in _TYPES:
                head.stage = said
            return ""
        stage = stage_in(rest)
        if stage is not None:
            head.stage = head.stage or stage
            return ""
        return rest if label is None and len(rest) > 3 else ""
    time = _TIME_FIRST.match(line)
    if time is not None and head.time is None:
        head.time = _clock(time)
        head.is_voting_time = True
        return line[time.end() :]
    return line


def _date(head: Head, line: str, *, is_label: bool) -> int:
    """Note the last date of a line and the time behind it; where they end."""
    dates = find_dates(line)
    if not dates:
        return 0
    span: DateSpan = dates[-1]
    time = _TIME_BEHIND.match(line, span.end)
    better = is_label and not head.is_voting_time
    if time is not None and head.time is not None and head.date not in (None, span.iso):
        head.other_date = head.date if better else span.iso
    if head.date is None or better or (time is not None and head.time is None):
        head.date = span.iso
    if time is None:
        return span.end
    if head.time is None or better:
        head.time = _clock(time)
        head.is_voting_time = is_label
    return time.end()


def _clock(match: re.Match[str]) -> str:
    parts = [match["h"], match["m"], *([match["s"]] if match["s"] else [])]
    return ":".join(part.zfill(2) for part in parts)


def _sitting_alone(line: str, low: str) -> bool:
    """Whether a line names a session or a convocation and nothing but what belongs to one."""
    if not re.search(r"сес[іи]|скликан|пленарне засідання", low) or low.startswith("про "):
        return False
    rest = line
    for span in reversed(find_dates(line)):
        rest = rest[: span.start] + " " + rest[span.end :]
    rest = _NUMBERS.sub(" ", rest)
    return all(_SESSION_WORDS.fullmatch(folded(word)) for word in _WORD.findall(rest))


def _sitting(head: Head, line: str) -> None:
    line = re.sub(r"(?<=\d)(?=(?:тя|ша|га|та|ма)\s)", "-", line.replace("'", "’"))
    session = next(sessions_in(line), None)
    convocation = next(convocations_in(line), None)
    if head.session is None and session is not None:
        head.session = session[0]
    if head.convocation is None and convocation is not None:
        head.convocation = convocation[0]


def _nominative(name: str) -> str:
    """«Рівненської міської ради» → «Рівненська міська рада»."""
    if not name.casefold().endswith(("ради", "ради.")):
        return name.rstrip(" .")
    words = [_GENITIVE.sub("а", word) for word in name.rstrip(" .").split(" ")]
    return " ".join([*words[:-1], words[-1][:-1] + "а"])
