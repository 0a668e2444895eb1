"""Which rows Frictionless is spared, and which it is given."""

from __future__ import annotations

from types import SimpleNamespace

from frictionless import Schema
from frictionless.table.row import create_cell_handlers

from opendata.check.fast.cells import FAULT, values_of
from opendata.check.fast.proof import Link, Rules, unproven

HANDLERS = create_cell_handlers(
    Schema.from_descriptor(
        {"fields": [{"name": "id", "type": "integer"}, {"name": "of", "type": "integer"}]}
    ).fields
)


def _left(rows, seen=(), key=(), links=()):
    stats = SimpleNamespace(rows=0)
    keys: dict = {}
    left = unproven(enumerate(rows, 2), HANDLERS, Rules(seen, key, keys, links), stats)
    return [number for number, _ in left], stats.rows


def test_sound_rows_are_counted_and_spared():
    assert _left([["1", "2"], ["3", ""]]) == ([], 2)


def test_faulty_ragged_and_blank_rows_are_left():
    rows = [["1", "x"], ["1"], [], ["1", "2", "3"], ["", ""], ["1", "2"]]
    assert _left(rows) == ([2, 3, 4, 5, 6], 1)


def test_a_unique_value_is_known_by_what_it_means():
    memory: dict = {}
    assert _left([["1", "2"], ["01", "2"], ["", "2"], ["", "3"]], seen=((0, memory),)) == ([3], 3)
    assert memory == {1: 2}


def test_a_key_of_nulls_is_left_and_a_partly_null_one_compared():
    assert _left([["", "5"], ["1", ""], ["1", ""]], key=(0, 1)) == ([4], 2)
    assert _left([["", "5"]], key=(0,)) == ([2], 0)


def test_a_link_to_nothing_is_left():
    assert _left([["1", "7"], ["2", "8"], ["3", ""]], links=(Link((1,), {(7,)}),)) == ([3], 2)


def test_a_text_is_asked_about_once_and_other_cells_each_time():
    asked = []

    def reader(cell):
        asked.append(cell)
        return cell, {"type": "no"} if cell == "bad" else None

    value = values_of(reader, most=1)
    assert [value("bad"), value("bad"), value(1), value(True), value(1.0)][:2] == [FAULT, FAULT]
    assert asked == ["bad", 1, True, 1.0]
    assert value("more") == value("more") == "more"
    assert asked[-2:] == ["more", "more"]
