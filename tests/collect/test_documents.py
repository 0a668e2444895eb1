"""A folder of documents, read once and remembered."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest

from opendata.collect import documents as module
from opendata.collect.batch import Document, Outcome
from opendata.collect.cache import ActCache
from opendata.collect.documents import PUBLISHED_AS_TEXT, collect_documents
from opendata.collect.walk import find_files
from opendata.journal.objects import ObjectStore
from opendata.problems import Severity

TEXT = "ЯСНОЗІРСЬКА МІСЬКА РАДА\nРІШЕННЯ\nвід 14.02.2024 № {}\nПро бюджет громади\n"


def collect(
    root: Path, workers: int | None = 1
) -> tuple[dict[str, Document], list[tuple[int, int]]]:
    steps: list[tuple[int, int]] = []
    found, problems = find_files(root / "docs", root)
    assert problems == ()
    with ActCache(root / "state" / "cache.db") as cache:
        result = collect_documents(
            found,
            cache=cache,
            objects=ObjectStore(root / "state" / "objects"),
            progress=lambda done, total: steps.append((done, total)),
            workers=workers,
        )
    assert [document.path for document in result] == [file.path for file in found]
    return {Path(document.path).name: document for document in result}, steps


@pytest.fixture
def root(tmp_path: Path) -> Path:
    docs = tmp_path / "docs"
    (docs / "2024").mkdir(parents=True)
    for number in range(1, 6):
        (docs / f"{number}.txt").write_text(TEXT.format(number), encoding="utf-8")
    (docs / "2024" / "1.txt").write_text(TEXT.format(1), encoding="utf-8")
    (docs / "empty.docx").write_bytes(b"")
    (docs / "page.doc").write_text("<html><body><p>РІШЕННЯ</p></body></html>", encoding="utf-8")
    return tmp_path


def test_each_file_has_its_outcome(root: Path) -> None:
    read, steps = collect(root)
    assert steps == [(done, 7) for done in range(1, 8)]
    assert read["3.txt"].outcome is Outcome.READ
    assert read["3.txt"].act is not None
    assert read["3.txt"].act.sure("number") == "3"
    assert read["3.txt"].problems == ()
    empty = read["empty.docx"]
    assert (empty.outcome, empty.format) == (Outcome.UNREADABLE, "docx")
    assert [(p.code, p.place.file) for p in empty.problems] == [
        ("document-empty", "docs/empty.docx")
    ]


def test_the_second_copy_is_a_duplicate_of_the_first_by_path(root: Path) -> None:
    found, _ = find_files(root / "docs", root)
    collect(root)
    with ActCache(root / "state" / "cache.db") as cache:
        result = collect_documents(
            found, cache=cache, objects=ObjectStore(root / "o"), progress=lambda *_: None, workers=1
        )
    second = next(document for document in result if document.outcome is Outcome.DUPLICATE)
    first = next(d for d in result if d.sha256 == second.sha256 and d is not second)
    assert first.path < second.path
    assert dict(second.problems[0].what.values)["original"] == first.path


def test_a_wrong_ending_is_only_a_note(root: Path) -> None:
    page = collect(root)[0]["page.doc"]
    assert (page.outcome, page.format) == (Outcome.READ, "html")
    assert [(p.code, p.severity) for p in page.problems] == [("document-misnamed", Severity.NOTE)]


def test_nothing_is_read_twice(root: Path) -> None:
    first, _ = collect(root)
    again, steps = collect(root)
    assert again == first
    assert steps == []
    (root / "docs" / "6.txt").write_text(TEXT.format(6), encoding="utf-8")
    assert collect(root)[1] == [(1, 1)]


def test_a_lost_object_is_fetched_again(root: Path) -> None:
    first, _ = collect(root)
    store = ObjectStore(root / "state" / "objects")
    store.path(first["2.txt"].sha256).unlink()
    assert collect(root)[1] == [(1, 1)]
    assert store.get(first["2.txt"].sha256) == TEXT.format(2).encode()


def test_what_was_read_is_remembered_when_the_run_is_stopped(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "SAVE_EVERY", 2)

    def stop(done: int, _: int) -> None:
        if done == 5:
            raise KeyboardInterrupt

    found, _ = find_files(root / "docs", root)
    with ActCache(root / "state" / "cache.db") as cache, pytest.raises(KeyboardInterrupt):
        collect_documents(
            found, cache=cache, objects=ObjectStore(root / "o"), progress=stop, workers=1
        )
    with ActCache(root / "state" / "cache.db") as cache:
        assert len(cache.get(found)) >= 4


def test_processes_bring_the_same_as_one(root: Path) -> None:
    alone, _ = collect(root, 1)
    (root / "state" / "cache.db").unlink()
    assert collect(root, 2)[0] == alone


def test_a_scan_is_kept_with_a_warning(root: Path) -> None:
    from PIL import Image
    from reportlab.lib.utils import ImageReader
    from reportlab.pdfgen.canvas import Canvas

    buffer = io.BytesIO()
    canvas = Canvas(buffer)
    canvas.drawImage(ImageReader(Image.new("L", (9, 9), 200)), 0, 0, 500, 700)
    canvas.save()
    (root / "docs" / "scan.pdf").write_bytes(buffer.getvalue())
    document = collect(root)[0]["scan.pdf"]
    assert (document.outcome, document.format, document.act) == (Outcome.SCAN, "pdf", None)
    assert [p.code for p in document.problems] == ["document-scan"]
    assert not ObjectStore(root / "state" / "objects").has(document.sha256)


def test_one_bad_archive_among_good_ones(root: Path) -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", b" " * 40_000_000)
    (root / "docs" / "bomb.docx").write_bytes(buffer.getvalue())
    read, _ = collect(root)
    assert [p.code for p in read["bomb.docx"].problems] == ["document-bomb"]
    assert read["1.txt"].outcome in {Outcome.READ, Outcome.DUPLICATE}


def test_the_formats_of_the_resolution() -> None:
    assert {"txt", "rtf", "odt", "doc", "docx", "pdf", "html"} == PUBLISHED_AS_TEXT
