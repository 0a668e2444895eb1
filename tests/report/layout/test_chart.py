"""The picture of a chart as text; what a browser makes of it is in test_html_browser.py."""

from __future__ import annotations

import dataclasses
import itertools
import xml.etree.ElementTree as ET

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from layout_hands import ATTACK, CONTROL, GROWTH, KINDS, PAIRS, charts

from opendata.clean.workbook import cell_text
from opendata.report.layout.blocks import Chart, Series, Shape
from opendata.report.layout.chart import svg
from opendata.report.layout.drawing import WIDTH
from opendata.report.layout.shown import is_number
from opendata.report.layout.text_size import text_size

SVG = "{http://www.w3.org/2000/svg}"


def drawn(chart: Chart) -> ET.Element:
    return ET.fromstring(cell_text(svg(chart, "k", "uk")))


def boxes(picture: ET.Element) -> list[tuple[float, float, float, str]]:
    """Where each text stands: from, to, its line, and what it says."""
    found = []
    for one in picture.iter(f"{SVG}text"):
        x, room, anchor = (
            float(one.attrib["x"]),
            text_size(one.text or ""),
            one.attrib["text-anchor"],
        )
        start = x - {"start": 0, "middle": room / 2, "end": room}[anchor]
        found.append((start, start + room, float(one.attrib["y"]), one.text or ""))
    return found


def test_a_chart_has_a_name_and_a_description() -> None:
    picture = drawn(KINDS)
    assert picture.attrib["role"] == "img"
    names = picture.attrib["aria-labelledby"].split()
    texts = {one.attrib["id"]: one.text for one in picture if "id" in one.attrib}
    assert [texts[name] for name in names] == ["Документи за видами", "Найбільше рішень."]


def test_a_line_has_a_gap_where_nothing_was_recorded() -> None:
    plain = dataclasses.replace(GROWTH, series=GROWTH.series[1:])
    whole = Series("Документи", tuple(range(24)))
    assert len(drawn(plain).findall(f"{SVG}polyline")) == 2
    assert len(drawn(dataclasses.replace(plain, series=(whole,))).findall(f"{SVG}polyline")) == 1


def test_a_single_value_between_gaps_is_still_seen() -> None:
    lonely = Series("Документи", tuple(5 if n == 3 else None for n in range(60)))
    labels = tuple(map(str, range(60)))
    picture = drawn(Chart("k", "", Shape.LINE, labels, (lonely,), ""))
    assert len(picture.findall(f"{SVG}circle")) == 1


def test_a_line_of_one_value_is_a_bar() -> None:
    picture = drawn(Chart("k", "", Shape.LINE, ("11.2026",), (Series("Набори", (2,)),), ""))
    assert len(picture.findall(f"{SVG}rect")) == 1


def test_a_bar_that_was_not_recorded_is_no_bar() -> None:
    assert len(drawn(KINDS).findall(f"{SVG}rect")) == 3
    assert "–" in [text for *_, text in boxes(drawn(KINDS))]


def test_series_differ_by_more_than_colour() -> None:
    lines = drawn(GROWTH)
    assert len({one.attrib.get("stroke-dasharray") for one in lines.iter(f"{SVG}polyline")}) == 2
    assert lines.findall(f"{SVG}circle")
    assert lines.findall(f"{SVG}polygon")
    fills = {one.attrib["fill"] for one in drawn(PAIRS).findall(f"{SVG}rect")}
    assert any(fill.startswith("url(#k-h1)") for fill in fills)


@pytest.mark.parametrize("shape", Shape)
@pytest.mark.parametrize("values", [(), (None, None), (float("nan"), None)])
def test_without_a_number_there_is_no_picture(
    shape: Shape, values: tuple[float | None, ...]
) -> None:
    labels = ("січень", "лютий")[: len(values)]
    assert svg(Chart("k", "", shape, labels, (Series("a", values),), ""), "k", "uk") == ""
    assert svg(Chart("k", "", shape, labels, (), ""), "k", "uk") == ""


def test_hostile_texts_stay_texts() -> None:
    chart = dataclasses.replace(
        PAIRS, caption=ATTACK, summary=CONTROL, labels=(ATTACK, '"onload="x'), series=PAIRS.series
    )
    picture = drawn(chart)
    assert not picture.findall(f".//{SVG}script")
    assert picture.findtext(f"{SVG}title") == ATTACK


@given(charts("k"))
@settings(max_examples=60)
def test_any_chart_is_well_formed_and_nothing_leaves_the_picture(chart: Chart) -> None:
    text = svg(chart, "k", "uk")
    if not any(is_number(value) for one in chart.series for value in one.values):
        assert text == ""
        return
    assert text == svg(chart, "k", "uk")
    picture = drawn(chart)
    height = float(picture.attrib["viewBox"].split()[3])
    for start, end, line, said in boxes(picture):
        assert start >= -0.1, said
        assert end <= WIDTH + 0.1, said
        assert 0 < line < height
    for bar in picture.findall(f"{SVG}rect"):
        assert float(bar.attrib["x"]) >= 0
        assert float(bar.attrib["x"]) + float(bar.attrib["width"]) <= WIDTH


@given(st.integers(2, 400), st.sampled_from(["2024-01", "I кв. 2024", "д"]))
@settings(max_examples=40)
def test_labels_of_an_axis_never_overlap_and_the_last_is_there(count: int, label: str) -> None:
    labels = tuple(f"{label} {n}" for n in range(count))
    chart = Chart("k", "", Shape.LINE, labels, (Series("a", tuple(range(count))),), "")
    found = boxes(drawn(chart))
    bottom = max(line for _, _, line, _ in found)
    along = sorted(one for one in found if one[2] == bottom)
    assert along[-1][3] == labels[-1]
    assert all(one[1] < after[0] for one, after in itertools.pairwise(along))
