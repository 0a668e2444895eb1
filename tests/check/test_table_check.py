"""The fast engine finds what Frictionless finds when it is given every row and every check."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from opendata.catalogue.schema import Field, TableSchema, schema_from
from opendata.catalogue.tables import table as table_of
from opendata.catalogue.tables import tables
from opendata.check.table_check import check_table
from opendata.table import Cell, Origin, Table

TODAY = date(2026, 3, 2)
TYPICAL = {
    "string": ("Будинок культури", "12-а", " з пробілом "),
    "date": ("2024-01-05", "2020-02-29"),
    "number": ("12.50", "0", "-3"),
    "integer": ("12", "0"),
    "boolean": ("True", "False", "true"),
    "year": ("2024", "1999"),
    "datetime": ("2024-01-05T10:30",),
    "time": ("09:30:00",),
}
HELD = {
    "edrpou": ("00032112", "37508596"),
    "katottg": ("UA32140050010021659", "UA53060230010021193"),
    "postcode": ("36000", "01001"),
    "phone": ("+380441234567",),
    "url": ("https://rada.example/a.pdf",),
    "email": ("rada@rada.example",),
}
MISTAKES: tuple[Cell, ...] = (
    *(None, "", "null", "-", " ", "NaN", "1_000", "2024-1-5", "31.02.2024", "2124-01-01", "24"),
    *("UA00000000000000000", "UA32000000000030281", "м. Полтава", "Полтавська область", "00000"),
    *("1234567", "12345678", "(044) 123-45-67", "так", "Україна", "Польща", "\ud800", "٣", "1e5"),
    *("9" * 5000, "3042500000, 2958410475", "іпн 2934105678", "2934110405", "Infinity", "0116030"),
)


def pool(field: Field) -> tuple[str, ...]:
    """Texts that mostly fit the column."""
    if allowed := field.constraints.get("enum"):
        return tuple(map(str, allowed))
    example = (field.example,) if field.example else ()
    return (*example, *(HELD.get(field.content or "") or (*TYPICAL[field.type],)))


@st.composite
def some_tables(draw: st.DrawFn, schema: TableSchema) -> Table:
    """Rows that are mostly right, with some mistakes, and rows that are there twice."""
    columns = [pool(field) for field in schema.fields]
    size = draw(st.integers(1, 6))
    rows: list[list[Cell]] = [
        [texts[draw(st.integers(0, len(texts) - 1))] for texts in columns] for _ in range(size)
    ]
    keys = [at for at, field in enumerate(schema.fields) if field.name in schema.primary_key]
    for number, row in enumerate(rows):
        for at in keys:
            if schema.fields[at].type == "string" and not schema.fields[at].constraints.get("enum"):
                row[at] = f"{number}"
    if draw(st.booleans()):
        rows.append([*rows[draw(st.integers(0, size - 1))]])
    if draw(st.integers(0, 9)) == 0:
        rows.append([draw(st.sampled_from((None, "", "null"))) for _ in columns])
    spots = st.tuples(st.integers(0, len(rows) - 1), st.integers(0, len(columns) - 1))
    others = st.sampled_from((*MISTAKES, *(text for texts in columns for text in texts[:1])))
    for row_at, at in draw(st.lists(spots, max_size=6)):
        rows[row_at][at] = draw(others)
    origins = tuple(
        Origin("р.xlsx", "Аркуш1", number, {schema.columns[0]: f"A{number}"})
        for number in range(5, len(rows) + 5)
    )
    return Table(schema.columns, tuple(map(tuple, rows)), origins)


def assert_same(table: Table, schema: TableSchema) -> None:
    plain = check_table(table, schema, TODAY, engine="plain")
    assert check_table(table, schema, TODAY) == plain


@settings(max_examples=40, deadline=None)
@given(data=st.data())
def test_every_table_of_the_catalogue_has_the_same_findings(data: st.DataObject) -> None:
    schema = data.draw(st.sampled_from(tables()))
    assert_same(data.draw(some_tables(schema)), schema)


@settings(max_examples=12, deadline=None)
@given(data=st.data())
@pytest.mark.parametrize("key", ["organization_units", "transport_stops"])
def test_links_of_a_table_to_itself(key: str, data: st.DataObject) -> None:
    schema = table_of(key)
    found = data.draw(some_tables(schema))
    link = {"organization_units": "subUnitOfId", "transport_stops": "parentStation"}[key]
    at = schema.columns.index(link)
    uids = st.sampled_from((None, "0", "1", "2", "7", "null"))
    rows = tuple((*row[:at], data.draw(uids), *row[at + 1 :]) for row in found.rows)
    assert_same(Table(found.columns, rows, found.origins), schema)


OWN: dict[str, Any] = {
    "fields": [
        {"name": "a", "title": "А", "type": "integer", "constraints": {"unique": True}},
        {"name": "b", "title": "Б", "type": "number", "decimalChar": ","},
        {"name": "c", "title": "В", "type": "string", "constraints": {"minLength": 2}},
        {"name": "d", "title": "Г", "type": "any"},
    ],
    "missingValues": ["", "-"],
}
LINK = {"fields": "d", "reference": {"resource": "", "fields": "c"}}


@settings(max_examples=40, deadline=None)
@given(
    rows=st.lists(
        st.tuples(
            st.sampled_from(("1", "01", "2", "-", None, "x")),
            st.sampled_from(("1,0", "1", "1,00", "NaN", "-", "1.5", None)),
            st.sampled_from(("ab", "a", "abc", "-", None)),
            st.sampled_from(("ab", "abc", "-", None)),
        ),
        min_size=1,
        max_size=8,
    ),
    key=st.sampled_from((["a"], ["b"], ["a", "b"], ["c"], ["c", "d"], "d")),
    links=st.sampled_from(([], [LINK])),
    kind=st.sampled_from(("any", "string", "list")),
)
def test_a_structure_of_a_councils_own(
    rows: list[tuple[Cell, ...]], key: list[str] | str, links: list[Any], kind: str
) -> None:
    fields = [*OWN["fields"][:3], OWN["fields"][3] | {"type": kind}]
    if kind == "list" and (links or "d" in key):
        return  # Frictionless itself cannot look up lists
    schema = schema_from(OWN | {"fields": fields, "primaryKey": key, "foreignKeys": links}, "own")
    assert_same(Table(("a", "b", "c", "d"), tuple(rows)), schema)


def test_columns_that_are_not_those_of_the_structure_are_told_as_before() -> None:
    schema = schema_from(OWN | {"primaryKey": "a"}, "own")
    table = Table(("a", "b", "d", "c"), (("1", "1", "ab", "ab"),))
    for engine in ("fast", "plain"):
        with pytest.raises(RuntimeError, match="at fault"):
            check_table(table, schema, TODAY, engine=engine)  # type: ignore[arg-type]


def test_frictionless_is_given_only_rows_that_are_not_proven(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    from frictionless import Resource

    schema = schema_from(OWN | {"primaryKey": "a"}, "own")
    rows = tuple((str(number), "1", "ab", "ab") for number in range(100))
    wrong = (*rows[:50], ("50", "ab", "ab", "ab"), *rows[51:])
    seen: list[int] = []
    plain = Resource.validate

    def counting(self: Any, *words: Any, **more: Any) -> Any:
        seen.append(len(self.data) - 1)
        return plain(self, *words, **more)

    monkeypatch.setattr(Resource, "validate", counting)
    faults = check_table(Table(("a", "b", "c", "d"), wrong), schema, TODAY)
    assert [fault.row for fault in faults] == [50]
    assert seen == [1]
