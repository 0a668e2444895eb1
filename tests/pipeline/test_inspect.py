"""Reading documents for the eye: in order, each once, with what is remarked of them."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from opendata.acts.act import SURE, Act, Reading, Remark
from opendata.collect.walk import FoundFile
from opendata.pipeline import inspect as inspection
from opendata.pipeline.inspect import Inspected, inspect
from opendata.problems import Exit, OpendataError

TODAY = date(2026, 3, 2)
TEXT = "ВИГАДАНСЬКА МІСЬКА РАДА\nРІШЕННЯ\nвід 14.02.2024 № {number}\nПро питання {number}\n"


def fill(folder: Path, *numbers: int) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for number in numbers:
        (folder / f"{number}.txt").write_text(TEXT.format(number=number), encoding="utf-8")


def look(
    *paths: Path | str, workers: int | None = None, with_text: bool = False
) -> list[Inspected]:
    return list(
        inspect(
            [str(path) for path in paths],
            TODAY,
            progress=lambda _done, _total: None,
            workers=workers,
            with_text=with_text,
        )
    )


def test_the_order_is_that_of_the_paths_however_many_processes_read(tmp_path: Path) -> None:
    fill(tmp_path / "б", *range(10, 16))
    fill(tmp_path / "а", 1, 2)
    alone = look(tmp_path / "б", tmp_path / "а", workers=1)
    assert [Path(one.path).name for one in alone] == [
        *(f"{n}.txt" for n in range(10, 16)),
        "1.txt",
        "2.txt",
    ]
    assert look(tmp_path / "б", tmp_path / "а", workers=2) == alone


def test_a_document_that_is_named_twice_is_read_once(tmp_path: Path) -> None:
    fill(tmp_path / "а", 1, 2)
    paths = (tmp_path / "а" / "2.txt", tmp_path / "а", tmp_path / "а" / ".." / "а")
    assert [Path(one.path).name for one in look(*paths)] == ["2.txt", "1.txt"]


def test_progress_counts_documents(tmp_path: Path) -> None:
    fill(tmp_path / "а", 1, 2, 3)
    told: list[tuple[int, int]] = []
    found = inspect(
        [str(tmp_path / "а")], TODAY, progress=lambda done, total: told.append((done, total))
    )
    assert len(list(found)) == 3
    assert told == [(1, 3), (2, 3), (3, 3)]


def test_lines_are_there_and_the_text_only_if_it_is_wanted(tmp_path: Path) -> None:
    fill(tmp_path, 1)
    (plain,) = look(tmp_path / "1.txt")
    assert plain.lines["number"] == "від 14.02.2024 № 1"
    assert plain.text is None
    (whole,) = look(tmp_path / "1.txt", with_text=True)
    assert whole.text == TEXT.format(number=1)


def test_remarks_and_doubts_become_findings(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill(tmp_path, 1)
    act = Act(
        number=Reading("1", SURE - 0.1, 0, 5), remarks=(Remark("act-second", "РІШЕННЯ", 3, 9),)
    )
    monkeypatch.setattr(inspection, "recognise", lambda *_, **_named: act)
    (found,) = look(tmp_path / "1.txt")
    assert [problem.code for problem in found.problems] == ["act-second", "document-doubtful"]
    assert {problem.place.file for problem in found.problems} == {found.path}
    assert not found.incomplete


def test_a_document_that_kills_its_reader_does_not_end_the_run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill(tmp_path, 1, 2)

    def fails(file: FoundFile, *_: object, **_named: object) -> Act:
        raise RecursionError(file.path)

    monkeypatch.setattr(inspection, "recognise", fails)
    found = look(tmp_path)
    assert [[problem.code for problem in one.problems] for one in found] == [
        ["document-failed"],
        ["document-failed"],
    ]
    assert all(one.incomplete and one.act is None for one in found)


def test_every_path_that_leads_nowhere_is_named_before_anything_is_read(tmp_path: Path) -> None:
    fill(tmp_path, 1)
    with pytest.raises(OpendataError) as refused:
        look(tmp_path / "1.txt", tmp_path / "x", tmp_path / "y")
    assert refused.value.exit_code is Exit.USAGE
    assert [problem.code for problem in refused.value.problems] == ["inspect-missing"] * 2


def test_no_document_at_all_is_incomplete(tmp_path: Path) -> None:
    with pytest.raises(OpendataError) as refused:
        look(tmp_path)
    assert (refused.value.problem.code, refused.value.exit_code) == (
        "inspect-nothing",
        Exit.INCOMPLETE,
    )


def test_a_name_that_is_not_composed_still_opens_the_file(tmp_path: Path) -> None:
    fill(tmp_path / "а", 1)
    name = "и\u0306.txt"
    (tmp_path / "а" / "1.txt").rename(tmp_path / "а" / name)
    (found,) = look(tmp_path / "а")
    assert Path(found.path).read_text(encoding="utf-8") == TEXT.format(number=1)


def test_a_remark_without_a_value_shows_its_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill(tmp_path, 1)
    start = TEXT.index("РІШЕННЯ")
    act = Act(remarks=(Remark("act-second", "", start, start),))
    monkeypatch.setattr(inspection, "recognise", lambda *_, **_named: act)
    (found,) = look(tmp_path / "1.txt")
    assert [problem.found for problem in found.problems] == ["РІШЕННЯ"]


def test_a_pattern_that_no_shell_has_expanded_stands_for_its_files(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill(tmp_path, 2, 1)
    monkeypatch.chdir(tmp_path)
    assert [one.path for one in look("*.txt")] == ["1.txt", "2.txt"]
    (tmp_path / "[1].txt").write_text(TEXT.format(number=3), encoding="utf-8")
    assert [one.path for one in look("[1].txt")] == ["[1].txt"]
    with pytest.raises(OpendataError, match="inspect-missing"):
        look("*.docx")
