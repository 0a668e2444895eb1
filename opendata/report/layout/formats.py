"""The files that a report can be given as."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

from opendata.report.layout.blocks import Layout
from opendata.report.layout.csv import csv
from opendata.report.layout.docx import docx
from opendata.report.layout.html import html
from opendata.report.layout.xlsx import xlsx

FORMATS: Final[Mapping[str, Callable[[Layout], bytes]]] = {
    "html": html,
    "xlsx": xlsx,
    "docx": docx,
    "csv": csv,
}
"""The name of a format and what makes it. Equal layouts give equal bytes."""
BINARY: Final = ("xlsx", "docx")
"""Formats that a terminal cannot show."""
