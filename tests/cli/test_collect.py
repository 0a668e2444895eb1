"""``opendata collect`` as a clerk sees it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from review_hands import PUBLISH, UNNUMBERED, Paper, doubtful
from town import Town

Command = Callable[..., Any]


@pytest.fixture
def paper(town: Town, tmp_path: Path) -> Paper:
    doubtful(town)
    return Paper(tmp_path / "review.xlsx")


def test_the_way_of_the_clerk(opendata: Command, paper: Paper) -> None:
    said = opendata("collect", "decisions")
    assert said.code == 0
    assert said.out == (
        "Документів знайдено: 4, прочитано: 4\n"
        "Рядків, готових до перевірки й публікації: 3\n"
        "Чекають на людину: сумнівних – 1, спірних – 0\n"
        "Щоб вирішити про них: opendata collect decisions --review review.xlsx\n"
    )
    assert "[document-for-review]" in said.err
    written = opendata("collect", "decisions", "--review", str(paper.path))
    assert f"Аркуш для перевірки: {paper.path.as_posix()} (1 документ)" in written.out
    paper.fill(UNNUMBERED, Номер="12/1", Дата="15.02.2024", Дія=PUBLISH)
    taken = opendata("collect", "decisions", "--apply", str(paper.path), "--who", "Оксана")
    assert taken.code == 0
    assert taken.out == (
        "review.xlsx: прийнято 1 рішення (Оксана)\n"
        "Документів знайдено: 4, прочитано: 4\n"
        "Рядків, готових до перевірки й публікації: 4\n"
        "Чекають на людину: сумнівних – 0, спірних – 0\n"
        "Документів, про які вирішили люди: 1\n"
    )
    assert "документів: 4" in opendata("publish", "decisions").out
    shown = opendata("releases", "decisions", "1.0.0").out
    assert "Виправлено (Оксана, " in shown
    assert "rish 7.txt: номер: «–» → «12/1», дата: «–» → «2024-02-15»" in shown
    again = opendata("collect", "decisions", "--apply", str(paper.path))
    assert "прийнято 0 рішень" in again.out
    assert "1 рядок каже те, що й так діяло" in again.out


def test_a_refused_row_is_named_with_its_cell(opendata: Command, paper: Paper) -> None:
    opendata("collect", "decisions", "--review", str(paper.path))
    paper.fill(UNNUMBERED, Номер="7", Дата="завтра", Дія=PUBLISH)
    said = opendata("collect", "decisions", "--apply", str(paper.path))
    assert said.code == 3
    assert "review.xlsx › Перевірити › G3: цю клітинку прийняти не можна" in said.err
    assert "знайдено: завтра" in said.err
    assert "Прийнято не всі рядки" in said.out


def test_everything_as_json(opendata: Command, paper: Paper) -> None:
    opendata("collect", "decisions", "--review", str(paper.path))
    paper.fill(UNNUMBERED, Номер="12/1", Дата="15.02.2024", Дія=PUBLISH)
    said = opendata("collect", "decisions", "--apply", str(paper.path), "--who", "О", "--json").json
    assert said["applied"] == {
        "file": "review.xlsx",
        "who": "О",
        "taken": 1,
        "same": 0,
        "whole": True,
    }
    assert (said["rows"], said["doubtful"], said["decided"], said["review"]) == (4, 0, 1, None)
    assert [problem["code"] for problem in said["problems"]] == ["document-corrected"]
    opendata("publish", "decisions")
    (one,) = opendata("releases", "decisions", "1.0.0", "--json").json["corrections"]
    assert (one["who"], one["values"]["number"]) == ("О", "12/1")


def test_without_a_name_it_is_the_user_of_the_computer(
    opendata: Command, paper: Paper, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("getpass.getuser", lambda: "oksana")
    opendata("collect", "decisions", "--review", str(paper.path))
    paper.fill(UNNUMBERED, Дія="не публікувати")
    said = opendata("collect", "decisions", "--apply", str(paper.path))
    assert "прийнято 1 рішення (oksana)" in said.out


def test_a_rehearsal_says_so(opendata: Command, paper: Paper, town: Town) -> None:
    before = town.snapshot()
    said = opendata("collect", "decisions", "--review", str(paper.path), "--dry-run")
    assert said.out.endswith("Проба: нічого не записано\n")
    assert not paper.path.exists()
    assert town.snapshot() == before


def test_who_without_a_sheet_makes_no_sense(opendata: Command) -> None:
    said = opendata("collect", "decisions", "--who", "Оксана")
    assert said.code == 2
    assert "--apply" in said.err


@pytest.mark.parametrize(("option", "code"), [("--apply", 3), ("--review", 2)])
def test_a_sheet_without_a_name_is_not_passed_over(
    opendata: Command, option: str, code: int
) -> None:
    said = opendata("collect", "decisions", option, "")
    assert (said.code, said.out) == (code, "")
