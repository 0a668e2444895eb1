"""Where people live: an address after «проживає», «зареєстрований», or beside a private person.

A street alone is none: repairs, polling stations and receptions have streets too. A house must
follow it, and a person or a word for living must stand by it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from opendata.messages import Message, msg
from opendata.privacy.beside_name import named_before, named_in_row, short_names, somebody_near
from opendata.privacy.finding import Found, Grade, Kind
from opendata.privacy.found_at import made
from opendata.privacy.given import given_name_near
from opendata.privacy.homes_listed import LABEL, is_his, listed_homes
from opendata.privacy.passage import Passage

_STREETS: Final = (
    *("вул", "ул.", "улиц", "пр.", "просп", "пр-т", "пр-кт", "пров", "пер.", "переул", "бульв"),
    *("б-р", "пл.", "площа", "площі", "площу", "шосе", "узв", "наб.", "набер", "проїзд", "мкр"),
    *("мікрор", "м-н", "кварт", "кв-л", "туп", "в’їзд", "майдан", "алея", "алеї", "шлях", "хут"),
    *("ж/м", "житлов", "жилмас", "урочище", "лінія"),
)
"""How :data:`_STREET` begins."""
_LIVING: Final = (
    *(
        "прожива",
        "мешка",
        "прописан",
        "зареєстрован",
        "зарегистрирован",
        "живу",
        "живе",
        "прож.",
        "прожив.",
        "мешк.",
    ),
)
_STREET: Final = (
    r"(?:вул(?:иц\w+|\.)?|ул(?:иц\w+|\.)|пер(?:еул\w+|\.)|ж/м|житлов\w+ масив"
    r"|жилмасив\w*|просп(?:ект\w*|\.)?|пр-т\.?|пр-кт\.?|пров(?:ул\w+|\.)?|пр\."
    r"|бульв(?:ар\w*|\.)?|б-р\.?|пл(?:оща|ощі|ощу|\.)(?!\s?[\dоo ]+[.,][\dоo])|шосе|узвоз\w*"
    r"|узвіз|наб(?:ережн\w+|\.)|проїзд\w*|мкр(?:-?н|\.)?|мікрорайон\w*|м-н|квартал\w*|кв-л"
    r"|туп(?:ик\w*"
    r"|\.)|в’їзд\w*|майдан\w*|алея|алеї|шлях\w*|хутір|хутор\w*|урочище|лінія)"
)
_HOUSE: Final = (
    r"(?:\([^()\n]{1,30}\)[,\s]{1,2})?(?:(?:буд(?:ин\w+|\.)?|садиба|хата)\s?№?\s?|№\s?|д(?:ім|ом|\.)\s?№?\s?"
    r"|б\.\s?№?\s?)?(?:б/н"
    r"|\(?без номера\)?|\d{1,4})(?:\s?-?\s?[а-яґєії](?![\w’])"
    r"|\s?[«\"][а-яґєії][»\"])?(?:/\d{1,4}\s?[а-яґєії]?(?![\w’]))?"
)
_FLAT: Final = (
    r"(?:[,\s]{1,3}(?:корп(?:ус\w*|\.)?\s?\w{1,3}[,\s]{1,3})?(?:кв(?:артир\w+|\.)?"
    r"|ком(?:нат\w+|\.)|кім(?:нат\w+"
    r"|н\.|\.)|секці\w+)\s?№?\s?\d{1,4}\s?[а-я]?(?![\w’]))"
)
_ADDRESS = re.compile(
    rf"(?<![\w’]){_STREET}(?:(?<=\.)"
    rf"|(?!\w))\s?(?=[«\"„“]?\w)"
    rf"(?!біля|навпроти|поруч|між|від )(?:[^\n:;,()№]{{1,45}}?)[,\s]{{1,3}}{_HOUSE}(?![\d.]\d)"
    rf"(?P<flat>{_FLAT})?"
)
_LIVES = re.compile(
    r"прожива\w*|жив[еу]\b|жив[её]т|место (?:жительства|проживания|регистрации)|зарегистрирован\w*"
    r"|прописк\w+|местожительств\w+|проживающ\w+|адрес\w+:? (?:боржни|отримув|власни|наймач"
    r"|орендар|матер|батьк|заявни|громадян"
    r"|фізичн|мешкан|спадк|абонент)\w+"
    r"|\bпрож(?:ив)?\.|зареєстр\.|мешка\w+|мешк\."
    r"|зареєстрован\w{1,3}\b(?! в (?:єдр|реєстр))"
    r"|місц\w+ (?:проживання"
    r"|реєстрації|прописки|мешкання)|адрес\w+ (?:проживання|реєстрації|прописки)"
    r"|прописан\w+|домашн\w+ адрес\w+|жител\w+ (?:м\.|с\.|міста|села|смт|буд|вул)"
    r"|мешкан\w+ (?:м\.|с\.|міста|села|смт|буд|вул)|місц\w+ перебування"
)
_NUMERAL: Final = (
    r"(?:(?:перш|друг|трет|четверт|п’ят|шост|сьом|восьм|дев’ят|десят|один|дв[аі]|три|чотири|шіст"
    r"|сім|вісім|сорок|двадцят|тридцят|одинадцят|сімдесят|вісімдесят|сто)[а-яґєії’]*)"
)
_WORDED = re.compile(
    rf"(?<![\w’]){_STREET}\s?[«\"]?\w[\w’ -]{{2,30}},\s(?:буд(?:инок|\.)\s)?"
    rf"{_NUMERAL}(?:\s{_NUMERAL})?(?=[,;.)\n]|\Z)"
)
"""«Вулиця Дружби, двадцять один»."""
_REVERSED = re.compile(
    r"(?i:(?:кв(?:артир\w*|\.)\s?№?\s?\d{1,4},?\s(?:[ву]\s)?)?"
    r"буд(?:инк\w*|\.)\s?№?\s?\d{1,4}(?:-?[а-я])?,?\s(?:кв(?:артир\w*|\.)\s?№?\s?\d{1,4},?\s)?"
    r"(?:по|на)\s(?:вул(?:иц\w+|\.)|просп\w*\.?|пров\w*\.?|бульв\w*\.?))"
    r"\s?(?:[«\"]?\w[\w’ -]{2,40}?(?=[,.;\n)]|$)"
    r"|[А-ЯҐЄІЇ][\w’-]+(?:\s[А-ЯҐЄІЇ][\w’-]+){0,2})"
)
"""«Будинок 12, квартира 3 по вулиці …»."""
_NAME_FIRST = re.compile(
    r"(?<![\w’])[А-ЯҐЄІЇ][\w’-]{2,30}\s(?:вул|пров|просп|бульв|пл)\.,?\s?"
    r"(?:буд\.\s?)?\d{1,4}[а-я]?(?!\w)(?:[,\s]{1,2}кв\.\s?\d{1,4})?"
)
"""«Садова вул., 5, кв. 2»."""
_SPOKEN = re.compile(
    r"(?:жив[уе]|прожива\w+|мешка\w+|прописан\w+)[^\n.;]{0,80}(?P<home>(?:вул|пров|просп"
    rf"|бульв)\w*\.?\s[а-яґєії’-]+,?\s(?:(?:у |в )?будин\w+ )?(?:номер )?{_NUMERAL}"
    rf"(?:\s{_NUMERAL})?(?![\w’]))"
)
"""«Живу на вулиці Криничній, дев’ять»: as minutes have it."""
_NAMED: Final = r"[А-ЯҐЄІЇ][\w’-]{2,30}"
_BARE = re.compile(
    r"\w+(?: (?:у|в|за адресою|місце проживання|за))?\s?[:–-]?\s"
    r"(?:[мс]\.\s?|смт\.?\s|місті\s|селі\s)?"
    rf"(?P<home>{_NAMED},\s{_NAMED}(?:\s{_NAMED})?,?\s\d{{1,4}}[а-яґєії]?"
    r"(?![\w.]\d)(?:(?:/|,\s|-)(?:кв\.?\s?)?\d{1,4})?)(?!\w)"
)
"""«Місце проживання: Вигадів, Миру 4/8»: no word for a street."""
_GARDEN = re.compile(
    r"(?:прожива\w+|мешка\w+|жив\w+|зареєстрован\w+)[^\n]{0,60}?(?P<home>(?:\bст|\bск|\bсот"
    r"|сад(?:ов\w+|\.) (?:тов\.|товариств\w+"
    r"|кооператив\w+|масив\w+))\s?[«\"][^»\"\n]{2,30}[»\"],?\s(?:вул\.?[^,\n]{2,30},\s)?"
    r"(?:ділянка|діл\.|буд\.?|№)\s?№?\s?\d{1,4})"
)
_ON_STREET = re.compile(
    r"(?i:жив|мешка|прожива)\w* (?:на|по) "
    r"(?P<home>[А-ЯҐЄІЇ][\w’-]{2,25}(?:\s[А-ЯҐЄІЇ][\w’-]{2,25})?,?\s"
    r"\d{1,4}(?:\s?-?\s?[А-ЯҐа-яґєії](?![\w’]))?(?:/\d{1,4})?"
    r"(?:,?\s(?:кв(?:артир\w+|\.)?\s?№?\s?\d{1,4}|[ув] [а-яґєії’-]+ квартирі))?)(?![\w.]\d)"
)
"""«Живу на Троїцькій, 14, у п’ятій квартирі»."""
_BUILDING = re.compile(
    r"(?i:зареєстрован\w*|прожива\w*|мешка\w*|прож\.|місце проживання)\W(?P<home>[^\n;]{2,80}?,\s"
    r"буд(?:\.|инок)\s?№?\d{1,4}[^\n;]{0,25}?(?:кв|кім)\w*\.?\s?№?\s?\d{1,4})"
)
"""«Зареєстрований: Сулимськ-14, військове містечко, буд. 6, під’їзд 2, кв. 31»."""
_VILLAGE_HOUSE = re.compile(
    r"\w+\.?\s[^\n;]{0,40}?(?:с\.|село|селі"
    r"|смт\.?|хут\.|х\.|м\.)\s?[А-ЯҐЄІЇ][\w’-]+,\s?(?:урочище [А-ЯҐЄІЇ][\w’-]+,\s?)?"
    r"(?:буд\.?\s?|хата\s?)?\d{1,4}(?![\d.])"
)
_ORGANISATION = re.compile(
    r"юридичн\w+ адрес|місцезнаходження|єдрпоу|\bтов\b|\bкп\b|\bкнп\b|\bосбб\b|\bпп «|\bфг\b"
    r"|підприємств|товариств|установ|заклад|школ|лікарн|амбулатор|приймальн"
    r"|дільниц|виборч|цнап|відділ|управлінн|бібліотек|дитяч\w+ (?:садок|садк|майданчик)|садочок"
    r"|будин\w+ культур|магазин|кафе|ринок|ринк|зупинк|рекламн"
    r"|засіданн|відбудеться|прийом\w* громадян|ремонт|благоустр|освітленн|водопро|каналізац"
    r"|котельн|скликати|звертатис|готел|розташуван|сквер|парк\b|пам.ятн"
)
_LAND = re.compile(
    r"земельн\w+ ділянк|ділянк\w+ площ|кадастров|для будівництва|нежитлов|майн|об.єкт|гараж"
)
_OFFICE_AT = re.compile(
    r"(?:виконком|комітет|рад[аиіу]|відділ|управлінн|центр|служб|департамент|цнап|заклад|школ|ліце"
    r"|підприємств)\w*[^().;\n]{0,40}\([^()]{0,30}$"
)
"""«Виконком (вул. …, 1)»."""
_RANGE = re.compile(r"(?P<first>\d{1,4})\s?-\s?(?P<last>\d{1,4})(?!\w)|\d{1,4}(?:, \d{1,4}){2,}")
"""«Буд. 1–27»: many houses are nobody's home; «20-3» is a house and a flat."""
_LIVES_NOW = re.compile(
    r"(?:прожива(?:є|ю|в|ла)|мешка(?:є|ю|в|ла)|прож\.|мешк\.|зареєстрован(?:ий|а|ого|ої|у|ому|ій))"
    r"\W{1,3}(?:за адресою\W{1,2})?\Z"
)
"""One person lives in «22-83», a house and a flat; several live in «буд. 1–27»."""
_HIS = re.compile(
    r"(?:фактичн\w+|теперішн\w+|адрес\w+|\bадр\.|прописк\w+|житло|житла|батько|мати)\W[^;\n]{0,60}\Z"
)
_HIS_OWN = re.compile(
    r"\b(?:мо[їєюг]|сво[їєюг]|ваш|наш)\w*\s(?:\w+\s)?(?:дом|дім|будин|кварт|вікн|двор|двір|подвір|помешк|хат|житл)[\w’]*[^\n;]{0,25}\Z"
)
"""«У своїй квартирі (вул. …)»: even an official says where he lives."""
_HIS_REACH: Final = 85
_DATA_REACH: Final = 330
_DATA_LINES: Final = 4
_PAPER = re.compile(
    r"(?:статут|наказ|положенн|правил|організаці|фонд|товариств|осередок|осередк|спілк|асоціаці"
    r"|кооператив"
    r"|підприємств|заклад|установ|знак|марк|право власності|договір|договор|порядок|шлюб|народженн"
    r"|релігійн\w+ громад)\w*[^.;\n]{0,40}\bзареєстрован\w*\W[^.;\n]{0,60}$"
)
"""What is registered at an address and is no person."""
_KEY = re.compile(r"\"\w{2,30}\"\s?:")
"""Of a record in JSON."""
_ROOM = re.compile(r"[,\s]{1,2}(?:каб|оф\.|офіс|актов|зал\b|прим\.|приміщ)")
"""What stands behind an address where people work."""
_OBJECT = re.compile(
    r"(?:підвал|приміщен|будівл|споруд|об.єкт)[\w’]*[^.;\n]{0,60}"
    r"(?:за адресою|розташован\w+)\W{0,4}\Z"
)
_RECEIVES = re.compile(r"прийма\w+ громадян|прийом|графік|кабінет|каб\.")


