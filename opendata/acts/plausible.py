"""What cannot be: an act of tomorrow, or of other years than those of its convocation."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from opendata.acts.act import Act, Reading, Remark

ELECTED = {4: 2002, 5: 2006, 6: 2010, 7: 2015, 8: 2020}
"""Convocation → the year of its regular local elections; the first three of communities vary."""
AT_MOST = 6
"""Years that a convocation lasts at most, but for the last one, which the war prolongs."""
BESIDE = 1
"""Kyiv and places with elections of their own are a convocation ahead of the others, or behind."""
DOUBT = 0.3


def plausible(act: Act) -> Act:
    """``act`` with its date doubted where it does not fit the years of its convocation."""
    if act.date is None or act.convocation is None:
        return act
    if _fits(date.fromisoformat(act.date.value).year, act.convocation.value):
        return act
    doubted = replace(act.date, confidence=max(act.date.confidence - DOUBT, 0.1))
    return _remarked(act, "act-date-outside-convocation", act.date, doubted)


def as_of(act: Act, today: date) -> Act:
    """``act`` without a date that lies after ``today``; a draft may name the session to come.

    Apart from :func:`plausible`, as what is read of a document is remembered beyond a day.
    """
    draft = act.is_draft is not None and act.is_draft.value
    if act.date is None or draft or date.fromisoformat(act.date.value) <= today:
        return act
    return _remarked(act, "act-date-in-future", act.date, None)


def _remarked(act: Act, code: str, found: Reading[str], kept: Reading[str] | None) -> Act:
    remark = Remark(code, found.value, found.start, found.end)
    return replace(act, date=kept, remarks=(*act.remarks, remark))


def _fits(year: int, convocation: int) -> bool:
    if convocation not in ELECTED:
        return True
    first = ELECTED.get(convocation - BESIDE, ELECTED[min(ELECTED)])
    last = ELECTED.get(convocation + BESIDE)
    return first <= year and (last is None or year <= last + AT_MOST)
