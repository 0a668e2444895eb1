"""What each line of a header is: heading, approval stamp, requisites, title, preamble …"""

from __future__ import annotations

import re
from collections.abc import Callable, Set
from dataclasses import dataclass
from enum import Enum, auto
from functools import lru_cache
from typing import NamedTuple

from opendata.acts.lines import Line
from opendata.acts.requisites import NOTHING, Requisites, read_requisites


class Role(Enum):
    """What a line is in the layout of an act."""

    HEADING = auto()
    """The word that names the act, alone or with its requisites."""
    CAPTION = auto()
    """A site's caption: the act's word, and its title or body in the same line."""
    APPROVAL = auto()
    """«ЗАТВЕРДЖЕНО», «Додаток 1 до рішення …»: what follows is not the act itself."""
    RULES = auto()
    """The name of a document that acts approve: «ПОЛОЖЕННЯ», «РЕГЛАМЕНТ» …"""
    DRAFT = auto()
    NOT_AN_ACT = auto()
    REQUISITES = auto()
    SESSION = auto()
    TITLE = auto()
    PREAMBLE = auto()
    DECIDES = auto()
    ITEM = auto()
    CARD = auto()
    OTHER = auto()


class Marked(NamedTuple):
    """A line with its role; ``word`` is the act’s word of a heading, ``draft`` a draft of it."""

    line: Line
    role: Role
    requisites: Requisites
    word: str = ""
    draft: bool = False


