"""``opendata reconcile``, as it is typed."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from register_extract_hands import TAKE, Party, Registers, Sheet, code_of, parties, write_extract
from town import Town

Command = Callable[..., Any]


@pytest.fixture
def registers(town: Town) -> Registers:
    made = Registers(town)
    made.write([one.ours() for one in parties(5)])
    return made


@pytest.fixture
def extract(registers: Registers, tmp_path: Path) -> Path:
    """The first three, of which one has another head; one new; the fourth and fifth are gone."""
    rows = [one.theirs() for one in parties(3)]
    rows[1][3] = "НОВИК ІВАН ПЕТРОВИЧ"
    day = parties(1)[0].day
    rows.append(Party(9, code_of(90_000), "Гостинний дім", "Яр Юрій", day).theirs())
    return write_extract(tmp_path / "витяг.xlsx", rows)


def test_the_answer_is_a_table_and_what_to_do(opendata: Command, extract: Path) -> None:
    said = opendata("reconcile", "parties", "--with", str(extract))
    assert said.code == 0
    assert "Відрізняється (1)" in said.out
    head = parties(2)[1].head
    assert f"керівник: «{head}» (I3) → «Новик Іван Петрович» (D6)" in said.out
    assert "Немає у витягу (2)" in said.out
    assert "Станом на 2020-04-01 зареєстровано за витягом: 4, за нашим реєстром: 5" in said.out
    assert "Потім: opendata reconcile parties --apply" in said.out


def test_everything_as_one_document(opendata: Command, extract: Path, registers: Registers) -> None:
    said = opendata("reconcile", "parties", "--with", str(extract), "--json")
    found = said.json
    assert found["numbers"] == {
        "ours": 5, "theirs": 4, "same": 2, "differs": 1, "alike": 0, "only_here": 2,
        "only_there": 1, "registered": 4, "registered_here": 5,
    }  # fmt: skip
    assert (found["as_of"], found["exit"], found["dataset"]) == ("2020-04-01", 0, "parties")
    (pair,) = found["differs"]
    assert pair["differs"] == [
        {
            "what": "head",
            "ours": {"value": parties(2)[1].head, "cell": "I3"},
            "theirs": {"value": "Новик Іван Петрович", "cell": "D6"},
        }
    ]
    assert [one["row"] for one in found["only_here"]] == [5, 6]
    assert Path(found["review"]["file"]) == registers.town.root / "reconciliation/parties.xlsx"


def test_a_sheet_is_applied(opendata: Command, extract: Path, registers: Registers) -> None:
    target = registers.town.root / "звірка.xlsx"
    opendata("reconcile", "parties", "--with", str(extract), "--review", str(target))
    sheet = Sheet(target)
    sheet.choose(TAKE, why="керівник")
    sheet.choose("додати", why="Лише у витягу")
    sheet.save()
    said = opendata("reconcile", "parties", "--apply", str(target), "--who", "Оксана")
    assert said.code == 0
    assert said.out.startswith("звірка.xlsx: ")
    assert "Оксана" in said.out
    assert "Змінено клітинок: 1, додано рядків: 1" in said.out
    assert "partyName, CATUTTC" in said.err
    again = opendata("reconcile", "parties", "--apply", str(target), "--json").json
    assert (again["applied"]["taken"], again["applied"]["same"], again["open"]) == (0, 2, 3)
    assert (again["written"], again["decisions"]) == (None, [])


def test_a_row_that_is_refused_ends_with_3(
    opendata: Command, extract: Path, registers: Registers
) -> None:
    target = registers.town.root / "звірка.xlsx"
    opendata("reconcile", "parties", "--with", str(extract), "--review", str(target))
    sheet = Sheet(target)
    sheet.choose("так", why="керівник")
    sheet.save()
    said = opendata("reconcile", "parties", "--apply", str(target))
    assert said.code == 3
    assert "[reconcile-action]" in said.err
    assert "Змінено клітинок: 0, додано рядків: 0" in said.out


def test_no_differences_is_fine_too(
    opendata: Command, registers: Registers, tmp_path: Path
) -> None:
    extract = write_extract(tmp_path / "e.xlsx", [one.theirs() for one in parties(5)], title="")
    said = opendata("reconcile", "parties", "--with", str(extract))
    assert said.code == 0
    assert "Однакові: 5" in said.out
    assert "Вирішувати нічого. Що порівняно: " in said.out
    assert "--apply" not in said.out


@pytest.mark.parametrize(
    "arguments",
    [
        (),
        ("--with", "a.xlsx", "--apply", "b.xlsx"),
        ("--with", "a.xlsx", "--who", "Оксана"),
        ("--apply", "a.xlsx", "--as-of", "2020-04-01"),
        ("--apply", "a.xlsx", "--review", "b.xlsx"),
        ("--with", "a.xlsx", "--as-of", "колись"),
        ("--with", "немає.xlsx"),
        ("--apply", "немає.xlsx"),
        ("--with", "немає.xlsx", "--table", "ngos"),
    ],
)
def test_what_makes_no_sense_ends_with_2(
    opendata: Command, registers: Registers, arguments: tuple[str, ...]
) -> None:
    assert opendata("reconcile", "parties", *arguments).code == 2


def test_an_extract_that_cannot_be_read_ends_with_3(
    opendata: Command, registers: Registers, tmp_path: Path
) -> None:
    path = tmp_path / "витяг.xlsx"
    path.write_text("<html><body>увійдіть</body></html>", "utf-8")
    assert opendata("reconcile", "parties", "--with", str(path)).code == 3


def test_a_dataset_that_is_not_there_ends_with_4(opendata: Command, extract: Path) -> None:
    assert opendata("reconcile", "party", "--with", str(extract)).code == 4
