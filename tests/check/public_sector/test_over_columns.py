"""A rule over columns finds what it finds row by row."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pytest
from public_sector_hands import TODAY, column, layout, tax_number

from opendata.catalogue.tables import editions, tables
from opendata.check.public_sector.checks import rules_for
from opendata.check.public_sector.findings import Finding
from opendata.check.public_sector.layout import Cells, Column, layout_of
from opendata.check.public_sector.over_columns import findings_over

CELLS = ("1234567890", "2024-01-05", "UA32000000000030281", "36000", "0116030", "м. Полтава", "5")


class Watched(Cells):
    """Cells that remember which columns were read."""

    __slots__ = ("read",)

    def text(self, column: Column) -> str | None:
        self.read.add(column.name)
        return super().text(column)


@pytest.mark.parametrize("edition", editions())
def test_a_look_reads_only_the_columns_that_it_names(edition: str) -> None:
    """Else cells that differ elsewhere would count as equal."""
    looks = 0
    for schema in tables(edition):
        known = layout_of(schema.descriptor, schema.name)
        at = {name: spot for spot, name in enumerate(schema.columns)}
        for rule in rules_for(known, TODAY):
            for look in rule.looks:
                looks += 1
                for cell in (*CELLS, None):
                    row = Watched(known, at, [cell] * len(at), 2)
                    row.read = set()
                    list(look.find(row))
                    assert row.read <= {one.name for one in look.columns}, (schema.key, look)
    assert looks > 100


def over(
    known: Sequence[Mapping[str, object]], **cells: list[str | None]
) -> list[tuple[int, Finding]]:
    found = layout(*known)
    return list(findings_over(rules_for(found, TODAY), found, cells, TODAY))


def test_equal_cells_have_equal_findings_in_each_row() -> None:
    found = over([column("phone", "phone")], phone=["12", "+380441234567", None, "12"])
    assert [(row, one.problem.code) for row, one in found] == [
        (0, "telephone-form"),
        (3, "telephone-form"),
    ]


def test_the_later_of_two_rows_names_the_first() -> None:
    found = over(
        [column("uid"), column("note")], uid=["1", " 2", "null", "2", "2 ", "null"], note=["x"] * 6
    )
    assert [(row, one.problem.code, one.first) for row, one in found] == [
        (3, "id-not-unique", 3),
        (4, "id-not-unique", 3),
    ]


def test_no_tax_number_is_shown() -> None:
    number = tax_number()
    found = over([column("phone", "phone")], phone=[number])
    assert all(number not in (one.problem.found or "") for _, one in found)
    assert found
