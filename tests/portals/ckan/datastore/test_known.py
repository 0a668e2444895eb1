from __future__ import annotations

import json

import pytest

from opendata.portals.ckan.datastore.known import KnownTable, tables_from_json, tables_to_json
from opendata.portals.ckan.present import PresentResource, present


def resource(**raw: object) -> PresentResource:
    return present({"id": "d", "name": "d", "resources": [{"id": "r", **raw}]}).resources[0]


def test_what_is_remembered_is_read_as_it_was_written() -> None:
    tables = {"a": KnownTable("c", "f", "h"), "b": KnownTable("c", None, "")}
    assert tables_from_json(json.loads(json.dumps(tables_to_json(tables)))) == tables
    assert tables_from_json({}) == {}


@pytest.mark.parametrize("wrong", [[], {"a": "text"}, {"a": ["one"]}])
def test_something_else_is_refused(wrong: object) -> None:
    with pytest.raises((ValueError, AttributeError)):
        tables_from_json(wrong)  # type: ignore[arg-type]


def test_a_table_holds_while_the_portal_says_the_same_of_it() -> None:
    known = KnownTable("c", "f", "")
    assert known.holds("c", resource(datastore_active=True, hash=""))
    assert known.holds("c", resource(datastore_active=True))
    assert not known.holds("d", resource(datastore_active=True))
    assert not known.holds("c", resource(datastore_active=True, hash="0" * 32)), "XLoader"
    assert not known.holds("c", resource(datastore_active=False)), "deleted by hand"
    assert not known.holds("c", resource())


def test_a_file_that_can_be_no_table_needs_none() -> None:
    known = KnownTable("c", None, "")
    assert known.holds("c", resource())
    assert not known.holds("c", resource(datastore_active=True))
