"""The places where a text names acts of councils: the word, whose it is, and dates and numbers."""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import Enum, auto
from typing import Final, NamedTuple

from opendata.acts.act import Kind
from opendata.acts.dates import DateSpan
from opendata.acts.numbers import NumberSpan
from opendata.acts.values import Value, find_values


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
OWN: Final = re.compile(
    r"ц[еиь]|дан|про[єе]кт|настоящ|продовж|внес|внос|змін|редакц|згідно|відповідно"
)
BY_WHICH: Final = frozenset({"з", "із", "зі", "до"})
"""The last word in front, in small letters, if :data:`NOT_ANOTHER` can match at all."""
FOREIGN: Final = re.compile(
    r"\W(?:суд(?:у|ів|ом|ді)?(?!\w)|судово|кабінет|кму(?!\w)|уряду(?!\w)|верховн\w+\s"
    r"|президента|міністерств|мін\w+у(?!\w)|коміс|нарад|збор|правлінн|наглядов|асоціац|громадськ\w+"
    r"\sрад|педагогічн|вчен\w+\sрад|архітектурн|служб|антимонопольн|амку(?!\w)|виборч|конференц"
    r"|з.їзд|експерт|рнбо|національн|директор|керівник|департамент|управлінн|інспекц|колегі|штаб"
    r"|учасник|засновник|акціонер|товариств|координаційн|робоч|ради\s(?:безпеки|директорів)"
    r"|начальник\w*+(?!\s[^.;]{0,60}(?:військов|адміністрац)))",
)
"""Decisions of courts, of the government, of boards and meetings are not acts of a council."""
OTHER_ACT: Final = re.compile(
    r"\W(?:закон|кодекс|конституц|указ|постанов|наказ|лист(?:а|ом|ів|у|и)?(?!\w)|протокол"
    r"|договор|договір|угод|контракт|заяв|звернен|клопотан|подан|акт(?:а|у|ом|ів|и|ами)?(?!\w)"
    r"|довідк|виснов|свідоцтв|витяг|доповідн|службов|доручен|припис|дсту|дбн|рекомендац"
    r"|статт[іяею]|пункт|додат[ко]|пропозиц|лот(?!\w)|приказ|письм|постановлен)"
)
"""This and what follows is asked of a text in small letters with a blank before it: looking for
the beginnings of its words without regard to case would take many times as long."""
ABOUT: Final = re.compile(r"\W(?:про|щодо|з\sпитань|об?)\s")
EXECUTIVE: Final = re.compile(r"виконавч\w+\sкомітет|виконком|исполнительн|исполком")
COUNCIL: Final = re.compile(r"\W(?:рад(?:и|ою)?(?!\w)|сесі|сесси|совета|скликання)")
OWNER_AFTER: Final = re.compile(
    r"\s*(?:[^\W\d_]+(?:ої|ого|ї)\s){0,2}(?:сесії|ради|виконавчого\sкомітету|виконкому)(?!\w)",
    re.IGNORECASE,
)
"""«рішення № 5 виконавчого комітету …»"""
PRESIDIUM: Final = re.compile(r"п(?:резиді|огоджувальн)")
HEAD: Final = re.compile(
    r"голов|адміністрац|держадмін|председател|начальник|мера(?!\w)|ода(?!\w)|рда(?!\w)"
)
STEM: Final = re.compile(
    r"[РрУу](?:[ІіЕе][Шш][Ее][Нн]|[ОоАа][ЗзСс][Пп][Оо][Рр][Яя]|[Хх][Вв][Аа][Лл])"
)
"""What every word of :data:`ACT_WORD` begins with, found quickly."""
FAR: Final = 250
"""Characters from the word to its first date or number, quoted titles included."""
FAR_WITH_TITLE: Final = 1_500
BEFORE: Final = 60
MOST: Final = 4
"""Values after a word that are asked whether they belong to it."""
SINCE: Final = re.compile(r"[ВвОо](?:[ІіИи]?[Дд]|[Тт])(?:\s[Дд][Нн][Яя])?:?[\s«„“”\"’,<_]{0,4}\d")
PAIR_CHARS: Final = 60
"""Characters from a date without «від» to behind the number sign that must follow it."""
DATED_CHARS: Final = 12
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
GOES_ON: Final = re.compile(NEXT.pattern + r"[«„“”\"’,<_\s]{0,3}[№NН\d]", re.IGNORECASE)
NEAR: Final = 1_500
LONGEST_LIST: Final = 3_000
"""Characters behind a word in which its dates and numbers are looked for."""
WRONG_END: Final = re.compile(r"[-–—](?:про|від|та|за|на|до|в|у|з|щодо|зі|із)$", re.IGNORECASE)


