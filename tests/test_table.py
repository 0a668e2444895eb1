from __future__ import annotations

import pytest

from opendata.problems import Place
from opendata.table import Origin, Table


def test_a_ragged_row_is_refused() -> None:
    with pytest.raises(ValueError, match="width"):
        Table(("a", "b"), (("1",),))


def test_origins_are_one_for_each_row_or_none() -> None:
    with pytest.raises(ValueError, match="number"):
        Table(("a",), (("1",), ("2",)), (Origin(),))


def test_place_of_a_cell_is_the_register_and_else_the_document() -> None:
    origin = Origin("r.xlsx", "Аркуш", 5, {"title": "C5"}, document="d.docx")
    assert origin.place("title") == Place("r.xlsx", "Аркуш", 5, "C5", field="title")
    assert origin.place("status") == Place("r.xlsx", "Аркуш", 5, None, field="status")
    assert Origin(document="d.docx").place("title") == Place("d.docx", field="title")


def test_records_and_frame_tell_the_same() -> None:
    table = Table(("a", "b"), (("1", None), ("2", "x")))
    frame = table.to_frame()
    assert list(table.records())[1] == {"a": "2", "b": "x"}
    assert frame["b"].isna().tolist() == [True, False]
    assert frame["a"].tolist() == ["1", "2"]
