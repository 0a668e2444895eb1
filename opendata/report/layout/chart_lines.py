"""Lines over time, with a gap where nothing was recorded."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Final

from opendata.report.layout.blocks import Chart, Series
from opendata.report.layout.drawing import AXIS, QUIET, RULE, WIDTH, Drawing
from opendata.report.layout.shown import is_number, number, told
from opendata.report.layout.text_size import shortened, text_size
from opendata.report.layout.ticks import ticks

_HEIGHT: Final = 250
"""Of the field in which the lines run."""
_LABEL_ROOM: Final = 150
_MOST_MARKERS: Final = 40
"""Where a line has more points, signs on all of them would hide it."""

Place = Callable[[int, float], tuple[float, float]]


def lines(chart: Chart, drawing: Drawing) -> float:
    """Draw ``chart``; the height that it takes."""
    top = drawing.legend([one.name for one in chart.series], of_lines=True) + 18
    axis = ticks(v for one in chart.series for v in one.values if v is not None and is_number(v))
    names = [shortened(label, _LABEL_ROOM) for label in chart.labels]
    sizes = [text_size(name) for name in names]
    left = max(*(text_size(number(float(tick), drawing.language)) for tick in axis), 0) + 10
    left = max(left, sizes[0] / 2)
    right = max(sizes[-1] / 2, 24)
    step = (WIDTH - left - right) / max(len(names) - 1, 1)
    low, high = float(axis[0]), float(axis[-1])

    def place(at: int, value: float) -> tuple[float, float]:
        return left + at * step, top + _HEIGHT * (high - value) / (high - low)

    for tick in axis:
        y = place(0, float(tick))[1]
        drawing.add(
            "line", x1=left, x2=WIDTH - right, y1=y, y2=y, stroke=AXIS if tick == 0 else RULE
        )
        drawing.text(left - 8, y + 4.5, number(float(tick), drawing.language), "end", QUIET)
    # counted from the last label, which so is always there: the newest is what people look for
    every = next((n for n in range(1, len(names)) if n * step >= max(sizes) + 12), len(names))
    for at, name in enumerate(names):
        if (len(names) - 1 - at) % every == 0:
            drawing.text(left + at * step, top + _HEIGHT + 22, name, "middle", QUIET)
    for at, one in enumerate(chart.series):
        _series(at, one, chart, drawing, place)
    return top + _HEIGHT + 32


def _series(at: int, one: Series, chart: Chart, drawing: Drawing, place: Place) -> None:
    marked = len(chart.labels) <= _MOST_MARKERS
    last: tuple[int, float] | None = None
    for stretch in _stretches(one):
        if len(stretch) > 1:
            drawing.line(at, [place(n, value) for n, value in stretch])
        for n, value in stretch if marked or len(stretch) == 1 else stretch[-1:]:
            hint = f"{chart.labels[n]}: {told(value, drawing.language)}"
            drawing.marker(at, *place(n, value), hint)
        last = stretch[-1]
    if last is not None and len(chart.series) == 1:
        x, y = place(*last)
        text = told(last[1], drawing.language)
        drawing.text(min(x, WIDTH - text_size(text) / 2), y - 9, text, "middle")


def _stretches(one: Series) -> Iterator[list[tuple[int, float]]]:
    """Runs of recorded values with their places; what is missing parts them."""
    run: list[tuple[int, float]] = []
    for at, value in enumerate(one.values):
        if value is not None and is_number(value):
            run.append((at, float(value)))
        elif run:
            yield run
            run = []
    if run:
        yield run
