from __future__ import annotations

import dataclasses
import io
import zipfile

import pytest
from layout_hands import GROWTH, KINDS, PAIRS, RICH

from opendata.report.layout.blocks import Chart, Section
from opendata.report.layout.xlsx import xlsx


def parts(*charts: Chart) -> dict[str, str]:
    layout = dataclasses.replace(RICH, sections=(Section("", charts),))
    with zipfile.ZipFile(io.BytesIO(xlsx(layout))) as archive:
        return {
            name: archive.read(name).decode()
            for name in archive.namelist()
            if name.startswith("xl/charts/")
        }


def one(chart: Chart) -> str:
    (found,) = parts(chart).values()
    return found


def test_each_chart_is_one_of_excel_on_its_own_data() -> None:
    assert len(parts(GROWTH, KINDS, PAIRS)) == 3
    line = one(GROWTH)
    assert "<lineChart>" in line
    assert "$A$4:$A$27" in line
    assert "$C$4:$C$27" in line
    assert '<dispBlanksAs val="gap"' in line
    assert "<barChart>" in one(KINDS)


def test_the_axes_are_shown_by_new_versions_too() -> None:
    assert one(GROWTH).count('<delete val="0"') == 2


def test_series_differ_by_more_than_colour() -> None:
    line = one(GROWTH)
    assert '<a:prstDash val="solid"' in line
    assert '<a:prstDash val="dash"' in line
    assert '<symbol val="circle"' in line
    assert '<symbol val="square"' in line
    assert 'prst="wdUpDiag"' in one(PAIRS)


def test_one_series_needs_no_legend() -> None:
    assert "<legend>" not in one(KINDS)
    assert '<legendPos val="b"' in one(PAIRS)


@pytest.mark.parametrize("change", [{"labels": (), "series": ()}, {"series": ()}])
def test_nothing_is_drawn_of_nothing(change: dict[str, tuple[()]]) -> None:
    assert parts(dataclasses.replace(KINDS, **change)) == {}  # type: ignore[arg-type]
