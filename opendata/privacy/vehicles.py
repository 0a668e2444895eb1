"""Registration plates of cars: two letters, four digits, two letters."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from opendata.messages import msg
from opendata.privacy.finding import Found, Grade, Kind
from opendata.privacy.found_at import made
from opendata.privacy.passage import Passage

_LETTER: Final = "[АВЕІКМНОРСТХABEIKMHOPCTX]"
_PLATE_DIGITS: Final = 4
_PLATE = re.compile(rf"(?<![\w-]){_LETTER}{{2}}\s?-?\d{{4}}\s?-?{_LETTER}{{2}}(?![\w-])")
_CAR = re.compile(
    r"авто|д\.?\s?н\.?\s?з|номерн\w+ знак|держ\w*\.? номер|причіп|причеп|мотоцикл|мопед|таксі|воді"
    r"|транспортн\w+ засоб|легков|вантажн|паркуван|реєстраційн\w+ номер"
)
_ORGANISATION = re.compile(
    r"баланс\w*|комунальн\w+|\bкп\b|\bкнп\b|підприємств\w*|управлінн\w*|службов\w+|установ\w*"
    r"|\bтов\b|автобус\w*|пожежн\w+|сміттєвоз\w*|закупівл\w*|лікарн\w+"
)


def plates(passage: Passage) -> Iterator[Found]:
    """Plates of cars that no organisation stands by."""
    for found in passage.near_digits(_PLATE, _PLATE_DIGITS, 4, 4):
        start, end = found.span()
        begin, close = passage.sentence(start, end, 160)
        person = passage.person_near(start, end, 140, 80)
        if person is None and _ORGANISATION.search(passage.low[begin:close]):
            continue
        if person is None and not _CAR.search(passage.low[begin:close]):
            continue
        grade = Grade.BLOCK if person is not None else Grade.LOOK
        why = msg("the registration plate of a car")
        yield made(passage, Kind.CAR_PLATE, (start, end), grade, why)
