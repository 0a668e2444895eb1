"""Documents, corrections and rows of sheets, made by hand."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import pytest

from opendata.acts.act import Act, Reading
from opendata.collect.batch import Document, Outcome
from opendata.review.corrections import Action, Correction, Decision

VALUES = {
    "kind": "рішення ради",
    "number": "7",
    "date": "2024-02-15",
    "title": "Про питання",
}


@pytest.fixture
def values() -> dict[str, str]:
    """What a person says of a document."""
    return dict(VALUES)


@pytest.fixture
def make_document() -> Callable[..., Document]:
    """``make_document("a.txt", "1", number=None)``: a document that says all but its number."""

    def make(path: str = "d/a.txt", code: str = "a", **said: str | None) -> Document:
        told = VALUES | said
        readings = {
            name: Reading(value, 0.95, 3, 5, "heading")
            for name, value in told.items()
            if value is not None
        }
        act = Act(**readings)  # type: ignore[arg-type]
        return Document(path, code * 64, 10, "txt", Outcome.READ, act)

    return make


@pytest.fixture
def make_correction() -> Callable[..., Correction]:
    """``make_correction("a", number="8")``: published as number 8."""

    def make(code: str = "a", path: str = "d/a.txt", **said: Any) -> Correction:
        action = said.pop("action", Action.PUBLISH)
        told = VALUES | said if action is Action.PUBLISH else {}
        return Correction(
            code * 64,
            path,
            Decision(action, told),
            {},
            "Оксана",
            datetime(2026, 11, 22, 10, 0, tzinfo=UTC),
            4,
        )

    return make
