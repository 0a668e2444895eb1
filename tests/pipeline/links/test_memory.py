from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from opendata.pipeline.links.found import State, Visit
from opendata.pipeline.links.memory import Memory

NOW = datetime(2026, 3, 2, 10, tzinfo=UTC)
VISIT = Visit(NOW, State.UNCHECKED, "slow", silences=2)


def test_a_visit_is_remembered(tmp_path: Path) -> None:
    memory = Memory(tmp_path / "links.sqlite")
    assert memory.known(["a"]) == {}
    memory.keep("a", VISIT)
    memory.keep("b", Visit(NOW, State.ALIVE, target="c"))
    memory.keep("a", Visit(NOW, State.DEAD, "http-404"))
    known = Memory(tmp_path / "links.sqlite").known(["a", "b", "x"])
    assert known == {
        "a": Visit(NOW, State.DEAD, "http-404"),
        "b": Visit(NOW, State.ALIVE, target="c"),
    }
    assert Memory(tmp_path / "links.sqlite").known(["b"]).keys() == {"b"}


@pytest.mark.parametrize("data", [b"", b"not a database " * 100])
def test_a_file_that_cannot_be_read_is_made_anew(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "links.sqlite"
    path.write_bytes(data)
    memory = Memory(path)
    assert memory.known(["a"]) == {}
    memory.keep("a", VISIT)
    assert memory.known(["a"]) == {"a": VISIT}


def test_visits_that_say_nonsense_are_forgotten(tmp_path: Path) -> None:
    import sqlite3

    path = tmp_path / "links.sqlite"
    Memory(path).keep("a", VISIT)
    with sqlite3.connect(path) as database:
        database.execute("UPDATE visits SET state = 'maybe'")
    database.close()
    assert Memory(path).known(["a"]) == {}


def test_a_folder_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(OSError, match="open"):
        Memory(tmp_path / "no" / "links.sqlite").keep("a", VISIT)