class Cited(NamedTuple):
    """One act: its date and number, and ``start:end`` of the words that name it."""

    date: str | None
    number: str | None
    start: int
    end: int


class Citation(NamedTuple):
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


class _Following:
    """The values behind a word up to the next word for acts, read when they are asked for."""

    __slots__ = ("_found", "_more")

    def __init__(self, more: Iterator[Value]) -> None:
        self._found: list[Value] = []
        self._more = more

    def at(self, i: int) -> Value | None:
        """Value ``i``, None if there are not so many."""
        while len(self._found) <= i:
            value = next(self._more, None)
            if value is None:
                return None
            self._found.append(value)
        return self._found[i]


def find_citations(text: str, shown: str) -> Iterator[Citation]:
    """The citations of ``text`` from left to right; ``shown`` gives the signs of the numbers.

    ``text`` is one line as :mod:`.lines` makes it, quoted titles blanked; ``shown`` is as long.
    """
    found = (ACT_WORD.match(text, stem.start()) for stem in STEM.finditer(text))
    words = [word for word in found if word is not None]
    other = [not _itself(text, word) for word in words]
    barriers = [word.start() for word, is_other in zip(words, other, strict=True) if is_other]
    barriers.append(len(text))
    i = 0
    for word, is_other in zip(words, other, strict=True):
        if not is_other:
            continue
        i += 1
        stop = min(barriers[i], word.end() + LONGEST_LIST)
        if _may_cite(text, word.end(), stop):
            values = find_values(text, shown, word.end(), stop)
            citation = _read(text, word, _Following(values))
            if citation is not None:
                yield citation


def _may_cite(text: str, after: int, stop: int) -> bool:
    """Whether a number, or a date with «від», stands near enough behind a word."""
    tight = "  " not in text[after : after + FAR + 1]
    near = text[after : min(stop, after + (FAR if tight else FAR_WITH_TITLE) + PAIR_CHARS)]
    return "№" in near or "N" in near or "Номер" in near or SINCE.search(near) is not None


def _itself(text: str, word: re.Match[str]) -> bool:
    """Whether the word is of this act itself, of a draft or of a version."""
    before = text[max(word.start() - BEFORE, 0) : word.start()]
    small = before.lower()
    last = small.rsplit(None, 1)[-1:]
    if not last or (OWN.search(last[0]) is None and last[0] not in BY_WHICH):
        return False
    if last[0] in BY_WHICH and "згідно" not in small and "відповідно" not in small:
        return False
    return NOT_ANOTHER.search(before) is not None


def _read(text: str, word: re.Match[str], values: _Following) -> Citation | None:
    """The acts that follow one word, None if the first value is too far or of something else."""
    order = word["order"] is not None
    first = _first(text, word.end(), values)
    if first is None:
        return None
    i, start = first
    between = " " + text[word.end() : start].lower()
    about = ABOUT.search(between)
    owner = between[: about.start() + 1] if about else between
    if FOREIGN.search(owner):
        return None
    acts = _acts(text, values, i)
    acts[0] = Cited(acts[0].date, acts[0].number, word.start(), acts[0].end)
    later = OWNER_AFTER.match(text, acts[0].end)
    kind = _kind(owner + later.group().lower() if later else owner, order)
    form = _form(word["ending"].lower())
    return Citation(form, kind, order, word.start(), acts[-1].end, tuple(acts))


