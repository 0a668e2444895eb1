"""What the stand-in answers to whole requests, as pysolr sends them and as CKAN reads them."""

from __future__ import annotations

import json
import threading
import urllib.request
from collections.abc import Iterator
from typing import Any
from urllib.parse import quote, urlencode

import pytest
from solr_stand_in.server import Core, serve


def put(core: Core, *documents: dict[str, Any]) -> int:
    body = json.dumps(list(documents)).encode()
    return core.answer("/solr/ckan/update?commit=true", body, "application/json").status


def select(core: Core, status: int = 200, **parameters: Any) -> dict[str, Any]:
    address = f"/solr/ckan/select?{urlencode(parameters, doseq=True)}"
    answer = core.answer(address, b"", "")
    assert answer.status == status, answer.body
    return dict(json.loads(answer.body))


def keys(answer: dict[str, Any]) -> list[str]:
    return [document["index_id"] for document in answer["response"]["docs"]]


@pytest.fixture
def core() -> Core:
    made = Core()
    documents = [
        {
            "index_id": f"k{number}",
            "name": f"n{number}",
            "title": f"Набір {number}",
            "tags": ["усі", "парні" if number % 2 == 0 else "непарні"],
            "organization": "rada" if number < 3 else None,
            "data_dict": '{"id": 1}',
            "metadata_modified": f"2026-01-0{number}T00:00:00Z",
        }
        for number in (1, 2, 3, 4)
    ]
    assert put(made, *documents) == 200
    return made


def test_pages_and_order(core: Core) -> None:
    sort = "metadata_modified desc"
    answer = select(core, q="*:*", sort=sort, start=1, rows=2)
    assert answer["response"]["numFound"] == 4
    assert keys(answer) == ["k3", "k2"]


def test_what_has_no_value_comes_last(core: Core) -> None:
    for order in ("asc", "desc"):
        sort = f"organization {order}, name desc"
        assert keys(select(core, sort=sort)) == ["k2", "k1", "k4", "k3"]


def test_filters_and_fields(core: Core) -> None:
    answer = select(core, fq=["tags:усі", "+organization:rada"], fl="name score", sort="name asc")
    assert answer["response"]["docs"] == [
        {"name": "n1", "score": 1.0},
        {"name": "n2", "score": 1.0},
    ]
    whole = select(core, fq="name:n1")["response"]["docs"][0]
    assert whole["data_dict"] == '{"id": 1}'
    assert "text" not in whole


def test_facets(core: Core) -> None:
    facets = {"facet": "true", "facet.field": ["tags", "organization"], "facet.mincount": 1}
    answer = select(core, fq="organization:rada", rows=0, **facets)
    assert answer["facet_counts"]["facet_fields"] == {
        "tags": ["усі", 2, "непарні", 1, "парні", 1],
        "organization": ["rada", 2],
    }
    limited = select(core, rows=0, **facets, **{"facet.limit": 1})
    assert limited["facet_counts"]["facet_fields"]["tags"] == ["усі", 4]


def test_a_query_may_come_as_a_form(core: Core) -> None:
    body = urlencode({"q": "name:n2"}).encode()
    answer = core.answer("/solr/ckan/select", body, "application/x-www-form-urlencoded; charset=u")
    assert keys(json.loads(answer.body)) == ["k2"]


def test_a_document_is_replaced_and_removed(core: Core) -> None:
    assert put(core, {"index_id": "k1", "name": "other"}) == 200
    assert keys(select(core, q="name:n1")) == []
    assert keys(select(core, q="name:other")) == ["k1"]
    for command in ("<delete><id>k1</id></delete>", "<delete><query>+name:n2</query></delete>"):
        assert core.answer("/solr/ckan/update", command.encode(), "text/xml").status == 200
    assert sorted(keys(select(core))) == ["k3", "k4"]
    assert (
        core.answer("/solr/ckan/update", b"<delete><query>*:*</query></delete>", "").status == 200
    )
    assert keys(select(core)) == []
    assert all(not words for words in core.index._places.values())