_ENTREPRENEUR = re.compile(r"\bфоп\b|фізичн\w+ особ\w*[ -]+підприєм|самозайнят")
"""Whose address of a business is a flat lives there."""
_OWNER = re.compile(r"гр\.|громадян|наймач|власник")
_BELOW: Final = 150
_NEAR_PARTY: Final = 160
_NEAR: Final = 50
_LINES: Final = 6
_SHORT_LINE: Final = 60
_SHORT: Final = (" вул.", " пров.", " просп.", " бульв.", " пл.")


def homes(passage: Passage) -> Iterator[Found]:
    """Home addresses of people."""
    told: list[tuple[int, int]] = []
    for start, end, flat in _addresses(passage):
        grade = _grade(passage, start, end, flat=flat)
        if grade is not None:
            told.append((start, end))
            why = msg("a street and a house where a person lives or is named")
            yield made(passage, Kind.HOME_ADDRESS, (start, end), grade, why)
    why = msg("a street and a house where a person lives or is named")
    listed = ((span, why) for span in listed_homes(passage))
    for span, why in (*_lived_in(passage), *listed):
        if not any(a < span[1] and span[0] < b for a, b in told[-_NEAR:]):
            told.append(span)
            yield made(passage, Kind.HOME_ADDRESS, span, Grade.BLOCK, why)


