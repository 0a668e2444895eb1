"""Who signed an act: the first official whose signature stands under its own text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from opendata.acts.act import Reading
from opendata.acts.extent import own_end
from opendata.acts.lines import Line, make_line
from opendata.acts.people import name_at_end
from opendata.acts.positions import CANDIDATE, WHOLE
from opendata.acts.rule import Rule
from opendata.acts.signatures import (
    BETWEEN,
    FILLER,
    LINE_CHARS,
    Signature,
    lines_from,
    signature_at,
    trimmed,
)
from opendata.messages import msg

RULES: Mapping[str, Rule] = {
    "signed": Rule(0.95, msg("an official’s position and a name stand together under the act")),
    "signed-plainly": Rule(
        0.85, msg("under a position stand two words with capitals, as a name is written")
    ),
    "signed-aside": Rule(
        0.75, msg("the position is one that often gives only a visa, but nobody signs before it")
    ),
    "position-alone": Rule(0.8, msg("a position stands under the act, and no name after it")),
    "name-alone": Rule(0.7, msg("a name stands alone under the last words of the act")),
}

LONGEST_ACT = 600_000
"""Characters: an act’s own items are never longer; what is longer are annexes, after its end."""
MOST_CANDIDATES = 600
TAIL = 700
ASIDE = frozenset({"manager", "elder"})
OF_COMMISSION = re.compile(r"коміс", re.IGNORECASE)
"""These sign opinions, minutes and annexes, but on acts of others they leave a visa."""
ITEM = re.compile(
    r"^(?:\d{1,2}\s?[.)]\s?(?:\d{1,2}[.)])*\s?[^\W\d]|слухали|виступили|порядок денний)",
    re.IGNORECASE,
)
AFTER_LINES = 8
SENTENCE_END = re.compile(r"[.!][\W_]*$")
LIST = re.compile(
    r"(?::|(?:присутні|запрошені|відсутні|у складі|склад комісії)[\W_]*)$", re.IGNORECASE
)
DECIDED = re.compile(
    r"(?:ВИРІШИ\w+|УХВАЛИ\w+|ПОСТАНОВИ\w+|ЗОБОВЯЗУЮ|РЕШИЛ\w?|НАКАЗУЮ|СЕСІ\w|СКЛИКАННЯ)$"
)


def read_signatory(
    text: str, start: int, end: int
) -> tuple[Reading[str] | None, Reading[str] | None]:
    """The name and the position of the first official who signed ``text[start:end]``.

    ``start`` is about where the header ends, ``end`` where the act ends; offsets of the answer
    are into ``text``. Either may be missing. Visas, executors and people whom the act names are
    not signatories. Linear in ``end - start``.
    """
    end = min(end, start + LONGEST_ACT, len(text))
    if start < 0 or end <= start:
        return None, None
    end = own_end(text, start, end)
    aside: Signature | None = None
    for found in _signatures(text, start, end):
        if found.head not in ASIDE and not OF_COMMISSION.search(found.position.text):
            return _read(found, "signed" if found.name[2] else "signed-plainly")
        aside = aside or found
    if aside is not None:
        return _read(aside, "signed-aside")
    position = _position_alone(text, start, end)
    if position is not None:
        return None, position
    return _name_alone(text, start, end), None


def _signatures(text: str, start: int, end: int) -> Iterator[Signature]:
    """The signatures in order. A list of people is passed over as a whole."""
    region = "\n" + text[start:end]
    passed = -1
    for count, match in enumerate(CANDIDATE.finditer(region)):
        if count == MOST_CANDIDATES:
            return
        at = start + match.start()
        if at < passed:
            continue
        found = signature_at(text, at, end)
        if found is None:
            continue
        if _in_list(text, start, at, passed) or _items_follow(text, found.end, end):
            passed = found.end + 1
            continue
        yield found


def _in_list(text: str, start: int, at: int, passed: int) -> bool:
    """Whether the person at ``at`` is one of a list: it is announced, or the one before was."""
    before = text[max(start, at - LINE_CHARS) : at].rstrip(" \t\xa0\n|_\r")
    if passed > 0 and passed >= max(start, at - LINE_CHARS) + len(before):
        return True
    last = make_line(before.rsplit("\n", 1)[-1])
    return LIST.search(last.text) is not None and DECIDED.search(last.squeezed) is None


def _items_follow(text: str, start: int, end: int) -> bool:
    """Whether the act goes on after ``start``: then that was no signature under it."""
    return any(ITEM.match(line.text) for line, _ in lines_from(text, start, end, AFTER_LINES))


def _read(found: Signature, rule: str) -> tuple[Reading[str] | None, Reading[str] | None]:
    trust = RULES[rule].trust
    first, last, _ = found.name
    name = found.named.shown[first:last]
    position = found.position
    return (
        Reading(name, trust, *found.named.span(first, last), rule),
        Reading(position.shown, trust, *position.span(0, len(position.text)), rule),
    )


def _last_lines(text: str, start: int, end: int) -> list[Line]:
    """The last lines of the act that hold anything, the last first."""
    tail = text[max(start, end - TAIL) : end].rstrip()[-TAIL:]
    first = max(start, end - TAIL)
    lines: list[Line] = []
    for raw in tail.split("\n"):
        line = make_line(raw, first)
        first += len(raw) + 1
        if line.text and not FILLER.match(line.text):
            lines.append(line)
    return lines[::-1]


def _position_alone(text: str, start: int, end: int) -> Reading[str] | None:
    """A position that ends the act: the name is a picture, or a draft leaves it open."""
    lines = _last_lines(text, start, end)
    position = trimmed(lines[0]) if lines else None
    if position is None or WHOLE.match(position.text) is None or len(lines) < 2:
        return None
    if not SENTENCE_END.search(lines[1].text) and DECIDED.search(lines[1].squeezed) is None:
        return None
    trust = RULES["position-alone"].trust
    span = position.span(0, len(position.text))
    return Reading(position.shown, trust, *span, "position-alone")


def _name_alone(text: str, start: int, end: int) -> Reading[str] | None:
    """A name that ends the act under a whole sentence; one of a list of names is none."""
    lines = _last_lines(text, start, end)
    if len(lines) < 2 or not SENTENCE_END.search(lines[1].text):
        return None
    name = name_at_end(lines[0])
    if name is None or not name[2] or BETWEEN.search(lines[0].text[: name[0]]) is None:
        return None
    if BETWEEN.sub("", lines[0].text[: name[0]]) or name_at_end(lines[1]) is not None:
        return None
    first, last, _ = name
    span = lines[0].span(first, last)
    return Reading(lines[0].shown[first:last], RULES["name-alone"].trust, *span, "name-alone")