ACT = re.compile(
    r"^[\W_]*(?:голосування за )?(?P<draft>про[єе]кт\w?)?[\W_]*"
    r"(?P<word>рішення|ухвала|розпорядження|протокол|витяг з протоколу"
    r"|висновок|висновки|решение|распоряжение)(?![^\W_])(?P<rest>.*)$",
    re.IGNORECASE,
)
ACT_SQUEEZED = re.compile(
    r"^(?P<draft>ПРОЄКТ|ПРОЕКТ)?(?P<word>РІШЕННЯ|УХВАЛА|РОЗПОРЯДЖЕННЯ|ПРОТОКОЛ)$"
)
OF_A_BODY = re.compile(
    r"^[\W_]*(?:\w+(?:ої|ого|ї)\s)?(?:виконавчого комітету|виконкому|міської|сільської|селищної"
    r"|районної|обласної|міського|сільського|селищного|голови|сесії|председателя|ради)(?!\w)",
    re.IGNORECASE,
)
SESSION = re.compile(r"сесі[яїю]|скликання|засідання|созыва|сессия", re.IGNORECASE)
ABOUT = re.compile(r"^[\W_]*(?:Про|ПРО|Об|О)\s+\S")
ABOUT_ALONE = re.compile(r"^Про$")
QUOTED_ABOUT = re.compile(r"(?:[«“„\"]\s?|^|\s)(?P<title>(?:Про|ПРО)\s.*)$")
APPROVAL = re.compile(
    r"^[\W_]*(?:затверджен[оаи]|погоджено|схвалено|додаток|додаток до|приложение)(?![^\W_])",
    re.IGNORECASE,
)
APPROVED_BY = re.compile(r"(?:^|\()\W*затверджено\s(?:рішенням|розпорядженням)", re.IGNORECASE)
RULES = re.compile(
    r"^[\W_]*(?P<word>положення|регламент|програма|статут|порядок|правила|кодекс|інструкція"
    r"|методика|структура|перелік|план заходів)(?![^\W_])",
    re.IGNORECASE,
)
NOT_REQUISITES = re.compile(
    r"^[\W_]*(?:(?:додаток|приложение)(?!\w)|(?:номер|дата) документ)", re.IGNORECASE
)
"""«Додаток № 3» has not the number of an act; «Номер документу: 3» is a field of a site's card."""
AGENDA = re.compile(r"порядок денний", re.IGNORECASE)
DRAFT = re.compile(r"^[\W_]*(?:проєкт|проект)\w?(?:\s*№?\s*)[\W_]*$", re.IGNORECASE)
DRAFT_IN_NOISE = re.compile(r"(?:^|\s)П\s?Р\s?О\s?[ЄЕ]\s?К\s?Т[\W_]*$")
DRAFTS = re.compile(r"про[єе]кти? рішен[ьн]", re.IGNORECASE)
NOT_AN_ACT = re.compile(
    r"^[\W_]*(?:оголошення|повідомлення|аналіз регуляторного|наказ|порядок денний|зразок"
    r"|(?:перелік|список|реєстр)\s(?:рішень|розпоряджень|питань|про[єе]ктів|документів)"
    r"|інформація|звіт|до уваги|інформаційна|технологічна картка)(?![^\W_])",
    re.IGNORECASE,
)
PREAMBLE = re.compile(
    r"^[\W_]*(?:на підставі|відповідно|згідно|керуючись|з метою|з огляду|з урахуванням|взявши"
    r"|беручи|щоб|за (?:поданням|пропозицією|зверненням|заявою|клопотанням|актами|підсумками"
    r"|результатами|погодженням|рекомендацією|висновк\w+)|у зв.язку|в зв.язку|на виконання"
    r"|оскільки|у відповідності|у відповідь|з нагоди|виходячи|маючи|на основании|по обращени\w+"
    r"|в соответствии|у межах|(?-i:Для |Після |ДЛЯ |ПІСЛЯ )|з ініціативи"
    r"|(?:[\w-]+\s){0,3}комісія\s(?:[\w’,-]+\s){0,12}?(?:розглянула|заслухала|вивчила|рекомендує)"
    r"|\w{3,}(?:вши|вшись|юючи|ючись|уючи)(?!\w))",
    re.IGNORECASE,
)
"""«для» and «після» in small letters go on with a title that stands on several lines."""
DECIDES = re.compile(
    r"(?<!\w)(?:вирішила|вирішив|вирішили|вирішило|вирішує|ухвалила|постановила|зобов.язую"
    r"|решил|решила)(?!\w)",
    re.IGNORECASE,
)
DECIDING = ("виріш", "ухвал", "постанов", "зобов", "решил")
"""What every word that decides has in it."""
DECIDES_SQUEEZED = re.compile(r"(?:ВИРІШИЛА|ВИРІШИВ|ВИРІШИЛИ|ВИРІШУЄ|ЗОБОВЯЗУЮ|УХВАЛИЛА|РЕШИЛ)$")
ITEM = re.compile(
    r"^[\W_]*(?:\d{1,2}(?:\.\d{1,2}){0,3}\s?[.)]\s?[^\s\d]|\d{1,2}(?:\.\d{1,2}){1,3}\s+[^\W\d]|[IVXІХ]{1,4}\s?[.)]\s?\S"
    r"|(?-i:(?:Розділ|РОЗДІЛ|Глава|ГЛАВА|Стаття|СТАТТЯ)\s|Паспорт(?!\w)|ПАСПОРТ(?!\w))"
    r"|(?:\d{1,2}\s)?загальні положення|загальна частина|преамбула|зміст$)",
    re.IGNORECASE,
)
CARD = re.compile(
    r"^[\W_]*(?:дата|кількість переглядів|перегляди|опубліковано|оприлюднено|дата \w+|розмір"
    r"|проголосовано|posted|категорія|скачати|тип|тип документу|номер документу|назва документу"
    r"|сесія|скликання|автор|статус|властивість|номер скликання|рік документа|створен\w+)\s?:",
    re.IGNORECASE,
)
ORDERS = frozenset({"розпорядження", "распоряжение"})
DECISIONS = frozenset({"рішення", "ухвала", "решение"})
MINUTES = frozenset({"протокол", "витяг з протоколу"})
OPINIONS = frozenset({"висновок", "висновки"})
"""The words that head an act, by what they make it."""
LOWER_IS_PROSE = frozenset({"рішення", "розпорядження", "ухвала"})
NUMBER_ABOUT = re.compile(r"^[\W_]*№\s?\d[^«“\"]{0,40}[\s«“\"]Про\s")
LETTER = re.compile(r"[^\W_]")
DECIDES_LAST = "АВИЄЮЛавиєюл"
"""The last letters of the words that decide."""
LONGEST_SPACED = 80
LONG = 400
LONG_NAME = 60
REPEATED = 60
PROSE = 60


def _names_rules(text: str) -> bool:
    """Whether a line is the name of rules, a programme …, not a sentence that begins with it."""
    match = RULES.match(text)
    if match is None:
        return False
    return match["word"].isupper() or not (text.endswith(".") and len(text) > LONG_NAME)


@dataclass(frozen=True, slots=True)
class Sign:
    """What gives a line its role; few lines hold one of ``words``, the others are passed over."""

    role: Role
    applies: Callable[[str], object]
    words: tuple[str, ...] = ()


ORDER = (
    Sign(Role.CARD, CARD.match, (":",)),
    Sign(Role.DRAFT, DRAFT.match),
    Sign(Role.NOT_AN_ACT, NOT_AN_ACT.match),
    Sign(Role.CAPTION, NUMBER_ABOUT.match, ("№",)),
    Sign(Role.TITLE, ABOUT.match),
    Sign(Role.TITLE, ABOUT_ALONE.match),
    Sign(Role.APPROVAL, APPROVAL.match),
    Sign(Role.APPROVAL, APPROVED_BY.search, ("затверджено",)),
    Sign(Role.RULES, _names_rules),
    Sign(Role.PREAMBLE, PREAMBLE.match),
    Sign(Role.DECIDES, DECIDES.search, DECIDING),
    Sign(Role.ITEM, ITEM.match),
    Sign(Role.DRAFT, DRAFT_IN_NOISE.search, ("т",)),
    Sign(Role.SESSION, SESSION.search, ("сесі", "скликан", "засідан", "созыв", "сессия")),
)
"""The signs in the order of their weight; patterns with «match» look at the beginning alone."""