def _lived_in(passage: Passage) -> Iterator[tuple[tuple[int, int], Message]]:
    """Homes without a street and a number of a house, right after a word for living there."""
    why = msg("a street and a house where a person lives or is named")
    for pattern in (_SPOKEN, _GARDEN):
        for found in passage.at_words(pattern, _LIVING):
            yield found.span("home"), why
    for at in passage.places(_LIVING):
        village = _VILLAGE_HOUSE.match(passage.text, at)
        if village is not None:
            yield village.span(), msg("a village and a house after a word for living there")
            continue
        for pattern in (_BARE, _ON_STREET, _BUILDING):
            if (bare := pattern.match(passage.text, at)) is not None:
                yield bare.span("home"), why
                break


def _addresses(passage: Passage) -> Iterator[tuple[int, int, bool]]:
    """A street and a house in any order, and whether a flat is named: looked for around the words
    for a street and for a house, as reading all of the text for them takes ten times as long.
    """
    low, reached = passage.low, 0
    for at in passage.places(_STREETS):
        found = _ADDRESS.match(low, at) or _WORDED.match(low, at) if at >= reached else None
        if found is not None:
            reached = found.end()
            flat = found.re is _ADDRESS and found["flat"] is not None
            yield found.start(), reached, flat
    reached = 0
    for at in passage.places(("буд",)):
        found = (
            _REVERSED.search(passage.text, max(reached, at - 40), at + 130)
            if at >= reached
            else None
        )
        if found is not None:
            reached = found.end()
            yield found.start(), reached, "кв" in found[0].lower()
    reached = 0
    for at in passage.places(_SHORT):
        begin = max(reached, at - 31)
        found = _NAME_FIRST.search(passage.text, begin, at + 60) if at >= reached else None
        if found is not None:
            reached = found.end()
            yield found.start(), reached, "кв" in found[0]


