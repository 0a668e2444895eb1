from __future__ import annotations

from typing import Any

from opendata.catalogue.schema import TableSchema, schema_from
from opendata.catalogue.tables import table
from opendata.release.addresses import address_columns, addresses_of, first_rows
from opendata.table import Table

URL: dict[str, Any] = {"content": "url", "separator": ";", "literals": ["не застосовується"]}


def schema() -> TableSchema:
    fields = [
        {"name": "uid", "title": "Номер", "type": "string"},
        {"name": "pages", "title": "Сторінки", "type": "string", "opendata": URL},
        {"name": "note", "title": "Примітка", "type": "string"},
        {"name": "site", "title": "Сайт", "type": "string", "format": "uri"},
    ]
    return schema_from({"fields": fields, "primaryKey": ["uid"]}, "pages")


def rows(*cells: tuple[str | None, ...]) -> Table:
    return Table(("uid", "pages", "note", "site"), cells)


def test_columns_of_addresses_are_known_by_their_content() -> None:
    assert [one.name for one in address_columns(schema())] == ["pages", "site"]


def test_the_shipped_table_of_acts_has_one() -> None:
    assert [one.name for one in address_columns(table("legal_acts"))] == ["url"]


def test_a_cell_may_hold_several_addresses_or_a_word_in_their_place() -> None:
    found = addresses_of(
        schema(),
        rows(
            ("1", "https://a.example/1; https://a.example/2", "https://no.example", None),
            ("2", "не застосовується", None, "https://b.example"),
            ("3", " ", None, None),
        ),
    )
    assert [(one.text, one.column, one.row) for one in found] == [
        ("https://a.example/1", "pages", "1"),
        ("https://a.example/2", "pages", "1"),
        ("https://b.example", "site", "2"),
    ]


def test_an_address_stands_where_it_is_first() -> None:
    cells = (("1", "https://a.example", None, None), ("2", "https://a.example", None, None))
    found = first_rows(addresses_of(schema(), rows(*cells)))
    assert {text: one.row for text, one in found.items()} == {"https://a.example": "1"}


def test_without_a_key_the_first_column_names_the_row() -> None:
    fields = [
        {"name": "number", "title": "Номер", "type": "string"},
        {"name": "site", "title": "Сайт", "type": "string", "format": "uri"},
    ]
    bare = schema_from({"fields": fields}, "sites")
    (found,) = addresses_of(bare, Table(("number", "site"), (("7", "https://a.example"),)))
    assert found.row == "7"
