"""A chart of Excel beside its data."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from opendata.clean.workbook import cell_text
from opendata.report.layout.blocks import Chart, Grid, Shape
from opendata.report.layout.palette import COLOURS
from opendata.report.layout.xlsx_grid import HEAD

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

_DASHES: Final = ("solid", "dash", "sysDot", "lgDashDot")
_MARKERS: Final = ("circle", "square", "triangle", "diamond")
_PATTERNS: Final = (None, "wdUpDiag", "pct50", "wdDnDiag", "smGrid", "horz")


def add_chart(sheet: Worksheet, chart: Chart, grid: Grid) -> None:
    """Draw ``chart`` to the right of ``grid``, which holds its data on ``sheet``."""
    from openpyxl.chart import BarChart, LineChart, Reference
    from openpyxl.utils import get_column_letter

    if not chart.labels or not chart.series:
        return
    last = HEAD + len(grid.rows)
    is_line = chart.shape is Shape.LINE and len(chart.labels) > 1  # one value makes no line
    drawn: Any = LineChart() if is_line else BarChart()
    data = Reference(sheet, min_col=2, max_col=len(grid.columns), min_row=HEAD, max_row=last)
    drawn.add_data(data, titles_from_data=True)
    drawn.set_categories(Reference(sheet, min_col=1, min_row=HEAD + 1, max_row=last))
    for number, series in enumerate(drawn.series):
        (_line if is_line else _bar)(series, number)
    drawn.title = cell_text(chart.caption)
    drawn.title.overlay = False  # or Excel writes it over the chart
    drawn.display_blanks = "gap"
    drawn.width, drawn.height = 24, 12
    # without this newer versions of Excel hide the axes
    drawn.x_axis.delete = drawn.y_axis.delete = False
    drawn.y_axis.number_format = "General"
    if len(chart.series) == 1:
        drawn.legend = None
    else:
        drawn.legend.position = "b"
        drawn.legend.overlay = False
    sheet.add_chart(drawn, f"{get_column_letter(len(grid.columns) + 2)}{HEAD}")


def _line(series: Any, number: int) -> None:
    colour = COLOURS[number % len(COLOURS)].lstrip("#")
    series.smooth = False
    series.graphicalProperties.line.solidFill = colour
    series.graphicalProperties.line.dashStyle = _DASHES[number % len(_DASHES)]
    series.marker.symbol = _MARKERS[number % len(_MARKERS)]
    series.marker.graphicalProperties.solidFill = colour
    series.marker.graphicalProperties.line.solidFill = colour


def _bar(series: Any, number: int) -> None:
    from openpyxl.drawing import colors
    from openpyxl.drawing import fill as fills

    colour = COLOURS[number % len(COLOURS)].lstrip("#")
    pattern = _PATTERNS[number % len(_PATTERNS)]
    if pattern is None:
        series.graphicalProperties.solidFill = colour
        return
    # the types that others wrote for openpyxl do not know what it takes here
    made: Any = fills.PatternFillProperties
    paint: Any = colors.ColorChoice
    fill = made(prst=pattern)
    fill.foreground, fill.background = paint(srgbClr=colour), paint(srgbClr="FFFFFF")
    series.graphicalProperties.pattFill = fill
    series.graphicalProperties.line.solidFill = colour
