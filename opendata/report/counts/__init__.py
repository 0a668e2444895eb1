"""How many sets and documents are published: see docs/counting.md for what is a document."""

from __future__ import annotations

from opendata.report.counts.held import CountsReport, DatasetCount, count, totals

__all__ = ["CountsReport", "DatasetCount", "count", "totals"]
