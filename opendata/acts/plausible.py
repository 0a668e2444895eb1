"""What cannot be: an act of tomorrow, or of other years than those of its convocation."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from opendata.acts.act import Act, Reading, Remark

ELECTED = {4: 2002, 5: 2006, 6: 2010, 7: 2015, 8: 2020}
"""Convocation → the year of its regular local elections; the first three of communities vary."""
AT_MOST = 6
"""Years that a convocation lasts at most, but for the one that the war prolongs."""
PROLONGED = 8
DOUBT = 0.3


def plausible(act: Act, today: date | None) -> Act:
    """``act`` without a date that lies in the future; doubted where it fits no convocation."""
    if act.date is None:
        return act
    day = date.fromisoformat(act.date.value)
    draft = act.is_draft is not None and act.is_draft.value
    if today is not None and day > today and not draft:
        # A draft may name the day of the session to come.
        return _remarked(act, "act-date-in-future", act.date, None)
    if act.convocation is not None and not _fits(day.year, act.convocation.value):
        doubted = replace(act.date, confidence=max(act.date.confidence - DOUBT, 0.1))
        return _remarked(act, "act-date-outside-convocation", act.date, doubted)
    return act


def _remarked(act: Act, code: str, found: Reading[str], kept: Reading[str] | None) -> Act:
    remark = Remark(code, found.value, found.start, found.end)
    return replace(act, date=kept, remarks=(*act.remarks, remark))


def _fits(year: int, convocation: int) -> bool:
    elected = ELECTED.get(convocation)
    if elected is None:
        return True
    return elected <= year and (convocation >= PROLONGED or year <= elected + AT_MOST)
