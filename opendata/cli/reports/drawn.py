"""The makers of a report: its layout drawn in each format, its model as JSON."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from typing import Any

from opendata.cli.output import json_bytes
from opendata.cli.reports.common import Maker
from opendata.report.layout.blocks import Layout

BINARY = ("xlsx", "docx")
"""Formats that a terminal cannot show."""


def drawn(
    layout: Layout, plain: Callable[[], Any], table: Callable[[], Layout], out: str
) -> dict[str, Maker]:
    """A maker for each format, to be called for the one that is wanted.

    ``plain`` is the report for JSON, ``table`` the layout whose main grid CSV gives. A text is as
    wide as the terminal, and of one width in the file ``out``.
    """

    def text() -> bytes:
        from opendata.report.layout.terminal import terminal

        width = 100 if out else shutil.get_terminal_size().columns
        return terminal(layout, width).encode()

    def html() -> bytes:
        from opendata.report.layout.html import html as draw

        return draw(layout)

    def xlsx() -> bytes:
        from opendata.report.layout.xlsx import xlsx as draw

        return draw(layout)

    def docx() -> bytes:
        from opendata.report.layout.docx import docx as draw

        return draw(layout)

    def csv() -> bytes:
        from opendata.report.layout.csv import csv as draw

        return draw(table())

    return {
        "text": text,
        "json": lambda: json_bytes(plain()),
        "csv": csv,
        "html": html,
        "xlsx": xlsx,
        "docx": docx,
    }
