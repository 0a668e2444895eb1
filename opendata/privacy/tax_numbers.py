"""Tax numbers of people (РНОКПП) and their numbers in the demographic register (УНЗР).

A tax number has ten digits: five count the days from 31 December 1899 to the birthday, four are a
serial number with the sex in the last, one is the check digit. One number of ten digits in
twenty-five looks so by chance, so that its surroundings decide where no word names it. A number
that a word names is taken even with a wrong check digit: one typed wrong tells as much.
УНЗР is the birthday, a hyphen and five digits (Law 5492-VI, article 10).
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Collection, Iterator
from datetime import date, timedelta
from typing import Final

from opendata.messages import msg
from opendata.privacy.beside_name import named_before, named_in_row, somebody_near
from opendata.privacy.finding import Found, Grade, Kind
from opendata.privacy.found_at import made
from opendata.privacy.passage import Passage

_EPOCH: Final = date(1899, 12, 31)
_OLDEST: Final = timedelta(days=366 * 110)
_DIGITS: Final = 10
_UNZR_DIGITS: Final = 13
_WORDS: Final = (
    *("рнок", "іпн", "инн", "карт", "платник", "дрфо", "ідент", "податк", "идент", "налог"),
    "облік",
)
_SHORT_WORDS = re.compile(" (?:[іи] {1,2}[пн] {1,2}н|о {1,2}к {1,2}п) ".encode("cp1251"))
"""Stands in every text that :data:`_NAMED` finds something in."""
_BRIEF: Final = ("обл.", "ід. код", "ід код", "ід.ном", "ід. ном", "інд. н", "індивід")
_LETTER_WORDS: Final = ("н", "нн")
_OTHER_LETTERS: Final = ("п", "пн", "и")
_TEN = re.compile(r"(?<![\d])\d{10}(?!\d)")
_LETTER: Final = "[а-яіїєґ]"
_NAMED = re.compile(
    rf"рнокпп|(?<!{_LETTER})(?:рнокп|іпн|инн)(?!{_LETTER})|обл\w*\.? карт|платник\w{{0,2}} податк"
    r"|(?:код|номер)\w* платник|идентификационн\w+ (?:номер|код)|налогоплательщик"
    r"|\bдрфо\b|ідентифікаційн\w{1,4} (?:номер|код)\w*|податков\w{1,4} (?:номер|код)"
    rf"|(?<!{_LETTER})ід\.?\s?(?:код|номер)|[іи]дент\w*\.?\s?(?:номер|код|№)"
    rf"|(?<!{_LETTER})інд(?:ивідуальн\w+|\.)\s?(?:податков\w+ )?номер"
)
_NAMED_STEMS: Final = (
    *("рнок", "іпн", "инн", "обл", "платник", "идент", "налогоплат", "дрфо", "ідент", "податков"),
    *(
        "ід. код",
        "ід.код",
        "ід код",
        "ід.ном",
        "ід. ном",
        "код платн",
        "номер платн",
        "інд. н",
        "індивід",
    ),
)
"""How :data:`_NAMED` begins: looking for these first takes a tenth of the time."""
_INITIALS = re.compile(
    rf"(?<!{_LETTER})[іи]\.?\s?[пн]\.?\s?н\.?(?!{_LETTER})|р\.?\s?н\.?\s?о\.?\s?к\.?\s?п\.?\s?п"
)
"""«і.п.н.», «р. н. о. к. п. п.»"""
_AFTER_NAME = re.compile(r"(?:[^\d\n;]|\n(?!\s*\n)){0,60}?((?:\d[ \n-]?){9}\d)(?![\d])")
_LOOKALIKE = re.compile(r"[^\d\n;]{0,30}?(?<!\w)([\dоoзіlб]{10})(?!\w)")
_LEAST_DIGITS: Final = 7
"""«ІПН 28З45О7890»: letters typed for digits."""
_GROUPED = re.compile(
    r"(?<![\d-])(?<!\d[ .,])(?:\d{4} \d{3} \d{3}|\d{3} \d{3} \d{4}|\d{5} \d{5}|\d{2}(?: \d{2}){4}"
    r"|\d{3} \d{3} \d{2} \d{2}|\d \d{3} \d{3} \d{3}|\d(?: \d){9}|\d{4}-\d{3}-\d{3}"
    r"|\d{3}-\d{3}-\d{4}|\d{5}-\d{5}|\d{2,8}\n\d{2,8})(?![\d-]|[ .,]\d)"
)
"""«1895 100 716»: a person writes ten digits so, and a treasurer millions."""
_OWN_CODE = re.compile(
    r"(?:(?:\bфоп\b|підприєм(?:ець|ця|цю|цем|иц\w+)\b)[^;\n]*|(?:ович|евич|івн"
    r"|ївн)\w{0,3}\b(?:[^;\n]{0,110}|[^\n]{0,45}|\n))"
    r"\bкод(?: одержувача| отримувача)?\W{0,3}\Z"
)
"""«ФОП Заплатка В. О., платник єдиного податку, код …»; of a person named farther off too."""
_FORM = re.compile(r"(?:прізвище|по батькові|пі[бп])\W[^;]{0,120}(?:код|номер|№)?\W{0,4}\Z")
"""The lines of a form above its last one."""
_BEAST = re.compile(r"тварин|коров|корів|телиц|бичк|чіп|собак|бирк|вуш|порід|худоб")
_NEXT = re.compile(r"\s?(?:,|;|та|і|й|и)\s{0,2}(\d{10})(?!\d)")
"""«РНОКПП 1, 2 та 3»."""
_ENTERPRISE = re.compile(r"\d{8}[ \n-]\d{2}$")
"""A number of an enterprise and what stands after it."""
_BESIDE_NAME = re.compile(r"[\s,(:–|-]{1,12}(?:код|№)?[\s:–-]{0,3}")
_ALONE_BEFORE = re.compile(r"(?:^|[\t\n|;]| {2})\s*$")
_ALONE_AFTER = re.compile(r"\s*(?:$|[\t\n|;]| {2})")
_TABLE: Final = 2_000
_PROSE = re.compile(r"\n[^\n\t|;]{70}")
"""A paragraph: a table ends before it."""
_YOUNGEST: Final = 3_000
_ELDEST: Final = 47_000
"""Days of birth from 1908 to 2028: what a mistyped number is known by."""
_WEAK = re.compile(
    r"(?<![а-яіїєґ.])(?:[іиi]\.\s?[нк]\.|[іi]д\.?\s?[нк]\.?|[іиi]нн?|[іi]д)[\s:№-]{0,4}"
    r"(\d{10})(?!\d)",
    re.IGNORECASE,
)
"""«і.н. 2345678901»: so short a word counts only right before the number."""
_COMPANY = re.compile(r"єдрпоу|юридичн|пдв")
_OTHER = re.compile(
    r"(?<![а-яіїєґ])(?:кадастр"
    r"|документ\w*|коатуу|катоттг|бюджет\w*|об.єкт\w* нерухом|номер запису|запис\w* про|рахун\w*"
    r"|р/р|п/р|телефон\w*|тел|факс"
    r"|моб|єрдр|тендер\w*|лот\w*|договор\w*|договір|накладн\w*|чек\w*|квитанці\w*|розпоряджен\w*"
    r"|рішен\w*|наказ\w*|лист\w*|вх|вих|справ\w*"
    r"|витяг\w*|інв|інвентарн\w*|реєстр\w*|код\w*|сум\w*|лічильник\w*|заводськ\w*|серійн\w*|isbn"
    r"|дк|ідентифікатор\w*|єдессб|єдебо)[^\d\n]{0,25}(?:\n\W*)?$"
)
_OF_OTHER = re.compile(
    r"(?:телефон\w*|тел|моб|рахун\w*|кадастр\w*)\D{0,12}$|(?:договор\w*|договір|\bакт\w*|наказ\w*"
    r"|розпоряджен\w*|рішен\w*|накладн\w*|квитанц\w*|довідк\w*|посвідчен\w*)[^.;\n]{0,45}№\s?$"
)
"""What a number is called that is not a person's, though one is named beside it."""
_OF_RECORD = re.compile(r"\"\w{0,12}(?:id|hash|number|uuid|edrpou|inv\w*)\"\s?:\s?\"?\Z")
"""The key of a record in JSON that names something else."""
_BARE_CODE = re.compile(
    r"(?<![а-яіїєґ-])код(?: отримувача| одержувача| мій| його| її| мой)?\W{0,3}\Z"
)
_TECHNICAL = re.compile(r"[a-z]{2}[^а-яґєії]{0,4}код\W{0,3}\Z")
"""A log of a program."""
"""«Код 2286287756»: the codes of enterprises have eight digits."""
_OF_ADULTS: Final = "1234"
"""How the numbers of those begin who were born from 1927 to 2009."""
_SIGN = re.compile(r"(?:№|\bn|номер\w*)\s*$")
_JOINED_BEFORE = re.compile(r"[0-9a-zа-яіїєґ][-/:.]\Z|[\w=&?#@\\+/:]\Z")
_JOINED_AFTER = re.compile(r"[-/:.]\d|[-/_=&@\\]?[a-zа-яіїєґ]|[_=&@\\]")
_MEASURE = re.compile(r"\s?(?:грн|гривень|гривні|тис|млн|шт|кв|куб|м2|м3|м²|м³|га\b|%|коп|кг)")
_UNZR = re.compile(r"(?<![\d-])((?:19|20)\d{6})\s?-\s?\d{5}(?![\d-])")
_PAPER = re.compile(r"паспорт|унікальн|запис\w? №\s*$|карт|унзр|демограф")
_LOT = re.compile(
    r"(?:лот\w*|тендер\w*|закупівл\w*|парті\w*|справ\w*|оголошен\w*|аукціон\w*|процедур\w*|id|batch|запуск\w*|пакет\w*|вивантажен\w*|сесі\w*|транзакці\w*)\W{0,12}$"
)
_UNZR_NAMED = re.compile(r"унзр|унікальн\w+ номер\w* запису")
_UNZR_AFTER = re.compile(r"[^\d\n;]{0,60}?((?:19|20)\d{6}[ -]{0,3}\d{5})(?!\d)")