def mark(line: Line) -> Marked:
    """The role of one line by itself; the longest reading of a rule comes first."""
    if len(line.text) > REPEATED:
        return _mark(line)
    return _mark_short(line.text, line.shown)._replace(line=line)


@lru_cache(maxsize=256)
def _mark_short(text: str, shown: str) -> Marked:
    """The acts of a council repeat their short lines: its name, the heading, «ВИРІШИЛА:»."""
    return _mark(Line(text, shown, range(len(text))))


def _mark(line: Line) -> Marked:
    if ABOUT.match(line.text):
        return Marked(line, Role.TITLE, NOTHING)
    if len(line.text) > PROSE and PREAMBLE.match(line.text):
        return Marked(line, Role.PREAMBLE, NOTHING)  # what it cites is not asked
    requisites = read_requisites(line)
    heading = _heading(line, requisites)
    if heading is not None:
        return heading
    return Marked(line, _role(line, requisites), requisites)


def _role(line: Line, requisites: Requisites) -> Role:
    text = line.text
    if requisites.pure and not NOT_REQUISITES.match(text):
        return Role.REQUISITES
    low = text.lower()
    for sign in ORDER:
        for word in sign.words:
            if word in low and sign.applies(text):
                return sign.role
        if not sign.words and sign.applies(text):
            return sign.role
    if text.rstrip(" :.")[-1:] in DECIDES_LAST and DECIDES_SQUEEZED.search(line.squeezed):
        return Role.DECIDES
    return Role.OTHER


def _heading(line: Line, requisites: Requisites) -> Marked | None:
    """A heading or a caption, if the line is one and not a sentence that begins alike."""
    if len(line.text) > LONG:
        return None
    squeezed = ACT_SQUEEZED.match(line.squeezed) if len(line.text) < LONGEST_SPACED else None
    match = ACT.match(line.text)
    if match is None:
        if squeezed is None or DECIDES.search(line.text):
            return None
        word, draft = squeezed["word"].lower(), squeezed["draft"] is not None
        return Marked(line, Role.HEADING, requisites, word, draft)
    word, draft, rest = match["word"].lower(), match["draft"] is not None, match["rest"]
    if word.startswith("висновк") and not rest.strip().lower().startswith("коміс"):
        return None
    if (
        word in LOWER_IS_PROSE
        and (match["draft"] or match["word"])[0].islower()
        and not QUOTED_ABOUT.search(rest)
    ):
        return None
    if rest.strip() == ":":
        return Marked(line, Role.CARD, requisites)
    if not LETTER.search(rest):
        return Marked(line, Role.HEADING, requisites, word, draft)
    if QUOTED_ABOUT.search(rest):
        return Marked(line, Role.CAPTION, requisites, word, draft)
    if _only_requisites(line, requisites, match.start("rest")) or SESSION.search(rest):
        role = Role.HEADING if len(line.text) < LONG // 3 else Role.OTHER
        return Marked(line, role, requisites, word, draft)
    if OF_A_BODY.match(rest) and not line.text.endswith((".", ";", ",")):
        role = Role.HEADING if line.text[:3].isupper() else Role.CAPTION
        return Marked(line, role, requisites, word, draft)
    return None


def _only_requisites(line: Line, requisites: Requisites, start: int) -> bool:
    if requisites.date is None and requisites.number is None:
        return False
    rest = list(line.text[start:])
    for span in (requisites.date, requisites.number):
        if span is not None:
            first = getattr(span, "sign_start", span.start)
            for i in range(max(first - start, 0), max(span.end - start, 0)):
                rest[i] = " "
    words = re.sub(r"\b(?:від|року|р|м|с|смт)\b", " ", "".join(rest), flags=re.IGNORECASE)
    return len(re.findall(r"[^\W\d_]{2,}", words)) <= 1


def first_of(marks: list[Marked], roles: Set[Role], start: int) -> int | None:
    """The index of the first line from ``start`` on that has one of ``roles``."""
    return next((i for i in range(start, len(marks)) if marks[i].role in roles), None)


def deciding(text: str) -> re.Match[str] | None:
    """The first word of a text that decides: «вирішила», «ухвалив» … Most texts have none."""
    low = text.lower()
    for word in DECIDING:
        if word in low:
            return DECIDES.search(text)
    return None
