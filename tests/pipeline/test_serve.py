from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from opendata.journal.journal import Journal, Step
from opendata.messages import msg
from opendata.pipeline import serve as serving
from opendata.pipeline.mend import DAMAGED
from opendata.pipeline.serve import Shelf, recall_of, serve
from opendata.pipeline.summary import Published
from opendata.problems import Exit, OpendataError, Problem

NOW = datetime(2026, 11, 23, 1, tzinfo=UTC)


def tell(journal: Journal, step: Step, dataset: str, data: Mapping[str, object]) -> None:
    journal.record(NOW, "run", step, dataset, data)


def test_the_newest_memory_of_a_portal_is_recalled(tmp_path: Path) -> None:
    journal = Journal(tmp_path / "journal.sqlite")
    recall = recall_of(journal, "decisions")
    assert recall("local") is None
    tell(journal, Step.PLANNED, "decisions", {"portal": "local", "memory": {"n": 1}})
    assert recall("local") == {"n": 1}
    tell(journal, Step.RECEIPT, "decisions", {"portal": "local", "memory": {"n": 2}})
    tell(journal, Step.RECEIPT, "decisions", {"portal": "site"})
    tell(journal, Step.RECEIPT, "decisions", {"portal": "other", "memory": {"n": 3}})
    tell(journal, Step.RECEIPT, "budget", {"portal": "local", "memory": {"n": 4}})
    assert recall("local") == {"n": 2}
    assert recall("other") == {"n": 3}
    assert recall("site") is None
    tell(journal, Step.PLANNED, "decisions", {"portal": "local", "memory": {"n": 5}})
    tell(journal, Step.RECEIPT, "decisions", {"portal": "local"})  # it was not proven
    assert recall("local") == {"n": 5}


def test_an_event_without_its_portal_is_damage(tmp_path: Path) -> None:
    journal = Journal(tmp_path / "journal.sqlite")
    tell(journal, Step.RECEIPT, "decisions", {"memory": {}})
    with pytest.raises(OpendataError) as caught:
        recall_of(journal, "decisions")("local")
    assert caught.value.problem.code == "journal-damaged"


@dataclass
class Named:
    name: str
    error: OpendataError | None = None
    remote: bool = False


@dataclass
class Turns:
    """Stands for the publication to one portal."""

    had: list[str] = field(default_factory=list)

    def one(self, _run: Any, going: Any, _watch: Any) -> Published:
        portal = going.portal
        self.had.append(portal.name)
        if portal.error is not None:
            raise portal.error
        return Published(portal.name, f"https://{portal.name}.example")


def failing(code: str, exit_code: Exit) -> OpendataError:
    return OpendataError(Problem(code, msg("it failed")), exit_code)


def run(monkeypatch: pytest.MonkeyPatch, *portals: Named) -> tuple[Turns, Any]:
    turns = Turns()
    monkeypatch.setattr(serving, "_one", turns.one)
    shelf: Any = Shelf(None, portals)  # type: ignore[arg-type]
    try:
        return turns, serve(None, shelf, None, dry_run=False)  # type: ignore[arg-type]
    except OpendataError as error:
        return turns, error


def test_a_portal_that_fails_does_not_keep_the_others_from_theirs(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    turns, error = run(
        monkeypatch,
        Named("a", failing("ckan-unreachable", Exit.UNREACHABLE)),
        Named("b"),
        Named("c", failing("ckan-denied", Exit.CONFIGURATION)),
    )
    assert turns.had == ["a", "b", "c"]
    assert [one.code for one in error.problems] == ["ckan-unreachable", "ckan-denied"]
    assert error.exit_code is Exit.UNREACHABLE


def test_damage_of_our_own_is_for_all_of_them(monkeypatch: pytest.MonkeyPatch) -> None:
    turns, error = run(monkeypatch, Named("a", failing(DAMAGED, Exit.DIFFERS)), Named("b"))
    assert turns.had == ["a"]
    assert error.problem.code == DAMAGED


def test_all_addresses_are_told(monkeypatch: pytest.MonkeyPatch) -> None:
    _, published = run(monkeypatch, Named("a"), Named("b"))
    assert [one.portal for one in published] == ["a", "b"]
