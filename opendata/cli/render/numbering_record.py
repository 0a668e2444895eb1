"""The reconciliation of the numbers as plain data; what draws it as a table is not loaded."""

from __future__ import annotations

from typing import Any

from opendata.check.reconciled import Numbering


def numbering_record(numbering: Numbering) -> dict[str, Any]:
    """The reconciliation as plain data; ranges as pairs of the first and the last number."""
    return {
        "unplaced": numbering.unplaced,
        "series": [
            {
                "kind": one.kind,
                "pattern": one.pattern,
                "counting": str(one.counting),
                "since": one.since,
                "until": one.until,
                "first": one.first or None,
                "last": one.last or None,
                "acts": len(one.acts),
                "missing": [list(run) for run in one.missing],
                "twice": [number for number, _acts in one.repeats],
                "out_of_order": [slip.act.number.text for slip in one.slips],
                "some_only": one.chosen,
            }
            for one in numbering.series
        ],
    }
