"""Spoiled, random and monstrous texts: never a crash, never nonsense, never slow."""

from __future__ import annotations

import datetime
import json
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from opendata.acts.act import FIELDS, Act, Kind
from opendata.acts.recognise import recognise
from opendata.acts.remarks import REMARKS
from opendata.acts.rules import RULES
from opendata.acts.text import mend, read_text
from tests.acts.conftest import HEADER
from tests.acts.header_grammar import Header, headers
from tests.acts.hostile_mutations import HARMFUL, HARMLESS, changes
from tests.acts.hostile_shapes import SIZE, headings_within_one_act, shapes

ROOT = Path(__file__).resolve().parents[2]
CORPUS = ROOT.parent / "shared" / "corpus" / "dev.jsonl"
HEADING = "ЯСНОЗІРСЬКА МІСЬКА РАДА\nРІШЕННЯ\n"
SIGNATURE = "Міський голова                 Остап КАЛИНА\n"
SECOND = 1.0
"""Of the processor, for five megabytes; most shapes take a tenth of it."""
NAMES = ("", "Рішення №9 від 18.01.2024.docx", "12-6_perelik.pdf", "№№№", "проєкт.odt")
SLOW_TO_MAKE = [HealthCheck.too_slow, HealthCheck.data_too_large]


def samples() -> list[str]:
    """The acts of the sample council, each under a plain header."""
    found = []
    for file in sorted((ROOT / "scripts" / "sample" / "acts").glob("*.txt")):
        for part in f"\n{file.read_text(encoding='utf-8')}".split("\n== ")[1:]:
            number, _, day = (piece.strip() for piece in part.split("\n", 1)[0].split("·"))
            body = part.split("\n\n", 1)[1].strip()
            found.append(f"{HEADING}від {day} № {number}\n{body}\n\n{SIGNATURE}")
    return found


SAMPLES = samples()


def check(text: str, name: str) -> Act:
    """What must hold of every answer, whatever the text is."""
    act = recognise(text, name)
    assert act == recognise(text, name)
    for field, reading in act.readings().items():
        if reading is None:
            continue
        assert reading.rule in RULES, field
        assert 0 <= reading.confidence <= 1, field
        if (reading.start, reading.end) != (-1, -1):
            assert 0 <= reading.start < reading.end <= len(text), field
    for reference in act.references:
        assert 0 <= reference.start < reference.end <= len(text), reference
        assert 0 <= reference.confidence <= 1
        assert reference.kind is None or reference.kind in set(Kind)
        assert reference.date is None or datetime.date.fromisoformat(reference.date)
    for remark in act.remarks:
        assert remark.code in REMARKS
        assert (remark.start, remark.end) == (-1, -1) or 0 <= remark.start <= remark.end <= len(
            text
        )
    _check_values(act)
    return act


def _check_values(act: Act) -> None:
    if act.date is not None:
        assert datetime.date.fromisoformat(act.date.value).isoformat() == act.date.value
    if act.kind is None:
        assert all(reading is None for reading in act.readings().values())
        return
    assert act.kind.value in set(Kind)
    assert act.is_draft is not None
    for field in FIELDS:
        value = getattr(getattr(act, field), "value", None)
        if isinstance(value, str):
            assert value == value.strip() != "", field
            assert "\n" not in value, field
    assert act.convocation is None or 0 < act.convocation.value < 100
    assert act.annexes is None or act.annexes.value >= 0


@given(headers(), changes(HARMFUL), st.sampled_from(NAMES))
@settings(max_examples=120, deadline=None, suppress_health_check=SLOW_TO_MAKE)
def test_a_spoiled_header_gives_an_act_or_nothing(
    header: Header, change: Callable[[str], str], name: str
) -> None:
    check(change(header.text), name)


@given(st.sampled_from(SAMPLES), changes(HARMFUL, 6), st.sampled_from(NAMES))
@settings(max_examples=120, deadline=None, suppress_health_check=SLOW_TO_MAKE)
def test_a_spoiled_act_gives_an_act_or_nothing(
    text: str, change: Callable[[str], str], name: str
) -> None:
    check(change(text), name)


@given(st.lists(st.sampled_from([*SAMPLES, HEADER]), min_size=2, max_size=4), changes(HARMFUL))
@settings(max_examples=60, deadline=None, suppress_health_check=SLOW_TO_MAKE)
def test_spoiled_acts_in_one_file(texts: list[str], change: Callable[[str], str]) -> None:
    check(change("\n".join(texts)), "")


