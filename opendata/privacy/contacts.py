"""Telephones and mail addresses of people, told from those of offices.

The telephone of a reception, a hot line or an enterprise is public. A mobile number that nothing
gives to an office counts as private; a landline only where a person or a word says so.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from opendata.messages import msg
from opendata.privacy.beside_name import (
    named_before,
    named_behind,
    named_in_row,
    somebody_near,
)
from opendata.privacy.finding import Found, Grade, Kind
from opendata.privacy.found_at import made
from opendata.privacy.passage import Passage

_PHONE_RUN: Final = 5
"""Digits that stand together even where a slash parts the first three: «067/123-45-67»."""
_PHONE = re.compile(
    r"(?<![A-Za-z\d/-])(?<!\d\.)(?:(?:\+|00)?\s?3\s?8[ (-]{0,3}"
    r"|8[ (-]{1,3})?\(?0[ (-]{0,2}(\d)[ -]?"
    r"(\d)\)?(?:(?:[ )./-]{0,2}| - )\d){7}(?![A-Za-z\d/]|[-:]\d|\.\d)"
)
_DOTTED = re.compile(r"0[0-9]{2}([./])[0-9]{3}\1[0-9]{2}\1[0-9] ?[0-9](?![0-9]|[./][0-9])")
_NULL = re.compile(
    r"\bнуль(?:,? [а-яґєії’]+){1,3},? \d{3}(?:[ -]{1,3}\d{2}){2}(?!\d)"
    r"|\bнуль(?:,? (?:нуль|один|одна|дв[аі]|три|чотири|п’ять|шість|сім|вісім"
    r"|дев’ять|[а-яґєії’]+дцять|сорок|[а-яґєії’]+десят|дев’яносто|сто|двісті|триста|чотириста|[а-яґєії’]+сот)){4,12}"
)
"""«Нуль шістдесят сім 334-10-95»: a number as people say it."""
_COUNTRY = re.compile(r"(?:^|[^\d/.])(\+?(?:38)?\.?)\Z")
"""«066.000.01.23», «066/000/01/23»."""
_SHORT = re.compile(
    r"(?<![\d/-])(?<!\d\.)(?:8-)?\(?0\d{2,4}[)-]{1,2}\s?\d{1,3}(?:[ -]\d{2,3}){1,2}(?![\d/-])|"
    r"(?<![\d/.-])\d[- ]\d{2}[- ]\d{2}(?![\d/-])"
    r"|(?<![\d/.-])\d{2}-\d-\d{2}(?![\d/-])"
    r"|(?<![\d/.-])\d{2}[- ]\d{2}[- ]\d{2}(?![\d/-])|(?<![\d/.-])\d{3}[- ]\d{2}[- ]\d{2}(?![\d/-])"
)
_MOBILE: Final = frozenset(
    [
        "39",
        "50",
        "63",
        "66",
        "67",
        "68",
        "73",
        "75",
        "77",
        "91",
        "92",
        "93",
        "94",
        "95",
        "96",
        "97",
        "98",
        "99",
    ]
)
_OFFICE: Final = re.compile(
    r"приймальн|гаряч\w* ліні|довідк(?:и\W{0,3}(?:за|тел|\d|\(|\+)|ами)|за довідк"
    r"|довідок\b|довідков|call|відділ|управлінн|департамент|виконком"
    r"|виконавч\w+ комітет|рада\b|ради\b|радою|цнап|центр\w*|підприємств|\bкп\b|\bкнп\b|\bтов\b"
    r"|установ|заклад|школ|лікарн|диспетчер|чергов\w+"
    r"|канцеляр|\bслужб|електромереж|водоканал|газова|аварійн|єдрпоу|факс|реєстратур|інформаційн"
    r"|прес-|редакц|адміністрац|довіри|поліці|єддс|пожежн|штаб|оперативн|омбудсман|газет|телеканал"
)
_PRIVATE = re.compile(
    r"(?:моб\w*|дом\w*|особист\w*|тел\w* заявни\w+|тел\w*)\W{0,4}(?:номер\w*)?\W{0,4}$"
)
_ASKED = re.compile(
    r"надсила(?:ти|йте)|надішліть|надіслати|зверта\w+|звернут\w+|телефонуват\w+|\bдзвонит\w+|запис\w+"
    r"|замовл\w+|замовит\w+"
)
"""Where everybody is asked to call, nobody's own number stands."""
_OF_KIN = re.compile(
    r"\bтел\w*\.? (?:дружини|чоловіка|матері|мами|батька|тата|сина|дочки|доньки|сестри|брата|бабусі"
    r"|сусід\w+|родич\w*|заявни\w+|власни\w+|опікуна)\W{0,4}\Z"
)
"""«Тел. дружини …», in the order of an office too."""
_ASKED_HOME = re.compile(
    r"(?:\bмій|\bмоя|власник|власниц|господар|мені|сину|синові|дочці|доньці|матері|мамі|татові"
    r"|заявни|сусід|йому|їй|особисто|чоловіков|дружині)\w*[^\n.;]{0,25}\Z"
)
"""«Дзвонити власнику …»."""
_MARKED_PRIVATE = re.compile(r"(?:моб\w*|дом\w*|особист\w*|заявни\w+)[^\n;]{0,30}$")
_LEAST: Final = 5
_LONG_DIGITS: Final = 11
_BARE: Final = 10
_TEL_WORDS: Final = ("тел", "дом.", "т. ", "т.", "моб")
_TEL = re.compile(r"(?:тел\w*|моб\w*|\bт\.|дом\.|вдома)\W{0,4}(?:№\s?)?$")
_AT_HOME = re.compile(r"(?:дом\.|вдома|домашн\w+|на квартир\w+(?: \w+)?)\s?(?:тел\w*)?\W{0,4}$")
_HOME_BEHIND = re.compile(
    r"\s?[(,–-]\s?(?:дом\.|вдома|домашн|кварт|особист|чоловіка|дружини|син[аи]|мам[аи]"
    r"|мат[иі]|батьк[ао]|доньк[аи]|дочк[аи]|сусід)"
)
"""«(0432) 55-00-11 (дом.)»."""
_LONG = re.compile(r"(?<!\d)80(?:39|50|6[3678]|73|75|77|9[1-9])\d{7}(?!\d)")
"""«80670001122»: as telephones were dialled."""
_CODED = re.compile(r"\(0\d{4}\)")
"""A number with the code of a small town needs no word for what it is."""
_TEL_NUMBER = re.compile(r"(?:тел\w*|моб\w*|\bт\.)\W{0,3}№?\W{0,3}$")
_ODD = re.compile(r"\d{4}[ -]\d{4}[ -]\d{2}$")
"""No telephone is written so."""
_OWN = re.compile(r"моб|дом\.|домаш|особист|приват")
_NOT_PHONE = re.compile(
    r"(?:рнокпп|іпн|\bкод\w*|рахун\w*|кадастр\w*|кпквк\w*|кекв|№|номер\w* (?:картки|справи"
    r"|запису))\W{0,6}$"
)