def test_documents_as_xml(core: Core) -> None:
    body = (
        "<add><doc><field name='index_id'>x</field><field name='name'>з xml</field>"
        "<field name='tags'>а</field><field name='tags'>б</field></doc></add>"
    )
    assert core.answer("/solr/ckan/update", body.encode(), "text/xml").status == 200
    assert keys(select(core, q='name:"з xml"', fq="tags:б")) == ["x"]


@pytest.mark.parametrize(
    "document",
    [
        {"name": "no key"},
        {"index_id": "x", "metadata_modified": "yesterday"},
        {"index_id": "x", "name": ["two", "names"]},
        {"index_id": "x", "organization": "щ" * 20_000},
        {"index_id": "x", "views_total": "many"},
    ],
)
def test_a_document_that_does_not_fit_changes_nothing(core: Core, document: dict[str, Any]) -> None:
    assert put(core, document) == 400
    assert select(core)["response"]["numFound"] == 4


@pytest.mark.parametrize(
    "parameters",
    [
        {"q": "{!frange}x"},
        {"q": '"'},
        {"sort": "name"},
        {"sort": "tags asc"},
        {"start": "-1"},
        {"rows": "ten"},
        {"defType": "dismax", "q": "a", "qf": "x^y"},
        {"facet": "true", "facet.field": "tags", "facet.limit": "x"},
    ],
)
def test_a_mistake_has_the_shape_of_solr(core: Core, parameters: dict[str, str]) -> None:
    error = select(core, 400, **parameters)["error"]
    assert error["code"] == 400
    assert error["msg"]


@pytest.mark.parametrize(
    ("address", "body", "content_type", "status"),
    [
        ("/solr/other/select", b"", "", 404),
        ("/solr/ckan/spell", b"", "", 404),
        ("/solr/ckan/update", b"{", "application/json", 400),
        ("/solr/ckan/update", b'"x"', "application/json", 400),
        ("/solr/ckan/update", b"<add", "text/xml", 400),
        ("/solr/ckan/update", b"", "text/xml", 200),
        ("/solr/ckan/update?commit=true", b"<commit/>", "text/xml", 200),
    ],
)
def test_other_requests(
    core: Core, address: str, body: bytes, content_type: str, status: int
) -> None:
    assert core.answer(address, body, content_type).status == status


@pytest.fixture
def address() -> Iterator[str]:
    server = serve(Core(schema_version="2.8"), 0)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}/solr/ckan"
    server.shutdown()
    thread.join()
    server.server_close()


def test_it_serves(address: str) -> None:
    def get(path: str, body: bytes | None = None) -> bytes:
        request = urllib.request.Request(  # noqa: S310
            f"{address}/{path}", data=body, headers={"Content-Type": "application/json"}
        )
        with urllib.request.urlopen(request, timeout=10) as answer:  # noqa: S310
            return bytes(answer.read())

    assert b'version="2.8"' in get("schema")
    assert json.loads(get("admin/ping"))["status"] == "OK"
    get("update", json.dumps([{"index_id": "1", "title": "Бюджет"}]).encode())
    assert keys(json.loads(get(f"select?q={quote('бюджет')}"))) == ["1"]


def test_an_index_is_kept_and_brought_back(core: Core) -> None:
    def replicate(command: str, name: str) -> int:
        address = f"/solr/ckan/replication?command={command}&name={name}"
        return core.answer(address, b"", "").status

    assert replicate("backup", "before") == 200
    put(core, {"index_id": "k5", "name": "n5"})
    core.answer("/solr/ckan/update", b"<delete><id>k1</id></delete>", "text/xml")
    assert keys(select(core, q="*:*", sort="name asc")) == ["k2", "k3", "k4", "k5"]
    for _ in range(2):
        assert replicate("restore", "before") == 200
        assert keys(select(core, q="*:*", sort="name asc")) == ["k1", "k2", "k3", "k4"]
        put(core, {"index_id": "k6", "name": "n6"})
    assert replicate("restore", "nothing") == 400
