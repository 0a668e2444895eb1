"""Which documents a query finds, and how well each fits."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from . import dates
from .fields import Kind, as_list, kind_of
from .index import Hits, Index
from .problems import QueryError, cannot_parse
from .syntax import Boosted, Form, Group, Node, Term, unescaped
from .words import fold, words

_RANGE = re.compile(r'([\[{])\s*("[^"]*"|\S+)\s+TO\s+("[^"]*"|\S+?)\s*([\]}])', re.DOTALL)
_WILDCARD = re.compile(r"(?<!\\)(?:\\\\)*[*?]")


def found(index: Index, node: Node) -> Hits:
    """The documents that a query finds.

    Raises:
        QueryError: a value does not fit its field, or something is asked that is not known here.
    """
    if isinstance(node, Boosted):
        return {key: score * node.factor for key, score in found(index, node.part).items()}
    if isinstance(node, Term):
        return term(index, node)
    return _group(index, node)


def _group(index: Index, group: Group) -> Hits:
    may = [found(index, node) for node in group.may]
    if group.must:
        hits = in_all([found(index, node) for node in group.must])
    elif may:
        hits = dict.fromkeys((key for part in may for key in part), 0.0)
    elif group.must_not:  # nothing but what must not be: all the others
        hits = index.everything()
    else:
        return {}
    for part in may:
        for key in hits.keys() & part.keys():
            hits[key] += part[key]
    for node in group.must_not:
        hits = without(hits, found(index, node))
    return hits


def in_all(parts: Sequence[Hits]) -> Hits:
    """What every part has found."""
    if not parts:
        return {}
    hits = dict(parts[0])
    for part in parts[1:]:
        hits = {key: score + part[key] for key, score in hits.items() if key in part}
    return hits


def without(hits: Hits, others: Hits) -> Hits:
    """What is not among the others."""
    return {key: score for key, score in hits.items() if key not in others}


def term(index: Index, wanted: Term) -> Hits:
    """The documents with one term."""
    field, text = wanted.field, wanted.text
    if (field, text) == ("*", "*"):
        return index.everything()
    if field.startswith("_query_") or text.startswith("{!"):
        raise QueryError("Local parameters are not known to this stand-in for Solr")
    if wanted.form is Form.RANGE:
        return _within(index, field, text)
    if wanted.form is Form.WORD and _WILDCARD.search(text):
        return _like(index, field, text)
    plain = unescaped(text[1:-1] if wanted.form is Form.PHRASE else text)
    kind = kind_of(field)
    if kind is Kind.TEXT:
        return _phrase(index, field, words(plain))
    if kind is Kind.NGRAM:
        return in_all([index.having(field, part) for part in plain.lower().split()])
    return index.having(field, dates.comparable(plain) if kind is Kind.DATE else plain)


def _phrase(index: Index, field: str, wanted: list[str]) -> Hits:
    hits = in_all([index.having(field, word) for word in wanted])
    if len(wanted) < 2:
        return hits

    def side_by_side(key: str) -> bool:
        for value in as_list(index.documents[key].get(field, "")):
            there = words(str(value))
            size = len(wanted)
            if any(there[i : i + size] == wanted for i in range(len(there) - size + 1)):
                return True
        return False

    return {key: score for key, score in hits.items() if side_by_side(key)}


def _within(index: Index, field: str, text: str) -> Hits:
    match = _RANGE.fullmatch(text)
    if match is None:
        raise cannot_parse(text, text)
    value = _reader(field)
    low = None if match[2] == "*" else value(match[2])
    high = None if match[3] == "*" else value(match[3])
    hits: Hits = {}
    for word, keys in index.words_of(field):
        here = value(word)
        above = low is None or here > low or (match[1] == "[" and here == low)
        below = high is None or here < high or (match[4] == "]" and here == high)
        if above and below:
            hits.update(dict.fromkeys(keys, 1.0))
    return hits


def _reader(field: str) -> Callable[[str], str | float]:
    """How the ends of a range in the field are compared."""
    kind = kind_of(field)
    if kind is Kind.DATE:
        return dates.comparable
    if kind is Kind.INT:
        return _number
    return lambda text: unescaped(text.strip('"'))


def _number(text: str) -> float:
    try:
        return float(text)
    except ValueError as error:
        raise QueryError(f"Invalid Number: {text}") from error


def _like(index: Index, field: str, text: str) -> Hits:
    """The documents with a word of a pattern with ``*`` and ``?``."""
    pattern = text if kind_of(field) is Kind.STRING else fold(text.lower())
    signs = re.findall(r"\\.|.", pattern, re.DOTALL)
    return {
        key: 1.0 for word, keys in index.words_of(field) if matches(word, signs) for key in keys
    }


def matches(word: str, signs: Sequence[str]) -> bool:
    """Whether a word is of a pattern.

    Only the last star is ever taken back: no pattern takes longer than the two lengths multiplied.
    """
    at = sign = 0
    star, taken = -1, 0
    while at < len(word):
        if sign < len(signs) and signs[sign] == "*":
            star, taken = sign, at
            sign += 1
        elif sign < len(signs) and (signs[sign] == "?" or unescaped(signs[sign]) == word[at]):
            at, sign = at + 1, sign + 1
        elif star >= 0:
            taken += 1
            at, sign = taken, star + 1
        else:
            return False
    return all(rest == "*" for rest in signs[sign:])