_MAIL = re.compile(
    r"(?<![\w.+-])[A-Za-z0-9][\w.+-]{0,63} ?(?:@|[\[(](?:at|@)[\])]) ?"
    r"[A-Za-z0-9][\w-]*(?:\.[\w-]+)+",
    re.ASCII,
)
_SPELLED = re.compile(r"[\[(](?:at|@)[\])]")
_PUBLIC_MAIL = re.compile(
    r"@(?:[\w-]+\.)*(?:gov|edu|org)\.ua$|@(?:[\w-]*(?:rada|gromada|vykonkom|cnap|oda"
    r"|rda)[\w-]*)\."
)
_PUBLIC_BOX = re.compile(
    r"^(?:info|office|mail|post|press|kanc|zvernen|priym|pryim|contact|admin|support"
    r"|help|data|opendata|hotline|tsnap|vykon|vikon"
    r"|vk_|mr_|selrad|dnz|zdo|nvk|lyceum|licey|kp_|knp|tov|buh"
    r"|zagal|sekretar|secretar|zakup|tender)"
    r"|rada|gromad|vykonk|vikonk|otg|council|school|cnap|silrad|miskrad|selo"
)
_FREE_MAIL: Final = re.compile(
    r"@(?:gmail|ukr|i|meta|bigmir|yahoo|outlook|hotmail|icloud|proton|online|email)\."
)


def phones(passage: Passage) -> Iterator[Found]:
    """Telephone numbers that are not those of an office."""
    for start, end in _alone(passage):
        why = msg("a telephone number that no office stands by")
        yield made(passage, Kind.PHONE, (start, end), Grade.BLOCK, why)
    beside = [*_dialled(passage)]
    if passage.most_digits >= _LEAST and (passage.has(_TEL_WORDS) or "(0" in passage.text):
        beside += _landlines(passage)
    for start, end in beside:
        why = msg("a telephone number beside the name of a person")
        yield made(passage, Kind.PHONE, (start, end), Grade.BLOCK, why)


