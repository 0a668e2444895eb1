from __future__ import annotations

from datetime import date

import pytest
from privacy_numbers import iban, tax_number

from opendata.catalogue.tables import table
from opendata.check.personal_cells import personal_cells, row_sha256
from opendata.privacy.finding import Kind
from opendata.table import Table

TODAY = date(2026, 11, 23)
NUMBER = tax_number(31_234)


def found(key: str, **cells: str) -> list[tuple[int, str, Kind]]:
    """What is found in a table of one row without anything else."""
    schema = table(key)
    row = tuple(cells.get(name) for name in schema.columns)
    assert set(cells) <= set(schema.columns)
    hits = personal_cells(Table(schema.columns, (row,)), schema, TODAY)
    return [(one.row, one.column, one.hit.kind) for one in hits]


def test_a_number_in_a_text_is_found_by_its_column_and_row() -> None:
    schema = table("legal_acts")
    at = schema.columns.index("title")
    texts = ("Про бюджет", f"Про допомогу Бойку І. П.\n(РНОКПП {NUMBER})", None, f"ІПН {NUMBER}")
    rows = tuple(
        tuple(text if n == at else None for n in range(len(schema.columns))) for text in texts
    )
    hits = personal_cells(Table(schema.columns, rows), schema, TODAY)
    assert [(one.row, one.column, one.hit.kind) for one in hits] == [
        (1, "title", Kind.TAX_NUMBER),
        (3, "title", Kind.TAX_NUMBER),
    ]
    assert NUMBER not in repr(hits)


def test_the_title_of_the_column_says_what_a_number_is() -> None:
    """An entrepreneur has no EDRPOU code, and a tax number is put in its place."""
    assert found("organizations", Id=NUMBER) == [(0, "Id", Kind.TAX_NUMBER)]
    assert found("organizations", Id="04054329") == []


def test_telephones_and_addresses_pass_where_the_structure_asks_for_them() -> None:
    assert found("organizations", contactPointTelephone="+380671234567") == []
    assert found("organizations", addressThoroughfare="вул. Садова, 5, кв. 3") == []
    text = "звертатися до Бойка Івана Петровича, моб. 067 123-45-67"
    assert found("legal_acts", title=text) == [(0, "title", Kind.PHONE)]


def test_an_account_of_a_person_is_found() -> None:
    text = f"перерахувати Бойку І. П. на картковий рахунок {iban('305299', '26203123456789')}"
    assert (0, "title", Kind.IBAN) in found("legal_acts", title=text)


def test_many_cells_are_screened_in_blocks_and_keep_their_rows() -> None:
    schema = table("legal_acts")
    at = schema.columns.index("title")
    wrong = {0, 4_999, 5_000, 9_998}
    rows = [
        tuple(
            (f"РНОКПП {NUMBER}" if n in wrong else "Про бюджет") if c == at else None
            for c in range(len(schema.columns))
        )
        for n in range(9_999)
    ]
    hits = personal_cells(Table(schema.columns, tuple(rows)), schema, TODAY)
    assert {one.row for one in hits} == wrong


def test_columns_that_the_structure_does_not_know_are_not_looked_at_twice() -> None:
    schema = table("legal_acts")
    assert personal_cells(Table(("other",), ((f"РНОКПП {NUMBER}",),)), schema, TODAY) == ()


@pytest.mark.parametrize("other", [("a", None, "c"), ("a", "", "b"), ("a", "b", None)])
def test_a_row_has_another_hash_with_another_cell(other: tuple[str | None, ...]) -> None:
    assert row_sha256(("a", None, "b")) != row_sha256(other)
    assert row_sha256(other) == row_sha256(tuple(other))