def is_tax_number(digits: str, today: date) -> bool:
    """True for ten digits with the right check digit and a birthday in the last 110 years."""
    if len(digits) != 10 or digits[5:9] == "0000":
        return False
    weights = (-1, 5, 7, 9, 4, 6, 10, 5, 7)
    total = sum(weight * int(sign) for weight, sign in zip(weights, digits, strict=False))
    if total % 11 % 10 != int(digits[9]):
        return False
    born = _EPOCH + timedelta(days=int(digits[:5]))
    return today - _OLDEST <= born <= today


def tax_numbers(passage: Passage, today: date) -> Iterator[Found]:
    """Tax numbers in the text, each once."""
    if not passage.runs:
        return
    spoken = _is_spoken(passage)
    if not spoken and passage.most_digits < _DIGITS:
        return
    cues = _cues(passage) if spoken else []
    if cues and _BEAST.search(passage.low):
        cues = [at for at in cues if not _BEAST.search(passage.low[at : at + 12])]
    named = dict.fromkeys(span for cue in cues for span in _after_word(passage, cue, today))
    named |= dict.fromkeys(one.span(1) for one in passage.near_digits(_WEAK, _DIGITS, 10, 0))
    for span in named:
        if len(set(_digits(passage.text[slice(*span)]))) == 1:
            continue  # zeros show how to fill in a form
        why = msg("ten digits after the word for a tax number")
        yield made(passage, Kind.TAX_NUMBER, span, Grade.BLOCK, why)
    for found in passage.near_digits(_TEN, _DIGITS, 0, 0):
        if found.span() in named:
            continue
        if is_tax_number(found[0], today):
            if _is_other(passage, *found.span()):
                continue
            why = msg("the check digit and the birthday of a tax number")
        elif not _is_mistyped(passage, *found.span(), cues):
            continue
        else:
            why = msg("ten digits where a tax number stands, though the check digit is wrong")
        yield made(passage, Kind.TAX_NUMBER, found.span(), Grade.BLOCK, why)
    yield from _grouped(passage, today, named)


