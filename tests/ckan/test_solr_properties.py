"""Laws of the stand-in for Solr."""

from __future__ import annotations

import json
from typing import Any
from urllib.parse import urlencode

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from solr_stand_in import dates
from solr_stand_in.index import Index
from solr_stand_in.problems import QueryError
from solr_stand_in.server import Core
from solr_stand_in.words import words

anything = st.text(max_size=30)
pieces = st.sampled_from(
    [
        "name:",
        "title:",
        "metadata_modified:",
        "views_total:",
        "рада",
        "флуд",
        "AND",
        "OR",
        "NOT",
        "&&",
        "||",
        "!",
        "+",
        "-",
        "(",
        ")",
        "[a",
        "b]",
        "{*",
        "*",
        "TO",
        "NOW/DAY",
        "]",
        "}",
        '"',
        "\\",
        "^2",
        "~",
        "?",
        "{!x}",
        "2026",
        ":",
        "*",
        "*:*",
        "_query_:",
    ]
)
queries = st.one_of(anything, st.lists(pieces, max_size=12).map(" ".join))
values = st.one_of(
    st.none(), st.booleans(), st.integers(), anything, st.lists(anything, max_size=3)
)
documents = st.dictionaries(
    st.sampled_from(
        ["name", "title", "tags", "views_total", "extras_x", "metadata_modified", "id"]
    ),
    values,
    max_size=5,
)


def core() -> Core:
    made = Core()
    for key in "abc":
        made.index.add({"index_id": key, "name": f"рада {key}", "title": "Flood warnings"})
    return made


def ask(served: Core, parameters: dict[str, Any]) -> tuple[int, dict[str, Any]]:
    query = urlencode(parameters, doseq=True, errors="replace")
    answer = served.answer(f"/solr/ckan/select?{query}", b"", "")
    return answer.status, json.loads(answer.body)


@settings(deadline=None)
@given(queries, queries, st.sampled_from(["lucene", "dismax", "edismax"]), anything, anything)
def test_no_query_crashes_it(query: str, narrowed: str, parser: str, sort: str, rows: str) -> None:
    served = core()
    for parameters in (
        {"q": query, "fq": narrowed, "defType": parser, "qf": "name^4 title text", "mm": "2<-1"},
        {"q": query, "sort": sort, "rows": rows, "facet": "true", "facet.field": sort},
    ):
        status, answer = ask(served, parameters)
        assert status in {200, 400}, answer


@settings(deadline=None)
@given(st.binary(max_size=200), st.sampled_from(["application/json", "text/xml"]))
def test_no_body_crashes_it(body: bytes, content_type: str) -> None:
    assert core().answer("/solr/ckan/update", body, content_type).status in {200, 400}


@settings(deadline=None)
@given(st.lists(documents, max_size=4))
def test_a_document_is_whole_or_not_there_and_leaves_nothing(sent: list[dict[str, Any]]) -> None:
    index = Index()
    kept = set()
    for number, document in enumerate(sent):
        try:
            index.add({"index_id": str(number), **document})
        except QueryError:
            continue
        kept.add(str(number))
    assert set(index.documents) == kept == set(index.everything())
    for key in kept:
        index.remove(key)
    assert not index.documents
    assert not any(index._places.values())


@settings(deadline=None)
@given(st.lists(st.text(alphabet="абвг", min_size=1, max_size=4), min_size=1, max_size=6))
def test_every_word_of_a_title_finds_it(title: list[str]) -> None:
    served = Core()
    served.index.add({"index_id": "x", "title": " ".join(title)})
    for word in title:
        assert ask(served, {"q": word})[1]["response"]["numFound"] == 1
    assert ask(served, {"q": '"' + " ".join(title) + '"'})[1]["response"]["numFound"] == 1


@settings(deadline=None)
@given(st.lists(st.sampled_from(["rada", "town", "village"]), max_size=8))
def test_a_facet_counts_what_its_filter_finds(organisations: list[str]) -> None:
    served = Core()
    for number, name in enumerate(organisations):
        served.index.add({"index_id": str(number), "organization": name})
    _, answer = ask(served, {"facet": "true", "facet.field": "organization"})
    counted = answer["facet_counts"]["facet_fields"]["organization"]
    for name, count in zip(counted[::2], counted[1::2], strict=True):
        _, narrowed = ask(served, {"fq": f'organization:"{name}"'})
        assert narrowed["response"]["numFound"] == count
    assert sum(counted[1::2]) == len(organisations)


@settings(deadline=None)
@given(anything)
def test_folding_and_stemming_end_where_they_are(text: str) -> None:
    for word in words(text):
        assert word == word.strip()
        assert word


@settings(deadline=None)
@given(st.datetimes(), st.datetimes())
def test_dates_compare_as_they_are(one: Any, other: Any) -> None:
    texts = [dates.comparable(moment.isoformat() + "Z") for moment in (one, other)]
    assert (texts[0] < texts[1]) == (one < other)


@settings(deadline=None)
@given(anything)
def test_any_text_is_a_date_or_is_told_not_to_be(text: str) -> None:
    try:
        assert dates.comparable(text)
    except QueryError as error:
        assert "Invalid Date" in str(error)  # noqa: PT017


@pytest.mark.parametrize("unit", ["YEARS", "MONTHS", "DAYS", "HOURS", "WEEKS", "SECONDS"])
@settings(deadline=None)
@given(number=st.integers(0, 50))
def test_what_is_added_can_be_taken_away(unit: str, number: int) -> None:
    # From the first of a month, as the 31st has no like in every month.
    start = "2024-02-01T00:00:00Z"
    assert dates.comparable(f"{start}+{number}{unit}-{number}{unit}") == dates.comparable(start)
