"""Every example of a description does what it says: the real check finds that code, and only it."""

from __future__ import annotations

import pytest
from table_hands import TODAY, csv_bytes, sample

from opendata.catalogue.tables import table
from opendata.pipeline.validate import check_file
from opendata.report.codes.entries import Entry, Example, every

WITH = [entry for _, entry in every() if entry.example is not None]


def codes(example: Example, value: str) -> list[str]:
    """The codes of the valid sample with ``value`` in the cell of the example."""
    schema = table(example.table)
    header, rows = sample(schema)
    row = list(rows[0])
    row[header.index(example.column)] = value
    found = check_file(csv_bytes([header, row]), "example.csv", schema, TODAY)
    return [one.code for one in found.problems]


@pytest.mark.parametrize("entry", WITH, ids=lambda entry: entry.code)
def test_the_bad_value_has_the_finding_and_the_good_one_none(entry: Entry) -> None:
    assert entry.example is not None
    assert codes(entry.example, entry.example.bad) == [entry.code]
    assert codes(entry.example, entry.example.good) == []


def test_the_commonest_mistakes_in_a_cell_have_an_example() -> None:
    assert {
        *("cell-type", "cell-empty", "cell-enum", "cell-pattern", "cell-minimum", "cell-maximum"),
        *("edrpou-check-digit", "katottg-form", "postal-code", "date-implausible"),
        *("act-valid-early", "act-issued-late", "uid-differs-from-columns"),
    } <= {entry.code for entry in WITH}
