from __future__ import annotations

import copy
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from opendata.catalogue.schema import TableSchema, schema_from
from opendata.release.release import Changed, Changes, Version
from opendata.release.version import Level, next_version, schema_level, tightened

V = Version(2, 3, 4)
ROW = ({"uid": "1"},)
versions = st.builds(Version, st.integers(1, 9), st.integers(0, 9), st.integers(0, 9))
some = st.sampled_from([(), ROW])
differences = st.builds(
    Changes,
    added=some,
    changed=st.sampled_from([(), (Changed(("1",), {"a": ("x", "y")}),)]),
    removed=some,
    columns_added=st.sampled_from([(), ("a",)]),
    columns_removed=st.sampled_from([(), ("b",)]),
    documents_added=st.integers(0, 1),
    documents_removed=st.integers(0, 1),
    metadata=st.sampled_from([(), ("title",)]),
)


def _schema(change: Any = None, key: Any = ("uid",)) -> TableSchema:
    fields: list[dict[str, Any]] = [
        {"name": "uid", "type": "string", "title": "t", "description": "d",
         "constraints": {"required": True}},
        {"name": "kind", "type": "string", "title": "t", "description": "d",
         "constraints": {"enum": ["a", "b"]}},
        {"name": "size", "type": "integer", "title": "t", "description": "d"},
    ]  # fmt: skip
    fields = copy.deepcopy(fields)
    if change:
        change(fields)
    return schema_from({"fields": fields, "primaryKey": list(key)}, "t")


SCHEMA = _schema()


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        (Changes(columns_removed=("a",)), Version(3, 0, 0)),
        (Changes(columns_removed=("a",), columns_added=("b",)), Version(3, 0, 0)),
        (Changes(columns_added=("a",)), Version(2, 4, 0)),
        (Changes(added=ROW), Version(2, 4, 0)),
        (Changes(removed=ROW), Version(2, 4, 0)),
        (Changes(documents_added=1), Version(2, 4, 0)),
        (Changes(documents_removed=1), Version(2, 4, 0)),
        (Changes(changed=(Changed(("1",), {"a": ("x", "y")}),)), Version(2, 3, 5)),
        (Changes(metadata=("title",)), Version(2, 3, 5)),
        (Changes(), None),
    ],
)
def test_the_rule_for_rows(changes: Changes, expected: Version | None) -> None:
    assert next_version(V, changes, SCHEMA, SCHEMA) == expected


def _drop(f: list[dict[str, Any]]) -> None:
    del f[2]


@pytest.mark.parametrize(
    ("change", "level"),
    [
        (None, Level.NONE),
        (_drop, Level.MAJOR),
        (lambda f: f[2].update(name="length"), Level.MAJOR),
        (lambda f: f[2].update(type="string"), Level.MAJOR),
        (lambda f: f[1].update(format="uri"), Level.MAJOR),
        (lambda f: f.reverse(), Level.MAJOR),
        (lambda f: f[1]["constraints"].update(required=True), Level.MAJOR),
        (lambda f: f[1]["constraints"].update(enum=["a"]), Level.MAJOR),
        (lambda f: f[1]["constraints"].update(pattern="x"), Level.MAJOR),
        (lambda f: f.insert(1, {**f[2], "name": "new"}), Level.MINOR),
        (lambda f: f.append({**f[0], "name": "new"}), Level.MINOR),
        (lambda f: f[1]["constraints"].update(enum=["a", "b", "c"]), Level.PATCH),
        (lambda f: f[0].pop("constraints"), Level.PATCH),
        (lambda f: f[0].update(description="other"), Level.PATCH),
    ],
)
def test_the_rule_for_columns(change: Any, level: Level) -> None:
    assert schema_level(SCHEMA, _schema(change)) is level


def test_a_form_that_a_text_no_longer_has_breaks_nothing() -> None:
    link = _schema(lambda f: f[1].update(format="uri"))
    assert schema_level(link, SCHEMA) is Level.PATCH


def test_what_a_newer_program_knows_of_a_table_is_no_change() -> None:
    richer = _schema(lambda f: f[0].update(opendata={"en": {"title": "Key", "description": ""}}))
    assert schema_level(SCHEMA, richer) is Level.NONE


def test_another_primary_key_breaks() -> None:
    assert schema_level(SCHEMA, _schema(key=("uid", "kind"))) is Level.MAJOR


@pytest.mark.parametrize(
    ("old", "new", "is_tighter"),
    [
        ({"maxLength": 5}, {"maxLength": 4}, True),
        ({"maxLength": 5}, {"maxLength": 6}, False),
        ({"minLength": 5}, {"minLength": 6}, True),
        ({"minimum": 5}, {"minimum": 4}, False),
        ({"maximum": 5}, {"maximum": 4}, True),
        ({"pattern": "a"}, {"pattern": "b"}, True),
        ({"pattern": "a"}, {}, False),
        ({"unique": True}, {"unique": False}, False),
        ({}, {"required": False}, False),
        ({}, {"unique": True}, True),
    ],
)
def test_constraints(old: dict[str, Any], new: dict[str, Any], is_tighter: bool) -> None:
    assert tightened(old, new) is is_tighter


@given(differences)
def test_the_first_is_always_the_same(changes: Changes) -> None:
    assert next_version(None, changes, None, SCHEMA) == Version(1, 0, 0)


@given(versions, differences)
def test_it_always_grows_and_only_if_something_changed(old: Version, changes: Changes) -> None:
    new = next_version(old, changes, SCHEMA, SCHEMA)
    assert (new is None) is changes.nothing
    if new is not None:
        assert new > old
        assert (new.minor, new.patch) == (0, 0) or new.major == old.major
        assert new.patch == 0 or (new.major, new.minor) == (old.major, old.minor)
        assert str(Version.parse(str(new))) == str(new)


@given(differences)
def test_more_changes_never_make_a_smaller_step(changes: Changes) -> None:
    less = Changes(added=changes.added, metadata=changes.metadata)
    one, other = (next_version(V, c, SCHEMA, SCHEMA) or V for c in (less, changes))
    assert one <= other
