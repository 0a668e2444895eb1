"""The search of people who type words: in several fields at once, each with its weight."""

from __future__ import annotations

import re
from dataclasses import dataclass

from .fields import Kind, kind_of
from .index import Hits, Index
from .problems import QueryError
from .searching import in_all, term, without
from .syntax import Form, Term
from .words import words

_PIECE = re.compile(r'([+-]?)("[^"]*"|[^\s"]+)')
_SPECIAL = re.compile(r"([\\*?])")


@dataclass(frozen=True, slots=True)
class Weights:
    """The parameters ``qf``, ``mm`` and ``tie``, read."""

    fields: tuple[tuple[str, float], ...]
    least: str
    """How many of the words must be there, as ``2<-1 5<80%``."""
    tie: float
    """What the other fields add to the best one."""


def read_weights(fields: str, least: str, tie: str) -> Weights:
    """Read the three parameters.

    Raises:
        QueryError: a weight is no number.
    """
    try:
        parted = [one.partition("^") for one in fields.split()]
        weights = tuple((name, float(weight or 1)) for name, _, weight in parted)
        return Weights(weights, least, float(tie))
    except ValueError as error:
        raise QueryError(f"Bad weight: {error}") from error


def typed(index: Index, query: str, weights: Weights) -> Hits:
    """What somebody finds who typed these words.

    Raises:
        QueryError: ``mm`` cannot be read.
    """
    may: list[Hits] = []
    must: list[Hits] = []
    must_not: list[Hits] = []
    for sign, text in _PIECE.findall(query):
        hits = _in_best_field(index, text, weights)
        if hits is not None:
            {"+": must, "-": must_not}.get(sign, may).append(hits)
    if not may and not must:
        return {}
    counts: dict[str, int] = {}
    scores: Hits = {}
    for part in may:
        for key, score in part.items():
            counts[key] = counts.get(key, 0) + 1
            scores[key] = scores.get(key, 0.0) + score
    need = max(0 if must else 1, min(least_of(weights.least, len(may)), len(may)))
    if may and need:
        hits = {key: scores[key] for key in scores if counts[key] >= need}
    else:
        hits = {key: scores.get(key, 0.0) for key in index.documents}
    if must:
        hits = in_all([hits, *must])
    for part in must_not:
        hits = without(hits, part)
    return hits


def least_of(rule: str, count: int) -> int:
    """How many of ``count`` words must be there, by a rule such as ``75%``, ``-1``, ``2<-1 5<80%``.

    Raises:
        QueryError: the rule cannot be read.
    """
    need = count
    for part in rule.split():
        condition, _, value = part.rpartition("<")
        try:
            if condition and count <= int(condition):
                break
            share = value.endswith("%")
            number = int(value.rstrip("%"))
        except ValueError as error:
            raise QueryError(f"Invalid mm: {rule}") from error
        size = abs(number) * count // 100 if share else abs(number)
        need = count - size if number < 0 else size
    return need


def _in_best_field(index: Index, text: str, weights: Weights) -> Hits | None:
    """The documents with the text in one of the fields; nothing if it has no word to look for."""
    is_phrase = len(text) > 1 and text.startswith('"')
    form = Form.PHRASE if is_phrase else Form.WORD
    written = text if is_phrase else _SPECIAL.sub(r"\\\1", text)
    scores: dict[str, list[float]] = {}
    looked = False
    for field, weight in weights.fields:
        if kind_of(field) is Kind.TEXT and not words(text):
            continue
        looked = True
        for key, score in term(index, Term(field, written, form)).items():
            scores.setdefault(key, []).append(score * weight)
    if not looked:
        return None
    return {
        key: max(several) + weights.tie * (sum(several) - max(several))
        for key, several in scores.items()
    }
