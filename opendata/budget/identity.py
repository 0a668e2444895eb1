"""What a form is called: identifiers of passports and reports, names of published files.

The names follow the rules of the sets «Паспорти бюджетних програм місцевого бюджету» and «Звіти про
виконання паспортів бюджетних програм» of Resolution 835: year, seven digits of the programme, «v»
and the date of approval or amendment (``2024-0611010-v-2024-02-14.xlsx``); year and programme for a
report (``2024-0611010.xlsx``).
"""

from __future__ import annotations

import re
from pathlib import PurePosixPath
from typing import Final

from opendata.budget import codes
from opendata.budget.form import Code, Form, Kind
from opendata.clean.translit import transliterate

_OLD_BUDGET: Final = 11
"""Digits of the code of a budget until 2020: the last is a nought."""
_NAMED: Final = re.compile(r"(\d{4})-(\d{7})-v-(\d{4}-\d{2}-\d{2})(?![\d])")


def code_text(kind: str, code: Code | None) -> str | None:
    """The code, if it has the digits of its ``kind`` (:mod:`opendata.budget.codes`); else None."""
    if code is None or not (code.text.isascii() and code.text.isdigit()):
        return None
    if len(code.text) not in codes.LENGTHS[kind]:
        return None
    if kind == codes.BUDGET and len(code.text) == _OLD_BUDGET and not code.text.endswith("0"):
        return None
    return code.text


def programme_code(form: Form) -> str | None:
    """The seven digits of the programme, None where the form has no such code."""
    return code_text(codes.KPKVK, form.programme.kpkvk)


def approval_date(form: Form, path: str) -> str | None:
    """The ISO date of the document that approved a passport.

    Where the form does not print it, the name of the file at ``path`` may say it, if it is written
    by the rule and is that of this programme and year.
    """
    if form.order.date is not None:
        return form.order.date
    named = _NAMED.match(PurePosixPath(path).name)
    if named and (named[1], named[2]) == (str(form.year), programme_code(form)):
        return named[3]
    return None


def uid_of_report(year: int, code: str) -> str:
    """``2024-0611010``: a programme has one report a year."""
    return f"{year}-{code}"


def uid_of_passport(year: int, code: str, date: str, number: str = "") -> str:
    """``2024-0611010-v-2024-02-14``, and ``-12-od`` behind it for a further document of that day.

    ``number`` is :func:`slug` of its number.
    """
    return f"{year}-{code}-v-{date}" + (f"-{number}" if number else "")


def slug(number: str | None) -> str:
    """The number of a document in small Latin letters and digits: ``12-од`` is ``12-od``."""
    return re.sub(r"[^a-z0-9]+", "-", transliterate(number or "").lower()).strip("-")


def file_name(uid: str, others: int, file_format: str) -> str:
    """The published name of a workbook: ``uid`` of its first form, and how many ``others`` it has.

    ``file_format`` is ``xlsx``, ``xls`` or ``ods``.
    """
    more = f"-and-{others}-more" if others else ""
    return f"{uid}{more}.{file_format}"


def kind_name(kind: Kind) -> str:
    """What a document of this kind is called in counts, in Ukrainian as all kinds are."""
    return _KINDS[kind]


_KINDS: Final = {
    Kind.PASSPORT: "паспорт бюджетної програми",
    Kind.REPORT: "звіт про виконання паспорта бюджетної програми",
}
