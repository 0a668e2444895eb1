"""The workbooks of financial statements of the communal enterprises of the sample council.

They are drawn by the painters that the tests of the reader use; only what is no sum is written
here, the rest follows from the formulas of the forms.
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from random import Random
from typing import Any, Final

from sample.packages import fixed

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "tests"))

Figures = Mapping[str, tuple[int, int]]
"""Code → current and previous, in thousands of hryvnias; costs and losses without their minus."""

WATER: Final = ("Комунальне підприємство «Яснозірводоканал»", "99000063")
PARKS: Final = ("Комунальне підприємство «Благоустрій-Яснозір»", "99000057")
END: Final = date(2025, 12, 31)

WATER_BALANCE: Final[Figures] = {
    "1001": (84, 84),
    "1002": (60, 48),
    "1005": (1250, 430),
    "1011": (48_700, 46_200),
    "1012": (21_940, 19_870),
    "1100": (1_130, 980),
    "1101": (1_130, 980),
    "1125": (6_420, 5_860),
    "1135": (75, 0),
    "1155": (210, 340),
    "1165": (1_905, 1_240),
    "1167": (1_905, 1_240),
    "1400": (22_500, 22_500),
    "1410": (6_300, 5_100),
    "1525": (1_800, 2_100),
    "1615": (5_480, 4_400),
    "1620": (640, 590),
    "1625": (310, 295),
    "1630": (1_080, 1_010),
    "1690": (165, 210),
}
WATER_RESULTS: Final[Figures] = {
    "2000": (38_640, 34_210),
    "2050": (34_905, 31_480),
    "2120": (1_220, 905),
    "2130": (3_310, 2_980),
    "2150": (640, 585),
    "2180": (410, 390),
    "2300": (107, 0),
    "2500": (14_210, 12_900),
    "2505": (15_320, 13_960),
    "2510": (3_370, 3_071),
    "2515": (2_082, 1_990),
    "2520": (4_283, 3_514),
}
PARKS_BALANCE: Final[Figures] = {
    "1011": (1_420, 1_380),
    "1012": (655, 540),
    "1100": (96, 110),
    "1125": (180, 205),
    "1165": (195, 61),
    "1400": (900, 900),
    "1615": (74, 92),
    "1620": (21, 19),
    "1625": (11, 10),
    "1630": (42, 38),
}
PARKS_RESULTS: Final[Figures] = {
    "2000": (2_610, 2_405),
    "2120": (44, 30),
    "2050": (2_380, 2_260),
    "2180": (236, 205),
    "2300": (7, 0),
}


def statements() -> dict[str, bytes]:
    """The workbooks by their paths in the folder; the same on every run."""
    from financial_model import KINDS, SIZES

    balance, results = KINDS
    full, small, _ = SIZES
    one = [_content(balance, full, WATER, WATER_BALANCE)]
    two = [_content(results, full, WATER, WATER_RESULTS)]
    both = [
        _content(balance, small, PARKS, PARKS_BALANCE),
        _content(results, small, PARKS, PARKS_RESULTS),
    ]
    return {
        "2025/водоканал баланс.xlsx": _workbook(0, one),
        "2025/водоканал фінрезультати.xlsx": _workbook(0, two),
        "2025/благоустрій звітність 2025.xlsx": _workbook(1, both),
    }


def _content(kind: Any, size: Any, enterprise: tuple[str, str], figures: Figures) -> Any:
    """The statement with the sums that its lines make; the retained profit closes the balance."""
    from financial_model import Content, close

    from opendata.financials.forms import form_of

    content = Content(kind, size, *enterprise, END, thousands=True)
    for code in form_of(kind, size).names:
        now, before = figures.get(code, (0, 0))
        content.lines[code] = (now * 100 or None, before * 100 or None)
    for at in (0, 1):
        close(content, at)
    return content


def _workbook(style: int, contents: list[Any]) -> bytes:
    from budget_page import Page, save
    from financial_styles import STYLES

    page, rng = Page("Звітність"), Random(7)  # noqa: S311
    for n, content in enumerate(contents):
        STYLES[style](page, rng).paint(content, "2019", header=n == 0)
    with tempfile.TemporaryDirectory(prefix="opendata-") as folder:
        return fixed(save([page], Path(folder) / "form.xlsx").read_bytes())
