"""What ``opendata check`` shows of the reconciliation."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from town import Town

Command = Callable[..., Any]


def test_the_table_names_what_lacks(opendata: Command, town: Town) -> None:
    for number in (4, 5, 7, 8):
        town.write(str(number))
    said = opendata("check", "decisions")
    assert said.code == 0
    head, line, *_rest = said.out.splitlines()
    assert head.split() == ["акти", "період", "номери", "є", "немає", "двічі"]
    assert line.split() == ["Рішення", "ради", "2024", "1–8", "7", "6", "–"]
    assert "немає № 6" in said.err


def test_quiet_shows_no_table(opendata: Command) -> None:
    assert "період" not in opendata("check", "decisions", "--quiet").out


def test_a_publication_tells_the_finding_without_the_table(opendata: Command, town: Town) -> None:
    town.write("5")
    said = opendata("publish", "decisions")
    assert said.code == 0
    assert "немає № 4" in said.err
    assert "період" not in said.out


def test_json_has_the_reconciliation(opendata: Command, town: Town) -> None:
    town.write("5")
    told = opendata("check", "decisions", "--json").json["reconciliation"]
    (series,) = told["series"]
    assert (told["rows_without_document"], told["documents_without_row"]) == (0, 0)
    assert (series["first"], series["last"], series["missing"]) == (1, 5, [[4, 4]])
    assert series["counting"] == "one period"


def test_rows_and_documents_without_a_partner_are_counted(opendata: Command, town: Town) -> None:
    town.register(("1", "14.02.2024", "Про питання 1"), ("9", "14.02.2024", "Про питання 9"))
    said = opendata("check", "decisions")
    assert "Рядків реєстру без документа: 1" in said.out
    assert "Документів без рядка в реєстрі: 2" in said.out
