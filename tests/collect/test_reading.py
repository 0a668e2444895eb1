"""One file, and everything that may be wrong with it."""

from __future__ import annotations

from pathlib import Path

import pytest

from opendata.acts.act import SURE
from opendata.collect import reading
from opendata.collect.batch import Outcome
from opendata.collect.reading import read_one
from opendata.collect.walk import FoundFile, find_files
from opendata.journal.objects import ObjectStore

TEXT = "ЯСНОЗІРСЬКА МІСЬКА РАДА\nРІШЕННЯ\nвід 14.02.2024\nПро бюджет громади\n"


def only(folder: Path) -> FoundFile:
    return find_files(folder, folder.parent)[0][0]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    path = tmp_path / "docs"
    path.mkdir()
    return path


def test_the_bytes_are_kept_and_the_act_is_read(folder: Path, tmp_path: Path) -> None:
    (folder / "бюджет.txt").write_text(TEXT, encoding="utf-8")
    objects = ObjectStore(tmp_path / "objects")
    result = read_one(only(folder), objects)
    assert (result.outcome, result.format, result.name_used) == (Outcome.READ, "txt", False)
    assert result.act is not None
    assert result.act.sure("date") == "2024-02-14"
    assert objects.get(only(folder).sha256) == TEXT.encode()


def test_a_number_from_the_name_is_marked_as_such(folder: Path, tmp_path: Path) -> None:
    (folder / "Рішення № 7.txt").write_text(TEXT, encoding="utf-8")
    result = read_one(only(folder), ObjectStore(tmp_path / "objects"))
    assert result.name_used
    assert result.act is not None
    assert result.act.number is not None
    assert (result.act.number.value, result.act.number.confidence < SURE) == ("7", True)


def test_a_file_that_changed_or_went_is_reported(folder: Path, tmp_path: Path) -> None:
    path = folder / "а.txt"
    path.write_text(TEXT, encoding="utf-8")
    found = only(folder)
    path.write_text("інше", encoding="utf-8")
    objects = ObjectStore(tmp_path / "objects")
    changed = read_one(found, objects)
    path.unlink()
    gone = read_one(found, objects)
    assert [r.problem.code for r in (changed, gone) if r.problem] == [
        "document-changed",
        "document-unreadable",
    ]
    assert not changed.lasting
    assert not objects.has(found.sha256)


def test_a_mistake_of_ours_does_not_end_the_run(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise ZeroDivisionError("oh")

    (folder / "а.txt").write_text(TEXT, encoding="utf-8")
    monkeypatch.setattr(reading, "read_text", fail)
    result = read_one(only(folder), ObjectStore(tmp_path / "objects"))
    assert result.problem is not None
    assert (result.problem.code, result.problem.found) == (
        "document-failed",
        "ZeroDivisionError: oh",
    )
    assert not result.lasting


def test_without_a_store_nothing_is_kept(folder: Path, tmp_path: Path) -> None:
    (folder / "бюджет.txt").write_text(TEXT, encoding="utf-8")
    with_store = read_one(only(folder), ObjectStore(tmp_path / "objects"))
    before = sorted(tmp_path.rglob("*"))
    assert read_one(only(folder), None) == with_store
    assert sorted(tmp_path.rglob("*")) == before