def _beside_short_name(passage: Passage, start: int, end: int, *, flat: bool) -> bool:
    """Whether a name without a patronymic stands right before the address, or, as in the list of
    somebody's data, a private person a few short lines above.
    """
    reach = 45 if flat else 30
    if given_name_near(passage.text, start, start, before=reach, after=0):
        return True
    if named_in_row(passage, start, end, whole=False) or (flat and named_before(passage, start)):
        return not _ORGANISATION.search(_line(passage, start))
    if somebody_near(passage, start, end, 120, 60):
        return True
    above = _named_above(passage, start)
    if above is None:
        return False
    if _KEY.search(passage.text, above, start):
        return True
    lines = passage.text[above:end].split("\n")
    return 1 < len(lines) <= _LINES and all(len(one) <= _SHORT_LINE for one in lines)


def _goes_on(passage: Passage, start: int) -> bool:
    """Whether somebody's data go on behind a semicolon: «попередня адреса: …; фактична: …»."""
    said = _HIS.search(passage.low, max(0, start - _HIS_REACH), start)
    if said is None:
        return False
    person = passage.person_before(said.start(), _DATA_REACH)
    if person is not None:
        named = None if person.official else person.end
    else:
        names = short_names(passage.text, max(0, said.start() - _DATA_REACH), said.start())
        named = names[-1][1] if names and not passage.official(*names[-1]) else None
    return named is not None and passage.text.count("\n", named, said.start()) <= _DATA_LINES


