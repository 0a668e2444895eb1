"""Petitions whose number of signatories is not that of the list."""

from __future__ import annotations

import pytest

from opendata.catalogue.tables import table as table_of
from opendata.check.links import Other
from opendata.check.signatures import signatures
from opendata.table import Table

PETITIONS, SIGNATURES = table_of("petitions"), table_of("petition_signatures")


def found(count: str | None, signed: int, of: str = "p-1") -> list[str]:
    row = {"uid": "p-1", "count": count}
    table = Table(PETITIONS.columns, (tuple(row.get(name) for name in PETITIONS.columns),))
    rows = tuple(
        tuple(of if name == "motionUid" else None for name in SIGNATURES.columns)
        for _ in range(signed)
    )
    others = [Other(SIGNATURES, Table(SIGNATURES.columns, rows), "votings.xlsx")]
    return [one.code for one in signatures(table, PETITIONS, others)]


@pytest.mark.parametrize(("count", "signed"), [("3", 2), ("2", 3), ("0", 1)])
def test_another_number(count: str, signed: int) -> None:
    assert found(count, signed) == ["petition-signatures"]


@pytest.mark.parametrize(("count", "signed"), [("3", 3), ("250", 0), (None, 3), ("багато", 3)])
def test_the_same_number_or_none(count: str | None, signed: int) -> None:
    assert found(count, signed) == []


def test_signatures_of_another_petition_do_not_count() -> None:
    assert found("5", 3, of="p-2") == []
