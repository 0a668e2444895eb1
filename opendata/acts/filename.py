"""What the name of a file says of the act in it: a help, never a proof."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import PurePosixPath

from opendata.acts.act import Act, Reading
from opendata.acts.dates import find_dates
from opendata.acts.lines import make_line
from opendata.acts.numbers import SIGNED, tidy

FROM_NAME = 0.5
"""Below SURE: names are typed by hand, and copied from file to file."""
AGREED = 0.03
UNDERSCORES = re.compile(r"[_+]+")
LEADING = re.compile(
    r"^(?:рішення|розпорядження|rishennya|rozporyadzhennya)?\s?(?P<number>\d{1,5})(?=\s)"
)


def complete(act: Act, file_name: str) -> Act:
    """Confirm the number and date of ``act`` by the file name, or take them from it with doubt.

    Nothing is taken for a document that is not an act, nor where the text leaves a blank to fill.
    """
    if act.kind is None or not file_name:
        return act
    number, date = read_name(file_name)
    return replace(act, number=_merge(act.number, number), date=_merge(act.date, date))


def read_name(file_name: str) -> tuple[str | None, str | None]:
    """Number and date in a file name such as «Рішення № 15 від 12.03.2024.docx»."""
    stem = PurePosixPath(file_name.replace("\\", "/")).name
    stem = stem.rsplit(".", 1)[0] if "." in stem[-6:] else stem
    line = make_line(UNDERSCORES.sub(" ", stem)[:300])
    dates = find_dates(line.text)
    match = SIGNED.search(line.text) or LEADING.match(line.text)
    number = tidy(line.shown[match.start("number") : match.end("number")]) if match else None
    return number, dates[0].iso if dates else None


def _merge(reading: Reading[str] | None, named: str | None) -> Reading[str] | None:
    if named is None:
        return reading
    if reading is None:
        return Reading(named, FROM_NAME)
    if reading.value == named:
        return replace(reading, confidence=min(reading.confidence + AGREED, 0.99))
    return reading
