from __future__ import annotations

import pytest

from opendata.report.layout.drawing import WIDTH, Drawing, coordinate, element


@pytest.mark.parametrize(
    ("value", "text"), [(0, "0"), (-0.04, "0"), (1.25, "1.2"), (7.0, "7"), (-3.96, "-4")]
)
def test_coordinates_are_short_and_always_the_same(value: float, text: str) -> None:
    assert coordinate(value) == text


def test_texts_and_attributes_are_escaped() -> None:
    assert element("text", "<b> & co", x=1.0, text_anchor='"><x', fill=None) == (
        '<text x="1" text-anchor="&quot;&gt;&lt;x">&lt;b&gt; &amp; co</text>'
    )
    assert element("line", x1=0, y1=2.5) == '<line x1="0" y1="2.5"/>'


def test_a_legend_of_one_needs_no_room() -> None:
    drawing = Drawing("k", "uk")
    assert drawing.legend(["одне"], of_lines=True) == 0
    assert drawing.parts == []


def test_a_long_legend_goes_on_in_the_next_line() -> None:
    short, long = Drawing("k", "uk"), Drawing("k", "uk")
    names = [f"дуже довга назва показника {n}" for n in range(6)]
    assert long.legend(names, of_lines=False) > short.legend(names[:2], of_lines=False)
    assert (
        max(
            float(part.split('x="')[1].split('"')[0])
            for part in long.parts
            if part.startswith("<text")
        )
        < WIDTH
    )


def test_the_first_twelve_series_look_different() -> None:
    drawing = Drawing("k", "uk")
    for number in range(12):
        drawing.line(number, [(0, 0), (1, 1)])
        drawing.marker(number, 0, 0)
    assert len(set(drawing.parts[::2])) == len(set(drawing.parts[1::2])) == 12
