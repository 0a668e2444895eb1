"""The labelled passages: what the screen finds in them stays as good as it is asked to be."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from scripts.privacy.main import TARGETS
from scripts.privacy.passages import Labelled, read_passages
from scripts.privacy.scores import score

CORPUS = Path(__file__).parent / "corpus"
TODAY = date(2026, 1, 1)
WHOLE = 0.95
FILES = tuple(sorted(path.name for path in CORPUS.glob("*.jsonl")))


def passages(name: str) -> tuple[Labelled, ...]:
    return read_passages(CORPUS / name)


@pytest.mark.parametrize("name", FILES)
@pytest.mark.parametrize("kind", list(TARGETS))
def test_what_is_asked_of_each_kind(name: str, kind: str) -> None:
    found = score(passages(name), TODAY)[kind]
    assert found.precision is not None
    assert found.recall is not None
    assert found.precision >= TARGETS[kind], found.errors
    assert found.recall >= TARGETS[kind], found.errors


@pytest.mark.parametrize("name", FILES)
def test_documents_with_and_without_people(name: str) -> None:
    found = score(passages(name), TODAY)["document"]
    assert found.precision is not None
    assert found.recall is not None
    assert found.precision >= WHOLE, found.errors
    assert found.recall >= WHOLE, found.errors


def test_there_is_enough_of_both() -> None:
    every = [one for name in FILES for one in passages(name)]
    clean = [one for one in every if not one.found]
    assert len(every) >= 1000
    assert 0.4 <= len(clean) / len(every) <= 0.6
