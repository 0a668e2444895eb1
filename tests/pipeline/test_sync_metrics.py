"""The figures keep to the OpenMetrics text format, and remember what the journal does not know."""

from __future__ import annotations

import re
from datetime import datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from opendata.pipeline.sync.metrics import (
    LAST_RUN,
    LAST_SUCCESS,
    Family,
    exposition,
    families,
    figures_of,
    read_figures,
    write_figures,
)
from opendata.pipeline.sync.night import Ended, Night, Outcome
from opendata.problems import Exit

# The grammar of https://github.com/prometheus/OpenMetrics, as far as gauges need it.
NAME = r"[a-zA-Z_:][a-zA-Z0-9_:]*"
LABEL = r'[a-zA-Z_][a-zA-Z0-9_]*="(?:[^"\\\n]|\\["\\n])*"'
NUMBER = r"[+-]?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)(?:[eE][+-]?[0-9]+)?"
DESCRIPTOR = re.compile(rf"# (?:TYPE ({NAME}) gauge|UNIT ({NAME}) ([a-z]+)|HELP ({NAME}) [^\n]+)")
SAMPLE = re.compile(rf"({NAME})(?:\{{((?:{LABEL})(?:,{LABEL})*)\}})? {NUMBER}")
COUNCIL = "99000005"
OF = (("council", COUNCIL),)


def must_be_open_metrics(text: str) -> None:
    """Check ``text`` line by line: descriptors first, one block a family, no sample twice."""
    assert text.endswith("\n# EOF\n") or text == "# EOF\n"
    family, closed, seen = "", set[str](), set[str]()
    for line in text.split("\n")[:-2]:
        assert line
        described = DESCRIPTOR.fullmatch(line)
        name = next(filter(None, described.group(1, 2, 4))) if described else None
        if described and described[2]:
            assert described[2].endswith(f"_{described[3]}"), "a unit ends the name of its family"
        if described is None:
            sample = SAMPLE.fullmatch(line)
            assert sample, line
            name = sample[1]
            assert name == family, "a sample stands with its family"
            key = line.rpartition(" ")[0]
            assert key not in seen
            seen.add(key)
        if name != family:
            assert line.startswith("# TYPE"), "a family begins with its type"
            assert name not in closed, "a family stands in one piece"
            closed.add(family)
            family = str(name)


def night(at: datetime, *ended: Ended, failed: bool = False) -> Night:
    return Night("r", at, 2.5, ended, totals=None if failed else (1, 3))


def end(name: str, code: Exit = Exit.DONE, outcome: Outcome = Outcome.UNCHANGED) -> Ended:
    return Ended(name, outcome, code, 0.1234)


def test_the_file_keeps_to_the_format(noon: datetime) -> None:
    text = exposition(
        families(night(noon, end("a"), end("b", Exit.INVALID)), COUNCIL, {}, ("a", "b"))
    )
    must_be_open_metrics(text)
    assert f'{LAST_RUN}{{council="{COUNCIL}"}} {int(noon.timestamp())}\n' in text
    assert 'opendata_datasets{council="99000005",outcome="unchanged"} 2\n' in text
    assert 'opendata_dataset_exit_code{council="99000005",dataset="b"} 1\n' in text
    assert 'opendata_dataset_duration_seconds{council="99000005",dataset="a"} 0.123\n' in text
    assert 'opendata_published_documents{council="99000005"} 3\n' in text


@pytest.mark.parametrize(
    "text",
    [
        "# TYPE a gauge\na 1\na 1\n# EOF\n",
        "# TYPE a gauge\n# UNIT a seconds\na 1\n# EOF\n",
        "a 1\n# EOF\n",
        "# TYPE a gauge\na 1\n",
        '# TYPE a gauge\na{b="\n"} 1\n# EOF\n',
    ],
)
def test_the_check_of_the_format_can_fail(text: str) -> None:
    with pytest.raises(AssertionError):
        must_be_open_metrics(text)


def test_an_earlier_success_is_remembered(noon: datetime, tmp_path: Path) -> None:
    path = tmp_path / "opendata.prom"
    known = ("a", "b", "gone")
    write_figures(path, families(night(noon, *map(end, known)), COUNCIL, {}, known))
    later = noon.replace(hour=noon.hour + 1)
    second = night(later, end("a"), end("b", Exit.INVALID, Outcome.STOPPED))
    write_figures(path, families(second, COUNCIL, read_figures(path), ("a", "b")))
    found = read_figures(path)
    assert found[LAST_RUN, OF] == later.timestamp()
    assert found[LAST_SUCCESS, OF] == noon.timestamp(), "one failed: the run is no success"
    assert found[LAST_SUCCESS, (*OF, ("dataset", "a"))] == later.timestamp()
    assert found[LAST_SUCCESS, (*OF, ("dataset", "b"))] == noon.timestamp()
    assert (LAST_SUCCESS, (*OF, ("dataset", "gone"))) not in found
    assert not [name for name in tmp_path.iterdir() if name != path], "no temporary file stays"


def test_a_dataset_without_a_turn_keeps_its_success(noon: datetime) -> None:
    before = {(LAST_SUCCESS, (*OF, ("dataset", "b"))): 5.0}
    text = exposition(families(night(noon, end("a")), COUNCIL, before, ("a", "b")))
    assert f'{LAST_SUCCESS}{{council="99000005",dataset="b"}} 5\n' in text


def test_one_that_is_left_out_is_no_success(noon: datetime) -> None:
    skipped = end("a", outcome=Outcome.SKIPPED)
    text = exposition(families(night(noon, skipped), COUNCIL, {}, ("a",)))
    assert 'timestamp_seconds{council="99000005",dataset="a"}' not in text


@pytest.mark.parametrize("content", [b"", b"\xff\xfe", b"a 1\nnonsense\n# EOF\n"])
def test_a_file_of_others_is_read_without_harm(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "x.prom"
    path.write_bytes(content)
    assert LAST_RUN not in {name for name, _ in read_figures(path)}
    assert read_figures(tmp_path / "missing") == {}


@given(st.text(st.characters(codec="utf-8"), max_size=30), st.floats(0, 1e12))
def test_any_text_in_a_label_comes_back(value: str, number: float) -> None:
    if any(ch in value for ch in "\x0b\x0c\r\x1c\x1d\x1e\x85\u2028\u2029"):
        return  # names of datasets are ASCII; other line ends never come here
    labels = (("dataset", value),)
    text = exposition([Family("opendata_x", "Help.", ((labels, number),))])
    must_be_open_metrics(text)
    assert figures_of(text) == {("opendata_x", labels): number}
