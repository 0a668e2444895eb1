"""A chart as a picture (SVG) that stands in a page: drawn here, without a script or a library."""

from __future__ import annotations

from opendata.messages import Language
from opendata.report.layout.blocks import Chart, Shape
from opendata.report.layout.chart_bars import bars
from opendata.report.layout.chart_lines import lines
from opendata.report.layout.drawing import WIDTH, Drawing, coordinate
from opendata.report.layout.shown import is_number


def svg(chart: Chart, key: str, language: Language) -> str:
    """The element ``<svg>``; empty where there is nothing to draw.

    ``key`` begins the ``id`` of everything in it that needs one. The caption and the summary are
    its name and description for who cannot see it.
    """
    if not any(is_number(value) for one in chart.series for value in one.values):
        return ""
    drawing = Drawing(key, language)
    # one value alone makes no line
    draw = lines if chart.shape is Shape.LINE and len(chart.labels) > 1 else bars
    height = draw(chart, drawing)
    drawing.first("desc", chart.summary, id=f"{key}-desc")
    drawing.first("title", chart.caption, id=f"{key}-title")
    head = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {coordinate(height)}" '
        f'role="img" aria-labelledby="{key}-title {key}-desc" font-size="13" fill="#17212b">'
    )
    return "\n".join([head, *drawing.parts, "</svg>"])
