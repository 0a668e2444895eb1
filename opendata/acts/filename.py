"""What the name of a file says of the act in it: a help, never a proof."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from pathlib import PurePosixPath

from opendata.acts.act import Act, Reading, Remark
from opendata.acts.dates import find_dates
from opendata.acts.lines import make_line
from opendata.acts.numbers import SIGNED, tidy
from opendata.acts.rule import Rule
from opendata.clean.text import fold
from opendata.messages import msg

RULES: Mapping[str, Rule] = {"file-name": Rule(0.5, msg("stands in the name of the file"))}
"""Below SURE: names are typed by hand, and copied from file to file."""
AGREED = 0.03
SEPARATORS = re.compile(r"[-/_.]")
UNDERSCORES = re.compile(r"[_+]+")
LEADING = re.compile(
    r"^(?:рішення|розпорядження|rishennya|rozporyadzhennya)?\s?(?P<number>\d{1,5})(?=\s)"
)


def complete(act: Act, file_name: str) -> Act:
    """Confirm the number and date of ``act`` by the file name, or take them from it with doubt.

    Nothing is taken for a document that is not an act. Where the name says another number than
    the text, the text holds and the difference is remarked.
    """
    if act.kind is None or not file_name:
        return act
    number, date, signed = read_name(file_name)
    pairs = [(act.number, number if signed else None), (act.date, date)]
    differs = [(own, told) for own, told in pairs if own and told and not _same(own.value, told)]
    remarks = [Remark("act-name-differs", told, own.start, own.end) for own, told in differs]
    return replace(
        act,
        number=_merge(act.number, number),
        date=_merge(act.date, date),
        remarks=(*act.remarks, *remarks),
    )


def read_name(file_name: str) -> tuple[str | None, str | None, bool]:
    """Number and date in a file name such as «Рішення № 15 від 12.03.2024.docx».

    The last value says whether the number has its sign: a leading «15» may count something else.
    """
    stem = PurePosixPath(file_name.replace("\\", "/")).name
    stem = stem.rsplit(".", 1)[0] if "." in stem[-6:] else stem
    line = make_line(UNDERSCORES.sub(" ", stem)[:300])
    dates = find_dates(line.text)
    signed = SIGNED.search(line.text)
    match = signed or LEADING.match(line.text)
    number = tidy(line.shown[match.start("number") : match.end("number")]) if match else None
    return number, dates[0].iso if dates else None, signed is not None


def _same(own: str, named: str) -> bool:
    """A slash cannot stand in the name of a file: «12-5-VIII» is the number 12-5/VIII."""
    return SEPARATORS.sub("-", fold(own)) == SEPARATORS.sub("-", fold(named))


def _merge(reading: Reading[str] | None, named: str | None) -> Reading[str] | None:
    if named is None:
        return reading
    if reading is None:
        return Reading(named, RULES["file-name"].trust, rule="file-name")
    if _same(reading.value, named):
        return replace(reading, confidence=min(reading.confidence + AGREED, 0.99))
    return reading
