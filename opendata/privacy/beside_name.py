"""Whether a person is named right beside a place, in whatever form lists and tables name people.

A number alone says little; a number right after «Тефф С.», or in one row with «БУРЯК УЛЯНА», is
that of a person. Such short names are too weak to be taken for people anywhere else: two words with
capitals are a street or a firm as often.
"""

from __future__ import annotations

import re
from typing import Final

from opendata.privacy.given import honoured, is_given
from opendata.privacy.passage import Passage

_CAPITAL: Final = "А-ЯҐЄІЇ"
_WORD: Final = rf"[{_CAPITAL}][а-яґєіїё’]+(?:-[{_CAPITAL}][а-яґєіїё’]+)?"
_LOUD: Final = rf"[{_CAPITAL}][{_CAPITAL}’]+(?:-[{_CAPITAL}’]+)?"
_INITIAL: Final = rf"[{_CAPITAL}]\."
_SHORT = re.compile(
    rf"(?<![\w’-])(?:(?P<family>{_WORD}|{_LOUD})\s(?:{_WORD}\s)?{_INITIAL}(?:\s?{_INITIAL})?"
    rf"|{_INITIAL}\s?(?:{_INITIAL}\s?)?(?P<last>{_WORD}|{_LOUD})(?![\w’])"
    rf"|(?P<one>{_WORD}|{_LOUD})\s(?P<two>{_WORD}|{_LOUD})(?![\w’])(?:\s{_WORD})?)"
)
NO_FAMILY = re.compile(
    r"(?:школ|садок|садк|амбулатор|ліце[йюя]|гімназ|лікарн|бібліот|котельн|додат|таблиц|розділ"
    r"|корпус|літер|пункт|статт|категор|секці|будин|вулиц|провул|площ[аіу]|район|місто\Z|міста\Z|село"
    r"|села|селищ|громад|сторін|грудн|груден|закон|постанов|рішен|наказ|розпоряд|протокол|договор"
    r"|договір|сесі|рахун|паспорт|серія|номер|всього|разом|україн|підпис|печат|примірн|примітк)\w*\Z"
    r"|(?:блок|груп[аиіу]?|клас|частин\w|лот|форм[аиу]|вул|пров|пл|рад[аиіу]|стор|гр|група|акт|код"
    r"|січ(?:ень|ня)?|лют(?:ий|ого)|берез(?:ень|ня)|квіт(?:ень|ня)|трав(?:ень|ня)|черв(?:ень|ня)"
    r"|лип(?:ень|ня)|серп(?:ень|ня)|верес(?:ень|ня)|жовт(?:ень|ня)|листопад\w*|фоп|тов|пп|кп|фг"
    r"|сфг|стов|тел|дата|дати|прим|оф)\Z",
    re.IGNORECASE,
)
"""What stands before a capital and a point and is no surname: «Додаток А.», «Корпус Б.»."""
_ITEM = re.compile(
    rf"(?:^|[;:,]\s?|\d[.)]\s?)(?:[А-ЯҐЄІЇ]?[а-яґєії]{{3,9}}\s)?(?P<family>{_WORD})[ ,–-]{{1,4}}"
    r"(?:[А-ЯҐЄІЇ]{2}\s?№?\s?\d{6}|\d{9})(?!\d)",
    re.MULTILINE,
)
"""An item of a list: a surname alone, and the number of a passport."""
_LIGHT = re.compile(r"[^а-яґєії\n]{0,30}(?:\w{1,4}\.?[^а-яґєії\n]{0,30}){0,2}")
"""Between a name and what belongs to it stand signs, other numbers, and a short word at most."""
_MARK = re.compile(r"[\t|]|;(?!\s)|\s/\s")
"""What parts cells; in prose a blank follows a semicolon."""
_COMMA = re.compile(r",(?=[^\s,])(?=(?:[^\"\n]*\"[^\"\n]*\")*[^\"\n]*$)", re.MULTILINE)
"""Of a file of values: no blank follows, and no quotes stand around it."""
_KEY = re.compile(r"[{,]\s?\"[^\"\n]{1,30}\"\s?:\s?")
"""Before each value of a record in JSON."""
_TAG = re.compile(r"</t[dh]>")
_PATRONYMIC = re.compile(r"[А-ЯҐЄІЇ][\w’]+(?:ович|йович|евич|івна|ївна)", re.IGNORECASE)
_REACH: Final = 75
_ROW: Final = 400
_BEHIND: Final = 30


