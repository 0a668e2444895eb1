"""The addresses of a row are those of a dictionary, made when they are asked for."""

from __future__ import annotations

import pytest

from opendata.collect.filled_cells import CellsOfRow
from opendata.table import Origin

SPOTS = {"uid": 0, "title": 27}


def test_it_says_what_a_dictionary_would() -> None:
    row = CellsOfRow(13, SPOTS)
    assert row == {"uid": "A14", "title": "AB14"}
    assert row == {"uid": "A14", "title": "AB14"}
    assert row != {"uid": "A14"}
    assert list(row) == ["uid", "title"]
    assert len(row) == 2
    assert "title" in row
    assert "number" not in row
    assert row.get("number") is None
    with pytest.raises(KeyError):
        row["number"]
    assert repr(row) == "{'uid': 'A14', 'title': 'AB14'}"


def test_it_is_the_origin_of_a_row() -> None:
    origin = Origin("р.xlsx", "Аркуш1", 14, CellsOfRow(13, SPOTS))
    assert origin.place("title").cell == "AB14"
    assert origin == Origin("р.xlsx", "Аркуш1", 14, dict(CellsOfRow(13, SPOTS)))
