"""Lying bars: their labels may be as long as the words of a council are."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from opendata.report.layout.blocks import Chart
from opendata.report.layout.drawing import AXIS, QUIET, RULE, WIDTH, Drawing
from opendata.report.layout.shown import NOTHING, is_number, number, told
from opendata.report.layout.text_size import lines_of, text_size
from opendata.report.layout.ticks import ticks

_LABEL_ROOM: Final = 230
_LINES: Final = 3
_LINE: Final = 16
_BAR: Final = 16
_BETWEEN_BARS: Final = 3
_BETWEEN: Final = 12


def bars(chart: Chart, drawing: Drawing) -> float:
    """Draw ``chart``; the height that it takes."""
    drawing.hatches(len(chart.series))
    top = drawing.legend([one.name for one in chart.series], of_lines=False) + 6
    axis = ticks(v for one in chart.series for v in one.values if v is not None and is_number(v))
    names = [lines_of(label, _LABEL_ROOM, _LINES) for label in chart.labels]
    values = [
        [told(one.values[at], drawing.language) or NOTHING for one in chart.series]
        for at in range(len(names))
    ]
    beside = max(text_size(value) for row in values for value in row) + 8
    low, high = float(axis[0]), float(axis[-1])
    left = max(text_size(line) for lines in names for line in lines) + 12
    left += beside if low < 0 else 0
    field = WIDTH - left - beside

    def place(value: float) -> float:
        return left + field * (value - low) / (high - low)

    heights = [
        max(len(chart.series) * (_BAR + _BETWEEN_BARS), len(lines) * _LINE) + _BETWEEN
        for lines in names
    ]
    bottom = top + sum(heights)
    room = max(text_size(number(float(tick), drawing.language)) for tick in axis) + 12
    every = next((n for n in range(1, len(axis)) if n * field / (len(axis) - 1) >= room), 1)
    for at, tick in enumerate(axis):
        x = place(float(tick))
        drawing.add("line", x1=x, x2=x, y1=top, y2=bottom, stroke=AXIS if tick == 0 else RULE)
        if at % every == 0:
            text = number(float(tick), drawing.language)
            drawing.text(x, bottom + 16, text, "middle", QUIET)
    y = top
    for at, (lines, height) in enumerate(zip(names, heights, strict=True)):
        _label(drawing, left - 10 - (beside if low < 0 else 0), y + height / 2, lines)
        start = y + (height - len(chart.series) * (_BAR + _BETWEEN_BARS) + _BETWEEN_BARS) / 2
        for n, one in enumerate(chart.series):
            value = one.values[at]
            _bar(drawing, n, value if is_number(value) else None, values[at][n], place, start)
            start += _BAR + _BETWEEN_BARS
        y += height
    return bottom + 24


def _label(drawing: Drawing, right: float, middle: float, lines: list[str]) -> None:
    y = middle - (len(lines) - 1) * _LINE / 2 + 4.5
    for line in lines:
        drawing.text(right, y, line, "end")
        y += _LINE


def _bar(
    drawing: Drawing,
    number_of: int,
    value: float | None,
    text: str,
    place: Callable[[float], float],
    y: float,
) -> None:
    """A bar with its value behind it; where nothing was recorded a dash and no bar."""
    zero = place(0)
    if value is None:
        drawing.text(zero + 6, y + 12.5, text, fill=QUIET)
        return
    end = place(float(value))
    drawing.bar(number_of, min(zero, end), y, max(abs(end - zero), 0.5), _BAR)
    if value < 0:
        drawing.text(end - 6, y + 12.5, text, "end")
    else:
        drawing.text(end + 6, y + 12.5, text)
