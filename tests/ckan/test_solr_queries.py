"""What the stand-in for Solr finds: CKAN's own queries and those of people."""

from __future__ import annotations

import pytest
from solr_stand_in.dismax import least_of, read_weights, typed
from solr_stand_in.index import Index
from solr_stand_in.problems import QueryError
from solr_stand_in.searching import found, matches
from solr_stand_in.syntax import parse

DOCUMENTS = {
    "a": {
        "title": "Рішення міської ради",
        "name": "rishennia",
        "tags": ["рішення", "рада"],
        "organization": "rada",
        "state": "active",
        "metadata_modified": "2026-01-10T10:00:00Z",
        "views_total": 5,
        "extras_purpose": "Закон про доступ",
    },
    "b": {
        "title": "Бюджет громади 2026",
        "name": "budzhet",
        "tags": ["бюджет"],
        "organization": "rada",
        "state": "draft",
        "metadata_modified": "2026-03-01T00:00:00Z",
        "views_total": 40,
    },
    "c": {
        "title": "Flood warnings: Wi-Fi (Café)",
        "name": "flood_1:2",
        "organization": "other",
        "state": "active",
        "metadata_modified": "2025-12-31T23:59:59Z",
    },
}


@pytest.fixture(scope="module")
def index() -> Index:
    made = Index()
    for key, document in DOCUMENTS.items():
        made.add({"index_id": key, "id": f"id-{key}", **document})
    return made


def search(index: Index, query: str, operator: str = "OR") -> str:
    return "".join(sorted(found(index, parse(query, "text", operator))))


@pytest.mark.parametrize(
    ("query", "keys"),
    [
        ("*:*", "abc"),
        ("name:rishennia", "a"),
        ('+name:"rishennia" +state:active', "a"),
        ("organization:rada", "ab"),
        ("organization:rada AND state:active", "a"),
        ("organization:rada -state:active", "b"),
        ("organization:rada AND NOT state:draft", "a"),
        ("organization:(rada OR other) AND state:active", "ac"),
        ("state:active || state:draft", "abc"),
        ("state:active && !organization:other", "a"),
        ("-organization:rada", "c"),
        ("tags:рішення", "a"),
        ("tags:Рішення", ""),
        ("рішення", "a"),
        ("РІШЕННЯ", "a"),
        ("закон", "a"),
        ("бюджет рішення", "ab"),
        ('"міської ради"', "a"),
        ('"ради міської"', ""),
        ("title:рі*", "a"),
        ("name:?ish*", "a"),
        ("name:*", "abc"),
        (r"name:flood_1\:2", "c"),
        ("floods", "c"),
        ("wifi", "c"),
        ("cafe", "c"),
        ("title_ngram:ішен", "a"),
        ("title_ngram:ішенxx", ""),
        ("metadata_modified:[2026-01-01T00:00:00Z TO *]", "ab"),
        ("metadata_modified:{* TO 2026-01-10T10:00:00Z}", "c"),
        ("metadata_modified:[* TO 2026-01-10T10:00:00Z]", "ac"),
        ("metadata_modified:[NOW+1YEARS/DAY TO *]", ""),
        ("views_total:[6 TO 40]", "b"),
        ("views_total:{5 TO *]", "b"),
        ("name:[b TO c]", "b"),
        ("рішення^3 бюджет~2", "ab"),
        ("name:nothing", ""),
        ("unknown_field:x", ""),
        ("", ""),
    ],
)
def test_a_query_finds(index: Index, query: str, keys: str) -> None:
    assert search(index, query) == keys


def test_words_side_by_side_are_all_required_only_where_the_schema_says_so(index: Index) -> None:
    assert search(index, "міської ради", "AND") == "a"
    assert search(index, "бюджет ради", "AND") == ""
    assert search(index, "бюджет ради", "OR") == "ab"
    assert search(index, "бюджет OR ради", "AND") == "ab"


@pytest.mark.parametrize(
    "query",
    [
        '"open',
        "(a",
        "a)",
        "a AND",
        "AND a",
        "a OR AND b",
        "name:[a b]",
        "a:b:{",
        "metadata_modified:yesterday",
        "metadata_modified:[soon TO *]",
        "metadata_modified:[NOW+99999999999DAYS TO *]",
        "views_total:[few TO many]",
        "_query_:x",
        "(" * 60 + "a" + ")" * 60,
        "\\",
    ],
)
def test_a_mistake_is_told_as_one(index: Index, query: str) -> None:
    with pytest.raises(QueryError):
        search(index, query)


def test_what_is_rare_and_what_is_boosted_counts_more(index: Index) -> None:
    scores = found(index, parse("organization:rada name:budzhet^10", "text", "OR"))
    assert scores["b"] > scores["a"] > 0


@pytest.mark.parametrize(
    ("words", "least", "keys"),
    [
        ("рішення ради", "100%", "a"),
        ("рішення бюджет", "100%", ""),
        ("рішення бюджет", "1", "ab"),
        ("рішення бюджет", "50%", "ab"),
        ('"міської ради"', "100%", "a"),
        ("+рішення бюджет", "1", ""),
        ("+рішення ради", "1", "a"),
        ("рішення -ради", "1", ""),
        ("rishennia", "100%", "a"),
        ("(*", "100%", ""),
        ("!!!", "100%", ""),
    ],
)
def test_typed_words_find(index: Index, words: str, least: str, keys: str) -> None:
    weights = read_weights("name^4 title^4 tags^2 text", least, "0.1")
    assert "".join(sorted(typed(index, words, weights))) == keys


@pytest.mark.parametrize(
    ("rule", "count", "least"),
    [
        ("100%", 3, 3),
        ("75%", 4, 3),
        ("-1", 4, 3),
        ("-25%", 4, 3),
        ("2", 5, 2),
        ("2<-1 5<80%", 2, 2),
        ("2<-1 5<80%", 4, 3),
        ("2<-1 5<80%", 10, 8),
    ],
)
def test_how_many_words_must_be_there(rule: str, count: int, least: int) -> None:
    assert least_of(rule, count) == least


def test_a_rule_that_cannot_be_read_is_a_mistake() -> None:
    with pytest.raises(QueryError):
        least_of("some", 3)
    with pytest.raises(QueryError):
        read_weights("name^much", "1", "0")


@pytest.mark.parametrize(
    ("word", "signs", "fits"),
    [
        ("abc", "a*c", True),
        ("abcbc", "a*bc", True),
        ("abc", "a?c", True),
        ("abc", "a*d", False),
        ("", "*", True),
        ("", "?", False),
        ("a" * 2000, "*a" * 500 + "b", False),
    ],
)
def test_wildcards(word: str, signs: str, fits: bool) -> None:
    assert matches(word, list(signs)) is fits