@given(st.text(max_size=1_500), headers(), st.integers(0, 400), st.sampled_from(NAMES))
@settings(max_examples=100, deadline=None, suppress_health_check=SLOW_TO_MAKE)
def test_any_signs_within_a_header(junk: str, header: Header, at: int, name: str) -> None:
    check(header.text[:at] + junk + header.text[at:], name)


@pytest.mark.slow
@given(st.data())
@settings(max_examples=600, deadline=None, suppress_health_check=SLOW_TO_MAKE)
def test_spoiled_real_headers(data: st.DataObject) -> None:
    if not CORPUS.is_file():
        pytest.skip(f"the shared corpus is not here: {CORPUS}")
    rows = [line for line in CORPUS.read_text("utf-8").split("\n") if line.strip()]
    text = json.loads(data.draw(st.sampled_from(rows)))["text"]
    check(data.draw(changes(HARMFUL, 6))(text), data.draw(st.sampled_from(NAMES)))


def told(text: str) -> dict[str, object]:
    act = check(text, "")
    return {
        field: getattr(getattr(act, field), "value", None)
        for field in ("kind", "number", "date", "title", "is_draft")
    }


def folded(values: dict[str, object]) -> dict[str, object]:
    """Titles are kept as typed: compared without what the change put into their letters."""
    table = str.maketrans("ABCEHIKMOPTXaceiopxy", "АВСЕНІКМОРТХасеіорху", "\u00ad\u200b\u200d")
    return {
        field: " ".join(value.translate(table).split()) if isinstance(value, str) else value
        for field, value in values.items()
    }


@given(headers(), changes(HARMLESS))
@settings(max_examples=120, deadline=None, suppress_health_check=SLOW_TO_MAKE)
def test_what_a_reader_does_not_see_changes_nothing(
    header: Header, change: Callable[[str], str]
) -> None:
    assert folded(told(change(header.text))) == folded(told(header.text))


@given(st.sampled_from(SAMPLES), changes(HARMLESS))
@settings(max_examples=120, deadline=None, suppress_health_check=SLOW_TO_MAKE)
def test_what_a_reader_does_not_see_changes_nothing_in_an_act(
    text: str, change: Callable[[str], str]
) -> None:
    assert folded(told(change(text))) == folded(told(text))


@given(headers(), st.sampled_from(("\r\n", "\r")))
@settings(max_examples=50, deadline=None, suppress_health_check=SLOW_TO_MAKE)
def test_line_ends_of_other_systems_change_nothing(header: Header, end: str) -> None:
    assert told(mend(header.text.replace("\n", end))) == told(header.text)


def seconds(work: Callable[[], object]) -> float:
    """Time of the processor, so that a busy machine does not count."""
    start = time.process_time()
    work()
    return time.process_time() - start


def slowest(texts: Iterator[tuple[str, str]]) -> list[tuple[float, str]]:
    """What each text took, the slowest first, by name."""
    return sorted(
        ((round(seconds(lambda text=text: recognise(text, "")), 2), name) for name, text in texts),
        reverse=True,
    )


@pytest.mark.slow
def test_five_megabytes_of_any_shape_take_less_than_a_second() -> None:
    recognise(HEADER, "")
    taken = slowest(shapes())
    assert len(taken) >= 40
    assert taken[0][0] < SECOND, f"the slowest (seconds, shape): {taken[:5]}"


@pytest.mark.slow
def test_headings_all_over_an_act_take_less_than_a_second() -> None:
    name, text = next(headings_within_one_act())
    taken = seconds(lambda: recognise(text, ""))
    assert taken < SECOND, f"{name}: {taken:.2f} seconds"


@pytest.mark.parametrize("ending", ["txt", "html"])
def test_a_file_of_five_megabytes_is_read_in_less_than_a_second(ending: str) -> None:
    rows = "Перелік земельних ділянок комунальної власності № 1 | 0,5 га\n"
    text = HEADER + rows * (SIZE // len(rows.encode()))
    if ending == "html":
        blocks = "</p><p>".join(text.split("\n"))
        text = f"<!doctype html><html><head><meta charset=utf-8></head><body><p>{blocks}</p></body>"
    data = text.encode()
    read_text(HEADER.encode(), "a.txt")
    taken = seconds(lambda: read_text(data, f"a.{ending}"))
    assert taken < SECOND, f"{taken:.2f} seconds of the processor"
    assert recognise(read_text(data, f"a.{ending}").text, "").sure("number") == "20-39/VIII"
