"""The request ``select``: a query with its filters, order, page, fields and facets."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from .dismax import read_weights, typed
from .fields import Kind, has_several, is_stored, kind_of
from .index import Hits, Index
from .problems import QueryError
from .searching import found
from .syntax import parse

Parameters = Mapping[str, list[str]]
_ORDER = re.compile(r"(\S+)\s+(asc|desc)", re.IGNORECASE)
_LUCENE = re.compile(r"(^|\s|\()[+\-]?\w+:\S|\b(AND|OR|NOT)\b|[*?()]")
"""What makes edismax read a query as Lucene's."""


def select(index: Index, parameters: Parameters, operator: str) -> dict[str, Any]:
    """The answer to a ``select`` as Solr's JSON has it.

    Args:
        index: the documents.
        parameters: of the address or of the form, several values each.
        operator: ``AND`` or ``OR``: the schema's own for terms with nothing between them.

    Raises:
        QueryError: a parameter cannot be read.
    """
    hits = _query(index, _one(parameters, "q", "*:*"), parameters, operator)
    plain = {name: parameters[name] for name in ("df", "q.op") if name in parameters}
    for narrowed in parameters.get("fq", []):
        if narrowed.strip():
            allowed = _query(index, narrowed, plain, operator)
            hits = {key: score for key, score in hits.items() if key in allowed}
    order = _sorted(index, hits, _one(parameters, "sort", "score desc"))
    start, rows = _count(parameters, "start", 0), _count(parameters, "rows", 10)
    answer = {
        "responseHeader": {"status": 0, "QTime": 0},
        "response": {
            "numFound": len(hits),
            "start": start,
            "numFoundExact": True,
            "docs": _documents(index, hits, order[start : start + rows], parameters),
        },
    }
    if _one(parameters, "facet", "false").lower() == "true":
        answer["facet_counts"] = {
            "facet_queries": {},
            "facet_fields": _facets(index, hits, parameters),
            "facet_ranges": {},
            "facet_intervals": {},
            "facet_heatmaps": {},
        }
    return answer


def _one(parameters: Parameters, name: str, default: str) -> str:
    return parameters.get(name, [default])[0]


def _count(parameters: Parameters, name: str, default: int) -> int:
    number = _integer(_one(parameters, name, "") or str(default))
    if number < 0:
        raise QueryError(f"'{name}' parameter cannot be negative")
    return number


def _integer(text: str) -> int:
    try:
        return int(text)
    except ValueError as error:
        raise QueryError(f'For input string: "{text}"') from error


def _query(index: Index, query: str, parameters: Parameters, operator: str) -> Hits:
    query = query.strip()
    if query in {"*:*", ""}:
        return index.everything()
    if query.startswith("{!"):
        raise QueryError("Local parameters are not known to this stand-in for Solr")
    parser = _one(parameters, "defType", "lucene")
    if parser == "dismax" or (parser == "edismax" and not _LUCENE.search(query)):
        if query == "*":
            return index.everything()
        weights = read_weights(
            _one(parameters, "qf", "text"),
            _one(parameters, "mm", "100%"),
            _one(parameters, "tie", "0"),
        )
        return typed(index, query, weights)
    field, between = _one(parameters, "df", "text"), _one(parameters, "q.op", operator)
    return found(index, parse(query, field, between))


def _documents(
    index: Index, hits: Hits, keys: list[str], parameters: Parameters
) -> list[dict[str, Any]]:
    wanted = set(re.split(r"[,\s]+", " ".join(parameters.get("fl", ["*"]))))
    documents = []
    for key in keys:
        document = {
            field: value
            for field, value in index.documents[key].items()
            if is_stored(field) and ("*" in wanted or field in wanted)
        }
        if "score" in wanted:
            document["score"] = hits[key]
        documents.append(document)
    return documents


def _sorted(index: Index, hits: Hits, order: str) -> list[str]:
    """The keys in order; what has no value comes last, both up and down."""
    keys = list(hits)
    for part in reversed([one.strip() for one in order.split(",") if one.strip()]):
        match = _ORDER.fullmatch(part)
        if match is None:
            raise QueryError(
                f"Can't determine a Sort Order (asc or desc) in sort spec '{order}', "
                f"pos={len(part)}"
            )
        field, falling = match[1], match[2].lower() == "desc"
        if field == "score":
            keys.sort(key=lambda key: hits[key], reverse=falling)
            continue
        if has_several(field):
            raise QueryError(f"can not sort on multivalued field: {field}")
        keys = _by_field(index, keys, field, falling)
    return keys


def _by_field(index: Index, keys: list[str], field: str, falling: bool) -> list[str]:
    values = {key: index.documents[key].get(field) for key in keys}
    have = [key for key in keys if values[key] not in (None, "")]
    if kind_of(field) is Kind.INT:
        have.sort(key=lambda key: int(values[key]), reverse=falling)
    else:
        have.sort(key=lambda key: str(values[key]), reverse=falling)
    return have + [key for key in keys if values[key] in (None, "")]


def _facets(index: Index, hits: Hits, parameters: Parameters) -> dict[str, list[str | int]]:
    """How many of the hits have each value of a field, as Solr's list value, count, value …"""
    most = _integer(_one(parameters, "facet.limit", "100"))
    least = _integer(_one(parameters, "facet.mincount", "0"))
    usual = _one(parameters, "facet.sort", "count" if most > 0 else "index")
    facets: dict[str, list[str | int]] = {}
    for field in parameters.get("facet.field", []):
        counts = [(word, len(keys & hits.keys())) for word, keys in index.words_of(field)]
        counts = sorted(one for one in counts if one[1] >= least)
        if _one(parameters, f"f.{field}.facet.sort", usual) == "count":
            counts.sort(key=lambda one: -one[1])
        shown = counts if most < 0 else counts[:most]
        facets[field] = [part for one in shown for part in one]
    return facets