def _first(text: str, after: int, values: _Following) -> tuple[int, int] | None:
    """Which of the values is the first that belongs to the word, and where it starts."""
    for i in range(MOST):
        value = values.at(i)
        if value is None:
            return None
        dated = isinstance(value, DateSpan)
        start = _start(value)
        between = text[after : min(start, after + FAR_WITH_TITLE + 1)]
        if len(between) > FAR_WITH_TITLE or len(between.replace("  ", "")) > FAR:
            return None
        if OTHER_ACT.search(" " + between.lower()) or (";" in between and ":" not in between):
            return None
        if dated and DATED.search(text[max(start - DATED_CHARS, 0) : start]):
            return i, start
        lead = text[max(start - BEFORE, 0) : start].split()
        owned = not lead or OWNED.search(lead[-1])
        if owned and (not dated or _paired(text, value, values.at(i + 1))):
            return i, start
    return None


def _paired(text: str, value: Value, after: Value | None) -> bool:
    """Whether a date without «від» has its number right after it."""
    if not isinstance(after, NumberSpan):
        return False
    return TO_NUMBER.fullmatch(text, value.end, after.sign_start) is not None


def _acts(text: str, values: _Following, i: int) -> list[Cited]:
    """The run of acts that begins with value ``i``."""
    acts: list[Cited] = []
    day: str | None = None
    while (value := values.at(i)) is not None:
        start = _start(value)
        if acts:
            if start - acts[-1].end > NEAR or not NEXT.fullmatch(text, acts[-1].end, start):
                break
            if isinstance(value, DateSpan) and not DATED.search(text[start - 12 : start]):
                break
        other = _partner(text, values, i)
        date, number = (value, other) if isinstance(value, DateSpan) else (other, value)
        iso = date.iso if isinstance(date, DateSpan) else None
        told = _number(number) if isinstance(number, NumberSpan) else None
        if other is None and iso is None:
            iso = day  # «від 27.02.2017 № 327, № 334»: both are of that day
        else:
            day = iso if date is value else None
        acts.append(Cited(iso, told, start, (other or value).end))
        i += 1 if other is None else 2
        if GOES_ON.match(text, acts[-1].end) is None:
            break  # the usual case: what follows need not be read
    return acts


def _partner(text: str, values: _Following, i: int) -> Value | None:
    """The number behind date ``i``, or the date behind number ``i``, that belongs to it."""
    value, after = values.at(i), values.at(i + 1)
    if value is None or after is None or type(value) is type(after):
        return None
    gap = TO_NUMBER if isinstance(value, DateSpan) else TO_DATE
    end, start = value.end, _start(after)
    if start - end > NEAR:
        return None
    if gap.fullmatch(text, end, start):
        return after
    # «від 28.12.2020, № 18» is one act, «№ 5, від 03.04.2020 № 7» are two.
    if text[end:start].lstrip()[:1] != ",":
        return None
    comma = gap.fullmatch(text, text.index(",", end) + 1, start)
    return after if comma and not _has_own(text, after, values.at(i + 2)) else None


def _has_own(text: str, value: Value, after: Value | None) -> bool:
    """Whether the value has a partner of its own, with nothing but spaces between them."""
    if after is None or type(value) is type(after):
        return False
    gap = TO_NUMBER if isinstance(value, DateSpan) else TO_DATE
    end, start = value.end, _start(after)
    return start - end <= NEAR and gap.fullmatch(text, end, start) is not None


def _start(value: Value) -> int:
    return value.sign_start if isinstance(value, NumberSpan) else value.start


def _number(span: NumberSpan) -> str | None:
    return WRONG_END.sub("", span.value) if span.value else None


def _kind(owner: str, order: bool) -> Kind | None:
    """Whose act it is; ``owner`` is in small letters, with a blank before it."""
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
