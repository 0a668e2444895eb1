"""Registration plates of cars: two letters, four digits, two letters."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from opendata.messages import msg
from opendata.privacy.beside_name import named_in_row, somebody_near
from opendata.privacy.finding import Found, Grade, Kind
from opendata.privacy.found_at import made
from opendata.privacy.passage import Passage

_LETTER: Final = "[АВЕІКМНОРСТХABEIKMHOPCTX]"
_PLATE_DIGITS: Final = 4
_PLATE = re.compile(rf"(?<![\w-]){_LETTER}{{2}}\s?-?\d{{4}}\s?-?{_LETTER}{{2}}(?![\w-])")
_SMALL = re.compile(
    r"(?<![\w-])[авеікмнорстхabeikmhopctx]{2}\s?\d{4}\s?[авеікмнорстхabeikmhopctx]{2}(?![\w-])"
)
_ANY_END = re.compile(rf"(?<![\w-]){_LETTER}{{2}}\s?-?\d{{4}}\s?-?[A-ZА-ЯҐЄІЇ]{{2}}(?![\w-])")
_FORMS = re.compile(f"{_ANY_END.pattern}|{_SMALL.pattern}")
_BEHIND = re.compile(r"\s?-?[A-Za-zА-ЯҐЄІЇа-яґєії]{2}(?!\w)")
_CAR = re.compile(
    r"авто|автівк|\bзаз|\bгаз-|\bкамаз|\bуаз|skoda|renault|ford\b|toyota|volkswagen|daewoo|opel"
    r"|mercedes|\bbmw|audi|перепустк|ваз|москвич|\bява\b|\bмото|д\.?\s?н\.?\s?з|номерн\w+ знак"
    r"|держ\w*\.? номер"
    r"|причіп|причеп|скутер|мотоцикл|мопед|таксі|воді"
    r"|транспортн\w+ засоб|легков|вантажн|паркуван|реєстраційн\w+ номер"
)
_ORGANISATION = re.compile(
    r"норм\w+ витрат|пальн|баланс\w*|комунальн\w+|\bкп\b|\bкнп\b|підприємств\w*"
    r"|управлінн\w*|службов\w+|установ\w*"
    r"|\bтов\b|автобус\w*|пожежн\w+|сміттєвоз\w*|закупівл\w*|лікарн\w+"
)


_PROPERTY = re.compile(
    r"баланс|комунальн\w+ (?:власн|майн|підприєм)|\bкп\b|\bкнп\b|інв\w*\. №|шкільн\w+ автобус"
    r"|транспорт\w* (?:кп|комунальн|ради|відділ)|маршрут\w* №"
)
"""What the head of a list says of vehicles that are nobody's own."""
_LIST_REACH: Final = 600
_VEHICLES: Final = (
    "авто",
    "мото",
    "мопед",
    "скутер",
    "причіп",
    "ваз",
    "москвич",
    "ява",
    "трактор",
    "транспорт",
    "днз",
    "д/н",
)
_OLD_ANY = re.compile(
    r"(?<![\w./-])(?:[а-яіїєa-z]\s?-?\d{4}\s?-?[а-яіїєa-z]{2}"
    r"|\d{2,3}[ -]?\d{2}\s?-?[а-яіїєa-z]{2,3}"
    r"|[а-яіїєa-z]{2}\s?-?\d{4}\s?-?[а-яіїєa-z]{1,2})(?![\w-])",
    re.IGNORECASE,
)
"""«А 1234 КВ» until 1995, «123-45 КА» until 2004, «1234 КВА» of motorcycles, small letters."""
_OLD_WORDS = re.compile(
    r"(?:номерн\w+ знак\w*|держ\w*\.? (?:знак\w*|№)|реєстраційн\w+ знак\w*"
    r"|\bномер\w*"
    r"|д\.?\s?/?\s?н\.?\s?з?\.?|н/з|р\.?н\.?з?\.?|госномер\w*)\W{0,5}$"
)


_PLATE_WORDS: Final = ("номер", "держ", "реєстр", "д", "н", "р", "дн", "днз", "рн", "гос")


def old_plates(passage: Passage) -> Iterator[Found]:
    """Plates of other forms: only right after a word for a plate, in a sentence on a vehicle."""
    if not passage.has(_VEHICLES) or not passage.has(_PLATE_WORDS):
        return
    for found in passage.near_digits(_OLD_ANY, _PLATE_DIGITS, 5, 4):
        start, end = found.span()
        begin, close = passage.sentence(start, end, 160)
        sentence = passage.low[begin:close]
        row = named_in_row(passage, start, end) and _CAR.search(passage.low) is not None
        if row or (_OLD_WORDS.search(passage.before(start, 30)) and _CAR.search(sentence)):
            person = row or somebody_near(passage, start, end, 140, 80)
            line = passage.low.rfind("\n", 0, begin) + 1
            if not person and _of_organisation(passage, line, close):
                continue
            why = msg("the registration plate of a car")
            grade = Grade.BLOCK if person else Grade.LOOK
            yield made(passage, Kind.CAR_PLATE, (start, end), grade, why)


def _of_organisation(passage: Passage, line: int, close: int) -> bool:
    """Whether the line speaks of an organisation, or the head of the list that it stands in."""
    if _ORGANISATION.search(passage.low, line, close):
        return True
    return _PROPERTY.search(passage.low, max(0, line - _LIST_REACH), line) is not None


def _ends_in_letters(passage: Passage) -> bool:
    """Whether the letters of a plate stand behind four digits anywhere."""
    return any(
        digits == _PLATE_DIGITS and _BEHIND.match(passage.text, end) is not None
        for _, end, digits in passage.runs
    )


def plates(passage: Passage) -> Iterator[Found]:
    """Plates of cars that no organisation stands by."""
    if not _ends_in_letters(passage):
        return
    for found in passage.near_digits(_FORMS, _PLATE_DIGITS, 4, 4):
        start, end = found.span()
        begin, close = passage.sentence(start, end, 160)
        row = named_in_row(passage, start, end)
        person = row or somebody_near(passage, start, end, 140, 80)
        # The title of a column tells of cars, and the head of a list whose they are.
        line = passage.low.rfind("\n", 0, begin) + 1
        about = passage.low if row else passage.low[begin:close]
        car = _CAR.search(about) is not None
        if not person and (not car or _of_organisation(passage, line, close)):
            continue
        if not car and not _PLATE.fullmatch(found[0]):
            continue  # letters that plates do not have, or small ones
        grade = Grade.BLOCK if person else Grade.LOOK
        why = msg("the registration plate of a car")
        yield made(passage, Kind.CAR_PLATE, (start, end), grade, why)
