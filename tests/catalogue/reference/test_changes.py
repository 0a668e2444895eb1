from __future__ import annotations

from typing import Any

import pytest

from opendata.catalogue.reference.changes import Comparison, compare, declared_key
from opendata.catalogue.schema import schema_from
from opendata.catalogue.tables import table, table_paths, tables
from opendata.messages import say

OPTIONAL = "if there is something to say; otherwise null"


def column(name: str, becomes: str = "", **words: Any) -> dict[str, Any]:
    ours: dict[str, Any] = {"required": bool(words.pop("required", False))}
    if becomes:
        ours["becomes"] = becomes.split()
    for name_of_ours in ("content", "values"):
        if name_of_ours in words:
            ours[name_of_ours] = words.pop(name_of_ours)
    rules = {k: words.pop(k) for k in ("enum", "pattern") if k in words}
    said = {"name": name, "title": name, "type": "string", "opendata": ours, "constraints": rules}
    return said | words


def compared(old: list[dict[str, Any]], new: list[dict[str, Any]], **changed: Any) -> Comparison:
    parts = []
    for fields, key in ((old, changed.get("old_key")), (new, changed.get("new_key"))):
        one: dict[str, Any] = {"fields": fields, "opendata": {"resource": "tides"}}
        one |= {"primaryKey": key} if key else {}
        parts.append(schema_from(one, "tides"))
    return compare(parts[0], parts[1])


def told(found: Comparison) -> list[tuple[str, str, list[str]]]:
    return [
        (
            " ".join(field.name for field in one.old),
            " ".join(field.name for field in one.new),
            [say(what, "en") for what in one.what],
        )
        for one in found.changes
    ]


def test_renamed_new_and_dropped_columns() -> None:
    found = compared(
        [column("id", "uid"), column("note"), column("name", "name")],
        [column("uid"), column("name"), column("height")],
    )
    assert told(found) == [
        ("id", "uid", ["renamed"]),
        ("", "height", ["new column"]),
        ("note", "", ["no longer there"]),
    ]
    assert found.same == 1


def test_one_name_with_two_meanings_is_no_sameness() -> None:
    found = compared([column("name")], [column("name")])
    assert told(found) == [
        ("", "name", ["new column"]),
        ("name", "", ["no longer there"]),
    ]


def test_a_split_column_is_told_once_and_a_joined_one_with_all_its_parts() -> None:
    found = compared(
        [column("person", "family given"), column("street", "address"), column("house", "address")],
        [column("family"), column("given"), column("address")],
    )
    assert told(found) == [
        ("person", "family given", ["split"]),
        ("street house", "address", ["joined"]),
    ]


@pytest.mark.parametrize(
    ("old", "new", "what"),
    [
        ({"type": "string"}, {"type": "number"}, ["type before: text; now: number"]),
        (
            {"required": True},
            {},
            ["before: required: a value, or null; now: " + OPTIONAL],
        ),
        (
            {"enum": ["a", "b"]},
            {"enum": ["b", "c"]},
            ["added to the list: c", "taken from the list: a"],
        ),
        ({"enum": ["a", "b"]}, {"enum": ["b", "a"]}, []),
        ({"values": ["a"]}, {"enum": ["a"]}, ["now closed: one of: a"]),
        ({"enum": ["a"]}, {"values": ["a"]}, ["the list is no longer closed"]),
        ({"enum": ["a"]}, {"type": "boolean"}, ["type before: text; now: yes or no"]),
        (
            {"pattern": "[0-9]"},
            {},
            ["form before: of the form [0-9]; now: any text"],
        ),
        ({"title": "Було"}, {"title": "Стало"}, []),
    ],
    ids=str,
)
def test_what_is_other_about_a_column(
    old: dict[str, Any], new: dict[str, Any], what: list[str]
) -> None:
    found = compared([column("a", "a", **old)], [column("a", **new)])
    assert told(found) == ([("a", "a", what)] if what else [])


def test_another_key_is_told_of_the_table() -> None:
    fields = [column("a", "a"), column("b", "b")]
    found = compared(fields, fields, old_key=["a"], new_key=["a", "b"])
    assert [say(one, "en") for one in found.table] == ["key before: a; now: a, b"]
    renamed = compared([column("id", "uid")], [column("uid")], old_key=["id"], new_key=["uid"])
    assert not renamed.table


def test_every_column_of_both_editions_is_accounted_for() -> None:
    earlier = [one for one in tables("2019") if one.key in table_paths("2025")]
    assert len(earlier) > 50
    for old in earlier:
        found = compare(old, table(old.key))
        olds = [field.name for one in found.changes for field in one.old]
        news = [field.name for one in found.changes for field in one.new]
        assert len(olds) == len(set(olds))
        assert len(news) == len(set(news))
        assert len(old.fields) - len(olds) == found.same
        assert len(found.new.fields) - len(news) == found.same


def test_the_full_name_of_2019_became_three_columns() -> None:
    found = compare(table("housing_queue", "2019"), table("housing_queue"))
    assert ("name", "familyName name additionalName", ["split"]) in told(found)


def test_a_key_that_only_tells_rows_apart_is_not_declared() -> None:
    kinds = {bool(declared_key(one)) for one in tables()}
    assert kinds == {True, False}
