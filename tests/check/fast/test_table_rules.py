"""Rules that bind several rows."""

from __future__ import annotations

import polars as pl
from frictionless import Schema
from frictionless.table.row import create_cell_handlers

from opendata.check.fast.columns import Column
from opendata.check.fast.table_rules import Distinct, Linked


def columns():
    described = {"fields": [{"name": "a", "type": "integer"}, {"name": "b", "type": "string"}]}
    handlers = create_cell_handlers(Schema.from_descriptor(described).fields)
    return [Column(one, [""]) for one in handlers.values()]


def frame(*rows):
    return pl.DataFrame(rows, schema={"a": pl.String, "b": pl.String}, orient="row")


def told(rule, *rows, first):
    places, earlier, absent = rule.conflicts(frame(*rows), first)
    return places.tolist(), earlier.tolist(), absent.tolist()


def test_repeats_are_told_with_the_first_row_over_blocks():
    rule = Distinct(columns(), primary={})
    assert told(rule, ("1", "x"), ("2", "x"), ("01", "x"), first=2) == ([2], [2], [])
    assert told(rule, ("", ""), ("2", "x"), ("2", ""), ("2", ""), first=5) == ([1, 3], [3, 7], [0])


def test_a_unique_column_may_lack_values():
    rule = Distinct(columns()[:1], unique={})
    assert told(rule, ("", "x"), ("", "x"), ("x", "y"), (" 1", ""), first=2) == ([], [], [])
    assert told(rule, ("1", "x"), first=6) == ([0], [5], [])


def test_an_earlier_row_is_entered_unless_a_later_one_is_known():
    rule = Distinct(columns(), primary={(7, "x"): 30})
    rule.enter(["7", "x"], 4, [0, 1])
    rule.enter(["08"], 5, [0, 1])
    rule.enter(["", ""], 6, [0, 1])
    assert rule.primary == {(7, "x"): 30, (8, None): 5}


def test_one_column_that_is_unique_and_the_key():
    rule = Distinct(columns()[:1], unique={}, primary={})
    rule.enter(["07", "x"], 4, [0])
    assert (rule.unique, rule.primary) == ({7: 4}, {(7,): 4})


def test_links_are_those_of_values():
    link = Linked(columns(), {(1, "x"), (2, None)}.__contains__)
    found = link.broken(frame(("01", "x"), ("1", "y"), ("2", ""), ("", ""), ("z", "")))
    assert found.tolist() == [1]
    assert link.broken(frame(("1", "x"))).tolist() == []
