"""The acts of councils, executive committees and heads that an act amends, repeals or rests on."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from opendata.acts import relations
from opendata.acts.act import Kind, Reference, Relation
from opendata.acts.citations import Citation, Cited, find_citations
from opendata.acts.clauses import Passage, passage_of
from opendata.acts.lines import CYRILLIC, LATIN
from opendata.acts.relations import Outcome, relate
from opendata.acts.rule import Rule
from opendata.acts.worth import windows

RULES: Mapping[str, Rule] = relations.RULES
"""Why an act is believed to stand in a relation to one that it names."""
SCANNED = 30_000
"""Characters of the act itself that are read: some ten pages, many times the usual."""
TITLE_SCANNED = 4_000
HALF_KNOWN = 0.2
"""So much less sure is an act of which only the date or only the number is told."""
STRENGTH = {Relation.RESTS_ON: 0, Relation.AMENDS: 1, Relation.REPEALS: 2}
LOOKALIKES = str.maketrans(LATIN.upper(), CYRILLIC.upper())


def read_references(
    text: str, title: tuple[int, int] | None, start: int, end: int
) -> tuple[Reference, ...]:
    """The acts that are named in the title ``text[title[0]:title[1]]`` and in ``text[start:end]``.

    ``start`` is the end of the header, ``end`` that of the act without its annexes. Each act comes
    once, with the strongest of its relations (repeals, amends, rests on) at the first place that
    tells it, in the order of the text. Laws, orders of ministries, decisions of courts, the act
    itself and what stands in quotes are left out, and so is what has neither date nor number.

    Pure, never raises, linear; no more than ``SCANNED`` characters of the act are read.
    """
    found: list[Reference] = []
    if title is not None:
        stop = min(title[1], title[0] + TITLE_SCANNED)
        if next(windows(text, title[0], stop), None) is not None:
            found += _read(passage_of(text, title[0], stop), title=True)
    for first, last in windows(text, start, min(end, start + SCANNED)):
        found += _read(passage_of(text, first, last), title=False)
    return tuple(sorted(_merged(found), key=lambda one: (one.start, one.end)))


def _read(passage: Passage, *, title: bool) -> Iterable[Reference]:
    citations = list(find_citations(passage.text, passage.line.shown))
    for citation, outcome in zip(citations, relate(passage, citations, title=title), strict=True):
        if outcome is not None:
            for cited in citation.acts:
                yield _reference(passage, citation, cited, outcome)


def _reference(passage: Passage, citation: Citation, cited: Cited, outcome: Outcome) -> Reference:
    relation, rule = outcome
    kind = citation.kind
    if citation.order and kind is None and relation is not Relation.RESTS_ON:
        kind = Kind.MAYORS_ORDER  # the Cabinet's orders are not for a council to change
    half = cited.date is None or cited.number is None
    trust = round(RULES[rule].trust - (HALF_KNOWN if half else 0), 2)
    place = passage.line.span(cited.start, cited.end)
    name = kind.value if kind is not None else None
    return Reference(relation, name, cited.number, cited.date, trust, *place)


def _merged(found: Iterable[Reference]) -> Iterable[Reference]:
    """Each act once; a mention without a number or a date joins the fuller one."""
    acts: dict[tuple[str | None, str | None], list[Reference]] = {}
    for one in found:
        acts.setdefault((_folded(one.number), one.date), []).append(one)
    full: dict[str | None, list[tuple[str | None, str | None]]] = {}
    for key in acts:
        if None not in key:
            full.setdefault(key[0], []).append(key)
            full.setdefault(key[1], []).append(key)
    for key in [key for key in acts if None in key]:
        whole = full.get(key[0] if key[1] is None else key[1], [])
        if len(whole) == 1:
            acts[whole[0]] += acts.pop(key)
    return [_one(mentions) for mentions in acts.values()]


def _one(mentions: list[Reference]) -> Reference:
    if len(mentions) == 1:
        return mentions[0]
    best = max(mentions, key=lambda one: (STRENGTH[one.relation], -one.start))
    fullest = max(mentions, key=lambda one: (one.number is not None) + (one.date is not None))
    kind = best.kind or next((one.kind for one in mentions if one.kind), None)
    return replace(best, kind=kind, number=fullest.number, date=fullest.date)


def _folded(number: str | None) -> str | None:
    if number is None:
        return None
    return number.upper().translate(LOOKALIKES).replace("–", "-").replace("—", "-")
