"""Text of a document → what it says of itself: kind, body, number, date and title, with evidence.

The order of work: lines (:mod:`.lines`) get roles (:mod:`.roles`), roles make a layout
(:mod:`.layout`), and each field is chosen among the candidates that the layout allows. What the
document cites (laws, older decisions) stands in other places than what it says of itself.
"""

from __future__ import annotations

from collections.abc import Mapping

from opendata.acts import fields, filename, plausible, titles
from opendata.acts.act import Act, Kind, Reading, Remark
from opendata.acts.annexes import count_annexes
from opendata.acts.issuers import issuer_of
from opendata.acts.kinds import KindFound, draft_mark, find_kind
from opendata.acts.layout import Layout, lay_out
from opendata.acts.lines import head_lines
from opendata.acts.parts import acts_in
from opendata.acts.references import read_references
from opendata.acts.rule import Rule
from opendata.acts.sessions import read_sitting
from opendata.acts.settlements import read_settlement
from opendata.acts.signatories import read_signatory
from opendata.messages import msg

RULES: Mapping[str, Rule] = {
    "draft": Rule(0.95, msg("the document calls itself a draft, or its date and number are blank")),
    "not-draft": Rule(0.95, msg("nothing says that it is a draft")),
}


def recognise(text: str, file_name: str) -> Act:
    """Read ``text``; the file name confirms, and helps out where the text is silent.

    Pure, linear in the length of the text, and never raises. ``Reading.start`` and ``end`` are
    offsets into ``text``. Whether the date has come yet is asked by :func:`.plausible.as_of`.
    """
    layout = lay_out(head_lines(text))
    kind = find_kind(layout)
    if kind is None:
        return Act()
    return filename.complete(plausible.plausible(_from_text(layout, kind, text)), file_name)


def _from_text(layout: Layout, kind: KindFound, text: str) -> Act:
    _, *further = acts_in(text)
    end = further[0] if further else len(text)
    start = min(_after_header(layout), end)
    annex = kind.kind is Kind.ANNEX
    # The signature of an annex may stand in its stamp of approval.
    name, position = read_signatory(text, 0 if annex else start, end)
    signed = [one for one in (name, position) if one is not None]
    foot = (min(one.start for one in signed), max(one.end for one in signed)) if signed else None
    found = fields.of_annex(layout) if annex else fields.of_act(layout, text, foot)
    session, convocation = read_sitting(layout, executive=kind.executive)
    title = titles.title_of_act(layout, kind.kind)
    second = [Remark("act-second", "", place, place) for place in further[:1]]
    return Act(
        kind=Reading(kind.kind.value, kind.confidence, *kind.line.whole(), kind.rule),
        body=issuer_of(layout, kind, text),
        number=found.number,
        date=found.date,
        title=title,
        session=session,
        convocation=convocation,
        is_draft=_draft(layout, kind),
        signatory_name=name,
        signatory_position=position,
        settlement=read_settlement(layout),
        annexes=None if annex else count_annexes(text, start, end),
        references=read_references(text, (title.start, title.end) if title else None, start, end),
        remarks=(*found.remarks, *second),
    )


def _after_header(layout: Layout) -> int:
    """Where the text of the act itself begins."""
    if layout.end < len(layout.marks):
        return layout.marks[layout.end].line.offsets[0]
    return layout.marks[-1].line.offsets[-1] + 1


def _draft(layout: Layout, kind: KindFound) -> Reading[bool]:
    decided = kind.kind in (Kind.COUNCIL_DECISION, Kind.EXECUTIVE_DECISION)  # so it is none
    mark = None if decided and kind.rule in ("heading", "caption") else draft_mark(layout)
    if mark is None:
        return Reading(False, RULES["not-draft"].trust, rule="not-draft")
    return Reading(True, RULES["draft"].trust, *mark.line.whole(), "draft")