def _alone(passage: Passage) -> Iterator[tuple[int, int]]:
    """Numbers with the code of a network or of a town, in digits, parted by points, in words."""
    for found in passage.near_digits(_PHONE, _PHONE_RUN, 8, 0):
        start, end = found.span()
        before = passage.before(start, 30)
        named = _TEL_NUMBER.search(before) is not None
        if not named and (_NOT_PHONE.search(before) or _ODD.match(found[0])):
            continue
        if _is_figure(passage, start, end):
            continue
        if _is_private(passage, start, end, mobile=found[1] + found[2] in _MOBILE):
            yield start, end
    for found in _DOTTED.finditer(passage.text):
        lead = _COUNTRY.search(passage.text, max(0, found.start() - 5), found.start())
        if lead is not None and _is_private(passage, lead.start(1), found.end(), mobile=True):
            yield lead.start(1), found.end()
    for found in _NULL.finditer(passage.low) if "нуль" in passage.low else ():
        if _is_private(passage, *found.span(), mobile=True):
            yield found.span()


def _dialled(passage: Passage) -> Iterator[tuple[int, int]]:
    for found in passage.near_digits(_LONG, _LONG_DIGITS, 0, 0):
        said = _TEL.search(passage.before(found.start(), 14))
        if said or somebody_near(passage, *found.span(), 60, 20):
            yield found.span()


def _landlines(passage: Passage) -> Iterator[tuple[int, int]]:
    """Short numbers of a town: only after a word for a telephone, and by a person."""
    for found in passage.near_digits(_SHORT, _LEAST, 0, 0):
        start, end = found.span()
        before = passage.before(start, 14)
        if _HOME_BEHIND.match(passage.after(end, 14)) or _AT_HOME.search(passage.before(start, 30)):
            yield start, end
            continue
        if not _TEL.search(before) and not _CODED.match(passage.text, start):
            continue
        begin, _ = passage.sentence(start, end, 120)
        if _OFFICE.search(passage.low[begin:start]):
            continue
        if somebody_near(passage, start, end, 90, 20):
            yield start, end


def _is_figure(passage: Passage, start: int, end: int) -> bool:
    """Whether ten digits fill a cell of a table in which no telephone is spoken of."""
    if end - start != _BARE or passage.has(_TEL_WORDS):
        return False
    beside = passage.marked[start - 1 : start] + passage.marked[end : end + 1]
    return "\t" in beside and not named_in_row(passage, start, end)


def _is_private(passage: Passage, start: int, end: int, *, mobile: bool) -> bool:
    before = passage.before(start, 60)
    if _OF_KIN.search(before):
        return True
    if _HOME_BEHIND.match(passage.after(end, 14)):
        return True
    begin, close = passage.sentence(start, end, 110)
    if _MARKED_PRIVATE.search(before) and not _OFFICE.search(passage.low[begin:start][-110:]):
        return True
    if mobile and named_in_row(passage, start, end):
        return True
    begin = max(begin, start - 110)
    if passage.text[begin - 1 : begin] == ";" and len(passage.text[begin:start].strip(" (+")) < 6:
        begin = max(0, begin - 110)  # another number of the same office
    if mobile and (named_before(passage, start, 40) or named_behind(passage, end)):
        return True
    last = passage.person_before(start, 60)
    if last is not None and last.official and last.start >= begin and not _OWN.search(before):
        return False
    office = _OFFICE.search(passage.low[begin : min(close, end + 45)])
    if somebody_near(passage, start, end, 100, 40):
        return office is None or (_PRIVATE.search(before) is not None and mobile)
    if not mobile or office is not None:
        return False
    asked = _ASKED.search(passage.low[begin:start])
    return asked is None or _ASKED_HOME.search(before) is not None


def mails(passage: Passage) -> Iterator[Found]:
    """Mail addresses that are not those of an office."""
    if "@" not in passage.text and "at]" not in passage.low and "at)" not in passage.low:
        return
    for found in _MAIL.finditer(passage.text):
        start, end = found.span()
        address = _SPELLED.sub("@", found[0].lower().rstrip(".").replace(" ", ""))
        if _PUBLIC_MAIL.search(address):
            continue
        person = passage.person_near(start, end, 100, 40)
        if person is None and (
            _PUBLIC_BOX.search(address.partition("@")[0]) or not _FREE_MAIL.search(address)
        ):
            continue
        begin, close = passage.sentence(start, end, 110)
        if person is None and (
            _OFFICE.search(passage.low[begin:close]) or _ASKED.search(passage.low[begin:start])
        ):
            continue
        why = msg("a mail address that no office stands by")
        yield made(passage, Kind.EMAIL, (start, end), Grade.BLOCK, why)