def _cues(passage: Passage) -> list[int]:
    """Where the words for a tax number end, in order."""
    text, found = passage.cyrillic, set()
    for at in passage.places(_NAMED_STEMS, twins=True):
        word = _NAMED.match(text, at)
        if word is not None:
            found.add(word.end())
    if passage.once(_has_initials):
        found.update(one.end() for one in _INITIALS.finditer(text))
    return sorted(found)


def _grouped(passage: Passage, today: date, named: Collection[tuple[int, int]]) -> Iterator[Found]:
    """Ten digits in groups beside a person, with everything right about them."""
    if passage.most_digits < _DIGITS:
        return
    for found in passage.near_digits(_GROUPED, _DIGITS, 0, 0):
        start, end = found.span()
        if (
            len(_digits(found[0])) != _DIGITS
            or found[0][0] == "0"
            or not is_tax_number(_digits(found[0]), today)
        ):
            continue
        if _MEASURE.match(passage.after(end, 12)) or any(a < end and start < b for a, b in named):
            continue
        if named_before(passage, start) or named_in_row(passage, start, end):
            why = msg("the check digit and the birthday of a tax number")
            yield made(passage, Kind.TAX_NUMBER, (start, end), Grade.BLOCK, why)


def _is_spoken(passage: Passage) -> bool:
    """Whether a word for a tax number may stand in the text, whole or cut down to letters."""
    if passage.has(_WORDS) or passage.places(_BRIEF):
        return True
    return passage.once(_has_initials)


