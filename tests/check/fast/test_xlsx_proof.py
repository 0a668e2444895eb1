"""Which rows of a sheet Frictionless is spared, and what its memories hold meanwhile."""

from __future__ import annotations

from collections.abc import Iterator
from types import SimpleNamespace
from typing import Any

from frictionless import Schema
from frictionless.table.row import create_cell_handlers

from opendata.check.fast.proof import Link, Rules
from opendata.check.fast.xlsx_cells import Part
from opendata.check.fast.xlsx_proof import Proof

HANDLERS = create_cell_handlers(
    Schema.from_descriptor(
        {"fields": [{"name": "id", "type": "integer"}, {"name": "of", "type": "integer"}]}
    ).fields
)


class _Sheet:
    """Stands for the rows of a sheet, in parts; a cell is written as its text."""

    def __init__(self, *parts: list[tuple[Any, ...]], width: int | None = 2) -> None:
        self.parts, self.width, self.values, self.done = parts, width, self, 1

    def of(self, raws: list[Any]) -> list[Any]:
        return [int(raw) if raw and raw.isdigit() else raw and raw.decode() for raw in raws]

    def rest(self) -> Iterator[Part]:
        first = 2
        for rows in self.parts:
            yield Part(first, [(b"", b"", *row) for row in rows])
            first += len(rows)

    def cells(self, part: Part, at: int) -> list[Any]:
        return self.of(list(part.raws[at][2:])) if part.raws else []


def left(sheet: _Sheet, rules: Rules) -> tuple[list[int], int]:
    stats = SimpleNamespace(rows=0)
    proof = Proof(sheet, HANDLERS, [[""], [""]], rules, stats)  # type: ignore[arg-type]
    return [number for number, _ in proof.unproven()], stats.rows


def rules(**more: Any) -> Rules:
    return Rules(**{"seen": (), "key": (), "keys": {}, "links": (), **more})


def test_sound_rows_are_counted_and_spared() -> None:
    assert left(_Sheet([(b"1", b"2"), (b"3", None)], [(b"4", b"5")]), rules()) == ([], 3)


def test_faults_and_blank_rows_are_left() -> None:
    sheet = _Sheet([(b"1", b"x"), (None, None), (b"1", b"2")], [(None, None)])
    assert left(sheet, rules()) == ([2, 3, 5], 1)


def test_too_wide_a_sheet_is_left_as_a_whole() -> None:
    assert left(_Sheet([(b"1", b"2", b"3")] * 2, width=3), rules()) == ([2, 3], 0)


def test_a_short_row_of_a_sheet_without_a_width_is_left() -> None:
    assert left(_Sheet([(b"1", b"2"), (b"1", None)], width=None), rules()) == ([3], 1)


def test_a_value_is_new_or_the_row_is_left() -> None:
    memory: dict[Any, int] = {}
    sheet = _Sheet([(b"1", b"2"), (b"2", b"2")], [(b"3", b"2"), (b"1", b"2"), (None, b"2")])
    assert left(sheet, rules(seen=((0, memory),))) == ([5], 4)
    assert memory == {1: 2, 2: 3, 3: 4}


def test_a_key_of_two_columns_may_be_null_in_part() -> None:
    keys: dict[Any, int] = {}
    sheet = _Sheet([(b"1", None), (b"1", b"2")], [(b"1", None), (b"1", b"3")])
    assert left(sheet, rules(key=(0, 1), keys=keys)) == ([4], 3)
    assert keys == {(1, None): 2, (1, 2): 3, (1, 3): 5}


def test_a_link_leads_somewhere_or_is_null() -> None:
    sheet = _Sheet([(b"1", b"7"), (b"2", b"8")], [(b"3", None), (b"3", b"7")])
    assert left(sheet, rules(links=(Link((1,), {(7,)}),))) == ([3], 3)
