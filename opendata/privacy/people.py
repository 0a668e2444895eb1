"""Who is named in a text, and whether as an official or as a private person.

An official who signs, reports, is put in charge, or is listed with an office is public. The office
stands before the name or right after it: «начальник відділу Іваненко І. І.», «Іваненко І. І. –
начальник відділу». Everybody else counts as a private person.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property
from typing import Final

from opendata.privacy.given import is_given

_CAPITAL: Final = "А-ЯҐЄІЇ"
_SMALL: Final = "а-яёґєії"
_WORD: Final = (
    rf"[{_CAPITAL}](?:[{_SMALL}’]+|[{_CAPITAL}’]+)(?:-[{_CAPITAL}](?:[{_SMALL}’]+|[{_CAPITAL}’]+))?"
)
_ENDS: Final = "ович|ьович|йович|евич|івн|ївн|овн|евн|ОВИЧ|ЙОВИЧ|ЕВИЧ|ІВН|ЇВН|ОВН|ЕВН"
_SHORT: Final = (
    "Ілліч|Кузьмич|Лукич|Фомич|Хомич|Саввич|Савич|Яковлич|Никитич|Фокич|Силич|Іллівн"
    "|Лукінічн|Кузьмівн|Ильич|Ильиничн"
)
_PATRONYMIC: Final = (
    rf"(?:[{_CAPITAL}][{_SMALL}{_CAPITAL}’]*?(?:{_ENDS})|{_SHORT})"
    rf"(?:[аиіуеоюАИІУЕОЮ](?:[{_SMALL}{_CAPITAL}]{{0,2}}))?"
)
_INITIALS: Final = rf"[{_CAPITAL}]\.\s?[{_CAPITAL}]\."
_NAME = re.compile(
    rf"(?<![\w’-])(?:"
    rf"(?P<full>{_WORD}\s{{1,2}}{_WORD}\s{{1,2}}{_PATRONYMIC}(?![\w’]))"
    rf"|(?P<first>{_WORD}\s{_PATRONYMIC}(?![\w’])(?:\s{_WORD})?)"
    rf"|(?P<initials>{_WORD}\s{_INITIALS})"
    rf"|(?P<before>{_INITIALS}\s?{_WORD})"
    rf")"
)
_ANCHORS: Final = (*("ович", "евич", "івн", "ївн"),)
_RARE: Final = (
    "ілліч",
    "кузьмич",
    "лукич",
    "хомич",
    "фомич",
    "савич",
    "саввич",
    "яковлич",
    "лукінічн",
    "никитич",
    "фокич",
    "силич",
)
_RUSSIAN: Final = ("овна", "овны", "овне", "овну", "овной", "евна", "евны", "евне", "евну", "ильич")
"""Ends of patronymics in Russian: «основна» ends so too, they are looked for where «ы» stands."""
_CUES: Final = ("гр. ", "громадян", "заявни", "мешкан", "сім’ї ", "родині ")
"""After these two words with capitals are a person, if one of them is a given name."""
_ALL: Final = (*_CUES, *_RARE)
_INITIAL = re.compile(rf"[{_CAPITAL}][{_SMALL}]{{0,3}}\.")
"""An initial, or a patronymic that is cut short: «Вас.»."""
_CUT = re.compile(
    rf"(?:(?<![\w’-])({_WORD})\s)?(?<![\w’-])({_WORD})\s[{_CAPITAL}][{_SMALL}]{{0,3}}\.$"
)
_PAIR = re.compile(
    rf"[\w.]*\s(?:[{_SMALL}]+\s)?({_WORD})\s({_WORD})(?![\w’]|\s[{_CAPITAL}][{_SMALL}])"
)
_CUT_REACH: Final = 50
_REACH: Final = 70
"""No name is longer; it is only looked for around a patronymic or two initials."""

_OFFICE: Final = (
    "голов|юрист|фахів|контактна особа|експерт|уповноважена особа|председател|секретарь|глава"
    "|заместител|заступник|заступниц|секретар|депутат"
    "|нач\\.|доп\\.|начальник|начальниц|директор|керівник|керівниц"
    "|завідувач"
    "|завідуюч|спеціаліст|старост(?!\\w{0,2} (?:вулиц|під’їзд|будинк|груп|клас))"
    "|інспектор|бухгалтер|юрисконсульт|головн|член|доповідач"
    "|співдоповідач"
    "|керуюч|міністр|суддя|судді|прокурор|головуюч|виконуюч|виконувач|адміністратор|радник|помічник"
    "|представник|уповноважен|відповідальн|контроль|покласти на|лікар|вчител|медсестр|методист"
    "|архітектор|інженер"
    "|медична сестра|медичній сестрі|медичну сестру|землевпорядник|дільничн|офіцер|речник"
    "|гап\\b|гіп\\b|виконав\\b|диспетчер|вихователь|нотаріус|комісар|командир|ректор|декан"
    "|редактор|розробник|виконавець"
)
_HEADS: Final = (
    "начальник|директор|керівник|завідувач|заступник|секретар ради|головн\\w+ спеціаліст"
)
_OFFICES = re.compile(_OFFICE)
_CLAUSE_REACH: Final = 90
_CLOSE: Final = 45
_LINE_ABOVE = re.compile(
    rf"(?:{_OFFICE})[^.;:\n]{{0,70}}\n[^.;:\n]{{0,60}}$|(?:{_OFFICE})[^.;:\n]{{0,70}}[:\s]*\n\s*$"
)
"""Signatures stand below an office, or at the end of the second line of one."""
_BODY = re.compile(
    r"(?:комісі|відділ|управлінн|комітет|служб|центр|підприємств|департамент|сектор)\w*[^.;:]{0,60}"
    r"\(\s*$"
)
_LISTED = re.compile(
    r"(?:член|депутат|присутн|запрошен|склад|доповіда|відсутн)\w*[^:;\n]{0,60}:"
    r"(?:[^:]|:(?!\s*\n\s*\n)){0,600}$"
)
"""After «Члени комісії:» and «Присутні:» stand people in office, one after another."""
_HEARD = re.compile(r"(?:слухал|виступи|інформу)\w*[^:;\n]{0,60}:(?!\s*про\b)[^\n]{0,90}$")
"""Who was heard stands in the same line; whom it was about stands below."""
_ENTREPRENEUR = re.compile(
    r"(?:\bфоп\b|підприєм\w+|\bпп\b|\bс?фг\b|фермерськ\w+ господарств\w+)[\s:«\"]*$"
)
"""Entrepreneurs are in a public register by name."""
_ACTING = re.compile(r"\bв\.?\s?о\.[^.;\n]{0,60}$|\bвик\.[:\s]*$|\bдир\.\s*$")
_AFTER = re.compile(
    rf"^\s?(?:\(|,|[-:\t|])\s?(?:в\.о\.\s)?(?:[{_SMALL}’]+[\s-]){{0,3}}(?:{_OFFICE})"
    r"|^[^.;\n]{0,30}(?:посадов\w+ особ|присяг)"
    r"|^\s?[:–—|\t-]\s?(?:за|проти|утрима\w+|не голосув\w+|відсутн\w+|не брав\w*)\s*(?:[;,.|\t\n]"
    r"|$)"
)
_TITLED = re.compile(rf"\s?(?:\(|,|-)\s?(?:{_HEADS})\w*")
"""«…, начальнику відділу»: what somebody is given, or asked, as the head of an office."""
_SERVES = re.compile(
    r"^\s?[,(–-]{1,2}\s?(?:військовослужбов"
    r"|як(?:а|ий|ого|ої|ому|ій) (?:прожи|мешк|зареєстр|жив)"
    r"|мешкан|жител|пенсіонер|учасни|інвалід|особа з"
    r"|безробіт|вдов)"
)
"""What follows a name and says that somebody is no official."""
_ALONE_BEFORE = re.compile(r"(?:^|\n)[ _]*$")
_ALONE_AFTER = re.compile(r"^[ _]*(?:\n|$)")
_PRIVATE_DATA = re.compile(r"\s?[,(–-]{1,2}\s?(?:паспорт|рнокпп|іпн\b|ід\.\s?код)")
"""No act has the passport of an official: whoever it is, acts for himself."""
_DATA_BELOW = re.compile(
    r"[ _]*\n\s*(?:вул|пров|просп|пр-т|бульв|пл\.|[смх]\.\s|смт|\d{5}|\+?38|\(?0\d\d|пасп|тел|іпн"
    r"|рнокпп)"
)
"""Below a signature stand no data of whoever signed."""
_PRIVATE = re.compile(
    r"(?:гр\.|гр-н\w*|громадян\w*|заявни\w*|фізичн\w+ особ\w*|мешкан\w+"
    r"|жител\w+|власни\w+|орендар\w*"
    r"|пенсіонер\w*|спадкоєм\w+"
    r"|неповнолітн\w+|малолітн\w+|дитин\w*|син\w{0,3}|дочк\w*|доньк\w*|дружин\w*|одиноч\w+"
    r"|вдов\w+|заяв\w{1,2}|зверненн\w+"
    r"|надати|передати|виділити|затвердити|дозволити)\s*(?:[:-]\s*)?$"
)


@dataclass(frozen=True)
class Person:
    """Somebody who is named at ``start`` to ``end`` of the folded text, whose small letters are
    ``low``; ``full`` is a name with more than initials.
    """

    start: int
    end: int
    full: bool
    low: str = field(repr=False, compare=False)

    @cached_property
    def official(self) -> bool:
        """Whether an office names the person: looked for when somebody asks, as most names in a
        roll of votes stand by nothing that has to be judged.
        """
        return _official(self.low, self.start, self.end, full=self.full)


def people_in(
    text: str, low: str, has: Callable[[tuple[str, ...]], bool] | None = None
) -> tuple[Person, ...]:
    """Everybody named in ``text``; ``low`` is the same in small letters, and ``has`` tells whether
    a word of it may begin so.
    """
    found: list[Person] = []
    reached = 0
    for anchor in _anchors(text, low, has or (lambda _: True)):
        if anchor < reached:
            continue
        place = _whole(text, anchor, reached) or _cut(text, anchor, reached)
        if place is not None:
            start, end, full = place
            found.append(Person(start, end, full, low))
            reached = end
    return tuple(found)


def _whole(text: str, anchor: int, reached: int) -> tuple[int, int, bool] | None:
    """The name around a patronymic or two initials, and whether it is a full one."""
    begin = max(reached, anchor - _REACH)
    for match in _NAME.finditer(text, begin, min(len(text), anchor + _REACH)):
        start, end = match.span()
        if end > anchor:
            return (start, end, match.lastgroup in {"full", "first"}) if start <= anchor else None
    return None


def _cut(text: str, anchor: int, reached: int) -> tuple[int, int, bool] | None:
    """A given name before an initial («Надії Ф.») or a short patronymic («Уляна Вас.»), or two
    words after «гр.» of which one is a given name.
    """
    pair = _PAIR.match(text, anchor, min(len(text), anchor + _REACH))
    if pair is not None and (is_given(pair[1]) or is_given(pair[2])):
        return pair.start(1), pair.end(2), False
    initial = _INITIAL.match(text, anchor)
    if initial is None or anchor == 0 or not text[anchor - 1].isspace():
        return None
    begin = max(reached, anchor - _CUT_REACH)
    match = _CUT.search(text[begin : initial.end()])
    if match is None or not any(one and is_given(one) for one in match.groups()):
        return None
    start = match.start(1) if match[1] else match.start(2)
    return begin + start, initial.end(), False


def _anchors(text: str, low: str, has: Callable[[tuple[str, ...]], bool]) -> list[int]:
    """Where a patronymic ends or an initial stands, in order."""
    found = [one.start() for one in _INITIAL.finditer(text)]
    cues = [one for one in (*_CUES, *_RARE) if has((one,))] if has(_ALL) else []
    for word in (*_ANCHORS, *cues, *(_RUSSIAN if "ы" in low else ())):
        at = low.find(word)
        while at >= 0:
            found.append(at)
            at = low.find(word, at + 1)
    return sorted(found)


def _official(low: str, start: int, end: int, *, full: bool) -> bool:
    before, after = low[max(0, start - 130) : start], low[end : end + 60]
    close = before[-_CLOSE:]
    if _SERVES.search(after):
        return False
    if _TITLED.match(after):
        return True
    if _PRIVATE.search(close):
        return False
    if _PRIVATE_DATA.match(after) and not _ENTREPRENEUR.search(close):
        return False
    if _OFFICES.search(_last_clause(before)) or _ENTREPRENEUR.search(close):
        return True
    if "\n" in before and _LINE_ABOVE.search(before):
        return True
    if ("." in before and _ACTING.search(before)) or (
        close.rstrip().endswith("(") and _BODY.search(before)
    ):
        return True
    if (
        not full
        and _ALONE_BEFORE.search(close)
        and _ALONE_AFTER.match(after)
        and not _DATA_BELOW.match(after)
    ):
        return True  # a signature: initials and a surname, alone in their line
    if _AFTER.search(after):
        return True
    above = low[max(0, start - 700) : start]
    if ":" not in above:
        return False
    return _LISTED.search(above) is not None or _HEARD.search(before) is not None


def _last_clause(before: str) -> str:
    """What stands right before a name, up to the last sign that ends a clause."""
    clause = before.rstrip()
    clause = clause.removesuffix(":")
    begin = max(clause.rfind(sign) for sign in ".;:\n") + 1
    return clause[max(begin, len(clause) - _CLAUSE_REACH) :]