def named_before(passage: Passage, start: int, reach: int = _REACH) -> bool:
    """Whether somebody who is no official is named right before ``start``, in the same line."""
    line = max(passage.text.rfind("\n", 0, start) + 1, start - reach)
    person = passage.person_before(start, reach)
    if person is not None and person.end > line and _is_light(passage, person.end, start):
        return not person.official
    names = short_names(passage.text, line, start)
    return bool(names) and _is_light(passage, names[-1][1], start)


def named_behind(passage: Passage, end: int) -> bool:
    """Whether somebody who is no official is named right behind what ends at ``end``:
    «МЕ 123456, Рева О.», «050 000 00 01 (Рева О.)».
    """
    names = short_names(passage.text, end, min(len(passage.text), end + _BEHIND))
    return (
        bool(names)
        and not passage.text[end : names[0][0]].strip(" ,–-(:")
        and not passage.official(*names[0])
    )


def somebody_near(passage: Passage, start: int, end: int, before: int, after: int) -> bool:
    """Whether a private person is named near the place, in full or in short, in one sentence."""
    if passage.person_near(start, end, before, after) is not None:
        return True
    begin, close = passage.sentence(start, end)
    begin, close = max(begin, start - before), min(close, end + after)
    return any(
        not passage.official(*name) and not _is_known(passage, *name)
        for part in ((begin, start), (end, close))
        for name in short_names(passage.text, *part)
    )


def _is_known(passage: Passage, start: int, end: int) -> bool:
    """Whether the place is a part of a full name, which has been judged as a whole."""
    return any(one.end > start for one in passage.people_between(start - _REACH, end))


def named_in_list(passage: Passage, end: int) -> bool:
    """Whether the number that ends at ``end`` stands behind a word with a capital, as others do in
    the same list: one such word may be anything, several different ones are surnames.
    """
    items = passage.once(_items)
    return end in items and len(set(items.values())) > 1


def _items(passage: Passage) -> dict[int, str]:
    found = _ITEM.finditer(passage.text)
    return {one.end(): one["family"] for one in found if not NO_FAMILY.match(one["family"])}


def named_in_row(passage: Passage, start: int, end: int, *, whole: bool = True) -> bool:
    """Whether the place is a cell of a table, the ``whole`` of it or a part, and another cell of
    the row is a name.
    """
    text = passage.marked
    begin = max(text.rfind("\n", 0, start) + 1, start - _ROW)
    close = text.find("\n", end)
    close = min(len(text) if close < 0 else close, end + _ROW)
    cells = _cells(text, begin, close)
    mine = [(a, b) for a, b in cells if a <= start and end <= b]
    if len(cells) == 1 or not mine:
        return False
    if whole and _bare(text[slice(*mine[0])]).strip(' .,"{}') != text[start:end]:
        return False
    return any(_is_name(passage, a, b) for a, b in cells if (a, b) != mine[0])


def short_names(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Where names of a surname and a given name or initials stand between two places."""
    found = []
    one = _SHORT.search(text, start, end)
    while one is not None:
        if one["one"] is not None:
            good = is_given(one["one"]) or is_given(one["two"])
        else:
            good = not NO_FAMILY.match(one["family"] or one["last"])
        if good and not honoured(text, one.start()):
            found.append(one.span())
        # «Відмовити Прищепі Гнату»: the second word may be the first of a name.
        beyond = one.end() if good or one["two"] is None else one.start("two")
        one = _SHORT.search(text, beyond, end)
    return found


def _is_light(passage: Passage, start: int, end: int) -> bool:
    return _LIGHT.fullmatch(passage.text, start, end) is not None


def _cells(text: str, start: int, end: int) -> list[tuple[int, int]]:
    found, begin = [], start
    if text.find("</t", start, end) >= 0:
        split = _TAG
    elif text.startswith("{", start):
        split = _KEY
    else:
        split = _MARK if _MARK.search(text, start, end) else _COMMA
    for mark in split.finditer(text, start, end):
        found.append((begin, mark.start()))
        begin = mark.end()
    return [*found, (begin, end)]


def _bare(cell: str) -> str:
    """What a cell holds, without blanks and tags of a page that was pasted as text."""
    return re.sub(r"<[^>]{0,40}>", "", cell).strip()


def _is_name(passage: Passage, start: int, end: int) -> bool:
    whole = re.sub(r"&nbsp;|\xa0", " ", _bare(passage.text[start:end])).strip('"')
    if not whole or len(whole) > _REACH:
        return False
    if _PATRONYMIC.fullmatch(whole):
        return True
    names = short_names(whole, 0, len(whole))
    if names and names[0] == (0, len(whole)):
        return True
    inside = passage.people_between(start, end)
    return any(not one.official and one.end - one.start >= len(whole) - 6 for one in inside)
