"""The identifier of an act in the published table: «number-year», as Resolution 835 shows it.

Council, executive committee and mayor count their acts apart, so that the same number comes in all
three in one year; the body is told by a mark at the end.
"""

from __future__ import annotations

import hashlib
import re
from typing import Final

from opendata.clean.numbers import clean_number
from opendata.clean.text import fold

# The words are those of opendata.acts.act.Kind, a later room, which this one must not know.
_MARKS: Final = {
    "рішення ради": "",
    "рішення виконавчого комітету": "вк",
    "розпорядження голови": "р",
    "проєкт рішення": "проєкт",
    "протокол": "протокол",
    "висновок комісії": "висновок",
    "додаток": "додаток",
}
_MAYOR: Final = "розпорядження голови"
# -р, -од, -ок, -к/тр … name the kind of order; a lone а, б or г only tells apart 45 and 45-а.
_OWN_SUFFIX = re.compile(r"[-/](?![абг]$)[а-яєії]{1,4}", re.IGNORECASE)
_DATE = re.compile(r"(\d{4})-\d{2}-\d{2}", re.ASCII)


def act_uid(number: str, date: str, kind: str) -> str:
    """``45/8-2024`` for a council, ``45-2024-вк`` for its executive committee, ``45-2024-р`` for an
    order of the mayor, but ``45-од-2024`` where the number already ends with letters of its own.

    ``date`` is an ISO date, ``kind`` a value of :class:`opendata.acts.act.Kind`. The empty text if
    the number is empty, the date is not ISO or the kind is unknown: such an act has no identifier,
    and checking shows that it is missing.
    """
    own = "-".join(clean_number(number).split())
    year = _DATE.fullmatch(date)
    if not own or year is None or kind not in _MARKS:
        return ""
    mark = _MARKS[kind]
    if kind == _MAYOR and _ends_with_suffix(own):
        mark = ""
    return f"{own}-{year[1]}" + (f"-{mark}" if mark else "")


def titled_uid(title: str, date: str, kind: str) -> str:
    """``проєкт-3f2a9c01de`` or ``висновок-2024-…`` for a document that has no number: by its title,
    so that a later wording of the same draft is the same row.

    ``date`` is an ISO date or empty, ``kind`` as for :func:`act_uid`; spaces, case and apostrophes
    of the title make no difference. The empty text if the kind is unknown.
    """
    if not _MARKS.get(kind):
        return ""
    year = _DATE.fullmatch(date)
    digest = hashlib.sha256(fold(title).encode()).hexdigest()[:10]
    return "-".join(part for part in (_MARKS[kind], year and year[1], digest) if part)


def _ends_with_suffix(number: str) -> bool:
    tail = re.search(r"[-/][^-/\d]*$", number)
    return bool(tail and _OWN_SUFFIX.fullmatch(tail.group()))