def _is_range(passage: Passage, start: int, end: int) -> bool:
    house = re.compile(r"\d+").findall(passage.text, start, end)
    found = _RANGE.match(passage.text, end - len(house[-1])) if house else None
    if found is None:
        return False
    return found["first"] is None or int(found["first"]) < int(found["last"])


def _line(passage: Passage, at: int) -> str:
    begin, end = passage.low.rfind("\n", 0, at) + 1, passage.low.find("\n", at)
    return passage.low[begin : end if end >= 0 else len(passage.low)]


def _named_above(passage: Passage, start: int) -> int | None:
    """Where the name ends of a private person in the lines above ``start``."""
    above = passage.person_before(start, 160)
    if above is not None:
        return (
            None if above.official and not _is_addressee(passage, above.end, start) else above.end
        )
    names = short_names(passage.text, max(0, start - 160), start)
    return names[-1][1] if names and not passage.official(*names[-1]) else None


def _is_addressee(passage: Passage, named: int, start: int) -> bool:
    """Whether a letter goes to somebody whose name, at the very beginning, ends at ``named``."""
    alone = passage.text[:named].strip().count("\n") == 0
    return (
        alone and not passage.text[named:start].strip(" ,\n") and "\n" in passage.text[named:start]
    )


def _grade(passage: Passage, start: int, end: int, *, flat: bool) -> Grade | None:
    begin, close = passage.sentence(start, end, 160)
    before, after = passage.low[begin:start], passage.low[end : min(close, end + 60)]
    if _OFFICE_AT.search(before) or _ROOM.match(after) or (_OBJECT.search(before) and not flat):
        return None
    if _HIS_OWN.search(before):
        return Grade.BLOCK
    person = passage.person_near(start, end, 120, 70)
    if person is None and _PAPER.search(before):
        return None
    if person is None and not _LIVES_NOW.search(before) and _is_range(passage, start, end):
        return Grade.BLOCK if is_his(passage, start, end, by_word=False) else None
    lives = [*_LIVES.finditer(before)]
    if lives and len(before) - lives[-1].end() <= 110:
        legal = _ORGANISATION.search(before)
        return Grade.BLOCK if legal is None or person is not None or flat else None
    if person is None and _beside_short_name(passage, start, end, flat=flat):
        organisation = _ORGANISATION.search(before[-60:])
        return None if organisation or _RECEIVES.search(before) else Grade.BLOCK
    if person is None:
        return _grade_without_name(passage, start, end, before, flat=flat)
    between = passage.low[person.end : start] if person.end <= start else before[-40:] + after
    if _ORGANISATION.search(between) or _RECEIVES.search(before):
        return None
    if flat:
        return Grade.BLOCK
    return Grade.LOOK if _LAND.search(before) else Grade.BLOCK


def _named_below(passage: Passage, end: int) -> bool:
    """Whether a private person is named in the lines below: who lives at the address above."""
    below = passage.people_between(end, end + _BELOW)
    return any(not one.official for one in below)


def _grade_without_name(
    passage: Passage, start: int, end: int, before: str, *, flat: bool
) -> Grade | None:
    """The grade of an address with nobody right beside it; ``before`` stands in its sentence."""
    named = passage.person_near(start, end, 240, 70) is not None
    if flat and (named or _OWNER.search(before)):
        return Grade.LOOK
    if is_his(passage, start, end):
        return Grade.BLOCK
    if flat and LABEL.search(before) and _named_below(passage, end):
        return Grade.LOOK
    if flat and _ENTREPRENEUR.search(passage.low, max(0, start - _NEAR_PARTY), start):
        return Grade.LOOK
    return Grade.LOOK if _goes_on(passage, start) else None
