"""Thirty documents of all formats, five of them broken: the run goes on and tells the truth."""

from __future__ import annotations

from pathlib import Path

import pytest
from fault_documents import FaultFolder, make_fault_folder
from town import Town, make_town

from opendata.check.verdict import Status
from opendata.pipeline.summary import Result, Summary
from opendata.problems import Exit

BROKEN = ("document-bomb", "document-broken", "document-empty", "document-encrypted")


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> tuple[Town, FaultFolder, Summary]:
    town = make_town(tmp_path_factory.mktemp("faults") / "town")
    folder = make_fault_folder(town.documents)
    return town, folder, town.publish()


Published = tuple[Town, FaultFolder, Summary]


def test_every_document_is_accounted_for(published: Published) -> None:
    _, folder, summary = published
    assert len(folder.good) == 25
    assert len(folder.broken) == 5
    assert summary.tally.found == 30
    assert summary.tally.read == 25
    assert summary.tally.unreadable == 5


def test_each_broken_document_is_named_with_its_fault(published: Published) -> None:
    _, folder, summary = published
    prefix = "datasets/decisions/documents/"
    found = {
        str(problem.place.file).removeprefix(prefix): problem.code
        for problem in summary.problems
        if problem.code in BROKEN
    }
    assert found == dict(folder.broken)
    assert all(p.remedy is not None for p in summary.problems if p.code in BROKEN)


def test_the_rest_is_published_and_the_run_says_incomplete(published: Published) -> None:
    town, _, summary = published
    assert (summary.result, summary.exit_code) == (Result.RELEASED, Exit.INCOMPLETE)
    assert summary.status is Status.INCOMPLETE
    assert summary.tally.valid == 25
    documents = town.root / "public" / "decisions" / "documents"
    assert len(list(documents.iterdir())) == 25
    formats = {path.suffix for path in documents.iterdir()}
    assert formats == {".docx", ".pdf", ".html", ".odt", ".rtf", ".txt"}


def test_when_the_broken_ones_are_mended_the_rest_follows(published: Published) -> None:
    town, folder, _ = published
    for name in folder.broken:
        Path(town.documents / name).unlink()
    summary = town.publish()
    assert (summary.exit_code, summary.status) == (Exit.DONE, Status.VALID)
    assert summary.version == "1.0.0"
