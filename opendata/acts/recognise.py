"""Text of a document → what it says of itself: kind, body, number, date and title, with evidence.

The order of work: lines (:mod:`.lines`) get roles (:mod:`.roles`), roles make a layout
(:mod:`.layout`), and each field is chosen among the candidates that the layout allows. What the
document cites (laws, older decisions) stands in other places than what it says of itself.
"""

from __future__ import annotations

from opendata.acts import bodies, fields, filename, titles
from opendata.acts.act import Act, Kind, Reading
from opendata.acts.kinds import KindFound, find_kind, is_executive
from opendata.acts.layout import Layout, lay_out
from opendata.acts.lines import head_lines
from opendata.acts.roles import Role

RECOGNISER = "4"
"""The version of reading and recognition together; what is remembered of a document is for one."""


def recognise(text: str, file_name: str) -> Act:
    """Read the header of ``text``; the file name confirms, and helps out where the text is silent.

    Pure, linear in the length of the text, and never raises. ``Reading.start`` and ``end`` are
    offsets into ``text``.
    """
    layout = lay_out(head_lines(text))
    kind = find_kind(layout)
    act = _from_text(layout, kind)
    return filename.complete(act, file_name)


def _from_text(layout: Layout, kind: KindFound | None) -> Act:
    if kind is None:
        return Act()
    annex = kind.kind is Kind.ANNEX
    found = fields.of_annex(layout) if annex else fields.of_act(layout)
    return Act(
        kind=Reading(kind.kind.value, kind.confidence, *kind.line.span(0, len(kind.line.text))),
        body=_body(layout, kind),
        number=found.number,
        date=found.date,
        title=_title(layout, kind),
    )


def _title(layout: Layout, kind: KindFound) -> Reading[str] | None:
    if kind.kind is Kind.MINUTES and layout.title is None:
        return None
    found = titles.title_of(layout.title_lines())
    if found is not None:
        value, start, end = found
        return Reading(value, 0.9 if layout.heading is not None else 0.82, start, end)
    for mark in layout.marks[: layout.end]:
        if mark.role is Role.CAPTION and (found := titles.title_in_caption(mark.line)):
            value, start, end = found
            return Reading(value, 0.8, start, end)
    return None


def _body(layout: Layout, kind: KindFound) -> Reading[str] | None:
    """The body named nearest to the heading; for an annex, the one that approved it."""
    found = fields.body_candidates(layout, annex=kind.kind is Kind.ANNEX)
    if found is None:
        return None
    body, start, end, confidence = found
    name = body.name
    if body.kind == "council":
        if kind.kind is Kind.MAYORS_ORDER:
            name, confidence = bodies.head_of(name, body.level), confidence - 0.05
        elif is_executive(layout) if kind.kind is not Kind.ANNEX else fields.by_executive(layout):
            name = bodies.executive_of(name)
    return Reading(name, confidence, start, end)
