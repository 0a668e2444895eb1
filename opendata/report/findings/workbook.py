"""The findings alone as a workbook, for whoever shares the work on them."""

from __future__ import annotations

from opendata.clean.workbook import save_book
from opendata.report.annotated.list_sheet import list_book
from opendata.report.findings.findings import Findings


def workbook(found: Findings) -> bytes:
    """One sheet with all findings; equal findings give equal bytes."""
    return save_book(list_book(found.problems, found.language))
