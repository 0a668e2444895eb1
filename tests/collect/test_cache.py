"""What is remembered of documents."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from opendata.acts.act import Act, Reading
from opendata.collect import cache as module
from opendata.collect.batch import Outcome
from opendata.collect.cache import ActCache, read_back, write_down
from opendata.collect.reading import ReadDocument, failed, hung, scan
from opendata.collect.walk import FoundFile
from opendata.messages import msg
from opendata.problems import Problem

ACT = Act(kind=Reading("рішення ради", 0.97, 3, 9), number=Reading("5", 0.5))
READ = ReadDocument(Outcome.READ, "docx", ACT)
readings = st.none() | st.builds(Reading, st.text(), st.floats(0, 1), st.integers(), st.integers())


def file(path: str = "docs/а.docx", sha256: str = "a" * 64) -> FoundFile:
    return FoundFile(path, path, sha256, 5)


@given(readings, readings, st.sampled_from([None, scan(), hung(5)]), st.booleans())
def test_writing_down_and_reading_back(
    number: Reading[str] | None, title: Reading[str] | None, problem: Problem | None, named: bool
) -> None:
    reading = ReadDocument(Outcome.READ, "odt", Act(number=number, title=title), problem, named)
    assert read_back(write_down(reading)) == reading


def test_it_remembers_by_content_whatever_the_name(tmp_path: Path) -> None:
    with ActCache(tmp_path / "state" / "cache.db") as cache:
        cache.put({file(): READ})
    with ActCache(tmp_path / "state" / "cache.db") as cache:
        assert cache.get([file("docs/б.docx"), file("docs/в.docx", "b" * 64)]) == {
            "docs/б.docx": READ
        }


def test_an_act_that_needed_its_name_is_for_that_name_only(tmp_path: Path) -> None:
    named = ReadDocument(Outcome.READ, "docx", ACT, name_used=True)
    with ActCache(tmp_path / "cache.db") as cache:
        cache.put({file(): named})
        assert cache.get([file("docs/б.docx")]) == {}
        assert cache.get([file("other/а.docx")]) == {"other/а.docx": named}


def test_another_recogniser_reads_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with ActCache(tmp_path / "cache.db") as cache:
        cache.put({file(): READ})
        monkeypatch.setattr(module, "READER", "another")
        assert cache.get([file()]) == {}


def test_failures_that_may_pass_are_not_remembered(tmp_path: Path) -> None:
    passing = failed(file(), Problem("document-no-reader", msg("x")))
    lasting = failed(file(), Problem("document-encrypted", msg("x")))
    with ActCache(tmp_path / "cache.db") as cache:
        cache.put({file(): passing})
        assert cache.get([file()]) == {}
        cache.put({file(): lasting})
        assert cache.get([file()]) == {"docs/а.docx": lasting}


@pytest.mark.parametrize("damage", [b"no database at all" * 100, b""])
def test_a_damaged_file_is_made_anew(tmp_path: Path, damage: bytes) -> None:
    path = tmp_path / "cache.db"
    path.write_bytes(damage)
    with ActCache(path) as cache:
        cache.put({file(): READ})
        assert cache.get([file()]) == {"docs/а.docx": READ}


def test_damage_in_the_middle_costs_a_reading_and_no_more(tmp_path: Path) -> None:
    path = tmp_path / "cache.db"
    with ActCache(path) as cache:
        cache.put({file(sha256=f"{i:064x}"): READ for i in range(500)})
    data = bytearray(path.read_bytes())
    data[4096:] = b"\x55" * (len(data) - 4096)
    path.write_bytes(bytes(data))
    with ActCache(path) as cache:
        assert cache.get([file()]) == {}
        cache.put({file(): READ})
        assert cache.get([file()]) == {"docs/а.docx": READ}


def test_a_value_that_is_no_reading_is_forgotten(tmp_path: Path) -> None:
    with ActCache(tmp_path / "cache.db") as cache:
        cache.put({file(): READ})
        with cache._connection:
            cache._connection.execute("UPDATE reading SET value = '{}'")
        assert cache.get([file()]) == {}


def test_where_nothing_can_be_written_it_remembers_for_this_run(tmp_path: Path) -> None:
    path = tmp_path / "cache.db"
    path.mkdir()
    with ActCache(path) as cache:
        cache.put({file(): READ})
        assert cache.get([file()]) == {"docs/а.docx": READ}
