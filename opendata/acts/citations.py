"""The places where a text names acts of councils: the word, whose it is, and dates and numbers."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from enum import Enum, auto
from heapq import merge
from typing import Final

from opendata.acts.act import Kind
from opendata.acts.dates import DateSpan, find_dates
from opendata.acts.numbers import NumberSpan, find_numbers


class Form(Enum):
    """How the word stands in its sentence, as far as the word alone tells."""

    OBJECT = auto()
    """«рішення», «рішень»: what is repealed stands so."""
    BY = auto()
    """«рішенням»: by which something was approved."""
    IN = auto()
    """«у рішенні»"""
    TO = auto()
    """«рішенню»"""


ACT_WORD: Final = re.compile(
    r"(?<![\w-])(?:(?P<order>розпорядженн?|распоряжени)|(?P<decision>рішенн?|решени|ухвал))"
    r"(?P<ending>я|ями|ям|ю|і|ях|ь|е|ем|и|ий|й|у|ою|а|ами|ах|)(?!\w)",
    re.IGNORECASE,
)
BY_ENDINGS: Final = frozenset({"ям", "ями", "ем", "ою", "ами"})
IN_ENDINGS: Final = frozenset({"і", "ях", "ах"})
NOT_ANOTHER: Final = re.compile(
    r"(?:(?<!\w)(?:ц(?:ього|им|ьому|е|их|ими)|дан(?:ого|им|ому|е|их)|про[єе]кт\w{0,3}"
    r"|настоящ\w+|продовження|внесен\w{1,3}|вносил\w+|(?:зі|із|з|с)\s(?:\w+\s)?змін\w*"
    r"|(?:в|у)\sредакції)(?:\s(?:згідно|відповідно)(?:\s(?:з|із|зі|до))?)?)\s$"
    r"|(?<!\w)(?:(?:в|у)\s)?редакції\s$",
    re.IGNORECASE,
)
"""Before the word: it is this act, a draft, or only told as a version of the one named before."""
FOREIGN: Final = re.compile(
    r"(?<!\w)(?:суд(?:у|ів|ом|ді)?(?!\w)|судово|кабінет|кму(?!\w)|уряду(?!\w)|верховн\w+\s"
    r"|президента|міністерств|мін\w+у(?!\w)|коміс|нарад|збор|правлінн|наглядов|асоціац|громадськ\w+"
    r"\sрад|педагогічн|вчен\w+\sрад|архітектурн|служб|антимонопольн|амку(?!\w)|виборч|конференц"
    r"|з.їзд|експерт|рнбо|національн|директор|керівник|департамент|управлінн|інспекц|колегі|штаб"
    r"|учасник|засновник|акціонер|товариств|координаційн|робоч|ради\s(?:безпеки|директорів)"
    r"|начальник\w*+(?!\s[^.;]{0,60}(?:військов|адміністрац)))",
    re.IGNORECASE,
)
"""Decisions of courts, of the government, of boards and meetings are not acts of a council."""
OTHER_ACT: Final = re.compile(
    r"(?<!\w)(?:закон|кодекс|конституц|указ|постанов|наказ|лист(?:а|ом|ів|у|и)?(?!\w)|протокол"
    r"|договор|договір|угод|контракт|заяв|звернен|клопотан|подан|акт(?:а|у|ом|ів|и|ами)?(?!\w)"
    r"|довідк|виснов|свідоцтв|витяг|доповідн|службов|доручен|припис|дсту|дбн|рекомендац"
    r"|статт[іяею]|пункт|додат[ко]|пропозиц|лот(?!\w)|приказ|письм|постановлен)",
    re.IGNORECASE,
)
ABOUT: Final = re.compile(r"(?<!\w)(?:про|щодо|з\sпитань|об?)\s", re.IGNORECASE)
EXECUTIVE: Final = re.compile(r"виконавч\w+\sкомітет|виконком|исполнительн|исполком", re.IGNORECASE)
COUNCIL: Final = re.compile(
    r"(?<!\w)(?:рад(?:и|ою)?(?!\w)|сесі|сесси|совета|скликання)", re.IGNORECASE
)
OWNER_AFTER: Final = re.compile(
    r"\s*(?:[^\W\d_]+(?:ої|ого|ї)\s){0,2}(?:сесії|ради|виконавчого\sкомітету|виконкому)(?!\w)",
    re.IGNORECASE,
)
"""«рішення № 5 виконавчого комітету …»"""
PRESIDIUM: Final = re.compile(r"президі|погоджувальн", re.IGNORECASE)
HEAD: Final = re.compile(
    r"голов|адміністрац|держадмін|председател|начальник|мера(?!\w)|ода(?!\w)|рда(?!\w)",
    re.IGNORECASE,
)
FAR: Final = 250
"""Characters from the word to its first date or number, quoted titles included."""
FAR_WITH_TITLE: Final = 1_500
BEFORE: Final = 60
MOST: Final = 4
"""Values after a word that are asked whether they belong to it."""
DATED: Final = re.compile(r"(?:^|[\s(])(?:від|от|вд|вид)(?:\sдня)?:?\s?$", re.IGNORECASE)
OWNED: Final = re.compile(
    r"(?:рішенн?\w{1,3}|розпоряджен\w+|ухвал\w{1,2}|решени\w+|распоряжени\w+|ради|рад|комітет\w{1,2}"
    r"|виконкому|голов\w{0,2}|адміністрації|райдержадміністрації|облдержадміністрації|сесі\w{1,2}"
    r"|скликання|області|району|громади|совета|комитета|созыва|за|під|року|р\.|\d{4}|\(|:)\s?$",
    re.IGNORECASE,
)
"""What a number or a date without «від» may follow; «школи № 5» is the number of a school."""
TO_NUMBER: Final = re.compile(r"\s*(?:року|р\.?)?[\s(]*(?:за\s|под\s)?\s*")
TO_DATE: Final = re.compile(r"\s*(?:(?:від|от|вд|вид)(?:\sдня)?:?)?\s*", re.IGNORECASE)
ITEM: Final = r"(?:\d{1,2}(?:\.\d{1,2}){0,3}[.)]|[а-яіє]\))"
NEXT: Final = re.compile(
    rf"[\s,;:.•*·–-]*(?:{ITEM}\s?)?(?:(?:та|і|й|и|а\sтакож|також)\s)?"
    r"(?:(?:від|от|за)(?:\sдня)?:?\s?)?\(?",
    re.IGNORECASE,
)
"""Between two acts that share one word: «від 01.02.2020 № 5, від 03.04.2020 № 7 та № 9»."""
NEAR: Final = 1_500
LONGEST_LIST: Final = 3_000
"""Characters behind a word in which its dates and numbers are looked for."""
CUT_OFF: Final = re.compile(r"[-/][^\W_][\w/-]{0,12}")
"""«10/0/5-25ВА»: letters behind the figures of the last part belong to the number."""
WRONG_END: Final = re.compile(r"[-–—](?:про|від|та|за|на|до|в|у|з|щодо|зі|із)$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Cited:
    """One act: its date and number, and ``start:end`` of the words that name it."""

    date: str | None
    number: str | None
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Citation:
    """One word for acts with all that follows it: «рішення від … № 5, від … № 7».

    ``start`` is the word, ``end`` what follows the last act. ``kind`` is None where only the word
    «рішення» tells, ``order`` says that the word is «розпорядження».
    """

    form: Form
    kind: Kind | None
    order: bool
    start: int
    end: int
    acts: tuple[Cited, ...]


Value = DateSpan | NumberSpan


def find_citations(text: str, shown: str) -> Iterator[Citation]:
    """The citations of ``text`` from left to right; ``shown`` gives the signs of the numbers.

    ``text`` is one line as :mod:`.lines` makes it, quoted titles blanked; ``shown`` is as long.
    """
    words = [word for word in ACT_WORD.finditer(text) if not _itself(text, word)]
    values = _values(text, shown, words)
    at = 0
    for i, word in enumerate(words):
        stop = words[i + 1].start() if i + 1 < len(words) else len(text)
        while at < len(values) and _start(values[at]) < word.end():
            at += 1
        first = at
        while at < len(values) and _start(values[at]) < stop:
            at += 1
        citation = _read(text, word, values[first:at])
        if citation is not None:
            yield citation


def _values(text: str, shown: str, words: list[re.Match[str]]) -> list[Value]:
    """The dates and numbers within ``LONGEST_LIST`` behind the words, in their order."""
    values: list[Value] = []
    start = stop = -1
    for word in words:
        if word.start() > stop:
            if start >= 0:
                values += _between(text, shown, start, stop)
            start = word.end()
        stop = word.end() + LONGEST_LIST
    return values + _between(text, shown, start, stop) if start >= 0 else values


def _between(text: str, shown: str, start: int, stop: int) -> list[Value]:
    part, signs = text[start:stop], shown[start:stop]
    numbers = [_whole(one, signs) for one in find_numbers(part, signs) if one.value is not None]
    values: Iterable[Value] = merge(numbers, find_dates(part), key=_start)
    return [_moved(one, start) for one in values]


def _moved(value: Value, by: int) -> Value:
    if isinstance(value, DateSpan):
        return DateSpan(value.iso, value.start + by, value.end + by)
    return NumberSpan(
        value.value, value.start + by, value.end + by, value.sign_start + by, value.tail_end + by
    )


def _start(value: Value) -> int:
    return value.sign_start if isinstance(value, NumberSpan) else value.start


def _itself(text: str, word: re.Match[str]) -> bool:
    """Whether the word is of this act itself, of a draft or of a version."""
    before = text[max(word.start() - BEFORE, 0) : word.start()]
    return NOT_ANOTHER.search(before) is not None


def _read(text: str, word: re.Match[str], values: list[Value]) -> Citation | None:
    """The acts that follow one word, None if the first value is too far or of something else."""
    order = word["order"] is not None
    values = values[_first(text, word.end(), values) :]
    if not values:
        return None
    between = text[word.end() : _start(values[0])]
    about = ABOUT.search(between)
    owner = between[: about.start()] if about else between
    if FOREIGN.search(owner):
        return None
    acts = _acts(text, values)
    acts[0] = Cited(acts[0].date, acts[0].number, word.start(), acts[0].end)
    later = OWNER_AFTER.match(text, acts[0].end)
    kind = _kind(owner + (later.group() if later else ""), order)
    form = _form(word["ending"].lower())
    return Citation(form, kind, order, word.start(), acts[-1].end, tuple(acts))


def _first(text: str, after: int, values: list[Value]) -> int:
    """Which of the values is the first that belongs to the word; past the end if none does."""
    for i, value in enumerate(values[:MOST]):
        between = text[after : min(_start(value), after + FAR_WITH_TITLE + 1)]
        if len(between) > FAR_WITH_TITLE or len(between.replace("  ", "")) > FAR:
            break
        if OTHER_ACT.search(between) or (";" in between and ":" not in between):
            break
        lead = text[max(_start(value) - BEFORE, 0) : _start(value)]
        dated = isinstance(value, DateSpan) and DATED.search(lead)
        owned = OWNED.search(lead.rstrip()) or lead.isspace()
        if dated or (owned and (isinstance(value, NumberSpan) or _paired(text, values, i))):
            return i
    return len(values)


def _paired(text: str, values: list[Value], i: int) -> bool:
    """Whether a date without «від» has its number right after it."""
    if i + 1 == len(values) or not isinstance(values[i + 1], NumberSpan):
        return False
    return TO_NUMBER.fullmatch(text, values[i].end, _start(values[i + 1])) is not None


def _acts(text: str, values: list[Value]) -> list[Cited]:
    """The run of acts that begins with the first value."""
    acts: list[Cited] = []
    day: str | None = None
    i = 0
    while i < len(values):
        start = _start(values[i])
        if acts:
            if start - acts[-1].end > NEAR or not NEXT.fullmatch(text, acts[-1].end, start):
                break
            if isinstance(values[i], DateSpan) and not DATED.search(text[start - 12 : start]):
                break
        pair = _pair(text, values, i)
        date = next((one.iso for one in pair if isinstance(one, DateSpan)), None)
        number = next((_number(one) for one in pair if isinstance(one, NumberSpan)), None)
        if len(pair) == 1 and date is None:
            date = day  # «від 27.02.2017 № 327, № 334»: both are of that day
        else:
            day = date if isinstance(pair[0], DateSpan) else None
        acts.append(Cited(date, number, start, pair[-1].end))
        i += len(pair)
    return acts


def _pair(text: str, values: list[Value], i: int) -> list[Value]:
    """A date and its number in either order, or one of them alone."""
    if i + 1 == len(values) or type(values[i]) is type(values[i + 1]):
        return values[i : i + 1]
    gap = TO_NUMBER if isinstance(values[i], DateSpan) else TO_DATE
    end, start = values[i].end, _start(values[i + 1])
    if start - end > NEAR:
        return values[i : i + 1]
    if gap.fullmatch(text, end, start):
        return values[i : i + 2]
    # «від 28.12.2020, № 18» is one act, «№ 5, від 03.04.2020 № 7» are two.
    comma = text[end:start].lstrip()[:1] == "," and gap.fullmatch(
        text, text.index(",", end) + 1, start
    )
    alone = i + 2 == len(values) or len(_pair_after(text, values, i + 1)) == 1
    return values[i : i + 2] if comma and alone else values[i : i + 1]


def _pair_after(text: str, values: list[Value], i: int) -> list[Value]:
    """Whether the value has a partner of its own, with nothing but spaces between them."""
    if type(values[i]) is type(values[i + 1]):
        return values[i : i + 1]
    gap = TO_NUMBER if isinstance(values[i], DateSpan) else TO_DATE
    near = _start(values[i + 1]) - values[i].end <= NEAR
    whole = near and gap.fullmatch(text, values[i].end, _start(values[i + 1]))
    return values[i : i + 2] if whole else values[i : i + 1]


def _whole(span: NumberSpan, shown: str) -> NumberSpan:
    rest = CUT_OFF.match(shown, span.end)
    if rest is None:
        return span
    value = f"{span.value}{rest.group()}"
    return replace(span, value=value, end=rest.end(), tail_end=rest.end())


def _number(span: NumberSpan) -> str | None:
    return WRONG_END.sub("", span.value) if span.value else None


def _kind(owner: str, order: bool) -> Kind | None:
    if order:
        return Kind.MAYORS_ORDER if HEAD.search(owner) else None
    if PRESIDIUM.search(owner):
        return None
    if EXECUTIVE.search(owner):
        return Kind.EXECUTIVE_DECISION
    return Kind.COUNCIL_DECISION if COUNCIL.search(owner) else None


def _form(ending: str) -> Form:
    if ending in BY_ENDINGS:
        return Form.BY
    if ending in IN_ENDINGS:
        return Form.IN
    return Form.TO if ending == "ю" else Form.OBJECT
