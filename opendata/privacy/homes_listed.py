"""Addresses without a word for a street, as lists, rows and notes have them: «Бабак Уляна – дрова,
Садова, 7», «Адр.: Сімер, 214», «під моїми вікнами (Героїв УПА, 18)».

A word with a capital and a number may be anything. It is an address where it fills a field, looks
like the name of a street, and somebody is named in the same item, or a word says that he lives
there.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from opendata.privacy.beside_name import NO_FAMILY, named_in_row, short_names
from opendata.privacy.passage import Passage

_NAMED: Final = r"[А-ЯҐЄІЇ][\w’]{2,25}(?:-[А-ЯҐЄІЇ]?[\w’]{1,25})?"
_HOUSE: Final = (
    r"(?:(?:буд(?:ин(?:ок|ку))?|дім|дом|д|б|садиба|хата|барак|хутір)\.?\s?)?(?:№\s?)?"
    r"\d{1,3}(?:\s?-?[а-яґєії](?![\w’.])|\s?[«\"][а-яґєії][»\"])?(?:\s?[/-]\s?\d{1,4}[а-яґєії]?(?![\w’]))?"
)
_FLAT: Final = (
    r"(?:,?\s?(?:корп|кв\w*|помешкання|к|кімн?|пом|секці[яї]|пов|під’їзд|гурт\w*|блок)\.?"
    r"\s?№?\s?\d{1,4}[а-яґєії]?(?![\w’])|,\s\d{1,3}(?=\s*(?:[\n;)/|\t—–]|$)))"
)
_HOME = re.compile(
    rf"(?:\d{{1,2}}(?:-[а-яґєії]{{1,3}})?\s)?(?:[А-ЯҐЄІЇ]\.\s?){{0,2}}"
    rf"(?P<name>{_NAMED}(?:\s(?:{_NAMED}|[А-ЯҐЄІЇ]{{2,4}}))?)(?:, ?| )"
    rf"{_HOUSE}{_FLAT}{{0,2}}(?![\w’])"
    r"(?=\s*(?:[,;.|\t)\n/—–(\"«_]|\s-|$|\s{2}|\sт(?:ел)?\.))"
)
_FIRST = re.compile(
    r"[А-ЯҐЄІЇ](?=[\w’-]{2,25}+(?:\s[А-ЯҐЄІЇ][\w’]{1,25}+)?+(?:,\s?|\s)"
    r"(?:[а-яґєії№]{1,12}+\.?\s?){0,1}+№?\s?\d)"
)
_BEGINS = re.compile(
    r"(?:^|[\t|;,:(/\n_—–\"]|\s\s|\s-)\s*(?:\d{5},?\s)?(?:(?:[мс]\.|смт\.?|с-ще)\s?[А-ЯҐЄІЇ][\w’-]+\s)?(?:\d{1,2}(?:-[а-яґєії]{1,3})?\s|[А-ЯҐЄІЇ]\.\s?){0,2}\Z"
)
_STREET_LIKE = re.compile(r"(?:[аяуюиії]|[ое]го|[ое]ї|[іи]в|их|ин|[А-Я]{2,4})\Z")
_NO_STREET = re.compile(
    r"(?:\w*(?:ович|евич|івн)[ауіеою]*\Z|сум|вод|дрова|вугілл|пенсі|справ|картк|черг|ділянк|палат"
    r"|бригад|кімнат|квартир|сторінк|глав|пільг|кварта|літер|дільниц|посвідк|довідк|накладн|інв"
    r"|вак|житл|загальн|площ|кількіс|марк|схем|карт|модел|газел|ряд|верс|підсум|варт|цін|ставк|зон"
    r"|субвенц|партія|заявк|заяв|квитанц|скарг|зверненн|постанов|засіданн|серед|дит|стат|бал|оцінк"
    r"|оц|рот|взвод|бригад|полк|батальйон|позиці|посад|ставок|одиниц|лінія|газет|том|опис|фонд"
    r"|видан|європ|київ\Z|мобіл|ампул|таблетк|упаков|категорі|особ|жит|ліг|ліц|паркомісц"
    r"|каб|прибут|надійш|видат|переда|отрим|відсот|га\Z|тон|метр|кіломет|грив|тис)\w*",
    re.IGNORECASE,
)
_OWN = re.compile(
    r"(?:прожива\w+|мешка\w+|\bжив(?:е|у|уть)\b|прож\.|меш[кх]?\.|прописан\w+|прописк\w+|зареєстр\w+"
    r"|(?:мо[їєяюг]\w*|мої[мх]\w*|сво[їєяюг]\w*|його|її|їхн\w+)\s(?:\w+\s)?"
    r"(?:дом|дім|будин|кварт|вікн|двор|подвір|помешкан|хат|житл|під’їзд|балкон|садиб|город|паркан)\w*)"
    r"(?:[^\n;.]|\";\"|(?<=\b[а-яґєії])\.|(?<=обл)\.|(?<=смт)\.){0,45}\Z"
    r"|(?:прож|меш[кх]?|проп|зареєстр)\.[^\n;]{0,40}\Z"
)
LABEL: Final = re.compile(
    r"(?:(?<![\w’])(?:адр(?:еса)?|місцезнаходження)\.?"
    r"|\"adr\w*\"|\"address\w*\")[\s_]{0,3}(?:[:_.–—=\-]|(?=\d{5},))"
    r"(?:[^\n;.]|(?<=\b[а-яґєії])\.|(?<=обл)\.|(?<=смт)\.|(?<=р-н)\.){0,60}\Z"
)
"""«Адреса:» says that it is one, and not whose."""
_LABEL_REACH: Final = 300
_FIRMS = re.compile(
    r"школ|ліце[йюя]|садок|днз|\bздо\b|нвк|амбулатор|лікарн|фап\b|бібліот|магазин|кафе|аптек|ринок"
    r"|ринк|зупинк|клуб|\bбк\b|будинок культ|котельн|\bтов\b|\bкп\b|\bкнп\b|\bосбб\b|\bсфг\b|\bпп «"
    r"|дільниц|\bвіддiл|відділ|управлінн|цнап|пошт(?!ов\w+ (?:адрес|скрин))|банк"
    r"|депутат|округ|прийом|прийма|ремонт|капітал"
    r"|провулок|перейменув|майстерн|підприєм|установ|заклад|товариств|відбуд|адміністр|юридичн"
)
_PLACED = re.compile(r"\b(?:за|біля|навпроти|напроти|коло|поруч із|поруч з|від)\s\w+")
"""«Хата за магазином» is no shop."""
_ITEM_END = re.compile(r"\n|;\s|\s(?=\d{1,2}\)\s)")
_ITEM_REACH: Final = 200
_NEAR: Final = 80
_VILLAGES: Final = ("с.", "смт", "сел", "с-ще", "х.", "хут", "х-р", "кут", "ц/с", "прис")
_PLACE: Final = r"[А-ЯҐЄІЇ][\w’]{1,25}(?:-[А-ЯҐЄІЇ]?[\w’]{1,25})?"
_VILLAGE = re.compile(
    r"(?<![\w’])(?:с|смт|сел|с-ще|х|хут|х-р|кут|ц/с|село|селище|хутір|присілок)\.?\s?"
    rf"{_PLACE}(?:\s{_PLACE})?"
    r"(?:,\s(?:урочище|х-р|присілок|хутір|кут\.?)\s[А-ЯҐЄІЇ][\w’-]+)?,\s"
    r"(?:(?:буд|хата|барак|садиба|крайня)\.?\s?){0,2}"
    rf"(?:(?<=хата)|(?<=хата )|б/н|{_HOUSE})(?![\w’]|\.\d)"
    r"(?=\s*(?:[,;.|\t)\n/—–(\"«_]|\s-|$|\s{2}|\sт(?:ел)?\.))"
    rf"|(?<![\w’])(?:х\.|хутір|х-р|кут\.)\s?{_PLACE}(?:\s{_PLACE})?(?=\s*(?:[,;.|\t)\n\"]|$))"
)
"""«С. Яр, 44», «х. Вовчий Яр, крайня хата»; a hamlet is as good as a house."""
_OF_PEOPLE = re.compile(
    r"(?:підпис|абонент|боржник|мешкан|жител|ювіляр|список осіб|громадян|пільговик|отримувач"
    r"|черга|учасник|заявни|одерж|співвласник|власник|переселен|спис\w+)[^\n:]{0,90}(?::|\n)"
)
_NUMBERED = re.compile(
    r"[А-ЯҐЄІЇ]{2}\s?№?\s?\d{6}(?!\d)|(?<!\d)\d{9,10}(?![\d:])"
    r"|(?<!\d)0\d{2}[ )-]{0,2}\d{3}(?:[ -]?\d{2}){2}(?!\d)"
)
_SURNAME = re.compile(
    r"(?:[^:\n]{0,60}:)?\s*(?:\d{1,3}[.)]\s*)?"
    r"(?P<name>[А-ЯҐЄІЇ][а-яґєії’]{2,20}(?:-[А-ЯҐЄІЇ][а-яґєії’]+)?)[\s,–—]"
)


def listed_homes(passage: Passage) -> Iterator[tuple[int, int]]:
    """Where such addresses stand."""
    reached = 0
    for first in _FIRST.finditer(passage.text):
        if first.start() < reached:
            continue
        found = _home(passage, first.start())
        if found is not None and is_his(passage, *found):
            reached = found[1]
            yield found
    for village in _VILLAGE.finditer(passage.text) if passage.has(_VILLAGES) else ():
        if is_his(passage, *village.span()):
            yield village.span()


def _home(passage: Passage, at: int) -> tuple[int, int] | None:
    """The address that begins at ``at``, if it fills a field and looks like one."""
    text = passage.text
    found = _HOME.match(text, at)
    if found is None:
        return None
    if _BEGINS.search(text, max(0, at - 40), at) is None:
        return None
    name = found["name"]
    if not _STREET_LIKE.search(name) and not re.search(
        r"(?:р-н|район|обл\.?|с\.|м\.)[^\n;]{0,30},\s\Z", passage.low[max(0, at - 40) : at]
    ):
        return None
    words = [one for one in name.split() if not one.startswith("Українк")]
    if name.isupper() or any(NO_FAMILY.match(one) or _NO_STREET.match(one) for one in words):
        return None
    return found.span()


def is_his(passage: Passage, start: int, end: int, *, by_word: bool = True) -> bool:
    """Whether what stands there belongs to somebody who is named before it in the same item or row,
    or, ``by_word``, a word says that somebody lives there.
    """
    begin = _item(passage, start)
    before = passage.low[begin:start]
    if _FIRMS.search(before[-_NEAR:]) or _FIRMS.search(
        _PLACED.sub("", passage.low[end : end + 25])
    ):
        return False
    if by_word and _OWN.search(before):
        return True
    if LABEL.search(before) and _somebody(passage, start):
        return True
    if _named(passage, begin, start) or named_in_row(passage, start, end, whole=False):
        return True
    surname = _SURNAME.match(passage.text, begin, min(start, begin + _NEAR))
    if (
        surname is None
        or surname["name"].endswith(("ти", "ся"))
        or NO_FAMILY.match(surname["name"])
    ):
        return False
    return _NUMBERED.search(passage.text, begin, start) is not None or _of_people(passage, begin)


def _named(passage: Passage, begin: int, start: int) -> bool:
    people = [one for one in passage.people_between(begin, start) if one.end <= start]
    if people:
        return not people[-1].official
    names = short_names(passage.text, begin, start)
    return bool(names) and not passage.official(*names[-1])


def _somebody(passage: Passage, start: int) -> bool:
    """Whether the last who is named a few lines before is a private person."""
    begin = max(0, start - _LABEL_REACH)
    people = [one for one in passage.people_between(begin, start) if one.end <= start]
    if people:
        return not people[-1].official
    names = short_names(passage.text, begin, start)
    return bool(names) and not passage.official(*names[-1])


def _of_people(passage: Passage, begin: int) -> bool:
    heads = list(_OF_PEOPLE.finditer(passage.low, max(0, begin - 400), begin + 1))
    return bool(heads) and not _FIRMS.search(heads[-1][0])


def _item(passage: Passage, at: int) -> int:
    begin = max(0, at - _ITEM_REACH)
    for one in _ITEM_END.finditer(passage.text, begin, at):
        begin = one.end()
    return begin
