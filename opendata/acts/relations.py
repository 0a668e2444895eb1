"""What an act does to the acts that it cites: the verb that governs each citation.

A verb governs what stands right behind it («скасувати рішення …») and, with all its points, the
list that it opens («визнати такими, що втратили чинність: 1) …»), or the act named in front of it
(«рішення … скасувати»). Wherever anything unforeseen stands between the two, the act is taken for
merely named: to call an act in force void is worse than to miss one that is.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from opendata.acts.act import Relation
from opendata.acts.citations import Citation, Form
from opendata.acts.clauses import (
    BULLET_LEVEL,
    SECTION_LEVEL,
    SENTENCE_LEVEL,
    Break,
    Passage,
)
from opendata.acts.cues import (
    APPROVING,
    BLOCK,
    BY_ITSELF,
    IN_PART,
    KEPT,
    NOUN_CUE,
    OPENED,
    PART,
    PARTLY,
    TAIL,
    TO_WHAT,
    find_cues,
)
from opendata.acts.lines import in_small
from opendata.acts.rule import Rule
from opendata.messages import msg

RULES: Mapping[str, Rule] = {
    "reference-repeals": Rule(0.92, msg("is what the verb of repealing stands with")),
    "reference-repeals-list": Rule(0.9, msg("stands in a list of what is repealed")),
    "reference-amends": Rule(0.92, msg("is what the verb of amending stands with")),
    "reference-amends-part": Rule(0.85, msg("is changed or repealed in a part only")),
    "reference-ground": Rule(0.9, msg("is named as the ground")),
    "reference-approved-by": Rule(0.9, msg("is named as what approved something")),
    "reference-preamble": Rule(0.88, msg("is named before the act begins to decide")),
    "reference-named": Rule(0.6, msg("is named, and nothing tells what for")),
}
"""Why an act is believed to stand in a relation to one that it names."""

WIDE, LEAD = 300, 200
REST = 160
Outcome = tuple[Relation, str]


@dataclass(slots=True)
class _Scope:
    """What holds at a place of the text; changes as the text is read from left to right."""

    clause: int = 0
    level: int = 0
    verb: str | None = None
    verb_end: int = 0
    verb_level: int = 0
    listed: bool = False
    ground: bool = False
    opened: int | None = None
    last_end: int = 0
    pending: list[tuple[int, Citation]] = field(default_factory=list)


def relate(passage: Passage, citations: Sequence[Citation], *, title: bool) -> list[Outcome | None]:
    """For each citation its relation and the rule that tells it; None for what only looks like one.

    ``title`` says that the passage is a title: there is no preamble, and lines are not points.
    """
    outcomes: list[Outcome | None] = [None] * len(citations)
    breaks = () if title else passage.breaks
    scope = _Scope()
    small = in_small(passage.text) if citations else ""
    at = 0
    index = 0
    done = 0
    asked = -1
    while index < len(citations) or scope.pending:
        stop = citations[index].start if index < len(citations) else len(passage.text)
        if asked < index < len(citations) and scope.verb is None and not scope.pending:
            asked = index
            ahead = _next_ground(scope, breaks, at, stop)
            if ahead > at:
                at = ahead
                done = breaks[at].content
                _enter(passage, scope, breaks[at])
                at += 1
        begins = at < len(breaks) and breaks[at].content <= stop
        stop = breaks[at].content if begins else stop
        for cue in find_cues(small, done, stop):
            _verb(passage, scope, cue, outcomes, title)
            done = cue.end()
        done = max(done, stop)
        if begins:
            _enter(passage, scope, breaks[at])
            at += 1
        elif index < len(citations):
            citation = citations[index]
            outcomes[index] = _governed(passage, scope, citation)
            if outcomes[index] is None:
                scope.pending.append((index, citation))
                outcomes[index] = _unless_governed(passage, scope, citation, title)
            scope.last_end = citation.end
            index += 1
        else:
            break
    return outcomes


def _next_ground(scope: _Scope, breaks: Sequence[Break], at: int, stop: int) -> int:
    """The last break up to ``stop`` behind which no verb in front of it holds; ``at`` if none.

    Whatever stands before it need not be read. Sets the level of the scope to that before it.
    """
    found, level, kept = at - 1, scope.level, scope.level
    loose = level == 0
    for i in range(at, len(breaks)):
        one = breaks[i]
        if one.content > stop:
            break
        if one.level in (SENTENCE_LEVEL, SECTION_LEVEL) or (one.level == 1 and not loose):
            found, kept = i, level
            loose = one.level == SECTION_LEVEL or (one.level == SENTENCE_LEVEL and level == 0)
        if SENTENCE_LEVEL < one.level <= BULLET_LEVEL:
            level = one.level
            loose = loose or level == 0
    if found > at:
        scope.level = kept
        return found
    return at


def _enter(passage: Passage, scope: _Scope, found: Break) -> None:
    """A new clause: grounds end; the verb holds on for what is deeper than its own point."""
    scope.clause, scope.ground, scope.opened = found.content, False, None
    if found.level == -1:
        scope.verb, scope.pending = None, []
        return
    lead = passage.text[max(found.start - 3, 0) : found.start].rstrip()
    scope.pending = scope.pending if lead.endswith(":") else []
    if scope.verb is not None and lead.endswith(":") and not scope.verb_level:
        scope.listed = True
    inside = found.level > scope.verb_level and (scope.verb_level > 0 or found.level > 5)
    if not inside and not (scope.listed and found.level > 0):
        scope.verb, scope.listed = None, False
    if found.level <= BULLET_LEVEL:
        scope.level = found.level


def _verb(
    passage: Passage,
    scope: _Scope,
    cue: re.Match[str],
    outcomes: list[Outcome | None],
    title: bool,
) -> None:
    role = cue.lastgroup or ""
    if role == "open":
        scope.opened = cue.end()
        return
    blocked = not title and cue.start() < passage.decides
    before = passage.text[max(scope.clause, cue.start() - LEAD) : cue.start()]
    blocked = blocked or (role != "ground" and BLOCK.search(" " + before.lower()) is not None)
    if role == "ground" or blocked:
        scope.ground, scope.pending = True, []
        scope.verb = scope.verb if role == "ground" else None
        return
    noun_in_body = not title and NOUN_CUE.match(cue.group())
    if noun_in_body:
        scope.ground = True
        return
    if scope.pending and _behind(passage, scope, cue, role, outcomes):
        scope.pending, scope.verb = [], None
        return
    scope.pending = []
    if role == "lost":
        return
    scope.verb, scope.verb_end, scope.verb_level = role, cue.end(), scope.level
    scope.ground, scope.listed, scope.last_end = False, False, cue.end()


def _governed(passage: Passage, scope: _Scope, citation: Citation) -> Outcome | None:
    """The relation given by what stands in front of the citation."""
    text = passage.text
    if scope.ground:
        return Relation.RESTS_ON, "reference-ground"
    if scope.verb is None:
        return None
    anchor = max(scope.verb_end, scope.clause, scope.last_end)
    between = text[anchor : citation.start]
    direct = anchor == scope.verb_end
    if len(between) > WIDE:
        return Relation.RESTS_ON, "reference-named"
    part = PART.search(" " + between.lower()) is not None
    if citation.form is Form.BY:
        if APPROVING.search(between):
            return Relation.AMENDS, "reference-amends-part"
        return Relation.RESTS_ON, "reference-named"
    whole = BY_ITSELF.fullmatch(between) is not None
    if scope.verb == "amend":
        if direct or whole or part:
            return Relation.AMENDS, "reference-amends-part" if part else "reference-amends"
        return Relation.RESTS_ON, "reference-named"
    if part or (citation.form is Form.IN and whole):
        return Relation.AMENDS, "reference-amends-part"
    if whole and citation.form is Form.OBJECT:
        return _repeals(passage, citation, direct)
    return Relation.RESTS_ON, "reference-named"


def _repeals(passage: Passage, citation: Citation, direct: bool) -> Outcome:
    """A repeal, unless what follows says that it is one in part, or none."""
    rest = passage.text[citation.end : citation.end + REST]
    if IN_PART.match(rest) or PARTLY.search(_clause_end(rest)):
        return Relation.AMENDS, "reference-amends-part"
    if not direct and KEPT.search(_clause_end(rest)):
        return Relation.RESTS_ON, "reference-named"
    return Relation.REPEALS, "reference-repeals" if direct else "reference-repeals-list"


def _clause_end(rest: str) -> str:
    """``rest`` up to the end of its clause."""
    return re.split(r";|\.\s|(?<!\w)(?:рішен|розпоряджен)", rest, maxsplit=1)[0] + "."


def _behind(
    passage: Passage,
    scope: _Scope,
    cue: re.Match[str],
    role: str,
    outcomes: list[Outcome | None],
) -> bool:
    """Give the acts in front of the verb their relation; whether the verb was theirs."""
    text, stop, taken = passage.text, cue.start(), False
    if cue.group().startswith("вн") and TO_WHAT.match(text, cue.end()):
        return False  # «… та внести зміни до бюджету»: the object stands behind
    for at in range(len(scope.pending) - 1, -1, -1):
        index, citation = scope.pending[at]
        start = scope.pending[at - 1][1].end if at else max(scope.clause, citation.start - WIDE)
        lead = text[min(start, citation.start) : citation.start]
        gap = text[citation.end : stop]
        outcome = _after(citation, lead, gap, role, scope.opened)
        if outcome is None:
            break
        outcomes[index], stop, taken = outcome, citation.start, True
        if not BY_ITSELF.fullmatch(lead):
            break
    return taken


def _after(
    citation: Citation, lead: str, gap: str, role: str, opened: int | None
) -> Outcome | None:
    """The relation given by a verb behind the citation, or by one around it."""
    if role == "lost" and opened is None:
        return None
    lead = OPENED.sub("", lead)
    part = PART.search(" " + lead.lower()) is not None
    if citation.form is Form.BY and not APPROVING.search(lead):
        return None
    if role == "amend":
        placed = re.match(r"[\W\d]*(?:у|в|до|к)\s", lead, re.IGNORECASE)
        if len(gap) > 2 * WIDE or not (part or placed or BY_ITSELF.fullmatch(lead)):
            return None
        return Relation.AMENDS, "reference-amends-part" if part else "reference-amends"
    if IN_PART.match(gap) or citation.form is Form.IN or (part and TAIL.fullmatch(gap)):
        return Relation.AMENDS, "reference-amends-part"
    clean = BY_ITSELF.fullmatch(lead) and TAIL.fullmatch(gap.lower())
    if clean and citation.form is Form.OBJECT:
        return Relation.REPEALS, "reference-repeals"
    return None


def _unless_governed(
    passage: Passage, scope: _Scope, citation: Citation, title: bool
) -> Outcome | None:
    """What a citation is when no verb claims it."""
    text = passage.text
    word = text[citation.start : citation.start + 3]
    begins = not text[scope.clause : citation.start].strip(" .,:;-•*()")
    if not title and not word.islower() and (begins or word.isupper()):
        return None  # a heading that a site repeats, an item of a menu
    if scope.level == 0 and re.match(
        r"\W{0,3}(?:додат|затвердж|схвал|погодж|продовж|прилож)",
        text[scope.clause : scope.clause + 20],
        re.IGNORECASE,
    ):
        return None  # the stamp of an annex: the act itself
    if citation.form is Form.BY and APPROVING.search(
        text[max(citation.start - 80, 0) : citation.start]
    ):
        return Relation.RESTS_ON, "reference-approved-by"
    if not title and citation.start < passage.decides:
        return Relation.RESTS_ON, "reference-preamble"
    return Relation.RESTS_ON, "reference-named"
