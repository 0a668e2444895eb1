from __future__ import annotations

import pytest

from opendata.acts.beside.beside import beside
from opendata.acts.beside.part import Where


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1251"])
@pytest.mark.parametrize("delimiter", [";", ",", "\t", "|"])
def test_rows_as_lines(encoding: str, delimiter: str) -> None:
    table = "Прізвище;ІПН\nБойко;3123412341\n".replace(";", delimiter).encode(encoding)
    (part,) = beside(table, "csv", "a.csv")
    assert part.where is Where.CELLS
    assert part.text == "Прізвище | ІПН\nПрізвище: Бойко | ІПН: 3123412341"


def test_a_cell_too_long_for_the_reader_is_read_as_it_stands() -> None:
    table = ("а;" + "б" * 200_000 + ";3123412341").encode()
    (part,) = beside(table, "csv", "a.csv")
    assert "3123412341" in part.text
