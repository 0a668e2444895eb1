"""Text of a document → what it says of itself: kind, body, number, date and title, with evidence.

The order of work: lines (:mod:`.lines`) get roles (:mod:`.roles`), roles make a layout
(:mod:`.layout`), and each field is chosen among the candidates that the layout allows. What the
document cites (laws, older decisions) stands in other places than what it says of itself.
"""

from __future__ import annotations

from datetime import date

from opendata.acts import fields, filename, plausible, titles
from opendata.acts.act import Act, Kind, Reading
from opendata.acts.issuers import issuer_of
from opendata.acts.kinds import KindFound, draft_mark, find_kind
from opendata.acts.layout import Layout, lay_out
from opendata.acts.lines import head_lines

RECOGNISER = "4"
"""The version of reading and recognition together; what is remembered of a document is for one."""


def recognise(text: str, file_name: str, today: date | None = None) -> Act:
    """Read ``text``; the file name confirms, and helps out where the text is silent.

    Pure, linear in the length of the text, and never raises. ``Reading.start`` and ``end`` are
    offsets into ``text``. An act cannot be dated after ``today``; None leaves that unchecked.
    """
    layout = lay_out(head_lines(text))
    kind = find_kind(layout)
    if kind is None:
        return Act()
    return plausible.plausible(filename.complete(_from_text(layout, kind, text), file_name), today)


def _from_text(layout: Layout, kind: KindFound, text: str) -> Act:
    annex = kind.kind is Kind.ANNEX
    found = fields.of_annex(layout) if annex else fields.of_act(layout, text, None)
    return Act(
        kind=Reading(kind.kind.value, kind.confidence, *kind.line.whole(), kind.rule),
        body=issuer_of(layout, kind, text),
        number=found.number,
        date=found.date,
        title=titles.title_of_act(layout, kind.kind),
        is_draft=_draft(layout, kind),
        remarks=found.remarks,
    )


def _draft(layout: Layout, kind: KindFound) -> Reading[bool]:
    mark = draft_mark(layout)
    if mark is None:
        return Reading(False, kind.confidence, rule="not-draft")
    return Reading(True, kind.confidence, *mark.line.whole(), "draft")
