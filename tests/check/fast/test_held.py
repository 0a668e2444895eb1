"""What is read of the row stream of Frictionless, and given back to it."""

from __future__ import annotations

from frictionless import Resource, Schema

from opendata.check.fast.held import Held

SCHEMA = {
    "fields": [
        {"name": "a", "type": "integer", "constraints": {"unique": True}},
        {"name": "b", "type": "string", "missingValues": ["-"]},
        {"name": "c", "type": "integer", "constraints": {"unique": True}},
    ],
    "primaryKey": ["a"],
    "foreignKeys": [{"fields": ["c"], "reference": {"resource": "", "fields": ["a"]}}],
}
ROWS = [["a", "b", "c"], ["1", "-", ""], ["2", "x", "1"], ["2", "x", "x"], ["9"]]


def held():
    resource = Resource(data=ROWS, schema=Schema.from_descriptor(SCHEMA))
    resource.open()
    return Held(resource, resource.row_stream.gi_frame.f_locals)


def test_the_stream_has_the_parts_that_are_looked_for():
    resource = Resource(data=ROWS, schema=Schema.from_descriptor(SCHEMA))
    with resource:
        assert resource.row_stream.gi_frame.f_locals.keys() >= Held.PARTS


def test_one_column_that_is_unique_and_the_key_is_looked_up_once():
    columns, distinct, linked = held().over_blocks()
    assert [column.name for column in columns] == ["a", "b", "c"]
    assert [[one.name for one in rule.columns] for rule in distinct] == [["a"], ["c"]]
    assert distinct[0].unique is not None
    assert distinct[0].primary is not None
    assert linked[0].known((2,))
    assert not linked[0].known((3,))


def test_missing_values_of_a_field_are_its_own():
    columns, _, _ = held().over_blocks()
    assert columns[1].texts.of("-") == (None, True)
    assert columns[1].texts.of("") == ("", True)


def test_what_was_judged_is_remembered():
    one = held()
    rows = iter(enumerate(ROWS[1:], 2))
    one.catch_up(rows, 4)
    assert next(rows)[0] == 5
    _, distinct, _ = one.over_blocks()
    assert distinct[0].unique == {1: 2, 2: 4}
    assert distinct[0].primary == {(1,): 2, (2,): 4}
    assert distinct[1].unique == {1: 3}


def test_nothing_judged_is_nothing_to_catch_up():
    rows = iter(enumerate(ROWS[1:], 2))
    held().catch_up(rows, 1)
    assert next(rows)[0] == 2
