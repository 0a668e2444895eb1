"""Health, family and children of a named person.

Programmes speak of people with disabilities and large families in general; a finding needs a
private person in the same sentence (Law on the protection of personal data, article 7).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from opendata.messages import Message, msg
from opendata.privacy.beside_name import short_names, somebody_near
from opendata.privacy.births import birth_words, short_named
from opendata.privacy.finding import Found, Grade, Kind
from opendata.privacy.found_at import made
from opendata.privacy.given import PAIR, is_given, pairs
from opendata.privacy.passage import Passage

_HEALTH = re.compile(
    r"\bінв\. ?[1-3iі]{1,3} гр\w*\.?|(?:особ\w+|дитин\w+) з інвалідністю\w*(?: (?:[іi1-3v]{1,3}"
    r"|перш\w+|друг\w+"
    r"|трет\w+)[\s-]{0,2}(?:[її]\s|а\s)?груп\w+)?|інвалід\w*(?: [іi1-3]{1,3} груп\w+)?"
    r"|інвалідн\w+"
    r"|онкологічн\w+|онкохвор\w+|злоякісн\w+|діагноз\w*(?:[\s:–-]+[^,.;\n]{3,60})?"
    r"|цукров\w+ діабет\w*|туберкульоз\w*"
    r"|віл-інфек\w*|\bвіл\b|психічн\w+ (?:розлад|хвороб|захворюв)\w*|шизофрен\w+|епілепс\w+"
    r"|дцп\b|аутизм\w*|вагітн\w+|наркозалежн\w+|алкозалежн\w+|недієздатн\w+|обмежено дієздатн\w+"
    r"|тяжк\w+ хвор\w+|важк\w+ хвор\w+|психіатр\w*|церебральн\w+ параліч\w*|на лікування"
    r"|лікуванн\w+ (?:дитин|син|дочк|хвор"
    r"|захвор)\w*|операці(?:ю|ї)\b|хвороб\w+|захворюванн\w+"
    r"|стан\w* здоров.я|протезуван\w+|гемодіаліз\w*|інсульт\w*|інфаркт\w*|травм\w+"
    r"|лежач\w+ хвор\w+|чаес|чорнобильськ\w+ катастроф\w*|онкологі\w+|хіміотерап\w*|ампутац\w+"
    r"|сліп\w+ на"
    r"|гепатит\w*|деменці\w+|хвор\w+ на [^,.;\n]{3,40}|хворі\w+ на [^,.;\n]{3,40}|ішемічн\w+"
    r"|бронхіальн\w+ астм\w+|артрит\w*|стенокарді\w+|гіпертоні\w+|\bіхс\b|новоутворенн\w+"
    r"|алкоголізм\w*|аутис\w+|коронавірус\w+ хвороб\w*|психоневролог\w*|паліатив\w*"
    r"|незряч\w+|ампутован\w+|\bхнн\b|пересува\w+ на візку|без (?:одного|правого|лівого) ока"
    r"|розлад\w* аутистичн\w+|ниркова недостатн\w+|на гемодіаліз\w*"
)
_FAMILY = re.compile(
    r"\bвдов(?:а|и|і|у|ою)\b|\bвдів(?:ець|ц\w{1,3})\b|розлучи\w+|у місцях позбавлення волі"
    r"|батьк\w+ (?:дитини )?невідом\w+|багатодітн\w+|мат\w+-одина\w+|одинак\w*|вихову\w+ (?:двох"
    r"|трьох|чотирьох|п’ятьох|\d) дітей"
    r"|одинок\w+ (?:мат\w+|батьк\w+)|мат(?:и|ері|ір’ю) \d{1,2}[\w-]* дітей"
    r"|матер\w+ \d{1,2} дітей|дитин\w+[- ]сир\w+|дітей[- ]сиріт|позбавлен\w+ батьківськ\w+"
    r"|розлучен\w+|розірван\w+ шлюб\w*|шлюб[^.;\n]{0,120}розірван\w*|напівсир\w+"
    r"|статус\w* сирот\w*|під опікою"
    r"|усиновлен\w*|встановити опіку"
    r"|піклуванн\w+ над|складн\w+ життєв\w+ обставин\w*|малозабезпечен\w+|безробітн\w+"
    r"|домашн\w+ насильств\w+|позашлюбн\w+|перебува\w+ у шлюбі"
    r"|сам[аі]?(?:остійно)? вихову\w+|батьки розлучен\w+|ухиля\w+ від (?:вихованн\w+"
    r"|сплати аліментів)"
    r"|зловжива\w+ (?:алкогол\w+|спиртн\w+)|несплат\w+ аліментів|стягненн\w+ аліментів"
    r"|боржник\w* зі сплати"
    r"|одиноко проживаюч\w+|сімейн\w+ конфлікт\w*|батьківство не встановлено|смерт\w+ (?:чоловіка"
    r"|дружини|сина)"
)
_CHILD = re.compile(
    r"(?:неповнолітн\w+|малолітн\w+|дитин\w*[- ]сир\w+|дитин\w+|\bсин(?:а|у|ом|ові)?\b|\bдочк\w+"
    r"|\bдочці|\bдоньк\w+|онук\w*|онучк\w+|вихован(?:ець|ц\w+|к\w+)|учн(?:ю|я|ем|івськ\w+|ів)"
    r"|учень|учениц\w+|підопічн\w+|новонароджен\w+|дітей|дітям|\bдіти\b|дошкільн\w+|підлітк\w*|школяр\w*)"
)
_HEALTH_WORDS: Final = (
    *("інвалід", "онко", "злоякісн", "діагноз", "діабет", "туберкул", "віл", "психічн", "шизофр"),
    *(
        "епілепс",
        "дцп",
        "аутизм",
        "вагітн",
        "нарко",
        "алко",
        "недієзд",
        "обмеж",
        "дієздатн",
        "хвор",
        "лікуван",
        "операці",
    ),
    *(
        (
            "захворюван",
            "здоров",
            "психіатр",
            "параліч",
            "протезуван",
            "гемодіал",
            "інсульт",
            "інфаркт",
            "травм",
            *(
                "інв.",
                "інв",
                "лежач",
                "чаес",
                "чорноб",
                "хіміот",
                "ампут",
                "сліп",
                "гепат",
                "деменц",
            ),
            *(
                "ішеміч",
                "бронхіа",
                "артрит",
                "стенокард",
                "гіпертон",
                "іхс",
                "новоутв",
                "алкогол",
                "аутис",
                "коронав",
                "психон",
                "паліат",
                "незряч",
                "хнн",
                "пересува",
                "ока",
                "розлад",
                "ниркова",
            ),
        )
    ),
)
_FAMILY_WORDS: Final = (
    *("багатодіт", "одинок", "матер", "мати ", "матір", "сир", "позбавлен", "розлуч", "розірван"),
    *("усинов", "опік", "піклуван", "життєв", "малозабезп", "безробіт", "насильст", "позашлюб"),
    *("шлюбі", "сама", "сам ", "самост", "ухиля", "зловжив", "алімент", "сімейн", "батьківств"),
    *(
        "смерт",
        "шлюб",
        "напівсир",
        "статус",
        "батьки",
        "одиноко",
        "одинач",
        "одинак",
        "вдов",
        "вдів",
        "місцях",
        "батьк",
        "вихову",
    ),
)
_CHILD_WORDS: Final = (
    *("неповноліт", "малоліт", "дитин", "син", "дочк", "дочц", "доньк", "онук", "онуч", "вихован"),
    *(
        "учн",
        "учен",
        "підопічн",
        "новонародж",
        "діте",
        "дітям",
        "діти",
        "підліт",
        "школяр",
        "дошкіл",
    ),
)
_VAGUE: Final = frozenset({"на лікування", "операцію", "операції", "хвороби", "захворювання"})
_CHILD_REACH: Final = 70
_SHORT_REACH: Final = 45
_PUPILS_SINCE: Final = 2008
_BORN = re.compile(
    r"[\s,(–-]{1,4}(?:(?:[0-3]?\d[./-][01]?\d[./-]|[0-3]?\d [а-яіїєґ]{5,10} ))?((?:19|20)\d\d)"
    r"\s?(?:р\.|року)?\s?(?:н\.|народж)"
)
_PARENTS: Final = ("мати", "батько", "матір")
_BEFORE_PARENT = re.compile(
    r"[\s,(|–-]{1,4}[0-3]?\d[./-][01]?\d[./-]((?:19|20)\d\d)\W{1,4}(?:мати|батько|матір)\b"
)
"""«Юрчик Марк Назарович, 11.01.2021, мати – …»."""
_IS_CHILD = re.compile(
    r"(?:дитин\w+|син(?:а|у|ові)?|доньк\w+|дочк\w+|дочці|малолітн\w+|неповнолітн\w+|учень|учн(?:я"
    r"|ю|ем|еві)"
    r"|учениц\w+|вихован(?:ець|ц\w+|к\w+)|школяр\w*|дошкільн\w+)\b"
)
_LITTLE = re.compile(
    r"[\s,(|–-]{0,4}(?:[0-3]?\d[./-][01]?\d[./-]\d{4}[\sр.нокуадж]{0,18})?[\s,)|–-]{0,4}"
)
"""Between the name and the word stands a birthday at most."""
_SERVES = re.compile(
    r"дружин|подан|зверн|заявн|матір|матер|\bмат[иі]\b|батьк|опікун|бабус|\bдід|учасник|військов|загибл"
    r"|захисник|пенсіон|працівник"
)
"""Between a word for a child and a name it says that the name is that of a parent."""
_MORE_NAMES = re.compile(
    r"[\s,;)(\d.-]{1,24}(?:р\.\s?н\.|року народження|р\.|та|і|й)?[\s,;)(\d.-]{0,12}"
)
_AGES = re.compile(r"(?<!\d)\d{1,2}(?:-[а-яґєії])? (?:клас|рок)")
_AGE_WORDS: Final = ("клас", "років", "роки")
_ELDER = re.compile(r"(?:бабус|дідус|опікун|матір|мати|матер|батьк)\w*\s\Z")
"""«Бабусю дитини …»: the name that follows is hers."""
_OF_AGE = re.compile(
    r"\s?[(,–-]\s?(?:\d{1,2}(?:-[а-яґєії])? (?:клас|рок[иі]|років|р\.)|\d{1,2}-[а-яґєії]\W)"
)
"""«Авраменко Соломію (9 клас)», «Пилипчук Златослава, 10 років»."""
_GROWN_WORD = re.compile(r"син|доньк|дочк|дочці")
_HEIRS = re.compile(r"спадкоєм|спадщин|спадков")
"""The sons and daughters of the deceased, whom acts on inheritance name, are grown."""
_HEIRS_REACH: Final = 60
_OLDEST_PUPIL: Final = 17
_ALONE = re.compile(r"[\s–-]{1,3}([А-ЯҐЄІЇ][а-яґєії’]{2,14})(?![\w’-]|\s[А-ЯҐЄІЇ])")
_LISTED_REACH: Final = 40
_GENERAL = re.compile(
    r"програм\w* [^.;\n]{0,60}$|фонд\w* соціальн|заклад\w* [^.;\n]{0,30}$|лікарн\w+ [^.;\n]{0,20}$"
)


def health(passage: Passage) -> Iterator[Found]:
    """Notes on the health of a named person."""
    why = msg("a note on health in one sentence with a person")
    found = passage.near_words(_HEALTH, _HEALTH_WORDS)
    yield from _beside_person(passage, found, _HEALTH, Kind.HEALTH, why)


def family(passage: Passage) -> Iterator[Found]:
    """Notes on the family or the need of a named person."""
    why = msg("a note on the family in one sentence with a person")
    found = passage.near_words(_FAMILY, _FAMILY_WORDS)
    yield from _beside_person(passage, found, _FAMILY, Kind.FAMILY, why)


def _beside_person(
    passage: Passage,
    matches: Iterator[re.Match[str]],
    pattern: re.Pattern[str],
    kind: Kind,
    why: Message,
) -> Iterator[Found]:
    told: set[tuple[int, int]] = set()
    for found in matches:
        start, end = found.span()
        if _GENERAL.search(passage.before(start, 90)):
            continue
        if not somebody_near(passage, start, end, 200, 200):
            continue
        sentence = passage.sentence(start, end)
        general = found[0] in _VAGUE
        if general and (sentence in told or _says_more(pattern, passage, sentence)):
            continue
        told.add(sentence)
        yield made(passage, kind, (start, end), Grade.BLOCK, why)


def _says_more(pattern: re.Pattern[str], passage: Passage, sentence: tuple[int, int]) -> bool:
    """Whether the sentence has a word that says what the vague one leaves open."""
    return any(one[0] not in _VAGUE for one in pattern.finditer(passage.low, *sentence))


def children(passage: Passage) -> Iterator[Found]:
    """Names of children: a name right after a word for a child, or right before it, or before the
    day on which somebody was born who can be no more than a pupil.
    """
    told: set[int] = set()
    yield from _born_lately(passage, told)
    yield from _of_age(passage, told)
    for one in short_named(passage):
        if one.child and one.name[0] not in told:
            told.add(one.name[0])
            why = msg("a name before the birthday of a child")
            yield made(passage, Kind.CHILD, one.name, Grade.BLOCK, why)
    if not passage.has(_CHILD_WORDS):
        return
    yield from _named_before(passage, told)
    for found in passage.at_words(_CHILD, _CHILD_WORDS):
        close = passage.sentence(*found.span())[1]
        if _ELDER.search(passage.before(found.start(), 14)):
            continue
        if _of_heirs(passage, found):
            continue
        line = passage.text.find("\n", found.end())
        yield from _short_names(passage, found.end(), max(close, line), told)
        yield from _given_alone(passage, found.end(), told)
        for person in passage.people_between(found.end(), close):
            far = person.start - found.end()
            if not 0 <= far <= _CHILD_REACH or person.start > close or person.official:
                continue
            if _SERVES.search(passage.low, found.end(), person.start):
                break
            if _of_adult(passage.low[person.end : person.end + 40]):
                break
            if person.start not in told:
                told.add(person.start)
                grade = Grade.BLOCK if person.full else Grade.LOOK
                why = msg("a name after a word for a child")
                yield made(passage, Kind.CHILD, (person.start, person.end), grade, why)
            break


def _of_heirs(passage: Passage, found: re.Match[str]) -> bool:
    """Whether the word says who inherits."""
    if _GROWN_WORD.match(found[0]) is None:
        return False
    begin, close = passage.sentence(*found.span())
    return _HEIRS.search(passage.low, max(0, begin - _HEIRS_REACH), close) is not None


def _of_age(passage: Passage, told: set[int]) -> Iterator[Found]:
    """Names before a class of a school, or before an age below eighteen."""
    for one in _AGES.finditer(passage.low) if passage.has(_AGE_WORDS) else ():
        begin = max(passage.low.rfind("\n", 0, one.start()) + 1, one.start() - _CHILD_REACH)
        for start, end in short_names(passage.text, begin, one.start()):
            age = _OF_AGE.match(passage.low, end)
            if age is None or start in told or passage.official(start, end):
                continue
            if int(re.findall(r"\d+", age[0])[0]) <= _OLDEST_PUPIL:
                told.add(start)
                why = msg("a name before the age or the class of a child")
                yield made(passage, Kind.CHILD, (start, end), Grade.BLOCK, why)


def _of_adult(after: str) -> bool:
    """Whether the birthday right behind a name is that of a grown son or daughter."""
    years = re.findall(r"(?<!\d)(?:19|20)\d\d(?=[^\n]{0,8}(?:н\.|народж))", after)
    return bool(years) and int(years[0]) < _PUPILS_SINCE


def _born_lately(passage: Passage, told: set[int]) -> Iterator[Found]:
    low = passage.low
    spoken, parents = bool(birth_words(passage)), passage.has(_PARENTS)
    for person in passage.people if spoken or parents else ():
        born = _BORN.match(low, person.end) if spoken else None
        if born is None and parents:
            born = _BEFORE_PARENT.match(low, person.end)
        if born is None or int(born[1]) < _PUPILS_SINCE or person.official:
            continue
        if person.start not in told:
            told.add(person.start)
            why = msg("a name before the birthday of a child")
            yield made(passage, Kind.CHILD, (person.start, person.end), Grade.BLOCK, why)


def _named_before(passage: Passage, told: set[int]) -> Iterator[Found]:
    """«Іваненко Артур, 17.02.2020, дитина з …»: names of two words."""
    for found in passage.at_words(_IS_CHILD, _CHILD_WORDS):
        if _of_heirs(passage, found):
            continue
        line = max(passage.text.rfind("\n", 0, found.start()) + 1, found.start() - _CHILD_REACH)
        whole = passage.person_before(found.start(), _CHILD_REACH)
        if whole is not None and whole.full and whole.start >= line and whole.start not in told:
            near = _LITTLE.fullmatch(passage.low, whole.end, found.start()) is not None
            if near and not whole.official:
                told.add(whole.start)
                why = msg("a name before a word for a child")
                yield made(passage, Kind.CHILD, (whole.start, whole.end), Grade.BLOCK, why)
        for pair in pairs(passage.text, line, found.start()):
            between = passage.low[pair.end() : found.start()]
            if pair.start() not in told and _LITTLE.fullmatch(between):
                told.add(pair.start())
                why = msg("a name before a word for a child")
                yield made(passage, Kind.CHILD, pair.span(), Grade.BLOCK, why)


def _given_alone(passage: Passage, at: int, told: set[int]) -> Iterator[Found]:
    """«Разом із сином Тимуром»: a given name alone, right after a word for a child."""
    found = _ALONE.match(passage.text, at)
    if found is None or not is_given(found[1]) or found.start(1) in told:
        return
    if not any(one.start <= found.start(1) < one.end for one in passage.people):
        told.add(found.start(1))
        why = msg("a name after a word for a child")
        yield made(passage, Kind.CHILD, found.span(1), Grade.LOOK, why)


def _short_names(passage: Passage, start: int, close: int, told: set[int]) -> Iterator[Found]:
    """A surname with a given name, without a patronymic, right after a word for a child."""
    reach, listed = start + _SHORT_REACH, start
    for pair in PAIR.finditer(passage.text, start, close):
        place = pair.start()
        if place > reach:
            return
        known = any(one.start <= place < one.end for one in passage.people)
        if known or place in told or not any(map(is_given, pair.groups())):
            continue
        between = passage.low[listed:place]
        if listed > start and not _MORE_NAMES.fullmatch(between):
            return
        told.add(place)
        why = msg("a name after a word for a child")
        yield made(passage, Kind.CHILD, pair.span(), Grade.BLOCK, why)
        # Others follow in a list only.
        listed, reach = pair.end(), pair.end() + _LISTED_REACH