def _has_initials(passage: Passage) -> bool:
    if not passage.has(_LETTER_WORDS) or not passage.has(_OTHER_LETTERS):
        return False
    return _SHORT_WORDS.search(passage.letters) is not None


def _after_word(passage: Passage, at: int, today: date) -> Iterator[tuple[int, int]]:
    """The numbers that the word before ``at`` names: one, or a list of them."""
    found = _AFTER_NAME.match(passage.text, at)
    if found is None:
        found = _LOOKALIKE.match(passage.low, at)
        if found is not None and sum(map(str.isdigit, found[1])) >= _LEAST_DIGITS:
            yield found.span(1)
        return
    right = is_tax_number(_digits(found[1]), today)
    between = passage.low[at : found.start(1)]
    if not right and (
        _COMPANY.search(between) or _OTHER.search(between) or _ENTERPRISE.match(found[1])
    ):
        return
    yield found.span(1)
    end = found.end(1)
    while (more := _NEXT.match(passage.text, end)) is not None:
        yield more.span(1)
        end = more.end(1)


def _is_mistyped(passage: Passage, start: int, end: int, cues: list[int]) -> bool:
    """Whether ten digits with a wrong check digit stand where a tax number would: right after a
    private person, or alone in a cell of a table below a word for it, one of ``cues``.
    """
    if passage.text[start] == "0" or not _YOUNGEST < int(passage.text[start : start + 5]) < _ELDEST:
        return False
    if _MEASURE.match(passage.after(end, 12)):
        return False
    person = passage.person_before(start, 14)
    if person is not None and not person.official:
        return _BESIDE_NAME.fullmatch(passage.low, person.end, start) is not None
    last = bisect_left(cues, start) - 1
    if last < 0 or start - cues[last] > _TABLE or not _ALONE_AFTER.match(passage.text, end):
        return False
    if _PROSE.search(passage.text, cues[last], start):
        return False
    return _ALONE_BEFORE.search(passage.text[max(0, start - 6) : start]) is not None


def unzr_numbers(passage: Passage, today: date) -> Iterator[Found]:
    """Numbers of the demographic register."""
    if passage.most_digits < _UNZR_DIGITS:
        return
    seen: set[int] = set()
    for cue in _UNZR_NAMED.finditer(passage.cyrillic):
        found = _UNZR_AFTER.match(passage.text, cue.end())
        if found is not None:
            seen.add(found.start(1))
            why = msg("a birthday and five digits after the word for an УНЗР")
            yield made(passage, Kind.UNZR, found.span(1), Grade.BLOCK, why)
    for found in passage.near_digits(_UNZR, _UNZR_DIGITS, 0, 0):
        if found.start() in seen or not _birthday(found[1], today):
            continue
        before = passage.before(found.start(), 120)
        if _SIGN.search(before[-12:]) and not _PAPER.search(before):
            continue
        if (
            _LOT.search(before[-40:])
            and passage.person_near(found.start(), found.end(), 60, 30) is None
        ):
            continue
        why = msg("a birthday, a hyphen and five digits, as in an УНЗР")
        yield made(passage, Kind.UNZR, found.span(), Grade.BLOCK, why)


def _is_other(passage: Passage, start: int, end: int) -> bool:
    """Whether the surroundings say that the digits are something else."""
    before, after = passage.before(start, 45), passage.after(end, 12)
    if _JOINED_BEFORE.search(before[-2:]) or _JOINED_AFTER.match(after) or _MEASURE.match(after):
        return True
    if _OF_OTHER.search(before) or _OF_RECORD.search(before):
        return True
    if _OWN_CODE.search(passage.before(start, 130)) or named_before(passage, start, 60):
        return False
    if _FORM.search(passage.before(start, 160)):
        return False
    beside = passage.person_before(start, 18)
    if beside is not None and _BESIDE_NAME.fullmatch(passage.low, beside.end, start):
        return False
    if somebody_near(passage, start, end, 60, 30):
        return False
    if passage.text[start] in _OF_ADULTS and _BARE_CODE.search(before):
        return _TECHNICAL.search(before) is not None
    return passage.text[start] == "0" or bool(_SIGN.search(before) or _OTHER.search(before))


def _birthday(digits: str, today: date) -> bool:
    try:
        born = date(int(digits[:4]), int(digits[4:6]), int(digits[6:8]))
    except ValueError:
        return False
    return today - _OLDEST <= born <= today


def _digits(text: str) -> str:
    return "".join(sign for sign in text if sign.isdigit())
