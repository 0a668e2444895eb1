"""Tax numbers of people (РНОКПП), which may not appear in open data.

Ten digits: five count the days since 31 December 1899 to the day of birth, four are a serial number
with the sex in the last, and one is the check digit. One number of ten digits in twenty-five looks
like that by chance, so that it also matters where it stands.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from functools import partial
from typing import Final

from opendata.check.public_sector.findings import Finding, Look, Rule, problem, rule_of
from opendata.check.public_sector.layout import OWN_IDENTIFIERS, Cells, Column, Layout
from opendata.messages import msg

_EPOCH: Final = date(1899, 12, 31)
_OLDEST: Final = timedelta(days=366 * 110)
_LENGTH: Final = 10
_NUMBER = re.compile(r"(?<![0-9])[0-9]{10}(?![0-9])")
_CUE = re.compile(
    r"рнокпп|rnokpp|\bіпн\b|\bинн\b|платник[аи]? податк|податков\w{1,4} (?:номер|код)|"
    r"ідентифікаційн\w{1,4} (?:номер|код)",
    re.IGNORECASE,
)
"""Words before a number that say what it is."""
_CUE_REACH: Final = 50
_NOT_WORD = re.compile(r"(?:№|номер|\bN)\s*$", re.IGNORECASE)
"""Before the number of a document."""
_JOINED_BEFORE = re.compile(r"[0-9A-Za-zА-Яа-яІіЇїЄєҐґ][-–/:.]$|[\w=&?#@\\+]$")
_JOINED_AFTER = re.compile(r"[-–/:.][0-9]|\.[A-Za-z]|[-–/_=&@\\]?[A-Za-zА-Яа-яІіЇїЄєҐґ]|[_=&@\\]")
"""A part of a longer mark: of a cadastral number, a file, an address, a number with a fraction."""
_MEASURE = re.compile(r"\s?(?:грн|гривень|гривні|тис|млн|шт|кв|куб|м2|м3|м²|м³|кВт|га\b|%)")
_ADDRESS = re.compile(r"://|www\.|@", re.IGNORECASE)
_OTHER: Final = frozenset(
    {
        *("phone", "email", "url", "filename", "hours", "lat", "lon", "postcode", "katottg"),
        *("koatuu", "cadastral", "procurement", "currency", "date", "year"),
        *("kpkvk", "tpkvk", "kfkvk", "budgetcode"),
    }
)
"""Contents whose digits are something else."""
_OF_PERSONS: Final = frozenset({"edrpou", "person-code"})
"""Contents in whose place a tax number is put: an entrepreneur has no EDRPOU code."""
_OTHER_NAME = re.compile(
    r"(?:number|num|no|ocid|tenderid|litid|lotid|regid)$|^number", re.IGNORECASE
)
_OTHER_TYPES: Final = frozenset(
    {"integer", "number", "boolean", "date", "datetime", "time", "year"}
)


def is_tax_number(text: str, today: date) -> bool:
    """True for ten digits with the right check digit and a birthday in the last 110 years."""
    from stdnum.ua import rntrc

    if not _NUMBER.fullmatch(text) or text[5:9] == "0000" or not rntrc.is_valid(text):
        return False
    born = _EPOCH + timedelta(days=int(text[:5]))
    return today - _OLDEST <= born <= today


def masked(text: str, today: date) -> str:
    """``text`` with all but the last two digits of every tax number in it hidden."""

    def hidden(found: re.Match[str]) -> str:
        return "•" * 8 + found[0][-2:] if is_tax_number(found[0], today) else found[0]

    return text if len(text) < _LENGTH else _NUMBER.sub(hidden, text)


def rule(layout: Layout, today: date) -> Rule | None:
    """``rnokpp-present``: one finding for a cell, however many numbers are in it.

    Certain enough is a number in a column of EDRPOU codes or codes of people, one after a word that
    names it, and one that stands alone in a text. Columns of telephones, cadastral numbers, budget
    codes, amounts, own identifiers and numbers of documents count only with such a word, and so
    does a number that begins with zero, as telephones do.
    """
    own = {*OWN_IDENTIFIERS, *layout.primary_key, *layout.row_key, *layout.links}

    return rule_of(
        Look((one,), partial(_look, one, own, today), only=_NUMBER) for one in layout.columns
    )


def _look(column: Column, own: set[str], today: date, row: Cells) -> Iterator[Finding]:
    text = row.text(column)
    if text is None or len(text) < _LENGTH:
        return
    if any(_told(text, one, column, own) for one in _numbers(text, today)):
        yield problem(
            "rnokpp-present",
            column,
            msg("«{label}» holds the tax number of a person", label=column.title),
            masked(text, today),
            expected=msg("no tax numbers (РНОКПП): they are personal data"),
            remedy=msg("Delete the number here and in the register; leave null instead."),
        )


def _numbers(text: str, today: date) -> Iterator[re.Match[str]]:
    return (one for one in _NUMBER.finditer(text) if is_tax_number(one[0], today))


def _told(text: str, number: re.Match[str], column: Column, own: set[str]) -> bool:
    if column.content in _OF_PERSONS:
        return True
    start, end = number.span()
    before = text[max(0, start - _CUE_REACH) : start]
    if _CUE.search(before):
        return True
    if number[0].startswith("0") or _speaks_of_other(column, own):
        return False
    if _NOT_WORD.search(before) or _JOINED_BEFORE.search(before[-2:]):
        return False
    if _JOINED_AFTER.match(text, end) or _MEASURE.match(text, end):
        return False
    return not _ADDRESS.search(before.rpartition(" ")[2])


def _speaks_of_other(column: Column, own: set[str]) -> bool:
    return (
        column.content in _OTHER
        or column.type in _OTHER_TYPES
        or column.name in own
        or bool(_OTHER_NAME.search(column.name))
    )
